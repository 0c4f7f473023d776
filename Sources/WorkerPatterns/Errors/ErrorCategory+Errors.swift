import AWSClient
import JSONValues
public import LambdaContracts

extension ErrorCategory {
    /// The category of an error.
    ///
    /// What is not JSON, or JSON of another form, is a matter of validation; an error of an AWS service is what its code says; a task that was
    /// cancelled had no time left; anything that is not known is a matter of processing.
    /// - Parameter error: The error.
    public init(of error: any Error) {
        switch error {
        case let error as any CategorizedError: self = error.category
        case let error as AWSError: self.init(error)
        case is JSONError, is JSONDecodingError, is DecodingError: self = .validation
        case is CancellationError: self = .timeout
        default: self = .processing
        }
    }

    private init(_ error: AWSError) {
        switch error {
        case .service(let error) where error.kind != .permanent: self = .transient
        case .service(let error): self = Self.validationCodes.contains(error.code) ? .validation : .permanent
        case .transport(.timedOut, _), .deadlineExceeded, .cancelled, .transport(.cancelled, _): self = .timeout
        case .transport(let error, _): self = error.isTransient ? .transient : .permanent
        case .invalidAnswer, .credentials, .configuration: self = .permanent
        }
    }

    /// Codes that blame what was sent, not who sent it or where to.
    private static let validationCodes: Set<AWSErrorCode> = [
        .validation, .invalidParameter, .itemCollectionSizeLimitExceeded,
    ]
}
