public import CloudFormation
public import LambdaContracts
public import ResourceTypes

/// Where a rule sends its events, what it sends, and what becomes of events that cannot be delivered.
///
/// The permission that EventBridge needs for it is added by the rule.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html>
public struct RuleTarget: Equatable {
    /// How EventBridge repeats a delivery that failed.
    ///
    /// Lack of permission is not repeated: such events go to the dead letters at once.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html>
    public struct RetryPolicy: Hashable, Sendable {
        /// How old an event may become: 60 seconds to 24 hours; 24 hours when `nil`.
        public var maximumEventAge: Duration?
        /// How often a delivery is repeated: 0 to 185; 185 when `nil`.
        public var maximumRetryAttempts: Int?

        /// Describes how a delivery is repeated.
        /// - Parameters:
        ///   - maximumEventAge: How old an event may become: 60 seconds to 24 hours; 24 hours when not given, the longest.
        ///   - maximumRetryAttempts: How often a delivery is repeated: 0 to 185; 185 when not given, the most.
        public init(maximumEventAge: Duration? = nil, maximumRetryAttempts: Int? = nil) {
            self.maximumEventAge = maximumEventAge
            self.maximumRetryAttempts = maximumRetryAttempts
        }
    }

    enum Destination: Equatable {
        case queue(Ref<SQS.Queue>)
        case fifoQueue(Ref<SQS.FIFOQueue>, messageGroupID: Value<String>)
        case function(Ref<Lambda.Function>)
        case topic(Ref<SNS.Topic>)
        case bus(Ref<Events.EventBus>)
        case logGroup(Ref<Logs.LogGroup>)
    }

    let destination: Destination
    /// What the target gets.
    public var input: EventInput
    /// How a delivery that failed is repeated; for 24 hours and up to 185 times when `nil`.
    public var retryPolicy: RetryPolicy?
    /// A queue for events that could not be delivered; they are lost when `nil`.
    public var deadLetters: Ref<SQS.Queue>?

    /// A queue.
    /// - Parameters:
    ///   - queue: The queue. Its policy, and that of the key that encrypts it, get what EventBridge needs.
    ///   - input: What the queue gets; the whole event when not given.
    ///   - retryPolicy: How a delivery that failed is repeated; for 24 hours and up to 185 times when not given.
    ///   - deadLetters: A queue for events that could not be delivered; they are lost when not given.
    /// - Returns: The target.
    public static func queue(
        _ queue: Ref<SQS.Queue>,
        input: EventInput = .event,
        retryPolicy: RetryPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) -> RuleTarget {
        RuleTarget(destination: .queue(queue), input: input, retryPolicy: retryPolicy, deadLetters: deadLetters)
    }

    /// A FIFO queue, which must remove duplicates by content.
    /// - Parameters:
    ///   - queue: The queue. Its policy, and that of the key that encrypts it, get what EventBridge needs.
    ///   - messageGroupID: The group of the messages, whose order is kept: 1 to 128 characters.
    ///   - input: What the queue gets; the whole event when not given.
    ///   - retryPolicy: How a delivery that failed is repeated; for 24 hours and up to 185 times when not given.
    ///   - deadLetters: A standard queue for events that could not be delivered; they are lost when not given.
    /// - Returns: The target.
    public static func queue(
        _ queue: Ref<SQS.FIFOQueue>,
        messageGroupID: Value<String>,
        input: EventInput = .event,
        retryPolicy: RetryPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) -> RuleTarget {
        RuleTarget(
            destination: .fifoQueue(queue, messageGroupID: messageGroupID),
            input: input,
            retryPolicy: retryPolicy,
            deadLetters: deadLetters
        )
    }

    /// A function, which is invoked asynchronously.
    /// - Parameters:
    ///   - function: The function.
    ///   - input: What the function gets; the whole event when not given.
    ///   - retryPolicy: How a delivery that failed is repeated; for 24 hours and up to 185 times when not given. What Lambda does when the
    ///     function itself fails is a setting of the function.
    ///   - deadLetters: A queue for events that could not be delivered; they are lost when not given.
    /// - Returns: The target.
    public static func function(
        _ function: Ref<Lambda.Function>,
        input: EventInput = .event,
        retryPolicy: RetryPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) -> RuleTarget {
        RuleTarget(destination: .function(function), input: input, retryPolicy: retryPolicy, deadLetters: deadLetters)
    }

    /// A worker that takes events of EventBridge, which is invoked asynchronously and gets the whole event.
    /// - Parameters:
    ///   - function: The function.
    ///   - retryPolicy: How a delivery that failed is repeated; for 24 hours and up to 185 times when not given.
    ///   - deadLetters: A queue for events that could not be delivered; they are lost when not given.
    /// - Returns: The target.
    public static func function<F: SwiftFunctionType>(
        _ function: Ref<F>,
        retryPolicy: RetryPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) -> RuleTarget where F.Contract.Event: EventBridgeTriggered {
        .function(function.function, retryPolicy: retryPolicy, deadLetters: deadLetters)
    }

    /// A topic, which is not a FIFO topic.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions>
    /// - Parameters:
    ///   - topic: The topic. It gets a policy, which lets its account do what it may without one, and EventBridge publish. EventBridge has no
    ///     conditions there, so that any rule may publish. So does the key that encrypts the topic.
    ///   - input: What the topic gets; the whole event when not given. A text made for people is nicer to read in mail.
    ///   - retryPolicy: How a delivery that failed is repeated; for 24 hours and up to 185 times when not given.
    ///   - deadLetters: A queue for events that could not be delivered; they are lost when not given.
    /// - Returns: The target.
    public static func topic(
        _ topic: Ref<SNS.Topic>,
        input: EventInput = .event,
        retryPolicy: RetryPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) -> RuleTarget {
        RuleTarget(destination: .topic(topic), input: input, retryPolicy: retryPolicy, deadLetters: deadLetters)
    }

    /// Another event bus, which gets the whole event.
    ///
    /// EventBridge sends with a role that the rule makes for it.
    /// - Parameters:
    ///   - bus: The bus.
    ///   - retryPolicy: How a delivery that failed is repeated; for 24 hours and up to 185 times when not given.
    ///   - deadLetters: A queue for events that could not be delivered; they are lost when not given.
    /// - Returns: The target.
    public static func bus(
        _ bus: Ref<Events.EventBus>,
        retryPolicy: RetryPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) -> RuleTarget {
        RuleTarget(destination: .bus(bus), input: .event, retryPolicy: retryPolicy, deadLetters: deadLetters)
    }

    /// A log group, which gets the whole event.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html>
    /// - Parameters:
    ///   - logGroup: The log group. It gets a resource policy of CloudWatch Logs, of which an account may have 10 in a Region.
    ///   - retryPolicy: How a delivery that failed is repeated; for 24 hours and up to 185 times when not given.
    ///   - deadLetters: A queue for events that could not be delivered; they are lost when not given.
    /// - Returns: The target.
    public static func logGroup(
        _ logGroup: Ref<Logs.LogGroup>,
        retryPolicy: RetryPolicy? = nil,
        deadLetters: Ref<SQS.Queue>? = nil
    ) -> RuleTarget {
        RuleTarget(destination: .logGroup(logGroup), input: .event, retryPolicy: retryPolicy, deadLetters: deadLetters)
    }
}
