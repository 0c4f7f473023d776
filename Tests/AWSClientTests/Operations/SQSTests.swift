import Testing

@testable import AWSClient

@Suite struct SQSTests {
    private let url = "https://sqs.eu-west-1.amazonaws.com/123456789012/q"
    private let arn = "arn:aws:sqs:eu-west-1:123456789012:q"

    private func client(_ transport: StubTransport) throws -> SQSClient {
        SQSClient(try .testing(transport))
    }

    @Test func sendsMessage() async throws {
        let transport = StubTransport(
            json: #"{"MessageId":"m","MD5OfMessageBody":"x","SequenceNumber":"18849496460467696128"}"#
        )
        let sent = try await client(transport).sendMessage(
            OutgoingMessage(
                body: "body",
                attributes: [
                    "t": .string("text"), "n": .number(3),
                    "b": MessageAttribute(dataType: "Binary.own", value: .binary([1])),
                ],
                delaySeconds: 5,
                groupID: "g",
                deduplicationID: "d"
            ),
            to: url
        )
        #expect(sent.messageID == "m")
        #expect(sent.sequenceNumber == "18849496460467696128")
        try expectRequest(
            transport,
            "AmazonSQS.SendMessage",
            "1.0",
            """
            {"QueueUrl":"\(url)","MessageBody":"body","MessageAttributes":{"t":{"DataType":"String","StringValue":"text"},
            "n":{"DataType":"Number","StringValue":"3"},"b":{"DataType":"Binary.own","BinaryValue":"AQ=="}},
            "DelaySeconds":5,"MessageGroupId":"g","MessageDeduplicationId":"d"}
            """
        )
    }

