import CloudFormation
import SynthTesting
import TemplateDiff
import TemplateModel
import Testing

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
}
