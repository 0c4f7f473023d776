import AWSClient
import LambdaContracts
import WorkerContracts
import WorkerPatterns

/// Why an event or a message is not processed, as the logs, the table and the bus tell it.
struct IngestionError: CategorizedError, Hashable, CustomStringConvertible {
    /// How much of what is wrong is told.
    private static let maximumLength = 1000

    /// What kind of error: an `IngestionLogLine.ErrorType`, or the code of a service of AWS.
    let type: String
    /// What can be done about it.
    let category: ErrorCategory
    /// What is wrong.
    let description: String
    /// The service of AWS that did not do what it was asked.
    let service: String?
    /// Whether it is the size alone that is wrong.
    var isTooLarge: Bool

    init(_ type: String, _ category: ErrorCategory, _ description: String, service: String? = nil) {
        self.type = type
        self.category = category
        self.description = String(description.prefix(Self.maximumLength))
        self.service = service
        isTooLarge = false
    }

    init(
        _ type: IngestionLogLine.ErrorType,
        _ category: ErrorCategory,
        _ description: String,
        service: String? = nil
    ) {
        self.init(type.rawValue, category, description, service: service)
    }

    /// What came is not what it must be.
    static func schema(_ description: String) -> IngestionError {
        IngestionError(.schemaValidation, .validation, description)
    }

    /// What came is larger than the queue takes.
    static func tooLarge(_ description: String) -> IngestionError {
        var error = schema(description)
        error.isTooLarge = true
        return error
    }

    /// An error of a service, or of the way to it.
    /// - Parameters:
    ///   - error: The error.
    ///   - service: The service.
    init(_ error: any Error, of service: String) {
        switch error {
        case let error as IngestionError: self = error
        case let error as AWSError:
            self.init(Self.type(of: error), ErrorCategory(of: error), "\(error)", service: service)
        case IdempotencyError.service(let error): self.init(error, of: service)
        default:
            let category = ErrorCategory(of: error)
            self.init(Self.type(of: category).rawValue, category, "\(error)", service: service)
        }
    }

    private static func type(of error: AWSError) -> String {
        switch error {
        case .service(let error): error.code.rawValue
        case .transport(let transport, _) where !transport.isTransient: "TransportError"
        case .transport(.timedOut, _), .deadlineExceeded, .cancelled: IngestionLogLine.ErrorType.timeout.rawValue
        case .transport: IngestionLogLine.ErrorType.transient.rawValue
        case .invalidAnswer: "InvalidAnswerError"
        case .credentials: "CredentialsError"
        case .configuration: "ConfigurationError"
        }
    }

    private static func type(of category: ErrorCategory) -> IngestionLogLine.ErrorType {
        switch category {
        case .validation: .schemaValidation
        case .transient: .transient
        case .timeout: .timeout
        case .permanent, .processing: .processing
        }
    }
}
