/// Which events of a source reach a function.
///
/// The others are done with: messages of a queue are deleted, and never become dead letters.
///
/// ```swift
/// EventSourceMapping(of: queue, to: worker, filters: [EventFilter(["body": ["state": .anyOf("NEW", .prefix("RE"))]])])
/// ```
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>
public struct EventFilter: Hashable, Sendable {
    /// What an event must be, at most 4,096 characters of text.
    public var pattern: EventPattern

    /// A filter by a pattern.
    /// - Parameter pattern: What an event must be, at most 4,096 characters of text. Lambda knows exact values, `anythingBut` with values,
    ///   `equals(ignoringCase:)`, `numeric`, `exists`, `prefix` and `suffix`. A pattern for `body` that is an object needs messages in
    ///   JSON.
    public init(_ pattern: EventPattern) {
        self.pattern = pattern
    }
}
