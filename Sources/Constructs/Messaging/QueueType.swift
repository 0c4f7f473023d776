public import AWSSQS
public import CloudFormation
public import ResourceTypes

extension SQS {
    /// A queue that keeps the order of messages: `AWS::SQS::Queue` with `FifoQueue`, as a type of its own.
    ///
    /// What works for one kind of queue only, dead letters for example, does not compile for the other.
    public enum FIFOQueue: ResourceType {
        /// The properties are those of any queue.
        public typealias Properties = SQS.Queue.Properties
        /// The name in templates, that of any queue.
        public static var typeName: String { SQS.Queue.typeName }
    }
}

/// A kind of queue: standard or FIFO.
public protocol QueueType: GrantTarget, HasResourcePolicy
where Properties == SQS.Queue.Properties, PolicyResource == SQS.QueuePolicy, ActionResource == SQS.Queue {}

extension SQS.Queue: QueueType {}
extension SQS.FIFOQueue: QueueType {}

extension QueueType {
    /// The ARN of the queue.
    public static func arn(of resource: Ref<Self>) -> Value<String> { Value(resource.arn) }

    /// Attaches a policy to the queue.
    public static func policyProperties(_ document: JSON, for resource: Ref<Self>) -> SQS.QueuePolicy.Properties {
        SQS.QueuePolicy.Properties(policyDocument: document, queues: [resource.url])
    }
}

extension Ref where R: QueueType {
    /// The ARN of the queue, which templates give the same type for both kinds of queue.
    public var arn: Value<ARN<SQS.Queue>> { attribute("Arn") }

    /// The URL of the queue, which producers and consumers send their requests to.
    public var url: Value<String> { reference() }

    /// The name of the queue, without account and Region.
    public var name: Value<String> { attribute("QueueName") }
}