    @Test func sendsBatch() async throws {
        let transport = StubTransport(
            json: """
                {"Successful":[{"Id":"0","MessageId":"m0","MD5OfMessageBody":"x"}],
                "Failed":[{"Id":"1","SenderFault":true,"Code":"InvalidMessageContents","Message":"why"},
                {"Id":"2","SenderFault":false,"Code":"InternalError"}]}
                """
        )
        let response = try await client(transport).sendMessageBatch(
            [
                ("0", OutgoingMessage(body: "a")), ("1", OutgoingMessage(body: "b", delaySeconds: 0)),
                ("2", OutgoingMessage(body: "c")),
            ],
            to: url
        )
        #expect(response.successful.mapValues(\.messageID) == ["0": "m0"])
        #expect(
            response.failed == [
                "1": BatchFailure(code: .invalidMessageContents, message: "why", isSenderFault: true),
                "2": BatchFailure(code: AWSErrorCode(rawValue: "InternalError"), message: nil, isSenderFault: false),
            ]
        )
        try expectRequest(
            transport,
            "AmazonSQS.SendMessageBatch",
            "1.0",
            """
            {"QueueUrl":"\(url)","Entries":[{"Id":"0","MessageBody":"a"},{"Id":"1","MessageBody":"b","DelaySeconds":0},
            {"Id":"2","MessageBody":"c"}]}
            """
        )
    }

    @Test func receivesMessages() async throws {
        let transport = StubTransport(
            json: """
                {"Messages":[{"MessageId":"m","ReceiptHandle":"r","Body":"b","MD5OfBody":"x",
                "Attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1545082649183"},
                "MessageAttributes":{"t":{"DataType":"String","StringValue":"v"},"b":{"DataType":"Binary","BinaryValue":"AQ=="}}},
                {"MessageId":"n","ReceiptHandle":"s","Body":""}]}
                """
        )
        let messages = try await client(transport).receiveMessage(
            ReceiveMessageRequest(queueURL: url, maximumCount: 2, waitSeconds: 20, visibilityTimeout: 60)
        )
        let message = try #require(messages.first)
        #expect(messages.map(\.messageID) == ["m", "n"])
        #expect(message.receiptHandle == "r")
        #expect(message.body == "b")
        #expect(message.receiveCount == 3)
        #expect(message.sentAt == Timestamp(secondsSince1970: 1_545_082_649.183))
        #expect(message.attributes["t"]?.stringValue == "v")
        #expect(message.attributes["b"]?.value == .binary([1]))
        #expect(messages[1].receiveCount == nil)
        try expectRequest(
            transport,
            "AmazonSQS.ReceiveMessage",
            "1.0",
            """
            {"QueueUrl":"\(url)","MaxNumberOfMessages":2,"WaitTimeSeconds":20,"VisibilityTimeout":60,
            "MessageSystemAttributeNames":["All"],"MessageAttributeNames":["All"]}
            """
        )
    }

    @Test func receivesNothing() async throws {
        #expect(
            try await client(StubTransport(json: "{}")).receiveMessage(ReceiveMessageRequest(queueURL: url)).isEmpty
        )
    }

    @Test func reportsMessagesThatAreNone() async throws {
        let client = try client(StubTransport(json: #"{"Messages":[{"MessageId":"m","Body":"b"}]}"#))
        let operation = AWSOperation(service: "SQS", name: "ReceiveMessage")
        await #expect(throws: AWSError.invalidAnswer("'ReceiptHandle' is missing", operation)) {
            try await client.receiveMessage(ReceiveMessageRequest(queueURL: url))
        }
        let other = try self.client(StubTransport(json: #"{"Messages":{}}"#))
        await #expect(throws: AWSError.invalidAnswer("'Messages' is no list", operation)) {
            try await other.receiveMessage(ReceiveMessageRequest(queueURL: url))
        }
    }

    @Test func deletesMessage() async throws {
        let transport = StubTransport(json: "")
        try await client(transport).deleteMessage("r", from: url)
        try expectRequest(transport, "AmazonSQS.DeleteMessage", "1.0", #"{"QueueUrl":"\#(url)","ReceiptHandle":"r"}"#)
    }

    @Test func deletesBatch() async throws {
        let transport = StubTransport(
            json:
                #"{"Successful":[{"Id":"0"}],"Failed":[{"Id":"1","SenderFault":true,"Code":"ReceiptHandleIsInvalid"}]}"#
        )
        let response = try await client(transport).deleteMessageBatch([("0", "r"), ("1", "s")], from: url)
        #expect(Array(response.successful.keys) == ["0"])
        #expect(response.failed["1"]?.code == .receiptHandleIsInvalid)
        try expectRequest(
            transport,
            "AmazonSQS.DeleteMessageBatch",
            "1.0",
            """
            {"QueueUrl":"\(url)","Entries":[{"Id":"0","ReceiptHandle":"r"},{"Id":"1","ReceiptHandle":"s"}]}
            """
        )
    }

    @Test func changesVisibility() async throws {
        let transport = StubTransport(json: "")
        try await client(transport).changeMessageVisibility("r", in: url, seconds: 0)
        try expectRequest(
            transport,
            "AmazonSQS.ChangeMessageVisibility",
            "1.0",
            #"{"QueueUrl":"\#(url)","ReceiptHandle":"r","VisibilityTimeout":0}"#
        )
    }

    @Test func readsQueueAttributes() async throws {
        let transport = StubTransport(json: #"{"Attributes":{"ApproximateNumberOfMessages":"7"}}"#)
        let attributes = try await client(transport).queueAttributes(of: url, names: ["ApproximateNumberOfMessages"])
        #expect(attributes == ["ApproximateNumberOfMessages": "7"])
        try expectRequest(
            transport,
            "AmazonSQS.GetQueueAttributes",
            "1.0",
            #"{"QueueUrl":"\#(url)","AttributeNames":["ApproximateNumberOfMessages"]}"#
        )
    }

    @Test func startsMove() async throws {
        let transport = StubTransport(json: #"{"TaskHandle":"h"}"#)
        let client = try client(transport)
        #expect(try await client.startMessageMoveTask(from: arn) == "h")
        try expectRequest(transport, "AmazonSQS.StartMessageMoveTask", "1.0", #"{"SourceArn":"\#(arn)"}"#)
        _ = try await client.startMessageMoveTask(from: arn, to: "\(arn)2", maximumMessagesPerSecond: 10)
        try expectRequest(
            transport,
            "AmazonSQS.StartMessageMoveTask",
            "1.0",
            #"{"SourceArn":"\#(arn)","DestinationArn":"\#(arn)2","MaxNumberOfMessagesPerSecond":10}"#
        )
    }

    @Test func listsMoves() async throws {
        let transport = StubTransport(
            json: """
                {"Results":[{"TaskHandle":"h","Status":"RUNNING","SourceArn":"\(arn)","DestinationArn":"\(arn)2",
                "MaxNumberOfMessagesPerSecond":10,"ApproximateNumberOfMessagesMoved":3,
                "ApproximateNumberOfMessagesToMove":9,"StartedTimestamp":1545082649183},
                {"Status":"FAILED","SourceArn":"\(arn)","FailureReason":"why"}]}
                """
        )
        let tasks = try await client(transport).messageMoveTasks(from: arn, maximumCount: 2)
        #expect(tasks.map(\.status) == [.running, .failed])
        let task = try #require(tasks.first)
        #expect(task.taskHandle == "h")
        #expect(task.sourceARN == arn)
        #expect(task.destinationARN == "\(arn)2")
        #expect(task.maximumMessagesPerSecond == 10)
        #expect(task.approximateMovedCount == 3)
        #expect(task.approximateCountToMove == 9)
        #expect(task.startedAt == Timestamp(secondsSince1970: 1_545_082_649.183))
        #expect(tasks[1].failureReason == "why")
        try expectRequest(
            transport,
            "AmazonSQS.ListMessageMoveTasks",
            "1.0",
            #"{"SourceArn":"\#(arn)","MaxResults":2}"#
        )
    }

    @Test func cancelsMove() async throws {
        let transport = StubTransport(json: #"{"ApproximateNumberOfMessagesMoved":3}"#)
        #expect(try await client(transport).cancelMessageMoveTask("h") == 3)
        try expectRequest(transport, "AmazonSQS.CancelMessageMoveTask", "1.0", #"{"TaskHandle":"h"}"#)
    }

    @Test(arguments: [
        ("QueueDoesNotExist", AWSErrorCode.queueDoesNotExist), ("ReceiptHandleIsInvalid", .receiptHandleIsInvalid),
        ("MessageNotInflight", .messageNotInflight), ("OverLimit", .overLimit),
        ("TooManyEntriesInBatchRequest", .tooManyEntriesInBatchRequest), ("BatchRequestTooLong", .batchRequestTooLong),
        ("EmptyBatchRequest", .emptyBatchRequest), ("BatchEntryIdsNotDistinct", .batchEntryIdsNotDistinct),
        ("InvalidMessageContents", .invalidMessageContents), ("UnsupportedOperation", .unsupportedOperation),
    ])
    func readsCodes(text: String, code: AWSErrorCode) async throws {
        let client = try client(
            StubTransport(json: #"{"__type":"com.amazonaws.sqs#\#(text)","message":"m"}"#, status: 400)
        )
        await #expect {
            try await client.deleteMessage("r", from: url)
        } throws: { error in
            (error as? AWSError)?.code == code && (error as? AWSError)?.isRetryable == false
        }
    }
}
