internal import CloudFormation

/// Which requests a route of an ``HTTPAPI`` takes: a method and a path, or all that no other route takes.
///
/// A path consists of parts between slashes. A part in braces is a variable: `/orders/{id}`. The last one may be
/// greedy, then it takes all that follows: `/files/{path+}`.
///
/// Of several routes API Gateway chooses a full match, then one with a greedy variable, then the default route.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html>
public struct RouteKey: Hashable, Sendable {
    enum Requests: Hashable, Sendable {
        /// A path with a method; with any method that the path has no other route for when it is `nil`.
        case path(String, HTTPMethod?)
        case others
    }

    let requests: Requests

    /// Requests to read.
    /// - Parameter path: The path, `/orders/{id}` for example.
    /// - Returns: The key.
    public static func get(_ path: String) -> RouteKey { .method(.get, path) }

    /// Requests to process something, or to create it below the path.
    /// - Parameter path: The path, `/orders` for example.
    /// - Returns: The key.
    public static func post(_ path: String) -> RouteKey { .method(.post, path) }

    /// Requests to create or replace what is at the path.
    /// - Parameter path: The path, `/orders/{id}` for example.
    /// - Returns: The key.
    public static func put(_ path: String) -> RouteKey { .method(.put, path) }

    /// Requests to change what is at the path.
    /// - Parameter path: The path, `/orders/{id}` for example.
    /// - Returns: The key.
    public static func patch(_ path: String) -> RouteKey { .method(.patch, path) }

    /// Requests to delete what is at the path.
    /// - Parameter path: The path, `/orders/{id}` for example.
    /// - Returns: The key.
    public static func delete(_ path: String) -> RouteKey { .method(.delete, path) }

    /// Requests with a given method.
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The path, `/orders/{id}` for example.
    /// - Returns: The key.
    public static func method(_ method: HTTPMethod, _ path: String) -> RouteKey {
        RouteKey(requests: .path(path, method))
    }

    /// Requests with any method that the path has no other route for.
    /// - Parameter path: The path, `/{proxy+}` for example.
    /// - Returns: The key.
    public static func any(_ path: String) -> RouteKey { RouteKey(requests: .path(path, nil)) }

    /// Requests that no other route takes.
    public static let `default` = RouteKey(requests: .others)

    /// The key as API Gateway writes it: `GET /orders/{id}`.
    var text: String {
        switch requests {
        case .path(let path, let method): "\(method?.rawValue ?? Self.anyMethod) \(path)"
        case .others: Self.defaultText
        }
    }

    static let anyMethod = "ANY"
    static let defaultText = "$default"
}

// MARK: - Parts

extension RouteKey {
    enum Part: Equatable {
        case literal(Substring)
        case variable(Substring)
        case greedy(Substring)
    }

    /// The parts of a path, none for `/`; `nil` when it is not one.
    static func parts(of path: String) -> [Part]? {
        guard path.hasPrefix("/") else { return nil }
        if path == "/" { return [] }
        var parts: [Part] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if case .greedy = parts.last { return nil }
            if part.hasPrefix("{"), part.hasSuffix("}") {
                let name = part.dropFirst().dropLast()
                let isGreedy = name.hasSuffix("+")
                let bare = isGreedy ? name.dropLast() : name
                guard String(bare).isName(upTo: .max, with: "_-.") else { return nil }
                parts.append(isGreedy ? .greedy(bare) : .variable(bare))
            } else {
                guard String(part).isName(upTo: .max, with: "-._~:@!$&+,;=") else { return nil }
                parts.append(.literal(part))
            }
        }
        return parts
    }

    /// The name of a route's resources when the route is given none: the method, then the parts.
    var id: String {
        guard case .path(let path, let method) = requests else { return "default" }
        let words = Self.parts(of: path)?.map { part in
            switch part {
            case .literal(let text): String(text)
            case .variable(let name): "with-\(name)"
            case .greedy(let name): "all-\(name)"
            }
        }
        let name = words.map { $0.isEmpty ? "root" : $0.joined(separator: "-") } ?? path
        return "\((method?.rawValue ?? Self.anyMethod).lowercased())-\(name)"
    }

    /// The key with variables that have no names: two routes that have the same here take the same requests.
    var pattern: String {
        guard case .path(let path, let method) = requests, let parts = Self.parts(of: path) else { return text }
        let words = parts.map { part in
            switch part {
            case .literal(let text): String(text)
            case .variable: "{}"
            case .greedy: "{+}"
            }
        }
        return "\(method?.rawValue ?? Self.anyMethod) /\(words.joined(separator: "/"))"
    }

    /// Reports a path that API Gateway would refuse, or that nobody could have meant.
    func check(in scope: Scope) {
        guard case .path(let path, _) = requests else { return }
        guard let parts = Self.parts(of: path) else {
            scope.error(
                "the path of a route must be '/' or start with it and have parts of letters, digits and '-._~:@!$&+,;=', or variables in braces of which the last may be greedy, '/files/{path+}' for example, got '\(path)'"
            )
            return
        }
        var names: Set<Substring> = []
        for case .variable(let name) in parts where !names.insert(name).inserted {
            scope.error("the variables of a path must have different names, got '{\(name)}' twice in '\(path)'")
        }
        if case .greedy(let name)? = parts.last, names.contains(name) {
            scope.error("the variables of a path must have different names, got '{\(name)}' twice in '\(path)'")
        }
    }
}
