import AWSCloudWatch
import AWSDynamoDB
import AWSLambda
import AWSS3
import AWSSNS
import CloudFormation
import Constructs
import WorkerContracts

/// The function of one ``StreamConsumer``, what it writes to, and what tells of its failures.
///
/// The function is the product `stream-processor`. It gets `TASK`, what to do with a change (`audit` or `notify`), and `TARGET`, the name
/// of the audit trail's table or the ARN of the topic. Lambda delivers a change once at least, so the item of the audit trail is found
/// by what no repetition changes: the key of the changed item and the sequence number of the change.
///
/// The function returns the sequence number of the first change of a batch that failed. Lambda tries again from there on, alone or in
/// halves, and goes on with the next changes when the bad one is given up: one poisonous change stops a shard for minutes, not for the
/// day that is Lambda's own default.
struct StreamPipeline: Construct {
    var config: StreamConsumer
    var table: Ref<DynamoDB.Table>
    /// What the records of the table's stream have.
    var stream: Table.StreamView
    /// What happens to the audit trail, the failures and the logs when they leave the stack.
    var removalPolicy: ResourceOptions.RemovalPolicy
    /// What hears of alarms.
    var alarmTopic: Ref<SNS.Topic>

    struct Output {
        let function: Ref<Lambda.Function>
        let mapping: Ref<Lambda.EventSourceMapping>
        let iteratorAge: Ref<CloudWatch.Alarm>
        let alarms: [Ref<CloudWatch.Alarm>]
    }

    func build(in scope: Scope) -> Output {
        check(scope)
        let function = function(in: scope)
        let failures = failures(in: scope)
        let mapping = scope.add(
            "Source",
            EventSourceMapping(
                ofStreamOf: table,
                to: function,
                failures: .retry(
                    attempts: config.maximumRetryAttempts,
                    maximumRecordAge: config.maximumRecordAge,
                    onFailure: failures
                ),
                startingPosition: config.startingPosition,
                batchSize: config.batchSize,
                batchingWindow: config.batchingWindow,
                parallelizationFactor: config.parallelizationFactor,
                tumblingWindow: config.tumblingWindow,
                filters: config.filters,
                bisectsFailedBatches: config.bisectsFailedBatches,
                // The only metrics that tell of changes which were passed over, given up or lost.
                emitsEventCounts: true
            ),
            at: scope.location
        )
        let iteratorAge = scope.add(
            "IteratorAge",
            Alarm(
                on: function.metrics.iteratorAge,
                // The metric is in milliseconds.
                .atLeast(Double(config.alarmAge.components.seconds) * 1000),
                description: "Changes are processed late; after 24 hours the stream loses them",
                actions: [.notify(alarmTopic)]
            ),
            at: scope.location
        )
        return Output(
            function: function.function,
            mapping: mapping,
            iteratorAge: iteratorAge,
            alarms: [iteratorAge] + alarms(function.function, mapping, failures, in: scope)
        )
    }

    private func check(_ scope: Scope) {
        if config.alarmAge < .minutes(1) || config.alarmAge >= config.maximumRecordAge {
            scope.error(
                "alarmAge must be at least 60 s and less than maximumRecordAge, \(config.maximumRecordAge.components.seconds) s, got \(config.alarmAge.components.seconds) s: later, changes are given up before the alarm goes off"
            )
        }
        if config.task == .audit, stream != .newAndOldImages {
            scope.error(
                "an audit trail needs the item before and after a change, but stream is \(stream.rawValue); make it newAndOldImages"
            )
        }
    }

    private func function(in scope: Scope) -> Ref<Lambda.SwiftFunction<StreamProcessor>> {
        func function(target: Value<String>) -> Ref<Lambda.SwiftFunction<StreamProcessor>> {
            scope.add(
                "Processor",
                SwiftFunction(
                    StreamProcessor.self,
                    environment: [.task: Value(config.task.rawValue), .target: target],
                    timeout: config.timeout,
                    logging: Function.Logging(removalPolicy: removalPolicy)
                ),
                at: scope.location
            )
        }
        switch config.task {
        case .audit:
            let trail = scope.add(
                "Trail",
                Table(
                    partitionKey: .string("item"),
                    sortKey: .string("sequenceNumber"),
                    removalPolicy: removalPolicy
                ),
                at: scope.location
            )
            scope.add("TrailName", StackOutput(trail.name, description: "The table that has every change"))
            let function = function(target: trail.name)
            trail.grant(.putItem, to: function)
            return function
        case .notify:
            let changes = scope.add("Changes", Topic(), at: scope.location)
            scope.add("ChangesARN", StackOutput(changes.arn, description: "The topic that tells of changes"))
            let function = function(target: Value(changes.arn))
            changes.grantPublish(to: function)
            return function
        }
    }

