public import AWSClient
public import DynamoDBValues
public import LambdaContracts

/// That something may be done, by nobody else for a while.
public struct IdempotencyLease: Hashable, Sendable {
    /// What is to be done once.
    public let key: String
    /// Who has the lease; another one for each.
    public let owner: String
    /// How often it was begun, this time included.
    public let attempts: Int
    /// The item from before: of a failure, or of a lease that ran out; `nil` when the table did not know the key.
    public let previous: [String: AttributeValue]?

    /// A lease that another program has claimed, and that this one is to bring to its end.
    /// - Parameters:
    ///   - key: What is to be done once.
    ///   - owner: Who has the lease.
    ///   - attempts: How often it was begun, this time included.
    ///   - previous: The item from before; none when not given.
    public init(key: String, owner: String, attempts: Int, previous: [String: AttributeValue]? = nil) {
        self.key = key
        self.owner = owner
        self.attempts = attempts
        self.previous = previous
    }
}

/// What came of what was to be done once.
public enum IdempotencyOutcome: String, Hashable, Sendable, CaseIterable {
    /// It is done, and is not done again.
    case succeeded = "SUCCEEDED"
    /// It is not done, and may be tried again.
    case failed = "FAILED"

    var status: IdempotencyStatus {
        switch self {
        case .succeeded: .succeeded
        case .failed: .failed
        }
    }
}

/// Why an outcome was not written.
public enum IdempotencyError: CategorizedError, Hashable, CustomStringConvertible {
    /// Somebody else has claimed the key since.
    case leaseLost(String)
    /// The table cannot be written.
    case service(AWSError)

    /// What can be done about it.
    public var category: ErrorCategory {
        switch self {
        case .leaseLost: .transient
        case .service(let error): ErrorCategory(of: error)
        }
    }

    /// What happened.
    public var description: String {
        switch self {
        case .leaseLost(let key): "the lease of '\(key)' has run out, and somebody else has claimed it"
        case .service(let error): "\(error)"
        }
    }
}
