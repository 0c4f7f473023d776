import AWSClient
import AWSTestSupport
import Foundation
import JSONValues
import NIOConcurrencyHelpers
import RuntimeAPIServer
import Testing
import WorkerTestSupport

/// What a test cannot go on with.
struct PipelineError: Error, CustomStringConvertible {
    let description: String
}

/// The ingestion pipeline: its workers as processes, its queues, table, bus and parameter in what plays AWS, and what moves messages between them.
final class IngestionPipeline: Sendable {
    /// A worker that runs.
    struct Function: Sendable {
        let server: RuntimeAPIServer
        let process: WorkerProcess
    }

    let aws: IngestionAWS
    let moto: MotoServer
    private let name: String
    private let queueURL: String
    private let deadLettersURL: String
    private let streamARN: String?
    private let functions: NIOLockedValueBox<[String: Function]>
    private let variables: [String: String]
    /// What the attribute `errorTypeCandidate` of the messages was that were received.
    let receivedAttributes = NIOLockedValueBox<[String]>([])
    private let isSplit: Bool

    /// Starts everything.
    /// - Parameters:
    ///   - isSplit: Whether five functions do the work instead of two.
    ///   - visibility: For how many seconds a message is hidden that was received.
    /// - Throws: What keeps something from starting.
    init(isSplit: Bool = false, visibility: Int = 1) async throws {
        moto = try SystemTests.moto
        name = "pipeline-\(UUID().uuidString.prefix(8).lowercased())"
        self.isSplit = isSplit
        let attributes: [String: JSONValue] = ["VisibilityTimeout": .string("\(visibility)")]
        deadLettersURL = try await Self.queue("\(name)-dead", [:], in: moto)
        let policy: JSONValue = [
            "deadLetterTargetArn": .string("arn:aws:sqs:eu-west-1:123456789012:\(name)-dead"), "maxReceiveCount": 2,
        ]
        queueURL = try await Self.queue(
            name,
            attributes.merging(["RedrivePolicy": .string(policy.text)]) { $1 },
            in: moto
        )
        streamARN = try await Self.table(name, hasStream: isSplit, in: moto)
        try await moto.call("events", "AWSEvents.CreateEventBus", ["Name": .string(name)])
        try await moto.call(
            "ssm",
            "AmazonSSM.PutParameter",
            ["Name": .string("/\(name)/failure_mode"), "Value": "none", "Type": "String"]
        )
        aws = try await IngestionAWS(moto: moto, deadLetters: deadLettersURL, main: queueURL)
        let products =
            ["ingestion-redrive"]
            + (isSplit
                ? [
                    "ingestion-validate", "ingestion-publish", "ingestion-idempotency", "ingestion-processor",
                    "ingestion-events",
                ] : ["ingestion-ingest", "ingestion-worker"])
        var functions: [String: Function] = [:]
        let variables = AWSEnvironment.testingVariables.merging([
            "AWS_ENDPOINT_URL": aws.url, "QUEUE_URL": queueURL, "DEAD_LETTER_QUEUE_URL": deadLettersURL,
            "EVENT_BUS_NAME": name, "TABLE_NAME": name, "TIME_TO_LIVE_DAYS": "7",
            "FAILURE_MODE_PARAMETER": "/\(name)/failure_mode", "ENVIRONMENT": "dev",
            "METRIC_NAMESPACE": "IngestionLab/dev", "PUBLISH_FUNCTION_NAME": "\(name)-publish",
            "PROCESSOR_FUNCTION_NAME": "\(name)-processor",
        ]) { $1 }
        for product in products {
            let server = try await RuntimeAPIServer.start()
            let process = try WorkerProcess(product, server: server, environment: variables)
            functions[product] = Function(server: server, process: process)
            let name = "\(name)\(product.dropFirst("ingestion".count))"
            aws.state.withLockedValue { $0.functions[name] = server }
        }
        self.functions = NIOLockedValueBox(functions)
        self.variables = variables
    }

    /// Ends a worker and starts it anew: it forgets what it knows of failure modes and breakers, as time would make it.
    func restart(_ product: String) async throws {
        let function = try function(product)
        function.process.send(SIGTERM)
        _ = try await function.process.end()
        let process = try WorkerProcess(product, server: function.server, environment: variables)
        functions.withLockedValue { $0[product] = Function(server: function.server, process: process) }
    }

    func stop() async throws {
        for function in functions.withLockedValue({ Array($0.values) }) {
            function.process.send(SIGTERM)
            _ = try await function.process.end()
            try await function.server.stop()
        }
        try await aws.stop()
    }

