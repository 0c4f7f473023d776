/// What a request is signed with.
///
/// Neither the description nor a reflection shows the secrets.
public struct AWSCredentials: Hashable, Sendable {
    /// The id of the access key.
    public let accessKeyID: String
    /// The secret access key.
    public let secretAccessKey: String
    /// The session token of temporary credentials.
    public let sessionToken: String?
    /// When they stop being valid; `nil` if they do not, or it is not known.
    public let expiration: Timestamp?

    /// Credentials.
    ///
    /// - Parameters:
    ///   - accessKeyID: the id of the access key.
    ///   - secretAccessKey: the secret access key.
    ///   - sessionToken: the session token of temporary credentials; none by default.
    ///   - expiration: when they stop being valid; never by default.
    public init(
        accessKeyID: String,
        secretAccessKey: String,
        sessionToken: String? = nil,
        expiration: Timestamp? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
    }
}

extension AWSCredentials: CustomStringConvertible, CustomReflectable {
    /// The id of the access key, without the secrets.
    public var description: String { "AWSCredentials(accessKeyID: \(accessKeyID))" }

    /// The id of the access key, without the secrets.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
