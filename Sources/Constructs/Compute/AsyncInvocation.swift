internal import AWSEvents
internal import AWSLambda
internal import AWSS3
public import CloudFormation
public import ResourceTypes

/// What happens to events that invoke a function asynchronously: those of rules, topics and buckets.
///
/// Lambda puts such events in a queue of its own. Queues and streams that the function reads have nothing to do with it.
///
/// ```swift
/// Function(
///     code: .swiftProduct("notifier"),
///     asyncInvocation: AsyncInvocation(maximumEventAge: .hours(1), onFailure: .queue(failures))
/// )
/// ```
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html>
public struct AsyncInvocation: Equatable {
    /// Where the record of an invocation is sent: the event, the response or error, and how often Lambda tried.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>
    public enum Destination: Equatable {
        /// A standard queue. Lambda does not take FIFO queues.
        case queue(Ref<SQS.Queue>)
        /// A standard topic.
        case topic(Ref<SNS.Topic>)
        /// Another function.
        case function(Ref<Lambda.Function>)
        /// An event bus.
        case bus(Ref<Events.EventBus>)
    }

    /// Where the record of an invocation that failed is sent: where any record can go, and buckets.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>
    public enum FailureDestination: Equatable {
        /// A standard queue. Lambda does not take FIFO queues.
        case queue(Ref<SQS.Queue>)
        /// A standard topic.
        case topic(Ref<SNS.Topic>)
        /// Another function.
        case function(Ref<Lambda.Function>)
        /// An event bus.
        case bus(Ref<Events.EventBus>)
        /// A bucket, in which a record can be larger than a message.
        case bucket(Ref<S3.Bucket>)
    }

    /// How often Lambda tries again after an error of the function, 0 to 2.
    public var maximumRetryAttempts: Int
    /// How long an event may wait in Lambda's queue, 60 to 21,600 s.
    public var maximumEventAge: Duration
    /// Where the records of invocations that succeeded are sent.
    public var onSuccess: Destination?
    /// Where events are sent that were not processed.
    public var onFailure: FailureDestination?

    /// Describes asynchronous invocation.
    /// - Parameters:
    ///   - maximumRetryAttempts: How often Lambda tries again after an error of the function, 0 to 2; twice when not given.
    ///   - maximumEventAge: How long an event may wait in Lambda's queue, 60 to 21,600 s; 6 hours when not given.
    ///   - onSuccess: Where the records of invocations that succeeded are sent; nowhere when not given.
    ///   - onFailure: Where events are sent that were not processed; when not given they are lost.
    public init(
        maximumRetryAttempts: Int = 2,
        maximumEventAge: Duration = .hours(6),
        onSuccess: Destination? = nil,
        onFailure: FailureDestination? = nil
    ) {
        self.maximumRetryAttempts = maximumRetryAttempts
        self.maximumEventAge = maximumEventAge
        self.onSuccess = onSuccess
        self.onFailure = onFailure
    }
}

extension AsyncInvocation {
    /// Adds the settings to a function, whose role may then send to the destinations.
    func add(to function: Ref<Lambda.Function>, role: ExecutionRole, in scope: Scope) {
        scope.check("maximumRetryAttempts", maximumRetryAttempts, in: 0...2)
        for destination in [onSuccess?.general, onFailure] {
            destination?.grantUse(to: function, role: role, at: scope.location)
        }
        var options = ResourceOptions()
        // Lambda refuses destinations that the role may not send to.
        if let policy = role.policy { options.depend(on: policy) }
        let destinations: Lambda.EventInvokeConfig.DestinationConfig? =
            onSuccess == nil && onFailure == nil
            ? nil
            : .init(
                onFailure: onFailure.map { .init(destination: $0.arn) },
                onSuccess: onSuccess.map { .init(destination: $0.general.arn) }
            )
        scope.add(
            "AsyncInvocation",
            Resource(
                Lambda.EventInvokeConfig.self,
                .init(
                    functionName: function.name,
                    qualifier: "$LATEST",
                    destinationConfig: destinations,
                    maximumEventAgeInSeconds: Value(scope.seconds("maximumEventAge", maximumEventAge, in: 60...21_600)),
                    maximumRetryAttempts: Value(maximumRetryAttempts)
                ),
                options: options
            ),
            at: scope.location
        )
    }
}

extension AsyncInvocation.Destination {
    /// The same among the destinations of failures, which are more.
    fileprivate var general: AsyncInvocation.FailureDestination {
        switch self {
        case .queue(let queue): .queue(queue)
        case .topic(let topic): .topic(topic)
        case .function(let function): .function(function)
        case .bus(let bus): .bus(bus)
        }
    }
}

extension AsyncInvocation.FailureDestination {
    var arn: Value<String> {
        switch self {
        case .queue(let queue): Value(queue.arn)
        case .topic(let topic): Value(topic.arn)
        case .function(let function): Value(function.arn)
        case .bus(let bus): Value(bus.arn)
        case .bucket(let bucket): Value(bucket.arn)
        }
    }

    /// Lets a function send to the destination.
    func grantUse(to function: Ref<Lambda.Function>, role: ExecutionRole, at location: SourceLocation) {
        switch self {
        case .queue(let queue): queue.grant([.sendMessage], on: [arn], to: function, at: location)
        case .topic(let topic): topic.grant([.publish], on: [arn], to: function, at: location)
        case .function(let other): other.grant([.invokeFunction], on: [arn], to: function, at: location)
        case .bus: role.allow(["events:PutEvents"], on: [arn])
        case .bucket(let bucket): bucket.grantFailureRecords(to: function, at: location)
        }
        role.noteUseByService(of: arn)
        if case .bucket(let bucket) = self { role.noteUseByService(of: bucket.arnOfObjects(below: "")) }
    }
}
