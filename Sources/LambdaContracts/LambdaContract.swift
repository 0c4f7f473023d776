public import LambdaEvents

/// What a stack and the worker that it deploys must agree on.
///
/// Both import the contract, so that the compiler compares what one gives with what the other takes:
///
/// ```swift
/// /// Writes order messages to the table; reports each message that could not be written.
/// public enum OrderWriter: LambdaContract {
///     public typealias Event = SQSEvent
///     public typealias Output = SQSBatchResponse
///     public enum Environment: String, CaseIterable, Sendable { case tableName = "TABLE_NAME" }
///     public static let product = "order-writer"
///     public static let operations: [AWSOperation<Environment>] = [.putItem(on: .tableName)]
/// }
/// ```
///
/// A contract is never made; it has only static members.
public protocol LambdaContract: Sendable {
    /// What invokes the function.
    ///
    /// Only what sends such events can be connected: see ``SQSTriggered`` and its siblings.
    associatedtype Event: LambdaEvent
    /// What the function returns: something that can be encoded, or `Void`.
    ///
    /// For batches it decides what is retried when a part fails: see ``BatchTriggered``.
    associatedtype Output: Sendable
    /// The names of the environment variables, all of which the stack must set.
    associatedtype Environment: Hashable & CaseIterable & RawRepresentable & Sendable = NoEnvironment
    where Environment.RawValue == String

    /// The name of the executable product.
    static var product: String { get }

    /// What the function does with AWS, so that what it is granted can be compared with what it needs.
    ///
    /// Not what the service does for it: a function that a queue invokes does not receive messages itself, its mapping does.
    static var operations: [AWSOperation<Environment>] { get }
}

/// The environment of functions that need none.
public enum NoEnvironment: Hashable, CaseIterable, RawRepresentable, Sendable {
    /// No name.
    public static let allCases: [NoEnvironment] = []

    /// No name; always `nil`.
    /// - Parameter rawValue: Any name.
    public init?(rawValue: String) { nil }

    /// There is no case that could have one.
    public var rawValue: String {
        switch self {}
    }
}
