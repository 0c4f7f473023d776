import CloudFormation
import TemplateModel
import Testing

@testable import synth

/// The ingestion pipeline on a local server.
@Suite(.serialized)
struct IngestionDeploymentTests {
    private static let products = [
        "ingest", "worker", "redrive", "validate", "publish", "idempotency", "processor", "events",
    ]

    private static func stacks(
        _ config: IngestionConfig = IngestionConfig(),
        _ environment: DeploymentEnvironment = .dev
    ) throws -> [SynthesizedStack] {
        let app = App(environment: environment.rawValue)
        app.addIngestion(config, for: environment)
        return try app.synthesize().stacks
    }

    private func server() throws -> LocalAWS {
        let aws = try LocalAWS()
        try aws.putCode(of: Self.products.map { "ingestion-\($0)" })
        return aws
    }

    private static let everything = IngestionConfig(
        usesCustomerKey: true,
        alarmEmail: "on-call@ingestion.internal",
        webhookURL: "https://chat.ingestion.internal",
        authorization: .jwt(issuer: "https://login.ingestion.internal", audience: ["events"]),
        usesVPC: true,
        usesLambdaInsights: true,
        splitsFunctions: true
    )

    @Test(arguments: [false, true])
    func isDeployedUpdatedAndDeletedInOrder(withEveryOption: Bool) throws {
        let aws = try server()
        let stacks = try Self.stacks(withEveryOption ? Self.everything : IngestionConfig())
        for stack in stacks {
            try aws.deploy(stack)
            try aws.expectResources(of: stack)
        }
        try checkWiring(with: aws)

        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls")
        for stack in stacks { try aws.deploy(stack, version: "v2") }
        #expect(try aws.list("sqs", "list-queues", query: "QueueUrls") == queues)
        try checkWiring(with: aws)

        for stack in stacks.reversed() { try aws.delete(stack) }
        try aws.expectNothing()
        #expect(try aws.list("ssm", "describe-parameters", query: "Parameters[].Name") == [])
        #expect(try aws.list("apigatewayv2", "get-apis", query: "Items[].ApiId") == [])
        #expect(try aws.list("logs", "describe-log-groups", query: "logGroups[].logGroupName") == [])
    }

    /// The functions of a pipeline that runs are split, and joined again in the other order.
    @Test func functionsAreSplitInPlace() throws {
        let aws = try server()
        let joined = try Self.stacks()
        let split = try Self.stacks(IngestionConfig(splitsFunctions: true))
        for stack in joined { try aws.deploy(stack) }
        let api = try aws.list("apigatewayv2", "get-apis", query: "Items[].ApiId")
        for stack in split { try aws.deploy(stack) }
        #expect(try aws.list("lambda", "list-functions", query: "Functions[].FunctionName").count == 6)
        for stack in joined.reversed() { try aws.deploy(stack) }
        #expect(try aws.list("lambda", "list-functions", query: "Functions[].FunctionName").count == 3)
        #expect(try aws.list("apigatewayv2", "get-apis", query: "Items[].ApiId") == api)
    }

    @Test func aProductionPipelineKeepsItsDataWhenItIsDeleted() throws {
        let aws = try server()
        let stacks = try Self.stacks(IngestionConfig(), .prod)
        for stack in stacks { try aws.deploy(stack) }
        for stack in stacks.reversed() { try aws("cloudformation", "delete-stack", "--stack-name", stack.name) }
        #expect(try aws.list("dynamodb", "list-tables", query: "TableNames").count == 1)
        #expect(try aws.list("sqs", "list-queues", query: "QueueUrls").count == 1)
        #expect(try aws.list("lambda", "list-functions", query: "Functions[].FunctionName") == [])
    }

    @Test func environmentsAreDeployedBesideEachOther() throws {
        let aws = try server()
        for environment in DeploymentEnvironment.allCases {
            for stack in try Self.stacks(IngestionConfig(), environment) {
                try aws.deploy(stack)
                try aws.expectResources(of: stack)
            }
        }
        let buses = try aws.list("events", "list-event-buses", query: "EventBuses[].Name")
        #expect(
            Set(buses) == [
                "default", "IngestionQueues-dev-Bus", "IngestionQueues-staging-Bus", "IngestionQueues-prod-Bus",
            ]
        )
        let parameters = try aws.list("ssm", "describe-parameters", query: "Parameters[].Name")
        #expect(Set(parameters).count == 18)
    }

    /// What the server really made: the parameters tell where messages go, and the function consumes from there.
    private func checkWiring(with aws: LocalAWS) throws {
        func parameter(_ name: String) throws -> String {
            try #require(
                try aws.list("ssm", "get-parameter", "--name", "/ingestion/dev/\(name)", query: "[Parameter.Value]").first
            )
        }
        let queue = try parameter("queue_url")
        let arns = try aws.list(
            "sqs",
            "get-queue-attributes",
            "--queue-url",
            queue,
            "--attribute-names",
            "QueueArn",
            query: "[Attributes.QueueArn]"
        )
        let sources = try aws.list("lambda", "list-event-source-mappings", query: "EventSourceMappings[].EventSourceArn")
        #expect(Set(sources).isSuperset(of: arns))
        #expect(try parameter("failure_mode") == "none")
        let tables = try aws.list("dynamodb", "list-tables", query: "TableNames")
        #expect(try tables == [parameter("idempotency_table")])
        let routes = try aws.list(
            "apigatewayv2",
            "get-routes",
            "--api-id",
            try #require(try aws.list("apigatewayv2", "get-apis", query: "Items[].ApiId").first),
            query: "Items[].RouteKey"
        )
        #expect(
            Set(routes) == [
                "POST /events", "GET /health", "GET /redrive/preview", "POST /redrive/start", "POST /redrive/cancel",
            ]
        )
    }
}
