import AWSClient
import JSONValues
import LambdaEvents
import LambdaRuntime
import Logging
import Synchronization
import Testing

@testable import WorkerPatterns

@Suite("Batches") struct BatchProcessorTests {
    private struct Failure: Error, CustomStringConvertible {
        var description = "no"
    }

    /// What each item came to, in a letter.
    private func letters(_ outcomes: [BatchOutcome]) -> String {
        outcomes.map { outcome in
            switch outcome {
            case .succeeded: "s"
            case .failed: "f"
            case .unprocessed(.afterFailure): "a"
            case .unprocessed(.outOfTime): "t"
            }
        }.joined()
    }

    @Test(
        "are processed in order, concurrently or by group",
        arguments: [
            (BatchProcessor.inOrder(), "ssfaaa"),
            (.inOrder(stopsAtFailure: false), "ssfsss"),
            (.concurrent(2), "ssfsss"),
            (.concurrent(1, stopsAtFailure: true), "ssfaaa"),
            // Items 0, 2 and 4 are one group, 1 and 3 another; 5 has none.
            (.groups(concurrent: 3), "ssfsas"),
        ]
    ) func orders(processor: BatchProcessor, expected: String) async {
        let group = { (item: Int) in item == 5 ? nil : "\(item % 2)" }
        let outcomes = await processor.process(Array(0..<6), groupedBy: group) { item in
            if item == 2 { throw Failure() }
        }
        #expect(letters(outcomes) == expected)
    }

    @Test("of no items have no outcomes") func empty() async {
        #expect(await BatchProcessor.concurrent(3).process([Int]()) { _ in }.isEmpty)
    }

    @Test("run as many items at a time as they may") func concurrency() async {
        let running = Mutex((now: 0, most: 0))
        _ = await BatchProcessor.concurrent(4).process(Array(0..<40)) { _ in
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<10 { await Task.yield() }
            running.withLock { $0.now -= 1 }
        }
        #expect(running.withLock { $0.now } == 0)
        #expect((2...4).contains(running.withLock { $0.most }))
    }

    @Test("begin nothing after they are cancelled, and let what runs end") func cancellation() async {
        let begun = Mutex<[Int]>([])
        let task = Task {
            await BatchProcessor.concurrent(2).process(Array(0..<5)) { item in
                begun.withLock { $0.append(item) }
                if item == 0 { return withUnsafeCurrentTask { $0?.cancel() } ?? () }
                if item == 1 { while !Task.isCancelled { await Task.yield() } }
            }
        }
        while begun.withLock({ $0.count }) < 2 { await Task.yield() }
        task.cancel()
        let outcomes = await task.value
        let count = begun.withLock { $0.count }
        #expect(letters(outcomes) == String(repeating: "s", count: count) + String(repeating: "t", count: 5 - count))
        #expect(begun.withLock { Set($0).count } == count)
    }

