import AWSDynamoDB
import AWSIAM
import AWSLambda
import CloudFormation
import Constructs
import SynthTesting
import TemplateModel
import Testing
import WorkerContracts

@testable import synth

struct TableStreamStackTests {
    private func template(
        _ config: TableStreamConfig = tableStreamConfig,
        _ environment: DeploymentEnvironment = .prod
    ) throws -> Template {
        try App.template(
            of: TableStreamStack(config: config, environment: environment),
            id: "TableStream",
            environment: environment.rawValue
        )
    }

    private func consumer(
        _ name: String = "Watcher",
        task: StreamConsumer.Task = .notify,
        failureDestination: StreamConsumer.FailureDestination = .queue
    ) -> StreamConsumer {
        StreamConsumer(
            name: name,
            task: task,
            maximumRetryAttempts: 3,
            maximumRecordAge: .hours(2),
            failureDestination: failureDestination
        )
    }

    private func config(_ consumers: StreamConsumer...) -> TableStreamConfig {
        TableStreamConfig(partitionKey: .string("id"), consumers: consumers)
    }

    @Test(arguments: DeploymentEnvironment.allCases)
    func templates(_ environment: DeploymentEnvironment) throws {
        expectTemplate(try template(tableStreamConfig, environment), matches: "\(environment.rawValue).yaml")
    }

    /// Whatever the config says, a record is given up in time and somebody can find out which one it was.
    @Test func noConsumerBlocksAShard() throws {
        let template = try template()
        let mappings = template.resources(of: Lambda.EventSourceMapping.self)
        #expect(mappings.count == 2)
        for mapping in mappings {
            #expect(try #require(mapping["MaximumRetryAttempts"]?.intValue) >= 0)
            #expect((60..<86_400).contains(try #require(mapping["MaximumRecordAgeInSeconds"]?.intValue)))
            #expect(mapping["DestinationConfig", "OnFailure", "Destination"] != nil)
            #expect(mapping["BisectBatchOnFunctionError"] == true)
            #expect(mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"])
        }
    }

    @Test func theConfigReachesTheTemplate() throws {
        var watcher = consumer()
        watcher.filters = [EventFilter(["eventName": ["REMOVE"]])]
        watcher.startingPosition = .latest
        watcher.batchSize = 7
        watcher.batchingWindow = .seconds(20)
        watcher.parallelizationFactor = 4
        watcher.tumblingWindow = .minutes(2)
        watcher.bisectsFailedBatches = false
        watcher.timeout = .seconds(11)
        watcher.alarmAge = .minutes(3)
        let template = try template(config(watcher))
        let mapping = try #require(template.resource("WatcherSource"))
        #expect(mapping["FilterCriteria", "Filters", 0, "Pattern"] == #"{"eventName":["REMOVE"]}"#)
        #expect(mapping["StartingPosition"] == "LATEST")
        #expect(mapping["BatchSize"] == 7)
        #expect(mapping["MaximumBatchingWindowInSeconds"] == 20)
        #expect(mapping["ParallelizationFactor"] == 4)
        #expect(mapping["TumblingWindowInSeconds"] == 120)
        #expect(mapping["BisectBatchOnFunctionError"] == false)
        #expect(mapping["MaximumRetryAttempts"] == 3)
        #expect(mapping["MaximumRecordAgeInSeconds"] == 7200)
        #expect(template.resource("WatcherProcessor")?["Timeout"] == 11)
        // The metric is in milliseconds.
        #expect(template.resource("WatcherIteratorAge")?["Threshold"] == 180_000)
    }

