import CloudFormation
import TemplateModel
import Testing

@testable import synth

/// The table stream on a local server.
@Suite(.serialized)
struct TableStreamDeploymentTests {
    private static func stack(_ environment: DeploymentEnvironment) throws -> SynthesizedStack {
        let app = App(environment: environment.rawValue)
        app.add("TableStream", TableStreamStack(config: tableStreamConfig, environment: environment))
        return try #require(try app.synthesize()["TableStream"])
    }

    @Test func isDeployedUpdatedAndDeleted() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "stream-processor")
        let stack = try Self.stack(.dev)
        try aws.deploy(stack)
        try aws.expectResources(of: stack)
        try checkStream(with: aws)
        try checkTargets(with: aws)

        let tables = try aws.list("dynamodb", "list-tables", query: "TableNames")
        try aws.deploy(stack, version: "v2")
        #expect(try aws.list("dynamodb", "list-tables", query: "TableNames") == tables)
        try checkStream(with: aws)

        try aws.delete(stack)
        try aws.expectNothing()
    }

    @Test func environmentsAreDeployedBesideEachOther() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "stream-processor")
        for environment in DeploymentEnvironment.allCases {
            let stack = try Self.stack(environment)
            try aws.deploy(stack)
            try aws.expectResources(of: stack)
        }
        #expect(try aws.list("dynamodb", "list-tables", query: "TableNames").count == 6)
    }

    /// What the server really made: both functions read the one stream.
    private func checkStream(with aws: LocalAWS) throws {
        let streams = try aws.list("dynamodbstreams", "list-streams", query: "Streams[].StreamArn")
        #expect(streams.count == 1)
        let mappings = try aws.list(
            "lambda",
            "list-event-source-mappings",
            query: "EventSourceMappings[].join(' ', [EventSourceArn, FunctionArn, StartingPosition])"
        )
        let functions = try aws.list("lambda", "list-functions", query: "Functions[].FunctionArn")
        let stream = try #require(streams.first)
        #expect(Set(mappings) == Set(functions.map { "\(stream) \($0) TRIM_HORIZON" }))
        #expect(functions.count == 2)
    }

    /// The functions know what to write to.
    ///
    /// Not so after an update: the server makes all topics anew then, unlike AWS, and tells nobody.
    private func checkTargets(with aws: LocalAWS) throws {
        let targets = try aws.list("lambda", "list-functions", query: "Functions[].Environment.Variables.TARGET")
        let tables = try aws.list("dynamodb", "list-tables", query: "TableNames")
        let topics = try aws.list("sns", "list-topics", query: "Topics[].TopicArn")
        #expect(targets.filter { tables.contains($0) }.count == 1)
        #expect(targets.filter { topics.contains($0) }.count == 1)
    }
}
