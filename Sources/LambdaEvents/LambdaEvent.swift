public import JSONValues

/// What Lambda delivers to a function.
///
/// Types of your own can be one as well, for functions that are invoked directly: what is decoded is the JSON that the invoker sent.
public protocol LambdaEvent: Decodable, Sendable {
    /// What ties the event to others of the same undertaking, for logs; `nil` when the event has nothing of the kind, or is a batch.
    var correlationID: String? { get }
}

extension LambdaEvent {
    /// Nothing, unless the event says otherwise.
    public var correlationID: String? { nil }
}

/// Any JSON, for functions that take whatever comes.
extension JSONValue: LambdaEvent {}
