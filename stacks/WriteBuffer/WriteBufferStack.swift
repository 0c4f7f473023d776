import AWSCloudWatch
import CloudFormation
import Constructs

/// Writes to DynamoDB tables, buffered by queues: for each entry of the config a table, a queue with dead letters, a
/// function that moves messages into the table, and alarms.
///
/// One dashboard shows all.
struct WriteBufferStack: Stack {
    var tables: [TableConfig]
    var environment: DeploymentEnvironment

    var templateDescription: String? { "Buffers writes to DynamoDB tables in SQS queues" }

    func build(in scope: Scope) {
        guard !tables.isEmpty else {
            scope.error(
                "tablesConfig must have at least one table, got none; add a TableConfig in stacks/TablesConfig.swift"
            )
            return
        }
        let topic = scope.add("Alarms", AlarmTopic())
        var pipelines: [(name: String, pipeline: WritePipeline.Output)] = []
        for table in tables {
            let pipeline = scope.add(
                table.name,
                BufferedTable(config: table, removalPolicy: environment.removalPolicy, alarmTopic: topic),
                at: table.location
            )
            if let pipeline { pipelines.append((table.name, pipeline)) }
        }
        // With no pipeline left every entry is wrong, which has been said.
        guard !pipelines.isEmpty else { return }
        scope.add(
            "Dashboard",
            Dashboard {
                Widget.alarms("Alarms", pipelines.flatMap(\.pipeline.alarms))
                for (name, pipeline) in pipelines {
                    pipeline.section(name)
                }
            }
        )
    }
}
