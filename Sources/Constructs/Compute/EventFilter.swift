public import CloudFormation

/// Which events of a source reach a function.
///
/// The others are done with: messages of a queue are deleted, and never become dead letters.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>
public struct EventFilter: Hashable, Sendable {
    /// The pattern that an event must match.
    public var pattern: JSON

    /// A filter by its pattern.
    /// - Parameter pattern: The pattern as Lambda documents it, at most 4,096 characters of text:
    ///   `["body": ["state": ["NEW"]]]` for example. A pattern for `body` that is an object needs messages in JSON.
    public init(pattern: JSON) {
        self.pattern = pattern
    }
}
