import CloudFormation
import Foundation
import TemplateModel
import Testing

@testable import synth

/// The AWS CLI deploys, updates and deletes each stack against a local server.
@Suite(.serialized)
struct DeploymentTests {
    private static func assembly(
        for environment: DeploymentEnvironment,
        tables: [TableConfig] = tablesConfig
    ) throws -> Assembly {
        let app = App(environment: environment.rawValue)
        app.add("WriteBuffer", WriteBufferStack(tables: tables, environment: environment))
        app.add("OrderBuffer", OrderBufferStack(environment: environment))
        return try app.synthesize()
    }

    @Test(arguments: ["WriteBuffer", "OrderBuffer"])
    func aDeployedStackHasEveryResourceAndLeavesNothingBehind(_ id: String) throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "order-writer")
        let stack = try #require(Self.assembly(for: .dev)[id])
        try aws.deploy(stack)

        try aws.expectResources(of: stack)

        // An update with new code and nothing else.
        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls")
        try aws.deploy(stack, version: "v2")
        #expect(try aws.list("sqs", "list-queues", query: "QueueUrls") == queues)
        try checkWiring(stack, with: aws)

        try aws.delete(stack)
        try aws.expectNothing()
    }

    @Test func aProductionStackKeepsItsDataWhenItIsDeleted() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "order-writer")
        let stack = try #require(Self.assembly(for: .prod)["WriteBuffer"])
        try aws.deploy(stack)
        try aws("cloudformation", "delete-stack", "--stack-name", stack.name)
        let tables = try aws.list("dynamodb", "list-tables", query: "TableNames")
        #expect(tables.count == 1)
        #expect(try aws.list("lambda", "list-functions", query: "Functions[].FunctionName") == [])
    }

    @Test func anotherTableIsAnUpdateThatOnlyAdds() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "order-writer")
        let before = try #require(Self.assembly(for: .dev)["WriteBuffer"])
        try aws.deploy(before)
        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls")
        let tables = try aws.list("dynamodb", "list-tables", query: "TableNames")

        let another = TableConfig(name: "Another", writeCapacity: 1, sqsMaxConcurrency: 2, retryAttempts: 5)
        let after = try #require(Self.assembly(for: .dev, tables: tablesConfig + [another])["WriteBuffer"])
        try aws.deploy(after)
        let queuesNow = try aws.list("sqs", "list-queues", query: "QueueUrls")
        let tablesNow = try aws.list("dynamodb", "list-tables", query: "TableNames")
        #expect(Set(queuesNow).isSuperset(of: queues) && queuesNow.count == queues.count + 2)
        #expect(Set(tablesNow).isSuperset(of: tables) && tablesNow.count == tables.count + 1)
    }

    /// What the server really made: the queue feeds the function, within the limits of the config, and the function knows the table.
    private func checkWiring(_ stack: SynthesizedStack, with aws: LocalAWS) throws {
        let sources = try aws.list(
            "lambda",
            "list-event-source-mappings",
            query: "EventSourceMappings[].join(' ', [EventSourceArn, FunctionArn])"
        )
        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls")
        let functions = try aws.list("lambda", "list-functions", query: "Functions[].FunctionArn")
        #expect(sources.count == 1 && functions.count == 1 && queues.count == 2)
        let source = try #require(sources.first)
        #expect(functions.contains { source.hasSuffix($0) })
        let tables = try aws.list("dynamodb", "list-tables", query: "TableNames")
        let known = try aws.list(
            "lambda",
            "list-functions",
            query: "Functions[].Environment.Variables.TABLE_NAME"
        )
        #expect(known == tables)
    }

    /// The server forgets the outputs of a stack that a change set creates, which is how `deploy` creates one; so this does without.
    @Test func theQueuesAreOutputs() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "order-writer")
        let stack = try #require(Self.assembly(for: .dev)["OrderBuffer"])
        try aws(
            "cloudformation",
            "create-stack",
            "--stack-name",
            stack.name,
            "--capabilities",
            "CAPABILITY_IAM",
            "--template-body",
            try stack.text(.json),
            "--parameters",
            "ParameterKey=CodeBucket,ParameterValue=code",
            "ParameterKey=CodeVersion,ParameterValue=v1"
        )
        let outputs = try aws.list(
            "cloudformation",
            "describe-stacks",
            "--stack-name",
            stack.name,
            query: "Stacks[0].Outputs[].OutputValue"
        )
        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls").map { $0.split(separator: "/").last }
        #expect(Set(outputs.map { $0.split(separator: "/").last }) == Set(queues))
        #expect(queues.count == 2)
    }

    /// The command asks the AWS CLI for the template and the parameters, and finds what has changed since.
    @Test func aStackIsComparedWithWhatIsDeployed() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "order-writer")
        let stack = try #require(Self.assembly(for: .dev)["OrderBuffer"])
        try aws.deploy(stack)
        func diff(_ arguments: String...) throws -> Tool.Result {
            let command = ["diff", "OrderBuffer", "--environment", "dev", "--against-stack"] + arguments
            return try Tool.synth().run(command, environment: aws.surroundings)
        }
        let same = try diff(stack.name, "--exit-code")
        #expect(same.output == "OrderBuffer: no changes\n")
        #expect(same.status == 0, "\(same.errors)")
        let newer = try diff(stack.name, "--exit-code", "--parameter", "CodeVersion=v2")
        #expect(newer.output.hasPrefix("OrderBuffer: 1 to change\n"))
        #expect(newer.output.contains("v1/order-writer.zip → v2/order-writer.zip  (through CodeVersion)\n"))
        #expect(newer.status == 2)
        let missing = try diff("nowhere")
        #expect(missing.errors.hasPrefix("error: there is no stack 'nowhere' in the account and Region"))
        #expect(missing.status == 1)
    }
}
