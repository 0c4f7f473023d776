import JSONValues
import NIOCore
import WorkerTestSupport

/// Services that take whatever comes, and remember nothing.
enum PlayedServices {
    /// What the service answers that a request is for.
    static func answer(to target: String, at path: String, _ body: ByteBufferView) -> DynamoDBStub.Answer {
        .answer(status: 200, body: text(target, path, body))
    }

    private static func text(_ target: String, _ path: String, _ body: ByteBufferView) -> String {
        if path.hasPrefix("/2015-03-31/functions/publish/") {
            return #"{"statusCode":202,"headers":{"content-type":"application/json"},"body":"{}"}"#
        }
        if path.hasPrefix("/2015-03-31/functions/processor/") { return #"{"batchItemFailures":[]}"# }
        switch target.split(separator: ".").last {
        case "PutEvents":
            let entries = entries(of: body).map { _ in #"{"EventId":"event"}"# }
            return #"{"FailedEntryCount":0,"Entries":[\#(entries.joined(separator: ","))]}"#
        case "GetParameter":
            return #"{"Parameter":{"Name":"/failure-mode","Type":"String","Value":"none","Version":1}}"#
        case "SendMessage": return #"{"MessageId":"message","MD5OfMessageBody":"0"}"#
        case "SendMessageBatch", "DeleteMessageBatch":
            let entries = entries(of: body).map { entry in
                #"{"Id":"\#(entry["Id"]?.asString ?? "")","MessageId":"message","MD5OfMessageBody":"0"}"#
            }
            return #"{"Successful":[\#(entries.joined(separator: ","))],"Failed":[]}"#
        case "GetQueueAttributes":
            return """
                {"Attributes":{"ApproximateNumberOfMessages":"10","ApproximateNumberOfMessagesNotVisible":"0",\
                "QueueArn":"arn:aws:sqs:eu-west-1:123456789012:dead-letters"}}
                """
        case "ListMessageMoveTasks": return #"{"Results":[]}"#
        case "ReceiveMessage": return deadLetters
        default: return "{}"
        }
    }

    private static func entries(of body: ByteBufferView) -> [JSONValue] {
        (try? JSONValue(parsing: body))?["Entries"]?.asArray ?? []
    }

    private static let deadLetters: String = {
        let messages = (0..<10).map { index -> JSONValue in
            [
                "MessageId": .string("message-\(index)"), "ReceiptHandle": .string("handle-\(index)"),
                "MD5OfBody": "0",
                "Body": .string(#"{"orderId":"order-\#(index)","amount":19,"idempotencyKey":"key-\#(index)"}"#),
                "Attributes": ["ApproximateReceiveCount": "3", "SentTimestamp": "1700000000000"],
                "MessageAttributes": ["errorTypeCandidate": ["DataType": "String", "StringValue": "none"]],
            ]
        }
        return JSONValue.object(["Messages": .array(messages)]).text
    }()
}
