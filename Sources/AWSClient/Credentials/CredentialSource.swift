/// A place that credentials come from.
public protocol CredentialSource: Sendable {
    /// What the place is called in messages, such as `environment`.
    var name: String { get }

    /// Asks the place.
    ///
    /// - Returns: the credentials, or why the place has none.
    func load() async -> CredentialAnswer
}

/// What a source of credentials answers.
public enum CredentialAnswer: Hashable, Sendable {
    /// It has credentials.
    case credentials(AWSCredentials)
    /// It is not set up, for the reason given; the next source is asked.
    case notSetUp(String)
    /// It is set up and fails, for the reason given.
    ///
    /// No other source is asked, so that nothing is done in another's name.
    case failed(String)
}

/// No source of credentials gave any.
public struct CredentialsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What one source answered.
    public struct Attempt: Hashable, Sendable {
        /// The source's name.
        public let source: String
        /// Why it gave no credentials.
        public let reason: String

        /// What one source answered.
        ///
        /// - Parameters:
        ///   - source: the source's name.
        ///   - reason: why it gave no credentials.
        public init(source: String, reason: String) {
            self.source = source
            self.reason = reason
        }
    }

    /// The sources that were asked, in order.
    public let attempts: [Attempt]

    /// No source gave credentials.
    ///
    /// - Parameter attempts: the sources that were asked, in order.
    public init(attempts: [Attempt]) {
        self.attempts = attempts
    }

    /// Each source and why it gave none.
    public var description: String {
        "no credentials: " + attempts.map { "\($0.source): \($0.reason)" }.joined(separator: "; ")
    }
}

/// Gives the same credentials always.
public struct StaticCredentials: CredentialSource {
    private let credentials: AWSCredentials

    /// A source of the given credentials.
    ///
    /// - Parameter credentials: what to give.
    public init(_ credentials: AWSCredentials) {
        self.credentials = credentials
    }

    /// What the place is called in messages.
    public var name: String { "given credentials" }

    /// The credentials.
    ///
    /// - Returns: the credentials.
    public func load() async -> CredentialAnswer {
        .credentials(credentials)
    }
}