    /// Starts a pipeline, and ends it when something was done with it.
    /// - Parameters:
    ///   - isSplit: Whether five functions do the work instead of two.
    ///   - visibility: For how many seconds a message is hidden that was received.
    ///   - body: What is done.
    /// - Throws: What something of it throws.
    static func run(
        isSplit: Bool = false,
        visibility: Int = 1,
        _ body: (IngestionPipeline) async throws -> Void
    ) async throws {
        let pipeline = try await IngestionPipeline(isSplit: isSplit, visibility: visibility)
        try await body(pipeline)
        try await pipeline.stop()
    }

    private static func queue(
        _ name: String,
        _ attributes: [String: JSONValue],
        in moto: MotoServer
    ) async throws -> String {
        let answer = try await moto.call(
            "sqs",
            "AmazonSQS.CreateQueue",
            ["QueueName": .string(name), "Attributes": .object(attributes)]
        )
        return try #require(answer["QueueUrl"]?.asString)
    }

    private static func table(_ name: String, hasStream: Bool, in moto: MotoServer) async throws -> String? {
        var request: [String: JSONValue] = [
            "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [["AttributeName": "idempotencyKey", "AttributeType": "S"]],
            "KeySchema": [["AttributeName": "idempotencyKey", "KeyType": "HASH"]],
        ]
        if hasStream {
            request["StreamSpecification"] = ["StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"]
        }
        let answer = try await moto.call("dynamodb", "DynamoDB_20120810.CreateTable", .object(request))
        return answer["TableDescription"]?["LatestStreamArn"]?.asString
    }
}

// MARK: - What callers see

extension IngestionPipeline {
    /// An answer of the API.
    struct Answer: Sendable {
        let status: Int
        let body: JSONValue
        let headers: JSONValue
    }

    /// Sends a request to the API.
    func api(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        query: [String: String] = [:],
        isBase64Encoded: Bool = false
    ) async throws -> Answer {
        let product =
            if path.hasPrefix("/redrive") {
                "ingestion-redrive"
            } else if isSplit {
                path == "/health" ? "ingestion-publish" : "ingestion-validate"
            } else {
                "ingestion-ingest"
            }
        var event: [String: JSONValue] = [
            "version": "2.0", "routeKey": .string("\(method) \(path)"), "rawPath": .string(path), "rawQueryString": "",
            "headers": ["content-type": "application/json"], "isBase64Encoded": .bool(isBase64Encoded),
            "requestContext": [
                "accountId": "123456789012", "apiId": "api", "domainName": "api.example.com", "stage": "$default",
                "requestId": .string("request-\(UUID().uuidString)"), "timeEpoch": 1_790_000_000_000,
                "http": [
                    "method": .string(method), "path": .string(path), "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1",
                    "userAgent": "test",
                ],
            ],
        ]
        if let body { event["body"] = .string(body) }
        if !query.isEmpty { event["queryStringParameters"] = .object(query.mapValues { .string($0) }) }
        let outcome = try await function(product).server.invoke(JSONValue.object(event).text)
        guard case .response(let text) = outcome else { throw PipelineError(description: "\(outcome)") }
        let response = try JSONValue(parsing: text)
        return Answer(
            status: response["statusCode"]?.asInt ?? 0,
            body: try JSONValue(parsing: response["body"]?.asString ?? "null"),
            headers: response["headers"] ?? [:]
        )
    }

    func setFailureMode(_ mode: String) async throws {
        try await moto.call(
            "ssm",
            "AmazonSSM.PutParameter",
            ["Name": .string("/\(name)/failure_mode"), "Value": .string(mode), "Type": "String", "Overwrite": true]
        )
    }

    /// The items of the table.
    func items() async throws -> [JSONValue] {
        let answer = try await moto.call("dynamodb", "DynamoDB_20120810.Scan", ["TableName": .string(name)])
        return answer["Items"]?.asArray ?? []
    }

    /// Writes an item past the workers.
    func put(_ item: JSONValue) async throws {
        try await moto.call("dynamodb", "DynamoDB_20120810.PutItem", ["TableName": .string(name), "Item": item])
    }

    /// How many messages wait, and how many are in flight.
    func depth(ofDeadLetters isDead: Bool = false) async throws -> Int {
        let answer = try await moto.call(
            "sqs",
            "AmazonSQS.GetQueueAttributes",
            ["QueueUrl": .string(isDead ? deadLettersURL : queueURL), "AttributeNames": ["All"]]
        )
        return ["", "NotVisible", "Delayed"].reduce(0) { sum, suffix in
            let text = answer["Attributes"]?["ApproximateNumberOfMessages\(suffix)"]?.asString
            return sum + (text.flatMap { Int($0) } ?? 0)
        }
    }

    /// Sends a message past the door.
    func send(_ body: String) async throws {
        try await moto.call(
            "sqs",
            "AmazonSQS.SendMessage",
            ["QueueUrl": .string(queueURL), "MessageBody": .string(body)]
        )
    }

