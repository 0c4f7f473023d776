public import AWSSNS
public import CloudFormation
public import ResourceTypes

extension SNS {
    /// A topic that keeps the order of messages: `AWS::SNS::Topic` with `FifoTopic`, as a type of its own.
    ///
    /// Alarms, rules and people's addresses need a standard topic: with this one they do not compile.
    public enum FIFOTopic: ResourceType {
        /// The properties are those of any topic.
        public typealias Properties = SNS.Topic.Properties
        /// The name in templates, that of any topic.
        public static var typeName: String { SNS.Topic.typeName }
    }
}

/// A kind of topic: standard or FIFO.
public protocol TopicType: GrantTarget, HasResourcePolicy
where Properties == SNS.Topic.Properties, PolicyResource == SNS.TopicPolicy, ActionResource == SNS.Topic {}

extension SNS.Topic: TopicType {}
extension SNS.FIFOTopic: TopicType {}

extension Ref where R: TopicType {
    /// The ARN of the topic, which templates give the same type for both kinds of topic.
    public var arn: Value<ARN<SNS.Topic>> { reference() }

    /// The name of the topic, without account and Region.
    public var name: Value<String> { attribute("TopicName") }
}
