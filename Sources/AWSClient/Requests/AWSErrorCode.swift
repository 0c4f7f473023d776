/// The code by which a service tells its errors apart.
///
/// Services add codes at any time, so any text is one.
public struct AWSErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The code as the service writes it.
    public let rawValue: String

    /// A code.
    ///
    /// - Parameter rawValue: the code as the service writes it.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The code as the service writes it.
    public var description: String { rawValue }
}

extension AWSErrorCode {
    /// The caller may not do this.
    public static let accessDenied = AWSErrorCode(rawValue: "AccessDeniedException")
    /// The credentials are temporary ones that have expired.
    public static let expiredToken = AWSErrorCode(rawValue: "ExpiredTokenException")
    /// The access key or the session token is none that AWS knows.
    public static let unrecognizedClient = AWSErrorCode(rawValue: "UnrecognizedClientException")
    /// The service takes no more requests for the moment.
    public static let throttling = AWSErrorCode(rawValue: "ThrottlingException")
    /// What the request says is not valid.
    public static let validation = AWSErrorCode(rawValue: "ValidationException")
    /// The error of an answer that does not say its code.
    public static let unknown = AWSErrorCode(rawValue: "UnknownError")
}
