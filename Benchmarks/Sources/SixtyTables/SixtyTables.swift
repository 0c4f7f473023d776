import CloudFormation
import SynthCommand

/// Sixty tables of the write buffer, in two stacks, because a stack has at most 500 resources.
@main
struct SixtyTables: SynthesisCommand {
    static func addStacks(to app: App) {
        for half in ["First", "Second"] {
            let tables = (1...30).map {
                TableConfig(
                    name: "Table\($0)",
                    writeCapacity: 5,
                    maximumWriteCapacity: 50,
                    sqsMaxConcurrency: 2,
                    retryAttempts: 20
                )
            }
            app.add(half, WriteBufferStack(tables: tables, environment: .prod))
        }
    }
}
