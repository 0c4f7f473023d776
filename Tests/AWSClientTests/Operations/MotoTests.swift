import AWSTestSupport
import AWSTestTraits
import DynamoDBValues
import Foundation
import JSONValues
import Testing

@testable import AWSClient

/// Every operation that `moto` has, over HTTP; it has no moves of messages.
@Suite(.moto, .serialized, .timeLimit(.minutes(3))) struct MotoTests {
    private let aws: AWSHTTPClient

    init() throws {
        aws = try #require(MotoServer.current).client()
    }

    // MARK: DynamoDB

    private func makeTable(_ name: String) async throws -> DynamoDBClient {
        _ = try await aws.send(
            .json(.dynamoDB, "CreateTable", target: "DynamoDB_20120810", version: "1.0") { writer in
                writer.member("TableName", name)
                writer.member("BillingMode", "PAY_PER_REQUEST")
                writer.member("AttributeDefinitions") { writer in
                    writer.array { writer in
                        for (key, type) in [("id", "S"), ("n", "N")] {
                            writer.object {
                                $0.member("AttributeName", key)
                                $0.member("AttributeType", type)
                            }
                        }
                    }
                }
                writer.member("KeySchema") { writer in
                    writer.array { writer in
                        for (key, type) in [("id", "HASH"), ("n", "RANGE")] {
                            writer.object {
                                $0.member("AttributeName", key)
                                $0.member("KeyType", type)
                            }
                        }
                    }
                }
            }
        )
        return DynamoDBClient(aws)
    }

    @Test func keepsItems() async throws {
        let client = try await makeTable("items")
        let number = try #require(DynamoDBNumber("-12345678901234567890.123456789012345678"))
        let item: [String: AttributeValue] = [
            "id": "a", "n": 1, "text": "é😀\"", "number": .number(number), "bytes": .binary([0, 1, 255]), "truth": false,
            "nothing": .null, "list": ["x", 2, [["y": .null]]], "map": ["z": .stringSet(["p", "q"])],
            "numbers": .numberSet([1, 2]), "pieces": .binarySet([[1], [2]]),
        ]
        try await client.putItem(PutItemRequest(tableName: "items", item: item))
        let read = try await client.getItem(
            GetItemRequest(tableName: "items", key: ["id": "a", "n": 1], isConsistent: true)
        )
        #expect(read == item)
        #expect(read?["number"]?.asNumber?.text == number.text)
        #expect(try await client.getItem(GetItemRequest(tableName: "items", key: ["id": "b", "n": 1])) == nil)
    }

    @Test func refusesWriteWhoseConditionFails() async throws {
        let client = try await makeTable("conditions")
        let put = PutItemRequest(
            tableName: "conditions",
            item: ["id": "a", "n": 1],
            condition: ItemCondition("attribute_not_exists(#id)", returnsItem: true),
            placeholders: Placeholders(names: ["#id": "id"])
        )
        try await client.putItem(put)
        do throws(AWSError) {
            try await client.putItem(put)
            Issue.record("the second write succeeded")
        } catch {
            #expect(error.code == .conditionalCheckFailed)
            #expect(error.serviceError?.message == "The conditional request failed")
            #expect(error.serviceError?.requestID != nil)
        }
    }

    @Test func updatesItems() async throws {
        let client = try await makeTable("updates")
        let update = UpdateItemRequest(
            tableName: "updates",
            key: ["id": "a", "n": 1],
            update: "ADD #c :one",
            placeholders: Placeholders(names: ["#c": "count"], values: [":one": 1]),
            returnedValues: .allNew
        )
        for count in 1...3 {
            #expect(try await client.updateItem(update).attributes?["count"]?.asInt == count)
        }
    }

    @Test func writesBatchesAndQueries() async throws {
        let client = try await makeTable("batches")
        let undone = try await client.batchWriteItem(["batches": (0..<25).map { .put(["id": "a", "n": .number($0)]) }])
        #expect(undone.isEmpty)
        var request = QueryRequest(
            tableName: "batches",
            keyCondition: "id = :id AND n >= :n",
            placeholders: Placeholders(values: [":id": "a", ":n": 3]),
            isAscending: false,
            limit: 10
        )
        var numbers: [Int?] = []
        repeat {
            let response = try await client.query(request)
            numbers += response.items.map { $0["n"]?.asInt }
            request.exclusiveStartKey = response.lastEvaluatedKey
        } while request.exclusiveStartKey != nil
        #expect(numbers == (3..<25).reversed())
        _ = try await client.batchWriteItem(["batches": [.delete(key: ["id": "a", "n": 3])]])
        #expect(try await client.getItem(GetItemRequest(tableName: "batches", key: ["id": "a", "n": 3])) == nil)
    }

    @Test func writesTransactions() async throws {
        let client = try await makeTable("transactions")
        let items = [
            TransactWriteItem(
                tableName: "transactions",
                .put(["id": "a", "n": 1]),
                condition: "attribute_not_exists(id)"
            ),
            TransactWriteItem(
                tableName: "transactions",
                .update(key: ["id": "b", "n": 1], "ADD amount :one"),
                placeholders: Placeholders(values: [":one": 1])
            ),
        ]
        try await client.transactWriteItems(items)
        do throws(AWSError) {
            try await client.transactWriteItems(items)
            Issue.record("the second transaction succeeded")
        } catch {
            #expect(error.code == .transactionCanceled)
            guard case .cancellationReasons(let reasons) = error.serviceError?.detail else {
                Issue.record("no reasons: \(error)")
                return
            }
            #expect(reasons.map(\.code) == [.conditionalCheckFailed, .none])
        }
        let counter = try await client.getItem(GetItemRequest(tableName: "transactions", key: ["id": "b", "n": 1]))
        #expect(counter?["amount"]?.asInt == 1)
    }

    @Test func reportsMissingTable() async throws {
        await #expect {
            try await DynamoDBClient(aws).putItem(PutItemRequest(tableName: "none", item: ["id": "a"]))
        } throws: { error in
            (error as? AWSError)?.code == .resourceNotFound && (error as? AWSError)?.isRetryable == false
        }
    }

    // MARK: SQS

    /// The URL of a new queue.
    private func makeQueue(_ name: String) async throws -> String {
        let response = try await aws.send(
            .json(.sqs, "CreateQueue", target: "AmazonSQS", version: "1.0") { $0.member("QueueName", name) }
        )
        return try #require(try JSONValue(parsing: response.body)["QueueUrl"]?.asString)
    }

    @Test func passesOnMessages() async throws {
        let url = try await makeQueue("messages")
        let client = SQSClient(aws)
        let sent = try await client.sendMessage(
            OutgoingMessage(body: "é😀 & <b>", attributes: ["t": .string("v"), "n": .number(3)]),
            to: url
        )
        let message = try #require(
            try await client.receiveMessage(ReceiveMessageRequest(queueURL: url, waitSeconds: 1)).first
        )
        #expect(message.messageID == sent.messageID)
        #expect(message.body == "é😀 & <b>")
        #expect(message.attributes == ["t": .string("v"), "n": .number(3)])
        #expect(message.receiveCount == 1)
        #expect(try #require(message.sentAt) > Timestamp(secondsSince1970: 1_700_000_000))
        #expect(try await client.receiveMessage(ReceiveMessageRequest(queueURL: url)).isEmpty)
        try await client.changeMessageVisibility(message.receiptHandle, in: url, seconds: 0)
        let again = try #require(try await client.receiveMessage(ReceiveMessageRequest(queueURL: url)).first)
        #expect(again.receiveCount == 2)
        try await client.deleteMessage(again.receiptHandle, from: url)
        let attributes = try await client.queueAttributes(of: url)
        #expect(attributes["ApproximateNumberOfMessages"] == "0")
        #expect(attributes["ApproximateNumberOfMessagesNotVisible"] == "0")
    }

    @Test func sendsAndDeletesBatches() async throws {
        let url = try await makeQueue("batches")
        let client = SQSClient(aws)
        let sent = try await client.sendMessageBatch(
            (0..<10).map { ("id\($0)", OutgoingMessage(body: "\($0)")) },
            to: url
        )
        #expect(sent.successful.count == 10)
        #expect(sent.failed.isEmpty)
        let messages = try await client.receiveMessage(ReceiveMessageRequest(queueURL: url))
        #expect(Set(messages.map(\.body)) == Set((0..<10).map(String.init)))
        let deleted = try await client.deleteMessageBatch(
            messages.map { ($0.messageID, $0.receiptHandle) },
            from: url
        )
        #expect(Set(deleted.successful.keys) == Set(messages.map(\.messageID)))
    }

    @Test func reportsWrongBatches() async throws {
        let url = try await makeQueue("wrong")
        let client = SQSClient(aws)
        let cases: [([(String, OutgoingMessage)], AWSErrorCode)] = [
            ((0..<11).map { ("\($0)", OutgoingMessage(body: "x")) }, .tooManyEntriesInBatchRequest),
            ([], .emptyBatchRequest),
            ([("a", OutgoingMessage(body: "x")), ("a", OutgoingMessage(body: "y"))], .batchEntryIdsNotDistinct),
        ]
        for (entries, code) in cases {
            do throws(AWSError) {
                _ = try await client.sendMessageBatch(entries.map { (id: $0.0, message: $0.1) }, to: url)
                Issue.record("\(code) did not come")
            } catch {
                #expect(error.code == code)
            }
        }
    }

    @Test func reportsMissingQueue() async throws {
        await #expect {
            try await SQSClient(aws).sendMessage(
                OutgoingMessage(body: "x"),
                to: "http://127.0.0.1/123456789012/none"
            )
        } throws: { error in
            (error as? AWSError)?.code == .queueDoesNotExist
        }
    }

    // MARK: Others

    @Test func putsEvents() async throws {
        let results = try await EventBridgeClient(aws).putEvents([
            EventEntry(source: "orders", detailType: "Order placed", detail: #"{"id":1}"#, time: .now),
            EventEntry(source: "orders", detailType: "Order placed", detail: "no JSON"),
        ])
        #expect(results.count == 2)
        guard case .accepted(let id) = results[0] else {
            Issue.record("\(results[0])")
            return
        }
        #expect(!id.isEmpty)
        guard case .failed(let code, _) = results[1] else {
            Issue.record("\(results[1])")
            return
        }
        #expect(code.rawValue == "MalformedDetail")
        #expect(!results[1].isRetryable)
    }

    @Test func readsParameters() async throws {
        let client = SSMClient(aws)
        await #expect {
            try await client.parameter("/mode")
        } throws: { error in
            (error as? AWSError)?.code == .parameterNotFound
        }
        for value in ["normal", "failing"] {
            _ = try await aws.send(
                .json(.ssm, "PutParameter", target: "AmazonSSM", version: "1.1") { writer in
                    writer.member("Name", "/mode")
                    writer.member("Value", value)
                    writer.member("Type", "String")
                    writer.member("Overwrite", true)
                }
            )
        }
        let parameter = try await client.parameter("/mode")
        #expect(parameter.value == "failing")
        #expect(parameter.version == 2)
        #expect(try await client.parameter("/mode:1").value == "normal")
    }

    @Test func publishes() async throws {
        let response = try await aws.send(.query(.sns, "CreateTopic", version: "2010-03-31", [("Name", "topic")]))
        let arn = try #require(XMLElement(parsing: response.body)["CreateTopicResult"]?["TopicArn"]?.text)
        let client = SNSClient(aws)
        let published = try await client.publish(
            TopicNotification(message: "é & <b>", subject: "s", attributes: ["t": .string("v")]),
            to: arn
        )
        #expect(!published.messageID.isEmpty)
        await #expect {
            try await client.publish(TopicNotification(message: "m"), to: "\(arn)-none")
        } throws: { error in
            (error as? AWSError)?.code == .notFound
        }
    }

    @Test func sharesConnections() async throws {
        let client = try await makeTable("many")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try await client.putItem(
                        PutItemRequest(tableName: "many", item: ["id": "a", "n": .number(number)])
                    )
                }
            }
            try await group.waitForAll()
        }
        let response = try await client.query(
            QueryRequest(tableName: "many", keyCondition: "id = :id", placeholders: Placeholders(values: [":id": "a"]))
        )
        #expect(response.items.count == 100)
    }
}
