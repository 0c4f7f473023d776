import CloudFormation
import TemplateModel
import Testing

@testable import synth

/// The order metrics on a local server.
@Suite(.serialized)
struct OrderMetricsDeploymentTests {
    private static func stack(_ environment: DeploymentEnvironment) throws -> SynthesizedStack {
        let app = App(environment: environment.rawValue)
        app.add("OrderMetrics", OrderMetricsStack(config: orderMetricsConfig, environment: environment))
        return try #require(try app.synthesize()["OrderMetrics"])
    }

    @Test func isDeployedUpdatedAndDeleted() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "publish-metrics", "events-load-test")
        let stack = try Self.stack(.dev)
        try aws.deploy(stack)
        try aws.expectResources(of: stack)
        try checkDelivery(with: aws)

        try aws.deploy(stack, version: "v2")
        try checkDelivery(with: aws)

        try aws.delete(stack)
        try aws.expectNothing()
    }

    @Test func environmentsAreDeployedBesideEachOther() throws {
        let aws = try LocalAWS()
        try aws.putCode(of: "publish-metrics", "events-load-test")
        for environment in DeploymentEnvironment.allCases {
            let stack = try Self.stack(environment)
            try aws.deploy(stack)
            try aws.expectResources(of: stack)
        }
        let buses = try aws.list("events", "list-event-buses", query: "EventBuses[].Name")
        #expect(
            Set(buses) == ["default", "OrderMetrics-dev-Bus", "OrderMetrics-staging-Bus", "OrderMetrics-prod-Bus"]
        )
    }

    /// What the server really made: an event of the right kind is in the queue that the function consumes, others are not.
    private func checkDelivery(with aws: LocalAWS) throws {
        let queue = try #require(
            try aws.list(
                "cloudformation",
                "list-stack-resources",
                "--stack-name",
                "OrderMetrics-dev",
                query: "StackResourceSummaries[?LogicalResourceId=='Queue'].PhysicalResourceId"
            ).first
        )
        let arns = try aws.list(
            "sqs",
            "get-queue-attributes",
            "--queue-url",
            queue,
            "--attribute-names",
            "QueueArn",
            query: "[Attributes.QueueArn]"
        )
        #expect(
            try aws.list("lambda", "list-event-source-mappings", query: "EventSourceMappings[].EventSourceArn") == arns
        )
        // The server would invoke the function with it, for which it has no code to run.
        let mappings = try aws.list("lambda", "list-event-source-mappings", query: "EventSourceMappings[].UUID")
        for mapping in mappings {
            try aws("lambda", "update-event-source-mapping", "--uuid", mapping, "--no-enabled")
        }
        for kind in ["OrderManager.WaitingCompletion", "OrderManager.OrderCancelled"] {
            try aws(
                "events",
                "put-events",
                "--entries",
                """
                [{"EventBusName": "OrderMetrics-dev-Bus", "Source": "awsserverlessda.serverlesspresso",
                  "DetailType": "\(kind)", "Detail": "{\\"orderId\\": \\"1\\"}"}]
                """
            )
        }
        let bodies = try aws.list(
            "sqs",
            "receive-message",
            "--queue-url",
            queue,
            "--max-number-of-messages",
            "10",
            "--wait-time-seconds",
            "0",
            query: "Messages[].Body"
        )
        #expect(bodies.count == 1)
        #expect(bodies.first?.contains("OrderManager.WaitingCompletion") == true)
    }
}
