public import LambdaContracts

/// An error of a worker's own.
public struct WorkerError: CategorizedError, Hashable, CustomStringConvertible {
    /// What can be done about it.
    public let category: ErrorCategory
    /// What is wrong, in lower case and without a period.
    public let description: String

    /// Says what is wrong.
    /// - Parameters:
    ///   - category: What can be done about it.
    ///   - description: What is wrong, in lower case and without a period.
    public init(_ category: ErrorCategory, _ description: String) {
        self.category = category
        self.description = description
    }

    /// What came is not what it must be.
    /// - Parameter description: What is wrong, in lower case and without a period.
    /// - Returns: The error.
    public static func validation(_ description: String) -> WorkerError { WorkerError(.validation, description) }

    /// What will not go well the next time either.
    /// - Parameter description: What is wrong, in lower case and without a period.
    /// - Returns: The error.
    public static func permanent(_ description: String) -> WorkerError { WorkerError(.permanent, description) }
}
