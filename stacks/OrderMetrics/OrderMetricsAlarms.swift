import AWSCloudWatch
import AWSEvents
import AWSLambda
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs

/// What somebody must hear of while orders are counted.
struct OrderMetricsAlarms: Construct {
    var rule: Ref<Events.Rule>
    var queue: Ref<SQS.Queue>
    var deadLetters: Ref<SQS.Queue>
    var undelivered: Ref<SQS.Queue>
    var publisher: Ref<Lambda.Function>
    /// The age of the oldest waiting event from which on the backlog raises an alarm.
    var backlogAge: Duration
    var topic: Ref<SNS.Topic>

    func build(in scope: Scope) -> [Ref<CloudWatch.Alarm>] {
        [
            scope.add(
                "DeadLetterDepth",
                Alarm(
                    on: deadLetters.metrics.approximateNumberOfMessagesVisible,
                    .atLeast(1),
                    description: "Orders could not be counted; look at the dead letters before they expire",
                    actions: [.notify(topic)]
                )
            ),
            scope.add(
                "UndeliveredDepth",
                Alarm(
                    on: undelivered.metrics.approximateNumberOfMessagesVisible,
                    .atLeast(1),
                    description: "Events did not reach the queue; look at the queue's policy",
                    actions: [.notify(topic)]
                )
            ),
            scope.add(
                "Lost",
                Alarm(
                    on: rule.metrics.invocationsFailedToBeSentToDlq,
                    .atLeast(1),
                    description: "Events are lost: neither the queue nor the one for undelivered events took them",
                    actions: [.notify(topic)]
                )
            ),
            scope.add(
                "BacklogAge",
                Alarm(
                    on: queue.metrics.approximateAgeOfOldestMessage,
                    .atLeast(Double(backlogAge.components.seconds)),
                    for: .periods(3),
                    description: "Orders wait longer than planned; the function or the table does not keep up",
                    actions: [.notify(topic)]
                )
            ),
            scope.add(
                "Errors",
                Alarm(
                    on: publisher.metrics.errors,
                    .atLeast(1),
                    for: .datapoints(3, of: 5),
                    description: "The function fails or times out again and again; look at its logs",
                    actions: [.notify(topic)]
                )
            ),
        ]
    }
}
