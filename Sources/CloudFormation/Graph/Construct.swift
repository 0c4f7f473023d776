/// A description of infrastructure.
///
/// Nothing happens until it is added to a scope.
///
/// A construct is an ordinary value, mostly a struct. Its `build(in:)` adds what it consists of and returns what others may
/// refer to:
///
/// ```swift
/// struct Mailbox: Construct {
///     var receiveCount = 5
///
///     func build(in scope: Scope) -> Ref<SQS.Queue> {
///         let deadLetters = scope.add("DeadLetters", Queue(retention: .days(14)))
///         return scope.add("Queue", Queue(deadLetters: .to(deadLetters, after: receiveCount)))
///     }
/// }
/// ```
public protocol Construct {
    /// What others may refer to once the construct is part of an app.
    associatedtype Output
    /// What building throws; `Never` for most, so that adding needs no `try`.
    associatedtype Failure: Error = Never

    /// Adds the parts of the construct.
    /// - Parameter scope: The place of this construct in the tree.
    /// - Returns: What others may refer to.
    /// - Throws: What the construct cannot report as a diagnostic, a file that cannot be read for example.
    func build(in scope: Scope) throws(Failure) -> Output
}

/// A unit of deployment: becomes a template.
public protocol Stack: Construct {
    /// What the template is for, at most 1,024 bytes.
    var templateDescription: String? { get }
    /// Macros that process the whole template, in order. Those that functions need are added without being named here.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html>
    var transforms: [String] { get }
}

extension Stack {
    /// No description.
    public var templateDescription: String? { nil }
    /// No macros.
    public var transforms: [String] { [] }
}