    @Test("that are cancelled before they begin are reported whole") func cancelledBefore() async {
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await BatchProcessor.inOrder().process([1, 2]) { _ in Issue.record("an item was begun") }
        }
        task.cancel()
        #expect(letters(await task.value) == "tt")
    }

    @Test("of random outcomes come to what each item says") func random() async {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let fails = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in Int.random(in: 0..<5) == 0 }
            let groups = fails.map { _ in Int.random(in: 0..<6) }
            let group = { (item: Int) in "\(groups[item])" }
            let outcomes = await BatchProcessor.groups(concurrent: 3)
                .process(Array(fails.indices), groupedBy: group) { item in
                    await Task.yield()
                    if fails[item] { throw Failure() }
                }
            let expected = fails.indices.map { item in
                let blocked = (0..<item).contains { groups[$0] == groups[item] && fails[$0] }
                return blocked ? "a" : fails[item] ? "f" : "s"
            }
            #expect(letters(outcomes) == expected.joined())
        }
    }

    // MARK: Queues and streams

    private func record(_ id: String, group: String? = nil, queue: String = "queue") -> SQSEvent.Record {
        SQSEvent.Record(
            messageID: id,
            body: id,
            attributes: group.map { ["MessageGroupId": $0, "ApproximateReceiveCount": "3"] } ?? [:],
            eventSourceARN: "arn:aws:sqs:eu-west-1:123456789012:\(queue)"
        )
    }

    @Test("of a standard queue report each failure, whatever the groups are") func standardQueue() async {
        let event = SQSEvent(records: [record("1", group: "a"), record("bad", group: "a"), record("3", group: "a")])
        let response = await event.process(concurrently: 2, in: LambdaContext(requestID: "r")) { record, _ in
            if record.body == "bad" { throw Failure() }
        }
        #expect(response == SQSBatchResponse(failedMessageIDs: ["bad"]))
    }

    @Test("of a FIFO queue report a failure and the rest of its group") func fifoQueue() async {
        let ids = [("1", "a"), ("bad", "a"), ("2", "b"), ("3", "a"), ("4", "b")]
        let event = SQSEvent(records: ids.map { record($0, group: $1, queue: "queue.fifo") })
        let response = await event.process(concurrently: 2, in: LambdaContext(requestID: "r")) { record, _ in
            if record.body == "bad" { throw Failure() }
        }
        #expect(response == SQSBatchResponse(failedMessageIDs: ["bad", "3"]))
    }

    @Test("of a stream report the first failure, and do not go on") func stream() async {
        let records = ["100", "101", "102"].map { number in
            DynamoDBStreamEvent.Record(eventID: "e\(number)", eventName: .insert, sequenceNumber: number, keys: [:])
        }
        let seen = Mutex<[String?]>([])
        let event = DynamoDBStreamEvent(records: records)
        let response = await event.process(in: LambdaContext(requestID: "r")) { record, context in
            seen.withLock { $0.append(context.correlationID) }
            if record.sequenceNumber == "101" { throw Failure() }
        }
        #expect(response == StreamBatchResponse(firstFailure: "101"))
        #expect(seen.withLock { $0 } == ["e100", "e101"])
        let nothing = await DynamoDBStreamEvent(records: []).process(in: LambdaContext(requestID: "r")) { _, _ in }
        #expect(nothing == StreamBatchResponse())
    }

    @Test("write a line for each failure and one for the batch") func log() async throws {
        let lines = Mutex<[String]>([])
        let output = LogOutput { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        let logger = Logger(label: "test") { JSONLogHandler(label: $0, logLevel: .info, output: output) }
        let context = LambdaContext(requestID: "r", logger: logger)
        let event = SQSEvent(records: [record("late", group: "g"), record("bad"), record("good")])
        _ = await LambdaContext.$current.withValue(context) {
            await event.process(concurrently: 1, in: context) { record, _ in
                switch record.body {
                case "late": throw AWSError.cancelled
                case "bad": throw WorkerError.validation("'\(record.body)' is no order")
                default: break
                }
            }
        }
        let written = try lines.withLock { try $0.map { try JSONValue(parsing: $0) } }
        try #require(written.count == 3)
        #expect(written[0]["level"] == "WARN")
        #expect(written[0]["messageId"] == "late")
        #expect(written[0]["correlationId"] == "late")
        #expect(written[0]["errorCategory"] == "TIMEOUT")
        #expect(written[0]["receiveCount"] == 3)
        #expect(written[1]["level"] == "ERROR")
        #expect(written[1]["errorCategory"] == "VALIDATION")
        #expect(written[1]["errorType"] == "WorkerError")
        #expect(written[1]["reason"] == "'bad' is no order")
        #expect(written[2]["level"] == "INFO")
        #expect(written[2]["items"] == 3)
        #expect(written[2]["succeeded"] == 1)
        #expect(written[2]["failed"] == 2)
        #expect(written[2]["unprocessed"] == 0)
    }

    @Test("end their requests before the invocation ends, or after half of a short time") func deadline() async {
        let deadline = ContinuousClock.now + .seconds(10)
        await LambdaContext(requestID: "r", traceID: "Root=1", deadline: deadline).withRequestDeadline {
            #expect(AWSRequestContext.traceID == "Root=1")
            let margin = AWSRequestContext.deadline.map { $0.duration(to: deadline) } ?? .zero
            #expect(abs(margin / .milliseconds(1) - 500) < 50)
        }
        let soon = ContinuousClock.now + .milliseconds(400)
        await LambdaContext(requestID: "r", deadline: soon).withRequestDeadline {
            let margin = AWSRequestContext.deadline.map { $0.duration(to: soon) } ?? .zero
            #expect(abs(margin / .milliseconds(1) - 200) < 50)
        }
    }
}
