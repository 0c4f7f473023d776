import AWSClient
import DynamoDBValues
import JSONValues
import LambdaEvents
import LambdaRuntime
import Synchronization
import Testing
import WorkerContracts
import WorkerTestSupport

@testable import IngestionWorkers

@Suite("Telling outcomes from the stream") struct OutcomeTellingTests {
    private typealias Item = [String: AttributeValue]
    private let log = LogRecorder()

    private final class Bus: Sendable {
        let entries = Mutex<[JSONValue]>([])
        let refusesFrom: Int

        init(refusesFrom: Int = .max) { self.refusesFrom = refusesFrom }

        func telling() throws -> OutcomeTelling {
            let transport = StubTransport { request in
                let body = (try? JSONValue(parsing: request.body)) ?? .null
                let count = self.entries.withLock { entries in
                    entries += body["Entries"]?.asArray ?? []
                    return entries.count
                }
                guard count <= self.refusesFrom else { return HTTPResponse(status: 500, headers: [], body: []) }
                return HTTPResponse(status: 200, headers: [], body: Array(#"{"Entries":[{"EventId":"e"}]}"#.utf8))
            }
            return try OutcomeTelling(
                environment: LambdaEnvironment([.eventBusName: "bus", .metricNamespace: "Test"]),
                aws: .testing(transport, maximumAttempts: 1)
            )
        }

        var types: [String] { entries.withLock { $0.compactMap { $0["DetailType"]?.asString } } }
    }

    private func item(_ status: String, _ error: String? = nil) -> Item {
        var item: Item = ["idempotencyKey": "k", "status": .string(status)]
        if let error { item["errorType"] = .string(error) }
        return item
    }

    private func record(_ number: Int, _ old: Item?, _ new: Item?) -> DynamoDBStreamEvent.Record {
        .init(
            eventID: "e-\(number)",
            eventName: new == nil ? .remove : .modify,
            sequenceNumber: "\(number)",
            keys: ["idempotencyKey": "k"],
            newImage: new,
            oldImage: old
        )
    }

    @Test("compares the states before and after") func news() async throws {
        let all = [
            item("INFLIGHT"), item("INFLIGHT", "A"), item("SUCCEEDED"), item("FAILED", "A"), item("FAILED", "B"),
        ]
        for old in [nil] + all.map(Optional.some) {
            for new in [nil] + all.map(Optional.some) {
                let bus = Bus()
                let response = try await bus.telling().handle(
                    DynamoDBStreamEvent(records: [record(1, old, new)]),
                    context: log.context()
                )
                #expect(response == StreamBatchResponse())
                let expected: [String] =
                    switch (old?["status"], new?["status"]) {
                    case (let old, let new) where old == new: []
                    case (_, "SUCCEEDED"): ["Ingestion Success"]
                    case (_, "FAILED"): old?["errorType"] == new?["errorType"] ? [] : ["Ingestion Failure"]
                    default: []
                    }
                #expect(bus.types == expected, "\(String(describing: old)) \(String(describing: new))")
            }
        }
    }

    @Test("stops at the first change that the bus does not take") func failure() async throws {
        let bus = Bus(refusesFrom: 1)
        let records = (1...4).map { record($0, item("INFLIGHT"), item("SUCCEEDED")) }
        let response = try await bus.telling().handle(DynamoDBStreamEvent(records: records), context: log.context())
        #expect(response == StreamBatchResponse(firstFailure: "2"))
        #expect(bus.types.count == 2)
        let line = try #require(log.failures.first)
        #expect(line["message"] == "Message failed")
        #expect(line["service"] == "EventBridge")
    }

    @Test("tells the members that the item has") func details() async throws {
        let bus = Bus()
        let amount = try #require(DynamoDBNumber("12.345678901234567890123456789"))
        var done = item("SUCCEEDED")
        done["amount"] = .number(amount)
        done["orderId"] = "o"
        done["durationMs"] = 5
        done["result"] = ["not": "told"]
        _ = try await bus.telling().handle(
            DynamoDBStreamEvent(records: [record(1, nil, done)]),
            context: log.context()
        )
        let entry = try #require(bus.entries.withLock { $0.first })
        #expect(entry["Source"] == "ingestion.pipeline")
        let detail = try JSONValue(parsing: entry["Detail"]?.asString ?? "")
        #expect(
            detail.text
                == #"{"amount":12.345678901234567890123456789,"durationMs":5,"eventId":"success-k","idempotencyKey":"k","orderId":"o","status":"SUCCEEDED"}"#
        )
    }
}