    func sendDeadLetter(_ body: String, errorType: String) async throws {
        try await moto.call(
            "sqs",
            "AmazonSQS.SendMessage",
            [
                "QueueUrl": .string(deadLettersURL), "MessageBody": .string(body),
                "MessageAttributes": [
                    "errorTypeCandidate": ["DataType": "String", "StringValue": .string(errorType)],
                    "count": ["DataType": "Number", "StringValue": "12345678901234567890"],
                ],
            ]
        )
    }

    func function(_ product: String) throws -> Function {
        try #require(functions.withLockedValue { $0[product] })
    }

    /// The lines that a worker logged.
    func lines(of product: String) throws -> [JSONValue] {
        try function(product).process.lines.map { try JSONValue(parsing: $0) }
    }
}

// MARK: - What Lambda does

extension IngestionPipeline {
    /// Gives a batch to whoever takes batches, and deletes what it does not report.
    /// - Returns: How many messages the batch had, and how many of them come again.
    @discardableResult
    func poll(timeout: Duration = .seconds(30)) async throws -> (count: Int, failed: Int) {
        let answer = try await moto.call(
            "sqs",
            "AmazonSQS.ReceiveMessage",
            [
                "QueueUrl": .string(queueURL), "MaxNumberOfMessages": 10, "AttributeNames": ["All"],
                "MessageAttributeNames": ["All"],
            ]
        )
        let messages = answer["Messages"]?.asArray ?? []
        guard !messages.isEmpty else { return (0, 0) }
        let errorTypes = messages.compactMap { message in
            message["MessageAttributes"]?["errorTypeCandidate"]?["StringValue"]?.asString
        }
        receivedAttributes.withLockedValue { $0 += errorTypes }
        let records = messages.map { message -> JSONValue in
            [
                "messageId": message["MessageId"] ?? "", "receiptHandle": message["ReceiptHandle"] ?? "",
                "body": message["Body"] ?? "", "attributes": message["Attributes"] ?? [:], "messageAttributes": [:],
                "eventSource": "aws:sqs", "eventSourceARN": .string("arn:aws:sqs:eu-west-1:123456789012:\(name)"),
                "awsRegion": "eu-west-1",
            ]
        }
        let event: JSONValue = ["Records": .array(records)]
        let consumer = try function(isSplit ? "ingestion-idempotency" : "ingestion-worker")
        let outcome = try await consumer.server.invoke(event.text, timeout: timeout)
        guard case .response(let text) = outcome else { throw PipelineError(description: "\(outcome)") }
        let failures = try JSONValue(parsing: text)["batchItemFailures"]?.asArray ?? []
        let failed = Set(failures.compactMap { $0["itemIdentifier"]?.asString })
        for message in messages where !failed.contains(message["MessageId"]?.asString ?? "") {
            try await moto.call(
                "sqs",
                "AmazonSQS.DeleteMessage",
                ["QueueUrl": .string(queueURL), "ReceiptHandle": message["ReceiptHandle"] ?? ""]
            )
        }
        return (messages.count, failed.count)
    }

    /// Gives batches to whoever takes them, until the queue is empty.
    func drain(patience: Duration = .seconds(30)) async throws {
        let end = ContinuousClock.now + patience
        while try await depth() > 0 {
            try #require(ContinuousClock.now < end, "the queue is not empty after \(patience)")
            if try await poll().count == 0 { try await Task.sleep(for: .milliseconds(50)) }
        }
    }

    /// Gives all changes of the table, of which the mapping tells, to who tells the bus.
    func tellChanges() async throws {
        let stream = try #require(streamARN)
        let description = try await moto.call(
            "dynamodb",
            "DynamoDBStreams_20120810.DescribeStream",
            ["StreamArn": .string(stream)]
        )
        for shard in description["StreamDescription"]?["Shards"]?.asArray ?? [] {
            let iterator = try await moto.call(
                "dynamodb",
                "DynamoDBStreams_20120810.GetShardIterator",
                [
                    "StreamArn": .string(stream), "ShardId": shard["ShardId"] ?? "",
                    "ShardIteratorType": "TRIM_HORIZON",
                ]
            )
            let answer = try await moto.call(
                "dynamodb",
                "DynamoDBStreams_20120810.GetRecords",
                ["ShardIterator": iterator["ShardIterator"] ?? ""]
            )
            let records = (answer["Records"]?.asArray ?? []).filter { record in
                let status = record["dynamodb"]?["NewImage"]?["status"]?["S"]
                return status == "SUCCEEDED" || status == "FAILED"
            }
            let event: JSONValue = ["Records": .array(records)]
            let outcome = try await function("ingestion-events").server.invoke(event.text)
            #expect(outcome == .response(#"{"batchItemFailures":[]}"#))
        }
    }
}
