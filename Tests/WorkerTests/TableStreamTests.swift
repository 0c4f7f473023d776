import AWSClient
import AWSTestSupport
import DynamoDBValues
import JSONValues
import RuntimeAPIServer
import Testing
import WorkerTestSupport

extension SystemTests {
    /// A table whose changes are kept by one worker, and told by another.
    @Suite("The stream of a table") struct TableStreamTests {
        @Test("ends in the audit trail and in notifications") func streamToTargets() async throws {
            let moto = try SystemTests.moto
            let stream = try await moto.createTable("source", key: .init(("id", "S")), hasStream: true)
            try await moto.createTable("trail", key: .init(("item", "S"), ("sequenceNumber", "S")))
            try await moto.query("sns", "Action=CreateTopic&Version=2010-03-31&Name=changes")
            let topic = "arn:aws:sns:eu-west-1:123456789012:changes"
            let queue = try await moto.createQueue("subscriber")
            try await moto.query(
                "sns",
                "Action=Subscribe&Version=2010-03-31&TopicArn=\(topic)&Protocol=sqs&Endpoint=\(queue.arn)"
                    + "&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true"
            )
            let client = try moto.client()
            let dynamoDB = DynamoDBClient(client)
            let number = try #require(DynamoDBNumber("1234567890.123456789012345678901234567"))
            for status in ["NEW", "SHIPPED"] {
                try await dynamoDB.putItem(
                    PutItemRequest(
                        tableName: "source",
                        item: ["id": "1", "status": .string(status), "amount": .number(number)]
                    )
                )
            }
            try await moto.call(
                "dynamodb",
                "DynamoDB_20120810.DeleteItem",
                ["TableName": "source", "Key": ["id": ["S": "1"]]]
            )
            let event = JSONValue.object(["Records": .array(try await records(of: stream, moto))]).text

            let audit = try await RunningWorker.start("stream-processor", ["TASK": "audit", "TARGET": "trail"])
            let notify = try await RunningWorker.start("stream-processor", ["TASK": "notify", "TARGET": topic])
            for worker in [audit, notify] {
                #expect(try await worker.server.invoke(event) == .response(#"{"batchItemFailures":[]}"#))
            }
            // The batch comes again.
            #expect(try await audit.server.invoke(event) == .response(#"{"batchItemFailures":[]}"#))

            let trail = try await moto.items(of: "trail")
            #expect(Set(trail.map { $0["change"] }) == [["S": "INSERT"], ["S": "MODIFY"], ["S": "REMOVE"]])
            #expect(trail.count == 3)
            #expect(trail.allSatisfy { $0["item"] == ["S": #"{"id":"1"}"#] })
            let modified = try #require(trail.first { $0["change"] == ["S": "MODIFY"] })
            #expect(modified["new"]?["M"]?["status"] == ["S": "SHIPPED"])
            #expect(modified["old"]?["M"]?["amount"] == ["N": .string(number.text)])

            let told = try await SQSClient(client).receiveMessage(
                ReceiveMessageRequest(queueURL: queue.url, maximumCount: 10)
            )
            let messages = try told.map { try JSONValue(parsing: $0.body) }
            #expect(Set(messages.map { $0["change"] }) == ["INSERT", "MODIFY", "REMOVE"])
            #expect(messages.first { $0["change"] == "MODIFY" }?["old"]?["status"] == "NEW")
            #expect(told.allSatisfy { $0.body.contains(number.text) })
            try await audit.stop()
            try await notify.stop()
        }

        @Test("comes again from a change that cannot be told") func failure() async throws {
            let notify = try await RunningWorker.start(
                "stream-processor",
                ["TASK": "notify", "TARGET": "arn:aws:sns:eu-west-1:123456789012:nowhere"]
            )
            let event =
                #"{"Records":[{"eventID":"e","eventName":"INSERT","dynamodb":{"SequenceNumber":"7","Keys":{"id":{"S":"1"}}}}]}"#
            let outcome = try await notify.server.invoke(event)
            #expect(outcome == .response(#"{"batchItemFailures":[{"itemIdentifier":"7"}]}"#))
            #expect(try notify.failures.first?["errorCategory"] == "PERMANENT")
            try await notify.stop()
        }

        /// What the mapping reads of a stream.
        private func records(of stream: String, _ moto: MotoServer) async throws -> [JSONValue] {
            let service = "DynamoDBStreams_20120810"
            let description = try await moto.call(
                "dynamodb",
                "\(service).DescribeStream",
                ["StreamArn": .string(stream)]
            )
            let shard = try #require(description["StreamDescription"]?["Shards"]?.asArray?.first?["ShardId"])
            let iterator = try await moto.call(
                "dynamodb",
                "\(service).GetShardIterator",
                ["StreamArn": .string(stream), "ShardId": shard, "ShardIteratorType": "TRIM_HORIZON"]
            )
            let answer = try await moto.call(
                "dynamodb",
                "\(service).GetRecords",
                ["ShardIterator": try #require(iterator["ShardIterator"])]
            )
            return try #require(answer["Records"]?.asArray)
        }
    }
}
