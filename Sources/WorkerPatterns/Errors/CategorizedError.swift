public import LambdaContracts

/// An error that knows what can be done about it.
///
/// Errors of the packages that workers are made of have a category without: see ``LambdaContracts/ErrorCategory/init(of:)``.
public protocol CategorizedError: Error {
    /// What can be done about it.
    var category: ErrorCategory { get }
}
