import AWSClient
import AWSTestSupport
import JSONValues
import LambdaEvents
import LambdaRuntime
import Synchronization
import Testing
import WorkerTestSupport

@testable import OrderWriting

@Suite("The order writer") struct OrderItemWriterTests {
    private func stub(_ faults: [DynamoDBStub.Fault?] = []) -> DynamoDBStub {
        DynamoDBStub(tables: ["orders": .init(("id", "S"))]) { $0 <= faults.count ? faults[$0 - 1] : nil }
    }

    private func writer(_ stub: DynamoDBStub) throws -> OrderItemWriter {
        let client = try AWSHTTPClient.testing(StubTransport(stub), maximumAttempts: 1)
        return OrderItemWriter(tableName: "orders", client: client, clock: TestClock())
    }

    private func event(_ bodies: String...) -> SQSEvent {
        SQSEvent(records: bodies.enumerated().map { SQSEvent.Record(messageID: "m\($0)", body: $1) })
    }

    @Test("writes each message, and reports those that it cannot write") func batch() async throws {
        let stub = stub()
        let log = LogRecorder()
        let response = try await writer(stub).write(
            event(#"{"id":"1","amount":19.99}"#, "no", #"{"id":"2"}"#, #"{"ID":"3"}"#),
            in: log.context()
        )
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m1", "m3"]))
        #expect(
            Set(stub.items(of: "orders")) == [
                ["id": ["S": "1"], "amount": ["N": "19.99"]], ["id": ["S": "2"]],
            ]
        )
        #expect(log.failures.map { $0["messageId"] } == ["m1", "m3"])
        #expect(log.failures.allSatisfy { $0["errorCategory"] == "VALIDATION" && $0["level"] == "ERROR" })
    }

    @Test("of no messages writes nothing") func empty() async throws {
        #expect(try await writer(stub()).write(event(), in: LambdaContext(requestID: "r")) == SQSBatchResponse())
    }

    /// Which of two messages with the same key remains, whichever comes last.
    @Test(
        "overwrites nothing but what is older",
        arguments: [
            // The same again is nothing new, however its numbers are written.
            (#"{"id":"1","n":1}"#, #"{"id":"1","n":1.0}"#, "1", false),
            // Without a version nothing is newer.
            (#"{"id":"1","n":1}"#, #"{"id":"1","n":2}"#, "1", true),
            (#"{"id":"1","timestamp":1,"n":1}"#, #"{"id":"1","timestamp":2,"n":2}"#, "2", false),
            (#"{"id":"1","timestamp":2,"n":2}"#, #"{"id":"1","timestamp":1,"n":1}"#, "2", false),
            (#"{"id":"1","timestamp":1,"n":1}"#, #"{"id":"1","timestamp":1,"n":2}"#, "1", true),
            (#"{"id":"1","n":1}"#, #"{"id":"1","timestamp":2,"n":2}"#, "1", true),
            (#"{"id":"1","timestamp":2,"n":1}"#, #"{"id":"1","n":2}"#, "1", true),
            // Exact, though no Double tells them apart.
            (
                #"{"id":"1","timestamp":9007199254740993,"n":1}"#, #"{"id":"1","timestamp":9007199254740993,"n":2}"#,
                "1", true
            ),
        ]
    ) func sameKey(first: String, second: String, remaining: String, isReported: Bool) async throws {
        let stub = stub()
        let writer = try writer(stub)
        let log = LogRecorder()
        #expect(await writer.write(event(first), in: log.context()) == SQSBatchResponse())
        let response = await writer.write(event(second), in: log.context())
        #expect(response == SQSBatchResponse(failedMessageIDs: isReported ? ["m0"] : []))
        #expect(stub.items(of: "orders").map { $0["n"]?["N"] } == [.string(remaining)])
        if isReported {
            #expect(
                log.failures.first?["reason"]
                    == "the table has another item with the id '1', and this one is not newer by its 'timestamp'; nothing was overwritten"
            )
            #expect(log.failures.first?["errorCategory"] == "PERMANENT")
        }
    }

    @Test("leaves throttled messages to the queue, with a warning that names the error") func throttle() async throws {
        let stub = stub([.throttle])
        let log = LogRecorder()
        let response = try await writer(stub).write(event(#"{"id":"1"}"#), in: log.context())
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m0"]))
        #expect(stub.requests == 1)
        #expect(log.failures.first?["level"] == "WARN")
        #expect(log.failures.first?["errorCategory"] == "TRANSIENT")
        #expect(log.failures.first?["reason"]?.asString?.contains("ProvisionedThroughputExceededException") == true)
    }

    @Test(
        "tries again what may pass at once, and writes nothing twice",
        arguments: [
            [DynamoDBStub.Fault.serverError], [.resetBefore, .resetBefore, .resetBefore], [.resetAfter],
            [.silenceBefore],
            [.silenceAfter, .serverError],
        ]
    ) func transient(faults: [DynamoDBStub.Fault]) async throws {
        let stub = stub(faults)
        let response = try await writer(stub).write(event(#"{"id":"1","n":1}"#), in: LambdaContext(requestID: "r"))
        #expect(response == SQSBatchResponse())
        #expect(stub.items(of: "orders").count == 1)
        #expect(stub.requests == faults.count + 1)
    }

    @Test(
        "gives up what does not pass, with what went wrong",
        arguments: [
            (DynamoDBStub.Fault.serverError, "TRANSIENT"), (.resetBefore, "TRANSIENT"), (.silenceBefore, "TIMEOUT"),
        ]
    ) func lasting(fault: DynamoDBStub.Fault, category: String) async throws {
        let stub = stub(Array(repeating: fault, count: 100))
        let log = LogRecorder()
        let response = try await writer(stub).write(event(#"{"id":"1"}"#), in: log.context())
        #expect(response == SQSBatchResponse(failedMessageIDs: ["m0"]))
        #expect(log.failures.first?["errorCategory"] == .string(category))
    }

    @Test("reports what it could not begin before the function times out") func deadline() async throws {
        let begun = Mutex(0)
        let transport = StubTransport { _ throws(AWSTransportError) in
            begun.withLock { $0 += 1 }
            while !Task.isCancelled { await Task.yield() }
            throw .cancelled
        }
        let writer = OrderItemWriter(tableName: "orders", client: try .testing(transport, maximumAttempts: 1))
        let records = (0..<25).map { SQSEvent.Record(messageID: "m\($0)", body: #"{"id":"\#($0)"}"#) }
        let task = Task { await writer.write(SQSEvent(records: records), in: LambdaContext(requestID: "r")) }
        while begun.withLock({ $0 }) < 10 { await Task.yield() }
        task.cancel()
        #expect(await task.value == SQSBatchResponse(failedMessageIDs: records.map(\.messageID)))
        #expect(begun.withLock { $0 } == 10)
    }
}
