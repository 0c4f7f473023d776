/// Where requests go: a scheme, a host and a port.
public struct HTTPOrigin: Hashable, Sendable, CustomStringConvertible {
    /// Whether the connection is encrypted, `https`.
    public let isSecure: Bool
    /// The name or address of the host; an IPv6 address is without brackets.
    public let host: String
    /// The port, 1 to 65535.
    public let port: Int

    /// An origin.
    ///
    /// - Parameters:
    ///   - isSecure: whether the connection is encrypted.
    ///   - host: the name or address of the host, an IPv6 address without brackets.
    ///   - port: the port, 1 to 65535; by default 443 for an encrypted connection and 80 for another.
    public init(isSecure: Bool = true, host: String, port: Int? = nil) {
        self.isSecure = isSecure
        self.host = host
        self.port = port ?? (isSecure ? 443 : 80)
    }

    /// The origin as the beginning of a URL.
    public var description: String { "\(isSecure ? "https" : "http")://\(authority)" }

    /// The host and, unless it is the scheme's own, the port: the `Host` header.
    var authority: String {
        let host = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? host : "\(host):\(port)"
    }
}

/// An absolute URL of the schemes `http` and `https`.
package struct HTTPURL: Hashable, Sendable {
    package let origin: HTTPOrigin
    /// The path from its first slash; `/` if the URL has none.
    package let path: String
    package let query: String

    /// A URL from its text; `nil` for other schemes, for user information, and for what is no URL.
    package init?(_ text: String) {
        let isSecure: Bool
        let rest: Substring
        if text.lowercased().hasPrefix("https://") {
            (isSecure, rest) = (true, text.dropFirst(8))
        } else if text.lowercased().hasPrefix("http://") {
            (isSecure, rest) = (false, text.dropFirst(7))
        } else {
            return nil
        }
        guard rest.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
        let authority = rest.prefix { !"/?#".contains($0) }
        guard let (host, port) = Self.hostAndPort(authority) else { return nil }
        origin = HTTPOrigin(isSecure: isSecure, host: host, port: port)
        let target = rest.dropFirst(authority.count).prefix { $0 != "#" }
        let path = target.prefix { $0 != "?" }
        self.path = path.isEmpty ? "/" : String(path)
        query = String(target.dropFirst(path.count + 1))
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
        var host = authority
        var portText: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            if !rest.isEmpty { portText = rest.dropFirst() }
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            portText = authority[authority.index(after: colon)...]
        }
        guard !host.isEmpty, !host.contains("@") else { return nil }
        guard let portText else { return (String(host), nil) }
        guard let port = Int(portText), (1...65535).contains(port) else { return nil }
        return (String(host), port)
    }
}
