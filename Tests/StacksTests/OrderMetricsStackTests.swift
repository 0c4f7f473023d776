import AWSIAM
import AWSLambda
import CloudFormation
import Constructs
import SynthTesting
import TemplateModel
import Testing

@testable import synth

struct OrderMetricsStackTests {
    private func template(
        _ config: OrderMetricsConfig = orderMetricsConfig,
        _ environment: DeploymentEnvironment = .prod
    ) throws -> Template {
        try App.template(
            of: OrderMetricsStack(config: config, environment: environment),
            id: "OrderMetrics",
            environment: environment.rawValue
        )
    }

    @Test(arguments: DeploymentEnvironment.allCases)
    func templates(_ environment: DeploymentEnvironment) throws {
        expectTemplate(try template(orderMetricsConfig, environment), matches: "\(environment.rawValue).yaml")
    }

    /// The items of one transaction are in one table: the orders that were counted, which expire, and the counters.
    @Test func ordersCanBeCountedOnce() throws {
        let template = try template()
        let table = try #require(template.resource("Metrics"))
        #expect(table["TimeToLiveSpecification"] == ["AttributeName": "expires", "Enabled": true])
        let policy = try #require(template.resource("PublisherPolicy"))
        // What a transaction of puts and updates needs.
        #expect(policy["PolicyDocument", "Statement", 0, "Action"] == ["dynamodb:PutItem", "dynamodb:UpdateItem"])
        #expect(policy["PolicyDocument", "Statement", 0, "Resource"] == ["Fn::GetAtt": ["Metrics", "Arn"]])
    }

    @Test func batchesAreBoundedByTheMapping() throws {
        let template = try template()
        #expect(template.resource("Source")?["ScalingConfig", "MaximumConcurrency"] == 2)
        #expect(template.resource("Publisher")?["ReservedConcurrentExecutions"] == nil)
    }

    @Test func theConfigReachesTheTemplate() throws {
        let config = OrderMetricsConfig(
            source: "my.bar",
            detailType: "Ready",
            drinks: ["Mocha"],
            metricNamespace: "Bar",
            batchSize: 20,
            batchingWindow: .seconds(5),
            maximumConcurrency: 3,
            receiveCount: 6,
            timeout: .seconds(10),
            countedOrderRetention: .days(19),
            alarmAge: .minutes(1),
            loadTestOrders: 7
        )
        let template = try template(config, .dev)
        let rule = try #require(template.resource("Rule"))
        #expect(rule["EventPattern"] == ["source": ["my.bar"], "detail-type": ["Ready"]])
        let source = try #require(template.resource("Source"))
        #expect(source["BatchSize"] == 20)
        #expect(source["MaximumBatchingWindowInSeconds"] == 5)
        #expect(source["ScalingConfig", "MaximumConcurrency"] == 3)
        let queue = try #require(template.resource("Queue"))
        #expect(queue["VisibilityTimeout"] == 65)
        #expect(queue["RedrivePolicy", "maxReceiveCount"] == 6)
        let variables = try #require(template.resource("Publisher")?["Environment", "Variables"])
        #expect(variables["COUNTED_ORDER_RETENTION_SECONDS"] == "1641600")
        #expect(variables["METRIC_NAMESPACE"] == "Bar/dev")
        #expect(template.resource("AlarmBacklogAge")?["Threshold"] == 60)
        let dashboard = try #require(template.resource("Dashboard")?["DashboardBody", "Fn::Sub"]?.stringValue)
        #expect(dashboard.contains(#"["Bar/dev", "Orders", "Drink", "Mocha","#))
        let loadTest = try #require(template.resource("LoadTest")?["Environment", "Variables"])
        #expect(loadTest["ORDERS"] == "7")
        #expect(loadTest["EVENT_SOURCE"] == "my.bar")
        #expect(loadTest["EVENT_DETAIL_TYPE"] == "Ready")
    }

    /// A load test counts orders that nobody made.
    @Test(arguments: DeploymentEnvironment.allCases)
    func countersThatMatterHaveNoLoadTest(_ environment: DeploymentEnvironment) throws {
        let template = try template(orderMetricsConfig, environment)
        #expect((template.resource("LoadTest") == nil) == (environment == .prod))
        #expect((template.outputValue("LoadTestName") == nil) == (environment == .prod))
    }

    @Test func functionsMayDoWhatTheyDoAndNothingElse() throws {
        let policies = try template(orderMetricsConfig, .dev).resources(of: IAM.Policy.self)
        #expect(policies.count == 2)
        for policy in policies {
            for statement in try #require(policy["PolicyDocument", "Statement"]?.arrayValue) {
                #expect(statement["Resource"] != "*")
            }
        }
    }

    @Test func everyMistakeOfTheConfigIsReportedThere() throws {
        let line = UInt(#line) + 1
        let config = OrderMetricsConfig(
            batchSize: 0,
            batchingWindow: .seconds(301),
            maximumConcurrency: 1,
            receiveCount: 0,
            timeout: .seconds(901),
            countedOrderRetention: .days(18),
            loadTestOrders: 0
        )
        let app = App()
        app.add("OrderMetrics", OrderMetricsStack(config: config, environment: .prod))
        let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
        let diagnostics = try #require(error).diagnostics.filter { $0.severity == .error }
        #expect(diagnostics.allSatisfy { $0.location == SourceLocation(filePath: #filePath, line: line) })
        #expect(
            Set(diagnostics.map(\.message)) == [
                "batchSize must be 1 to 10000, got 0",
                "batchingWindow must be 0 to 300 whole seconds, got 301 s",
                "countedOrderRetention must be at least 1641600 s (19 days), got 1555200 s: until then an event can come again, after a day of the rule's attempts, 4 in the queue and 14 in the dead letters",
                "loadTestOrders must be at least 1, got 0",
                "maxReceiveCount must be 1 to 1000, got 0",
                "maximumConcurrency must be 2 to 1000, got 1",
                "timeout must be 1 to 900 whole seconds, got 901 s",
            ]
        )
    }
}
