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
        usesLambdaInsights: true,
        splitsFunctions: true
    )

    @Test(arguments: [false, true])
    func isDeployedUpdatedAndDeletedInOrder(withEveryOption: Bool) throws {
        let aws = try server()
        let stacks = try Self.stacks(withEveryOption ? Self.everything : IngestionConfig())
        for stack in stacks {
            try aws.deploy([stack])
            try aws.expectResources(of: stack)
        }
        try checkWiring(with: aws)

        let queues = try aws.list("sqs", "list-queues", query: "QueueUrls")
        try aws.deploy(stacks, version: "v2")
        #expect(try aws.list("sqs", "list-queues", query: "QueueUrls") == queues)
        try checkWiring(with: aws)

        for stack in stacks.reversed() { try aws.delete(stack) }
        try aws.expectNothing()
        #expect(try aws.list("ssm", "describe-parameters", query: "Parameters[].Name") == [])
        #expect(try aws.list("logs", "describe-log-groups", query: "logGroups[].logGroupName") == [])
    }

    /// The server deletes a network before what is in it, unlike AWS; so it stays.
    @Test func aNetworkIsDeployedAndUpdated() throws {
        let aws = try server()
        var config = Self.everything
        config.usesVPC = true
        let stacks = try Self.stacks(config)
        for stack in stacks {
            try aws.deploy([stack])
            try aws.expectResources(of: stack)
        }
        let endpoints = try aws.list("ec2", "describe-vpc-endpoints", query: "VpcEndpoints[].ServiceName")
        #expect(
            Set(endpoints)
                == Set(["dynamodb", "events", "lambda", "logs", "sqs", "ssm"].map { "com.amazonaws.eu-west-1.\($0)" })
        )
        let placements = try aws.list("lambda", "list-functions", query: "Functions[].to_string(VpcConfig.SubnetIds)")
        #expect(placements.count == 6 && Set(placements).count == 1)
        try aws.deploy(stacks, version: "v2")
        #expect(
            try aws.list("ec2", "describe-vpc-endpoints", query: "VpcEndpoints[].ServiceName").sorted()
                == endpoints.sorted()
        )
    }

    @Test func aProductionPipelineKeepsItsDataWhenItIsDeleted() throws {
        let aws = try server()
        let stacks = try Self.stacks(IngestionConfig(), .prod)
        try aws.deploy(stacks)
        for stack in stacks.reversed() { try aws("cloudformation", "delete-stack", "--stack-name", stack.name) }
        #expect(try aws.list("dynamodb", "list-tables", query: "TableNames").count == 1)
        #expect(try aws.list("sqs", "list-queues", query: "QueueUrls").count == 1)
        #expect(try aws.list("lambda", "list-functions", query: "Functions[].FunctionName") == [])
    }

    @Test func environmentsAreDeployedBesideEachOther() throws {
        let aws = try server()
        for environment in DeploymentEnvironment.allCases {
            for stack in try Self.stacks(IngestionConfig(), environment) {
                try aws.deploy([stack])
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
                try aws.list(
                    "ssm",
                    "get-parameter",
                    "--name",
                    "/ingestion/dev/\(name)",
                    query: "[Parameter.Value]"
                ).first
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
        let sources = try aws.list(
            "lambda",
            "list-event-source-mappings",
            query: "EventSourceMappings[].EventSourceArn"
        )
        #expect(Set(sources).isSuperset(of: arns))
        #expect(try parameter("failure_mode") == "none")
        let tables = try aws.list("dynamodb", "list-tables", query: "TableNames")
        #expect(try tables == [parameter("idempotency_table")])
    }
}