    /// Each kind has a name of its own: CloudFormation cannot turn a queue into a topic.
    private func failures(in scope: Scope) -> EventSourceMapping.FailureDestination {
        switch config.failureDestination {
        case .queue:
            let queue = scope.add("FailureQueue", Queue(retention: .days(14), removalPolicy: removalPolicy))
            scope.add("FailuresURL", StackOutput(queue.url, description: "Where changes are named that were given up"))
            return .queue(queue)
        case .topic:
            let topic = scope.add("FailureTopic", Topic())
            scope.add("FailuresARN", StackOutput(topic.arn, description: "What names changes that were given up"))
            return .topic(topic)
        case .bucket:
            let bucket = scope.add(
                "FailureBucket",
                Bucket(
                    lifecycle: [LifecycleRule("Expire", expiration: .days(90))],
                    removalPolicy: removalPolicy
                )
            )
            scope.add("FailuresBucket", StackOutput(bucket.name, description: "Where changes are that were given up"))
            return .bucket(bucket)
        }
    }

    private func alarms(
        _ function: Ref<Lambda.Function>,
        _ mapping: Ref<Lambda.EventSourceMapping>,
        _ failures: EventSourceMapping.FailureDestination,
        in scope: Scope
    ) -> [Ref<CloudWatch.Alarm>] {
        // A queue tells until somebody has looked at what is in it; the others only tell when something comes.
        let givenUp: Metric =
            switch failures {
            case .queue(let queue): queue.metrics.approximateNumberOfMessagesVisible
            case .topic, .bucket: mapping.metrics.onFailureDestinationDeliveredEventCount
            }
        return [
            scope.add(
                "Errors",
                Alarm(
                    on: function.metrics.errors,
                    .atLeast(1),
                    for: .datapoints(3, of: 5),
                    description: "The function fails or times out again and again; look at its logs",
                    actions: [.notify(alarmTopic)]
                )
            ),
            scope.add(
                "GivenUp",
                Alarm(
                    on: givenUp,
                    .atLeast(1),
                    description:
                        "Changes were given up; look at the failures within 24 hours, then the stream loses them",
                    actions: [.notify(alarmTopic)]
                )
            ),
            scope.add(
                "Lost",
                Alarm(
                    on: function.metrics.destinationDeliveryFailures,
                    .atLeast(1),
                    description:
                        "Changes were given up and could not be sent to the failures; look at the function's role",
                    actions: [.notify(alarmTopic)]
                )
            ),
        ]
    }
}

extension StreamPipeline.Output {
    /// What an operator wants to see of a consumer: what comes in, how late, what fails, what is given up.
    func section(_ title: String) -> Section {
        Section(Value(title)) {
            Widget.graph(
                "Changes",
                [
                    mapping.metrics.polledEventCount.with(label: "read"),
                    mapping.metrics.filteredOutEventCount.with(label: "passed over"),
                    mapping.metrics.invokedEventCount.with(label: "processed, repetitions included"),
                ]
            )
            Widget.graph(
                "Age when they reach the function",
                [function.metrics.iteratorAge],
                annotations: [.threshold(of: iteratorAge)]
            )
            Widget.graph(
                "Failures",
                [
                    mapping.metrics.failedInvokeEventCount.with(label: "failed, repetitions included"),
                    mapping.metrics.onFailureDestinationDeliveredEventCount.with(label: "given up"),
                    mapping.metrics.droppedEventCount.with(label: "lost"),
                ]
            )
            Widget.graph(
                "Function",
                [function.metrics.invocations, function.metrics.errors, function.metrics.throttles],
                right: [function.metrics.duration.with(statistic: .percentile(99), label: "p99 duration")]
            )
        }
    }
}
