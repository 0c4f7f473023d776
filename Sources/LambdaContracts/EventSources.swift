public import JSONValues
public import LambdaEvents

/// An event that is a batch, of which a part can fail.
///
/// A contract over it returns ``BatchResponse``, and its mapping asks for the failures; or it returns `Void`, and an error fails the whole
/// batch. There is no third way.
public protocol BatchTriggered: LambdaEvent {
    /// What tells which part of a batch failed.
    associatedtype BatchResponse: Encodable & Sendable
}

/// An event that queues send.
public protocol SQSTriggered: BatchTriggered where BatchResponse == SQSBatchResponse {}

/// An event that streams of tables send.
public protocol DynamoDBStreamTriggered: BatchTriggered where BatchResponse == StreamBatchResponse {}

/// An event that rules of event buses send.
public protocol EventBridgeTriggered: LambdaEvent {}

/// An event that topics send.
public protocol SNSTriggered: LambdaEvent {}

/// An event that HTTP APIs and function URLs send.
public protocol HTTPTriggered: LambdaEvent {}

/// An event that whoever invokes the function sends: a person, another function, a state machine.
public protocol DirectlyInvoked: LambdaEvent {}

extension SQSEvent: SQSTriggered {
    /// Which messages failed.
    public typealias BatchResponse = SQSBatchResponse
}

extension DynamoDBStreamEvent: DynamoDBStreamTriggered {
    /// The first change that failed.
    public typealias BatchResponse = StreamBatchResponse
}

extension EventBridgeEvent: EventBridgeTriggered {}
extension SNSEvent: SNSTriggered {}
extension APIGatewayV2Request: HTTPTriggered {}

/// Any JSON.
extension JSONValue: DirectlyInvoked {}
