import CloudFormation
import Constructs

/// Orders, written to a table that takes one write a second, through a queue that has the patience.
///
/// The table is small on purpose: 10 orders a second exceed its one write capacity unit once the burst credit of about 300
/// writes is used, and the queue holds what waits. An order is delivered up to 100 times, 90 seconds apart, so a backlog may
/// last two and a half hours before an order ends in the dead letters. The function gets its messages from the event source
/// mapping alone and deletes none itself, so a message is never taken twice, and a malformed one hinders no other.
struct OrderBufferStack: Stack {
    var environment: DeploymentEnvironment

    var templateDescription: String? { "Buffers orders in an SQS queue before they are written to DynamoDB" }

    func build(in scope: Scope) {
        let topic = scope.add("Alarms", AlarmTopic())
        let orders = scope.add(
            "Orders",
            WritePipeline(
                partitionKey: .string("id"),
                sortKey: .number("timestamp"),
                billing: .provisioned(read: 1, write: 1),
                maximumConcurrency: 2,
                receiveCount: 100,
                timeout: .seconds(15),
                alarmAge: .minutes(30),
                removalPolicy: environment.removalPolicy,
                alarmTopic: topic
            )
        )
        scope.add(
            "Dashboard",
            Dashboard {
                Widget.alarms("Alarms", orders.alarms)
                orders.section("Orders")
            }
        )
    }
}
