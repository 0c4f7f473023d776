import AWSCloudWatch
import AWSSQS
import CloudFormation
import SynthCommand

/// A hundred stacks of 500 resources, the most that CloudFormation takes: 50,000 resources.
@main
struct HundredStacks: SynthesisCommand {
    static func addStacks(to app: App) {
        for number in 1...100 { app.add("Stack\(number)", FullStack()) }
    }
}

private struct FullStack: Stack {
    func build(in scope: Scope) {
        for number in 0..<125 { scope.add("Orders\(number)", Mailbox()) }
    }
}

/// Four resources that refer to each other.
private struct Mailbox: Construct {
    func build(in scope: Scope) {
        let deadLetters = scope.add(
            "DeadLetters",
            Resource(SQS.Queue.self, .init(messageRetentionPeriod: 1_209_600, sqsManagedSseEnabled: true))
        )
        let queue = scope.add(
            "Queue",
            Resource(
                SQS.Queue.self,
                .init(
                    redrivePolicy: .init(deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 5),
                    sqsManagedSseEnabled: true,
                    visibilityTimeout: 180
                )
            )
        )
        for (id, watched) in [("Backlog", queue), ("Lost", deadLetters)] {
            scope.add(
                id,
                Resource(
                    CloudWatch.Alarm.self,
                    .init(
                        alarmDescription: "Messages wait in \(watched.name)",
                        comparisonOperator: "GreaterThanOrEqualToThreshold",
                        dimensions: [.init(name: "QueueName", value: watched.name)],
                        evaluationPeriods: 1,
                        metricName: "ApproximateNumberOfMessagesVisible",
                        namespace: "AWS/SQS",
                        period: 60,
                        statistic: "Maximum",
                        threshold: 1
                    )
                )
            )
        }
    }
}
