import AWSDynamoDB
import AWSSQS
import CloudFormation
import SynthTesting
import TemplateModel
import Testing

@testable import synth

struct WriteBufferStackTests {
    private func template(_ tables: TableConfig...) throws -> Template {
        try App.template(of: WriteBufferStack(tables: tables, environment: .prod), id: "WriteBuffer")
    }

    private func table(_ name: String) -> TableConfig {
        TableConfig(name: name, writeCapacity: 5, sqsMaxConcurrency: 2, retryAttempts: 20)
    }

    @Test func developmentTemplate() throws {
        let stack = WriteBufferStack(tables: tablesConfig, environment: .dev)
        expectTemplate(try App.template(of: stack, id: "WriteBuffer", environment: "dev"), matches: "dev.yaml")
    }

    @Test func anotherTableOnlyAddsToTheTemplate() throws {
        let before = try template(table("orders"))
        let after = try template(table("orders"), table("audit"))
        for (name, resource) in before.resources where name != "Dashboard" {
            #expect(after.resources[name] == resource)
        }
        for (name, output) in before.outputs { #expect(after.outputs[name] == output) }
        let added = Set(after.resources.map(\.key)).subtracting(before.resources.map(\.key))
        #expect(added.allSatisfy { $0.hasPrefix("Audit") })
        #expect(after.resourceCount(of: DynamoDB.Table.self) == 2)
        #expect(after.resourceCount(of: SQS.Queue.self) == 4)
    }

    @Test func theOrderOfTablesDoesNotMatter() throws {
        let before = try template(table("orders"), table("audit"))
        let after = try template(table("audit"), table("orders"))
        for (name, resource) in before.resources where name != "Dashboard" {
            #expect(after.resources[name] == resource)
        }
    }

    @Test func theConfigReachesTheTemplate() throws {
        var config = table("orders")
        config.writeCapacity = 7
        config.readCapacity = 3
        config.sqsMaxConcurrency = 9
        config.retryAttempts = 11
        config.lambdaRetryAttempts = 1
        config.batchSize = 4
        config.timeoutSeconds = 20
        config.alarmAgeSeconds = 77
        let resources = try template(config).resources
        func property(_ name: String, _ path: String...) -> Node? {
            path.reduce(resources[name]?["Properties"]) { $0?[$1] }
        }
        #expect(property("OrdersTable", "ProvisionedThroughput", "WriteCapacityUnits") == 7)
        #expect(property("OrdersTable", "ProvisionedThroughput", "ReadCapacityUnits") == 3)
        #expect(property("OrdersSource", "ScalingConfig", "MaximumConcurrency") == 9)
        #expect(property("OrdersSource", "BatchSize") == 4)
        #expect(property("OrdersSource", "FunctionResponseTypes") == ["ReportBatchItemFailures"])
        #expect(property("OrdersQueue", "RedrivePolicy", "maxReceiveCount") == 11)
        #expect(property("OrdersQueue", "VisibilityTimeout") == 120)
        #expect(property("OrdersWriter", "Timeout") == 20)
        #expect(property("OrdersWriterAsyncInvocation", "MaximumRetryAttempts") == 1)
        #expect(property("OrdersBacklogAge", "Threshold") == 77)
        #expect(property("OrdersDeadLetters", "MessageRetentionPeriod") == 1_209_600)
    }

    @Test func aTableThatGrowsIsScaled() throws {
        var config = table("orders")
        config.maximumWriteCapacity = 50
        let scaled = try template(config).resources.filter {
            $0.value["Type"] == "AWS::ApplicationAutoScaling::ScalableTarget"
        }
        #expect(scaled.count == 1)
        #expect(scaled.first?.value["Properties"]?["MinCapacity"] == 5)
        #expect(scaled.first?.value["Properties"]?["MaxCapacity"] == 50)
    }

    @Test func everyMistakeOfAConfigIsReportedAtItsEntry() throws {
        let line = UInt(#line) + 1
        let bad = TableConfig(
            name: "orders",
            writeCapacity: 0,
            readCapacity: -1,
            maximumWriteCapacity: 0,
            sqsMaxConcurrency: 1,
            retryAttempts: 0,
            lambdaRetryAttempts: 3,
            batchSize: 11,
            timeoutSeconds: 901,
            alarmAgeSeconds: 0
        )
        var greedy = table("audit")
        greedy.sqsMaxConcurrency = 1001
        let app = App()
        app.add("WriteBuffer", WriteBufferStack(tables: [bad, greedy, table("fine")], environment: .prod))
        let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
        let diagnostics = try #require(error).diagnostics
        let ofBad = diagnostics.filter { $0.path.description == "WriteBuffer/orders" }
        #expect(ofBad.allSatisfy { $0.location == SourceLocation(filePath: #filePath, line: line) })
        #expect(
            Set(diagnostics.map { "\($0.path): \($0.message)" }) == [
                "WriteBuffer/orders: writeCapacity must be at least 1, got 0",
                "WriteBuffer/orders: readCapacity must be at least 1, got -1",
                "WriteBuffer/orders: maximumWriteCapacity must be at least 1, got 0",
                "WriteBuffer/orders: sqsMaxConcurrency must be 2 to 1000, got 1",
                "WriteBuffer/orders: retryAttempts must be 1 to 1000, got 0",
                "WriteBuffer/orders: lambdaRetryAttempts must be 0 to 2, got 3",
                "WriteBuffer/orders: batchSize must be 1 to 10, got 11",
                "WriteBuffer/orders: timeoutSeconds must be 1 to 900, got 901",
                "WriteBuffer/orders: alarmAgeSeconds must be at least 1, got 0",
                "WriteBuffer/audit: sqsMaxConcurrency must be 2 to 1000, got 1001",
            ]
        )
    }

    @Test func aDuplicateNameIsOneMistake() throws {
        let app = App()
        app.add("WriteBuffer", WriteBufferStack(tables: [table("orders"), table("orders")], environment: .prod))
        let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
        #expect(
            error?.diagnostics.map(\.message) == [
                "'orders' is already in 'WriteBuffer'; give one of the two another identifier"
            ]
        )
    }

    @Test func namesThatBecomeOneLogicalIDAreOneMistake() throws {
        let app = App()
        app.add(
            "WriteBuffer",
            WriteBufferStack(tables: [table("user-events"), table("userEvents")], environment: .prod)
        )
        let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
        #expect(
            error?.diagnostics.map(\.message) == [
                "what it consists of has the same logical IDs as 'WriteBuffer/user-events', 'UserEventsTable' for example; rename one of them"
            ]
        )
    }

    @Test func anEmptyConfigIsRefused() throws {
        let app = App()
        app.add("WriteBuffer", WriteBufferStack(tables: [], environment: .prod))
        let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
        #expect(
            error?.diagnostics.map(\.message) == [
                "tablesConfig must have at least one table, got none; add a TableConfig in stacks/TablesConfig.swift"
            ]
        )
    }
}
