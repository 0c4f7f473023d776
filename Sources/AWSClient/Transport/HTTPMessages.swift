/// A header of a request or an answer.
public struct HTTPHeader: Hashable, Sendable {
    /// The name; upper and lower case are the same to HTTP.
    public var name: String
    /// The value.
    public var value: String

    /// A header.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value, without line breaks.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A request as it goes over the wire.
public struct HTTPRequest: Hashable, Sendable {
    /// The method, such as `POST`.
    public var method: String
    /// The scheme, host and port that it goes to.
    public var origin: HTTPOrigin
    /// The path, percent-encoded; begins with a slash.
    public var path: String
    /// The query, percent-encoded and without the question mark; empty for none.
    public var query: String
    /// The headers.
    ///
    /// The transport adds `Host` if none is here, and `Content-Length`.
    public var headers: [HTTPHeader]
    /// The body; empty for none.
    public var body: [UInt8]

    /// A request.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - origin: the scheme, host and port.
    ///   - path: the path, percent-encoded, from its first slash.
    ///   - query: the query, percent-encoded; none by default.
    ///   - headers: the headers; none by default.
    ///   - body: the body; none by default.
    public init(
        method: String,
        origin: HTTPOrigin,
        path: String = "/",
        query: String = "",
        headers: [HTTPHeader] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.origin = origin
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }
}

/// An answer, whole.
public struct HTTPResponse: Hashable, Sendable {
    /// The status, such as 200.
    public var status: Int
    /// The headers.
    public var headers: [HTTPHeader]
    /// The body; empty for none.
    public var body: [UInt8]

    /// An answer.
    ///
    /// - Parameters:
    ///   - status: the status.
    ///   - headers: the headers; none by default.
    ///   - body: the body; none by default.
    public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first header of a name.
    ///
    /// - Parameter name: the name, in any case.
    public subscript(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
