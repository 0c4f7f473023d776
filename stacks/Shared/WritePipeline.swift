import AWSCloudWatch
import AWSDynamoDB
import AWSLambda
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs
import WorkerContracts

/// Messages on a queue become items of a table, at the pace that the table bears.
///
/// The queue absorbs bursts, a bounded number of invocations of `order-writer` writes them, and what cannot be written after
/// `receiveCount` deliveries ends in the dead letters, which raise an alarm.
struct WritePipeline: Construct {
    var partitionKey: Table.Key
    var sortKey: Table.Key?
    var billing: Table.Billing
    /// How many batches are processed at a time, 2 to 1000.
    var maximumConcurrency: Int
    /// How often a message is delivered altogether before it moves to the dead letters.
    var receiveCount: Int
    /// How many messages an invocation gets at most.
    var batchSize = 10
    /// How long an invocation may take.
    var timeout: Duration
    /// How often Lambda repeats a failed asynchronous invocation by hand; Lambda's own default when `nil`.
    var asyncRetryAttempts: Int?
    /// The age of the oldest waiting message from which on the backlog raises an alarm.
    var alarmAge: Duration
    /// What happens to the table, the dead letters and the logs when they leave the stack.
    var removalPolicy: ResourceOptions.RemovalPolicy
    /// What hears of alarms.
    var alarmTopic: Ref<SNS.Topic>

    struct Output {
        let table: Ref<DynamoDB.Table>
        let queue: Ref<SQS.Queue>
        let deadLetters: Ref<SQS.Queue>
        let writer: Ref<Lambda.Function>
        let alarms: [Ref<CloudWatch.Alarm>]
    }

    func build(in scope: Scope) -> Output {
        let table = scope.add(
            "Table",
            Table(
                partitionKey: partitionKey,
                sortKey: sortKey,
                billing: billing,
                deletionProtection: removalPolicy == .retain,
                removalPolicy: removalPolicy
            )
        )

        let deadLetters = scope.add("DeadLetters", Queue(retention: .days(14), removalPolicy: removalPolicy))
        let queue = scope.add(
            "Queue",
            Queue(
                // AWS advises six times the function's timeout, so that a batch that is throttled is not delivered twice.
                visibilityTimeout: timeout * 6,
                deadLetters: .to(deadLetters, after: receiveCount)
            )
        )
        scope.add("QueueURL", StackOutput(queue.url, description: "Where to send what shall be written"))
        scope.add("DeadLettersURL", StackOutput(deadLetters.url, description: "Where what could not be written waits"))

        let writer = scope.add(
            "Writer",
            SwiftFunction(
                OrderWriter.self,
                environment: [.tableName: table.name],
                timeout: timeout,
                asyncInvocation: asyncRetryAttempts.map { AsyncInvocation(maximumRetryAttempts: $0) },
                logging: Function.Logging(removalPolicy: removalPolicy)
            )
        )
        table.grant(.putItem, to: writer)
        scope.add(
            "Source",
            EventSourceMapping(of: queue, to: writer, batchSize: batchSize, maximumConcurrency: maximumConcurrency)
        )

        return Output(
            table: table,
            queue: queue,
            deadLetters: deadLetters,
            writer: writer.function,
            alarms: alarms(queue: queue, deadLetters: deadLetters, in: scope)
        )
    }

    private func alarms(
        queue: Ref<SQS.Queue>,
        deadLetters: Ref<SQS.Queue>,
        in scope: Scope
    ) -> [Ref<CloudWatch.Alarm>] {
        [
            scope.add(
                "DeadLetterDepth",
                Alarm(
                    on: deadLetters.metrics.approximateNumberOfMessagesVisible,
                    .atLeast(1),
                    description: "Messages could not be written; look at the dead letters before they expire",
                    actions: [.notify(alarmTopic)]
                )
            ),
            scope.add(
                "BacklogAge",
                Alarm(
                    on: queue.metrics.approximateAgeOfOldestMessage,
                    .atLeast(Double(alarmAge.components.seconds)),
                    for: .periods(3),
                    description: "Messages wait longer than planned; the table or the writer does not keep up",
                    actions: [.notify(alarmTopic)]
                )
            ),
        ]
    }
}

extension WritePipeline.Output {
    /// What an operator wants to see of the pipeline: what comes in, what waits, what is written, what fails.
    func section(_ title: String) -> Section {
        Section(Value(title)) {
            Widget.graph(
                "Messages",
                [
                    queue.metrics.numberOfMessagesSent.with(label: "sent"),
                    queue.metrics.numberOfMessagesDeleted.with(label: "written"),
                    queue.metrics.approximateNumberOfMessagesVisible.with(label: "waiting"),
                    deadLetters.metrics.approximateNumberOfMessagesVisible.with(label: "dead letters"),
                ]
            )
            Widget.graph("Age of the oldest message", [queue.metrics.approximateAgeOfOldestMessage])
            Widget.graph(
                "Write capacity",
                [
                    // The sum over a minute, in units a second, as capacity is provisioned.
                    (table.metrics.consumedWriteCapacityUnits / 60).with(label: "used"),
                    table.metrics.provisionedWriteCapacityUnits.with(label: "provisioned"),
                ],
                right: [table.metrics.writeThrottleEvents.with(label: "throttled")]
            )
            Widget.graph(
                "Writer",
                [writer.metrics.invocations, writer.metrics.errors, writer.metrics.throttles],
                right: [writer.metrics.duration.with(statistic: .percentile(99), label: "p99 duration")]
            )
        }
    }
}
