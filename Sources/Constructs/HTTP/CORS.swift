internal import AWSApiGatewayV2
internal import CloudFormation
internal import ResourceTypes

/// Which web pages of other origins browsers let call an API.
///
/// API Gateway answers preflight requests itself, and replaces what functions say about it.
///
/// ```swift
/// CORS(origins: .only(["https://www.example.com"]), methods: [.get, .post], headers: ["Authorization"])
/// ```
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html>
public struct CORS: Hashable, Sendable {
    /// The origins whose pages may call the API.
    public enum Origins: Hashable, Sendable {
        /// All. Browsers send no cookies then.
        case any
        /// Some: scheme, host and perhaps a port, `https://www.example.com` for example.
        ///
        /// `allowsCredentials` is whether browsers may send cookies and what else they know of the user.
        case only([String], allowsCredentials: Bool = false)
    }

    /// The origins whose pages may call the API.
    public var origins: Origins
    /// The methods that they may use.
    public var methods: [HTTPMethod]
    /// The headers that they may send, beside those that every page may.
    public var headers: [String]
    /// The headers of answers that they may read, beside those that every page may.
    public var exposedHeaders: [String]
    /// How long browsers remember the answer to a preflight request, 0 to 86,400 s.
    public var maxAge: Duration?

    /// Describes what is allowed.
    /// - Parameters:
    ///   - origins: The origins whose pages may call the API.
    ///   - methods: The methods that they may use, at least one.
    ///   - headers: The headers that they may send, beside those that every page may; none when not given.
    ///   - exposedHeaders: The headers of answers that they may read, beside those that every page may; none when not
    ///     given.
    ///   - maxAge: How long browsers remember the answer to a preflight request, 0 to 86,400 s, whole; as long as the
    ///     browser likes when not given.
    public init(
        origins: Origins,
        methods: [HTTPMethod],
        headers: [String] = [],
        exposedHeaders: [String] = [],
        maxAge: Duration? = nil
    ) {
        self.origins = origins
        self.methods = methods
        self.headers = headers
        self.exposedHeaders = exposedHeaders
        self.maxAge = maxAge
    }
}

extension CORS {
    /// What the API has as a property; reports what makes no sense.
    func property(in scope: Scope) -> ApiGatewayV2.Api.Cors {
        if methods.isEmpty {
            scope.error("methods of cors must not be empty; name those of the routes that pages call")
        }
        for header in headers + exposedHeaders
        where !header.isName(upTo: .max, with: "!#$%&'*+-.^_`|~") || header == "*" {
            scope.error("cors must name headers, 'Content-Type' for example, got '\(header)'")
        }
        let origins: [String]
        var allowsCredentials = false
        switch self.origins {
        case .any: origins = ["*"]
        case .only(let named, let credentials):
            if named.isEmpty {
                scope.error("origins of cors must name at least one origin; leave cors out to allow none")
            }
            for origin in named { check(origin, credentials, in: scope) }
            origins = named
            allowsCredentials = credentials
        }
        return .init(
            allowCredentials: allowsCredentials ? true : nil,
            allowHeaders: headers.isEmpty ? nil : List(headers.map { Value($0) }),
            allowMethods: List(methods.map { Value($0.rawValue) }),
            allowOrigins: List(origins.map { Value($0) }),
            exposeHeaders: exposedHeaders.isEmpty ? nil : List(exposedHeaders.map { Value($0) }),
            maxAge: maxAge.map { Value(scope.seconds("maxAge of cors", $0, in: 0...86_400)) }
        )
    }

    private func check(_ origin: String, _ allowsCredentials: Bool, in scope: Scope) {
        if ["*", "http://*", "https://*"].contains(origin) {
            if allowsCredentials {
                scope.error(
                    "origins of cors must be named where credentials are allowed, or any page can act for its visitors, got '\(origin)'"
                )
            } else if origin == "*" {
                scope.error("origins of cors must be .any to allow all, got '*' among the named ones")
            }
        } else if !Self.isOrigin(origin) {
            scope.error(
                "an origin must be a scheme and a host without a path, 'https://www.example.com' for example, got '\(origin)'"
            )
        }
    }

    /// Whether a text is what browsers send in the header `Origin`: lower case, and no path, not even a slash.
    private static func isOrigin(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), String(parts[0]).isName(upTo: .max, with: "+-."), parts[1].hasPrefix("//"),
            String(parts[1].dropFirst(2)).isName(upTo: 253, with: ".-"), !text.contains(where: \.isUppercase)
        else { return false }
        return parts.count == 2 || UInt16(parts[2]) != nil
    }
}