    @Test(arguments: [
        (StreamConsumer.FailureDestination.queue, "sqs:SendMessage", "ApproximateNumberOfMessagesVisible"),
        (.topic, "sns:Publish", "OnFailureDestinationDeliveredEventCount"),
        (.bucket, "s3:PutObject", "OnFailureDestinationDeliveredEventCount"),
    ])
    func failuresGoWhereTheConfigSays(
        _ destination: StreamConsumer.FailureDestination,
        _ action: String,
        _ metric: String
    ) throws {
        let template = try template(config(consumer(task: .audit, failureDestination: destination)))
        let arn = try #require(
            template.resource("WatcherSource")?["DestinationConfig", "OnFailure", "Destination"]
        )
        let name = "WatcherFailure" + (destination == .queue ? "Queue" : destination == .topic ? "Topic" : "Bucket")
        #expect(arn == ["Fn::GetAtt": [.string(name), "Arn"]] || arn == ["Ref": .string(name)])
        let statements = try #require(
            template.resource("WatcherProcessorPolicy")?["PolicyDocument", "Statement"]?.arrayValue
        )
        #expect(statements.contains { $0["Action"]?.stringValue == action })
        #expect(template.resource("WatcherGivenUp")?["MetricName"] == .string(metric))
    }

    @Test func functionsMayDoWhatTheyDoAndNothingElse() throws {
        for policy in try template().resources(of: IAM.Policy.self) {
            for statement in try #require(policy["PolicyDocument", "Statement"]?.arrayValue) {
                #expect(statement["Resource"] != "*")
            }
        }
        let writes = try #require(template().resource("AuditProcessorPolicy"))
        #expect(writes["PolicyDocument", "Statement", 1, "Action"] == "dynamodb:PutItem")
        #expect(writes["PolicyDocument", "Statement", 1, "Resource"] == ["Fn::GetAtt": ["AuditTrail", "Arn"]])
    }

    @Test func anotherConsumerOnlyAddsToTheTemplate() throws {
        let before = try template(config(consumer("First")))
        let after = try template(config(consumer("First"), consumer("Second", task: .audit)))
        for (name, resource) in before.resources where name != "Dashboard" {
            #expect(after.resources[name] == resource)
        }
        let added = Set(after.resources.map(\.key)).subtracting(before.resources.map(\.key))
        #expect(added.allSatisfy { $0.hasPrefix("Second") })
    }

    private func errors(_ config: TableStreamConfig) throws -> [Diagnostic] {
        let app = App()
        app.add("TableStream", TableStreamStack(config: config, environment: .prod))
        let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
        return try #require(error).diagnostics
    }

    @Test func everyMistakeOfAConsumerIsReportedAtItsEntry() throws {
        let line = UInt(#line) + 1
        var bad = StreamConsumer(
            name: "Bad",
            task: .audit,
            batchSize: 0,
            batchingWindow: .seconds(301),
            parallelizationFactor: 11,
            tumblingWindow: .seconds(901),
            maximumRetryAttempts: -1,
            maximumRecordAge: .hours(24),
            failureDestination: .topic,
            timeout: .seconds(901),
            alarmAge: .hours(25)
        )
        bad.filters = (0..<21).map { EventFilter(["eventName": ["\($0)"]]) }
        var config = config(bad)
        config.stream = .keysOnly
        let diagnostics = try errors(config)
        #expect(diagnostics.allSatisfy { $0.location == SourceLocation(filePath: #filePath, line: line) })
        #expect(
            Set(diagnostics.map(\.message)) == [
                "alarmAge must be at least 60 s and less than maximumRecordAge, 86400 s, got 90000 s: later, changes are given up before the alarm goes off",
                "an audit trail needs the item before and after a change, but stream is KEYS_ONLY; make it newAndOldImages",
                "attempts must be 0 to 10000, got -1",
                "batchSize must be 1 to 10000, got 0",
                "batchingWindow must be 0 to 300 whole seconds, got 301 s",
                "filters must be at most 20, got 21",
                "maximumRecordAge must be 60 to 86399 whole seconds, got 86400 s",
                "parallelizationFactor must be 1 to 10, got 11",
                "timeout must be 1 to 900 whole seconds, got 901 s",
                "tumblingWindow must be 1 to 900 whole seconds, got 901 s",
            ]
        )
    }

    @Test func aStreamWithoutConsumersIsRefused() throws {
        #expect(
            try errors(config()).map(\.message) == [
                "tableStreamConfig must have 1 or 2 consumers, got none; add a StreamConsumer in stacks/TableStream/TableStreamConfig.swift"
            ]
        )
    }
}
