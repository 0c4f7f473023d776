/// The form of a request that is the same however it is sent.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
enum CanonicalRequest {
    static func text(of request: HTTPRequest, normalizesPath: Bool) -> String {
        let path = normalizesPath ? normalized(request.path) : request.path
        return [
            request.method,
            PercentEncoding.encode(path, keeping: "/"),
            canonicalQuery(request.query),
            canonicalHeaders(request).map { "\($0.name):\($0.value)\n" }.joined(),
            signedHeaders(of: request),
            SHA256.hexadecimal(SHA256.hash(request.body)),
        ].joined(separator: "\n")
    }

    static func signedHeaders(of request: HTTPRequest) -> String {
        canonicalHeaders(request).map(\.name).joined(separator: ";")
    }

    /// The headers that proxies and transports may change.
    private static let unsigned: Set<String> = [
        "connection", "expect", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    private static func canonicalHeaders(_ request: HTTPRequest) -> [HTTPHeader] {
        var values: [String: [String]] = [:]
        for header in request.headers {
            let name = header.name.lowercased()
            guard !unsigned.contains(name) else { continue }
            let words = header.value.split(whereSeparator: \.isWhitespace)
            values[name, default: []].append(words.joined(separator: " "))
        }
        return values.sorted { $0.key < $1.key }.map { HTTPHeader($0.key, $0.value.joined(separator: ",")) }
    }

    private static func canonicalQuery(_ query: String) -> String {
        let parameters = query.split(separator: "&").map { parameter in
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                name: PercentEncoding.encode(PercentEncoding.decode(parts[0])),
                value: PercentEncoding.encode(PercentEncoding.decode(parts.count > 1 ? parts[1] : ""))
            )
        }
        return parameters.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    /// A path without `.`, `..` and empty segments; a slash at its end stays.
    private static func normalized(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        let joined = "/" + segments.joined(separator: "/")
        return path.hasSuffix("/") && joined != "/" ? joined + "/" : joined
    }
}
