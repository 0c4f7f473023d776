import AWSDynamoDB
import AWSSNS
import CloudFormation
import Constructs

/// A table whose changes are processed in the order in which they were made, by functions that hear of them through its stream.
///
/// Each ``StreamConsumer`` of the config is a function of its own with its own position in the stream, so that one that fails does not
/// hinder another.
struct TableStreamStack: Stack {
    var config: TableStreamConfig
    var environment: DeploymentEnvironment

    var templateDescription: String? { "Processes the changes of a DynamoDB table: notifications and an audit trail" }

    func build(in scope: Scope) {
        guard !config.consumers.isEmpty else {
            scope.error(
                "tableStreamConfig must have 1 or 2 consumers, got none; add a StreamConsumer in stacks/TableStream/TableStreamConfig.swift"
            )
            return
        }
        let topic = scope.add("Alarms", AlarmTopic())
        let table = scope.add(
            "Table",
            Table(
                partitionKey: config.partitionKey,
                sortKey: config.sortKey,
                stream: config.stream,
                removalPolicy: environment.removalPolicy
            )
        )
        scope.add("TableName", StackOutput(table.name, description: "The table whose changes are processed"))

        var processors: [(name: String, processor: StreamPipeline.Output)] = []
        for consumer in config.consumers {
            let processor = scope.add(
                consumer.name,
                StreamPipeline(
                    config: consumer,
                    table: table,
                    stream: config.stream,
                    removalPolicy: environment.removalPolicy,
                    alarmTopic: topic
                ),
                at: consumer.location
            )
            processors.append((consumer.name, processor))
        }
        scope.add(
            "Dashboard",
            Dashboard {
                Widget.alarms("Alarms", processors.flatMap(\.processor.alarms))
                for (name, processor) in processors {
                    processor.section(name)
                }
            }
        )
    }
}
