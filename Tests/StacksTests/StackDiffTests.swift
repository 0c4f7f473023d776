import CloudFormation
import Constructs
import SynthTesting
import TemplateDiff
import TemplateModel
import Testing
import WorkerContracts

@testable import synth

/// What realistic changes to each stack look like to who reviews them; look at the snapshots in a terminal.
struct StackDiffTests {
    private func expect(
        _ before: Template,
        _ after: Template,
        _ title: String,
        matches name: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let difference = TemplateDifference(from: StackVersion(before), to: StackVersion(after))
        let renderings = [
            ("txt", difference.text(title: title)), ("color.txt", difference.text(title: title, usesColor: true)),
            ("md", difference.markdown(title: title)),
        ]
        for (fileExtension, text) in renderings {
            expectText(text, matches: "\(name).\(fileExtension)", sourceLocation: sourceLocation)
        }
    }

    private func writeBuffer(_ tables: [TableConfig], _ environment: DeploymentEnvironment) throws -> Template {
        try App.template(of: WriteBufferStack(tables: tables, environment: environment), id: "WriteBuffer")
    }

    /// A busier table, and a second one.
    @Test func writeBufferGrows() throws {
        var orders = TableConfig(name: "Orders", writeCapacity: 5, sqsMaxConcurrency: 2, retryAttempts: 20)
        let before = try writeBuffer([orders], .prod)
        orders.maximumWriteCapacity = 100
        orders.sqsMaxConcurrency = 10
        orders.timeoutSeconds = 60
        let audit = TableConfig(name: "Audit", writeCapacity: 1, sqsMaxConcurrency: 2, retryAttempts: 5)
        expect(before, try writeBuffer([orders, audit], .prod), "WriteBuffer", matches: "write-buffer-grows")
    }

    /// Another name for an entry of the config, where nothing is retained.
    @Test func writeBufferIsRenamed() throws {
        var orders = TableConfig(name: "Orders", writeCapacity: 5, sqsMaxConcurrency: 2, retryAttempts: 20)
        let before = try writeBuffer([orders], .dev)
        orders.name = "Purchases"
        expect(before, try writeBuffer([orders], .dev), "WriteBuffer", matches: "write-buffer-is-renamed")
    }

    /// Another sort key, and a worker that also reads and deletes.
    @Test func orderBufferChangesItsTable() throws {
        let before = try App.template(of: OrderBufferStack(environment: .dev), id: "OrderBuffer")
        let text = before.text(.yaml).replacing("AttributeName: timestamp", with: "AttributeName: placedAt")
            .replacing("- Action: dynamodb:PutItem", with: "- Action: ['dynamodb:DeleteItem', 'dynamodb:PutItem']")
            .replacing("SqsManagedSseEnabled: true", with: "SqsManagedSseEnabled: false")
        let after = try ParsedTemplate(parsing: text).template
        expect(before, after, "OrderBuffer", matches: "order-buffer-changes-its-table")
    }

    /// Records with less in them, consumers that give up earlier, and another filter.
    @Test func tableStreamGivesUpEarlier() throws {
        func template(_ config: TableStreamConfig) throws -> Template {
            try App.template(of: TableStreamStack(config: config, environment: .prod), id: "TableStream")
        }
        var search = StreamConsumer(
            name: "Search",
            task: .notify,
            maximumRetryAttempts: 10,
            maximumRecordAge: .hours(12),
            failureDestination: .bucket
        )
        var config = tableStreamConfig
        config.consumers[0] = search
        let before = try template(config)
        search.maximumRetryAttempts = 3
        search.maximumRecordAge = .hours(6)
        config.consumers[0] = search
        config.consumers[1].maximumRetryAttempts = 20
        config.consumers[1].filters = [EventFilter(["eventName": ["INSERT", "MODIFY"]])]
        config.consumers[1].failureDestination = .topic
        config.stream = .newImage
        expect(before, try template(config), "TableStream", matches: "table-stream-gives-up-earlier")
    }

    /// A key of the customer, tokens for callers, more concurrency, and messages that fail earlier.
    @Test(arguments: ["IngestionQueues", "IngestionFunctions", "IngestionAPI", "IngestionObservability"])
    func ingestionIsHardened(_ stack: String) throws {
        func template(_ config: IngestionConfig) throws -> Template {
            try #require(try config.assembly(for: .prod)[stack]).template
        }
        var config = IngestionConfig()
        let before = try template(config)
        config.maxReceiveCount = 3
        config.maximumConcurrency = 20
        config.workerTimeout = .seconds(60)
        config.usesCustomerKey = true
        config.authorization = .jwt(issuer: "https://login.ingestion.internal", audience: ["events"])
        expect(before, try template(config), stack, matches: "ingestion-is-hardened/\(stack)")
    }

    /// Another sort key, for counts of each day, a drink that the dashboard shows too, and a shorter memory.
    @Test func orderMetricsChangesItsKeys() throws {
        func template(_ config: OrderMetricsConfig) throws -> Template {
            try App.template(of: OrderMetricsStack(config: config, environment: .prod), id: "OrderMetrics")
        }
        var config = OrderMetricsConfig()
        let before = try template(config)
        config.drinks.append("Flat White")
        config.alarmAge = .minutes(30)
        config.maximumConcurrency = 5
        let text = try template(config).text(.yaml).replacing("AttributeName: SK", with: "AttributeName: day")
        let after = try ParsedTemplate(parsing: text).template
        expect(before, after, "OrderMetrics", matches: "order-metrics-changes-its-keys")
    }
}
