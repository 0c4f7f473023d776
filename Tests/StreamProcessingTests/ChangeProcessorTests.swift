import AWSClient
import DynamoDBValues
import JSONValues
import LambdaEvents
import LambdaRuntime
import Synchronization
import Testing
import WorkerContracts
import WorkerTestSupport

@testable import StreamProcessing

@Suite("The stream processor") struct ChangeProcessorTests {
    private func processor(_ task: String, _ transport: StubTransport) throws -> ChangeProcessor {
        try ChangeProcessor(
            environment: LambdaEnvironment([.task: task, .target: task == "audit" ? "trail" : "arn:aws:sns:t"]),
            client: .testing(transport)
        )
    }

    private let trail = DynamoDBStub(tables: ["trail": .init(("item", "S"), ("sequenceNumber", "S"))])

    private func record(
        _ number: String,
        _ name: DynamoDBStreamEvent.EventName = .modify,
        new: [String: AttributeValue]? = ["id": "1", "n": 2],
        old: [String: AttributeValue]? = ["id": "1", "n": 1]
    ) -> DynamoDBStreamEvent.Record {
        DynamoDBStreamEvent.Record(
            eventID: "e\(number)",
            eventName: name,
            sequenceNumber: number,
            keys: ["id": "1"],
            newImage: new,
            oldImage: old,
            approximateCreationTime: LambdaEvents.Timestamp("2026-11-21T09:30:00Z")
        )
    }

    /// A topic that keeps what it is told, and refuses some.
    private final class Topic: Sendable {
        private let messages = Mutex<[String]>([])
        let refuses: @Sendable (String) -> Bool

        init(refuses: @escaping @Sendable (String) -> Bool = { _ in false }) { self.refuses = refuses }

        var told: [String] { messages.withLock { $0 } }

        var transport: StubTransport {
            StubTransport { request throws(AWSTransportError) in
                let form = String(decoding: request.body, as: UTF8.self)
                if self.refuses(form) {
                    let error = "<ErrorResponse><Error><Code>InvalidParameter</Code></Error></ErrorResponse>"
                    return HTTPResponse(status: 400, headers: [], body: Array(error.utf8))
                }
                self.messages.withLock { $0.append(form) }
                let answer =
                    "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>"
                return HTTPResponse(status: 200, headers: [], body: Array(answer.utf8))
            }
        }
    }

    @Test("writes each change to the audit trail, and finds it when it comes again") func audit() async throws {
        let processor = try processor("audit", StubTransport(trail))
        let event = DynamoDBStreamEvent(records: [
            record("100", .insert, old: nil), record("101"), record("102", .remove, new: nil),
        ])
        let context = LambdaContext(requestID: "r")
        #expect(await processor.process(event, in: context) == StreamBatchResponse())
        let items = trail.items(of: "trail")
        #expect(await processor.process(event, in: context) == StreamBatchResponse())
        #expect(Set(trail.items(of: "trail")) == Set(items))
        #expect(items.count == 3)
        let change = try #require(items.first { $0["sequenceNumber"] == ["S": "101"] })
        #expect(
            change == [
                "item": ["S": #"{"id":"1"}"#], "sequenceNumber": ["S": "101"], "change": ["S": "MODIFY"],
                "eventId": ["S": "e101"], "keys": ["M": ["id": ["S": "1"]]],
                "changedAt": ["S": "2026-11-21T09:30:00.000Z"],
                "new": ["M": ["id": ["S": "1"], "n": ["N": "2"]]], "old": ["M": ["id": ["S": "1"], "n": ["N": "1"]]],
            ]
        )
        #expect(items.first { $0["sequenceNumber"] == ["S": "102"] }?["new"] == nil)
    }

    @Test("tells a topic of each change, with all digits") func notify() async throws {
        let topic = Topic()
        let number = try #require(DynamoDBNumber("12345678901234567890123456789012345678"))
        let event = DynamoDBStreamEvent(records: [record("100", new: ["id": "1", "n": .number(number)])])
        let response = try await processor("notify", topic.transport).process(event, in: LambdaContext(requestID: "r"))
        #expect(response == StreamBatchResponse())
        #expect(topic.told.count == 1)
        #expect(topic.told[0].contains("12345678901234567890123456789012345678"))
    }

    @Test("has the change as JSON for those who are told") func message() throws {
        let change = try Change(record("100"))
        #expect(
            change.message
                == #"{"change":"MODIFY","changedAt":"2026-11-21T09:30:00.000Z","eventId":"e100","keys":{"id":"1"},"new":{"id":"1","n":2},"old":{"id":"1","n":1},"sequenceNumber":"100"}"#
        )
        let large = try Change(
            record("100", new: ["id": "1", "text": .string(String(repeating: "x", count: 300_000))])
        )
        #expect(
            large.message
                == #"{"change":"MODIFY","changedAt":"2026-11-21T09:30:00.000Z","eventId":"e100","keys":{"id":"1"},"omitted":["new","old"],"sequenceNumber":"100"}"#
        )
    }

    @Test("stops at the first change that fails, and has the batch come again from there") func failure() async throws {
        let topic = Topic { $0.contains("e101") }
        let log = LogRecorder()
        let event = DynamoDBStreamEvent(records: [record("100"), record("101"), record("102")])
        let response = try await processor("notify", topic.transport).process(event, in: log.context())
        #expect(response == StreamBatchResponse(firstFailure: "101"))
        #expect(topic.told.count == 1)
        #expect(log.failures.map { $0["sequenceNumber"] } == ["101"])
        #expect(log.failures.first?["errorCategory"] == "VALIDATION")
    }

    @Test("reports a change that cannot be read, and processes those before it") func poison() async throws {
        let text = #"""
            {"Records":[
              {"eventID":"a","eventName":"INSERT","dynamodb":{"SequenceNumber":"1","Keys":{"id":{"S":"1"}},"NewImage":{"id":{"S":"1"}}}},
              {"eventID":"b","eventName":"INSERT","dynamodb":{"SequenceNumber":"2","Keys":{"id":{"S":"2"}},"NewImage":{"n":{"N":"NaN"}}}},
              {"eventID":"c","eventName":"INSERT","dynamodb":{"SequenceNumber":"3"}}
            ]}
            """#
        let event = try JSONValue(parsing: text).decode(as: DynamoDBStreamEvent.self)
        let processor = try processor("audit", StubTransport(trail))
        let log = LogRecorder()
        #expect(await processor.process(event, in: log.context()) == StreamBatchResponse(firstFailure: "2"))
        #expect(trail.items(of: "trail").count == 1)
        let rest = DynamoDBStreamEvent(records: [event.records[2]])
        #expect(await processor.process(rest, in: log.context()) == StreamBatchResponse(firstFailure: "3"))
        #expect(log.failures.map { $0["errorCategory"] } == ["VALIDATION", "VALIDATION"])
        #expect(log.failures.last?["reason"] == "the change has no key of an item")
    }

    @Test("does not start with a task that it does not know") func environment() {
        let error = #expect(throws: LambdaEnvironmentError.self) {
            try processor("delete", StubTransport(trail))
        }
        #expect(error?.description == "the environment variable TASK is 'delete', expected 'audit' or 'notify'")
    }
}
