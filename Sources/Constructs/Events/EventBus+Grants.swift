public import AWSEvents
public import CloudFormation
public import ResourceTypes

extension Events.EventBus: GrantTarget {
    /// The ARN of the bus.
    public static func arn(of resource: Ref<Events.EventBus>) -> Value<String> { Value(resource.arn) }
}

extension Action where R == Events.EventBus {
    /// Sends events to the bus.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html>
    public static var putEvents: Self { Action("events:PutEvents") }
}
