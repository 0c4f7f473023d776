public import DynamoDBValues

/// Why a request to AWS did not succeed.
public enum AWSError: Error, Hashable, Sendable {
    /// The service answered with an error.
    case service(AWSServiceError)
    /// There was no whole answer.
    case transport(AWSTransportError, AWSOperation)
    /// The answer says that it succeeded, but is not what the service documents, for the reason given.
    case invalidAnswer(String, AWSOperation)
    /// There are no credentials to sign with.
    case credentials(CredentialsError)
    /// A setting cannot be used.
    case configuration(ConfigurationError)
    /// The time for the whole request was up before there was anything to report.
    case deadlineExceeded(AWSOperation)
    /// The task was cancelled.
    case cancelled
}

extension AWSError {
    /// The service's error, if it answered with one.
    public var serviceError: AWSServiceError? {
        guard case .service(let error) = self else { return nil }
        return error
    }

    /// The code of the service's error, if it answered with one.
    public var code: AWSErrorCode? { serviceError?.code }

    /// What the failure says about trying again later.
    public var kind: FailureKind {
        switch self {
        case .service(let error): error.kind
        case .transport(let error, _): error.isTransient ? .transient : .permanent
        case .deadlineExceeded: .transient
        case .invalidAnswer, .credentials, .configuration, .cancelled: .permanent
        }
    }

    /// Whether the same request may succeed later.
    public var isRetryable: Bool { kind == .throttling || kind == .transient }
}

extension AWSError: CustomStringConvertible {
    /// What happened, in lower case and without a period.
    public var description: String {
        switch self {
        case .service(let error): error.description
        case .transport(let error, let operation): "\(operation): \(error)"
        case .invalidAnswer(let reason, let operation): "\(operation): the answer cannot be understood: \(reason)"
        case .credentials(let error): error.description
        case .configuration(let error): error.description
        case .deadlineExceeded(let operation): "\(operation): the time for the request was up"
        case .cancelled: "the task was cancelled"
        }
    }
}

/// A service and what it was asked to do.
public struct AWSOperation: Hashable, Sendable, CustomStringConvertible {
    /// The service, such as `DynamoDB`.
    public let service: String
    /// The operation, such as `PutItem`.
    public let name: String

    /// The service and the operation.
    public var description: String { "\(service) \(name)" }
}

/// An error that a service answered with.
public struct AWSServiceError: Error, Hashable, Sendable {
    /// What was asked.
    public let operation: AWSOperation
    /// The status of the answer, such as 400.
    public let status: Int
    /// What kind of error it is.
    public let code: AWSErrorCode
    /// What the service says; empty if it says nothing.
    public let message: String
    /// The id by which AWS finds the request, if the answer has one.
    public let requestID: String?
    /// What more the service tells.
    public let detail: Detail?
    /// How often the request was tried.
    public let attempts: Int

    /// What some errors tell beside their message.
    public enum Detail: Hashable, Sendable {
        /// The item for which the condition of a write did not hold, if the request asked for it.
        case existingItem([String: AttributeValue])
        /// Why a transaction was not done, for each of its items in order.
        case cancellationReasons([CancellationReason])
    }
}

extension AWSServiceError: CustomStringConvertible {
    /// What the error says about trying again.
    public var kind: FailureKind { FailureKind(code: code, status: status) }

    /// The operation, the code, the message and the id of the request.
    public var description: String {
        let what = message.isEmpty ? "\(operation): \(code)" : "\(operation): \(code): \(message)"
        let how = ["status \(status)"] + (requestID.map { ["request \($0)"] } ?? [])
        let tries = attempts == 1 ? [] : ["\(attempts) attempts"]
        return "\(what) (\((how + tries).joined(separator: ", ")))"
    }
}
