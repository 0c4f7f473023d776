import AWSClient
import AWSTestSupport
import Foundation
import JSONValues
import RuntimeAPIServer
import Testing
import WorkerTestSupport

/// What must not take a worker down, or a batch along.
@Suite("Bad input", .timeLimit(.minutes(3))) struct BadInputTests {
    /// Each worker with its variables.
    static let workers: [(product: String, environment: [String: String])] = [
        ("order-writer", ["TABLE_NAME": "orders"]),
        (
            "publish-metrics",
            [
                "TABLE_NAME": "metrics", "COUNTED_ORDER_RETENTION_SECONDS": "7776000",
                "METRIC_NAMESPACE": "Serverlesspresso/dev",
            ]
        ),
        ("stream-processor", ["TASK": "audit", "TARGET": "trail"]),
        (
            "events-load-test",
            ["EVENT_BUS_NAME": "b", "EVENT_SOURCE": "s", "EVENT_DETAIL_TYPE": "t", "ORDERS": "5"]
        ),
        ("ingestion-ingest", intake), ("ingestion-publish", intake),
        ("ingestion-validate", ["PUBLISH_FUNCTION_NAME": "f", "METRIC_NAMESPACE": "Ingestion/dev"]),
        (
            "ingestion-worker",
            [
                "TABLE_NAME": "states", "TIME_TO_LIVE_DAYS": "7", "EVENT_BUS_NAME": "b",
                "FAILURE_MODE_PARAMETER": "/mode", "METRIC_NAMESPACE": "Ingestion/dev",
            ]
        ),
        (
            "ingestion-idempotency",
            [
                "TABLE_NAME": "states", "TIME_TO_LIVE_DAYS": "7", "PROCESSOR_FUNCTION_NAME": "f",
                "METRIC_NAMESPACE": "Ingestion/dev",
            ]
        ),
        (
            "ingestion-processor",
            [
                "TABLE_NAME": "states", "FAILURE_MODE_PARAMETER": "/mode", "METRIC_NAMESPACE": "Ingestion/dev",
            ]
        ),
        ("ingestion-events", ["EVENT_BUS_NAME": "b", "METRIC_NAMESPACE": "Ingestion/dev"]),
        (
            "ingestion-redrive",
            [
                "QUEUE_URL": "https://q/1/a", "DEAD_LETTER_QUEUE_URL": "https://q/1/b",
                "METRIC_NAMESPACE": "Ingestion/dev",
            ]
        ),
    ]

    private static let intake = [
        "QUEUE_URL": "https://q/1/a", "EVENT_BUS_NAME": "b", "FAILURE_MODE_PARAMETER": "/mode", "ENVIRONMENT": "dev",
        "METRIC_NAMESPACE": "Ingestion/dev",
    ]

    /// An event that asks for nothing, and how its answer begins.
    private static func idleEvent(of product: String) -> (event: String, answer: String) {
        switch product {
        case "ingestion-ingest", "ingestion-publish", "ingestion-validate", "ingestion-redrive":
            (
                #"{"rawPath":"/x","requestContext":{"requestId":"r","timeEpoch":1,"http":{"method":"GET","path":"/x"}}}"#,
                #"{"body":"{\"error\":"#
            )
        case "ingestion-processor": (#"{"messages":[]}"#, #"{"batchItemFailures":[]}"#)
        default: (#"{"Records":[]}"#, #"{"batchItemFailures":[]}"#)
        }
    }

    private func start(
        _ product: String,
        _ environment: [String: String]
    ) async throws -> (server: RuntimeAPIServer, worker: WorkerProcess) {
        let server = try await RuntimeAPIServer.start()
        let all = environment.merging(AWSEnvironment.testingVariables) { own, _ in own }
        return (server, try WorkerProcess(product, server: server, environment: all))
    }

    @Test("A missing variable is an initialization error that names it", arguments: workers)
    func missingVariable(product: String, environment: [String: String]) async throws {
        for name in environment.keys.sorted() {
            let (server, worker) = try await start(product, environment.filter { $0.key != name })
            guard case .failure(let type, let body) = try await server.initializationFailure() else { return }
            #expect(type == "Runtime.InvalidEnvironment")
            #expect(body.contains("the environment variable \(name) is not set"))
            #expect(try await worker.end() == .exit(1))
            try await server.stop()
        }
    }

    @Test("A missing Region is an initialization error that says what to set", arguments: workers)
    func missingRegion(product: String, environment: [String: String]) async throws {
        let (server, worker) = try await start(product, environment.merging(["AWS_REGION": ""]) { $1 })
        guard case .failure(_, let body) = try await server.initializationFailure() else { return }
        #expect(body.contains("no Region: set AWS_REGION"))
        #expect(try await worker.end() == .exit(1))
        try await server.stop()
    }

    @Test("A malformed event fails alone", arguments: workers)
    func malformedEvent(product: String, environment: [String: String]) async throws {
        let (server, worker) = try await start(product, environment)
        let events = [
            "", "{", "NaN", #"{"Records":NaN}"#, #"{"Records":[{"messageId":"\ud800"}]}"#,
            String(repeating: "[", count: 100_000),
        ]
        for event in events {
            guard case .failure(let type, _) = try await server.invoke(event) else {
                Issue.record("\(event.prefix(40)) is an event")
                continue
            }
            #expect(type == "Function.JSONError")
        }
        guard product != "events-load-test" else { return }
        for event in ["[]", "{}", #"{"Records":{}}"#, #"{"Records":[{}]}"#, #"{"Records":[17]}"#] {
            guard case .failure(let type, _) = try await server.invoke(event) else {
                Issue.record("\(event) is an event")
                continue
            }
            #expect(type == "Function.JSONDecodingError")
        }
        let (event, answer) = Self.idleEvent(of: product)
        guard case .response(let text) = try await server.invoke(event) else {
            Issue.record("\(product) does not go on")
            return
        }
        #expect(text.hasPrefix(answer))
        withExtendedLifetime(worker) {}
        try await server.stop()
    }

    @Test("Bodies of all kinds fail alone", arguments: workers.prefix(2))
    func bodies(product: String, environment: [String: String]) async throws {
        let (server, worker) = try await start(product, environment)
        let bodies: [String] = [
            "", " ", "null", "true", "17", "NaN", "\"text\"", "[]", "[{}]", "{}", #"{"id":null}"#, #"{"id":"\udc00"}"#,
            #"{"detail-type":"Unknown","time":"2026-11-21T09:30:00Z","detail":{}}"#, "\u{0}", "\u{FEFF}{}",
            String(repeating: "x", count: 1_048_576), String(repeating: "{\"a\":", count: 100_000),
        ]
        let records = bodies.enumerated().map { index, body -> JSONValue in
            ["messageId": .string("m\(index)"), "body": .string(body)]
        }
        let outcome = try await server.invoke(JSONValue.object(["Records": .array(records)]).text)
        let failures = bodies.indices.map { #"{"itemIdentifier":"m\#($0)"}"# }.joined(separator: ",")
        #expect(outcome == .response(#"{"batchItemFailures":[\#(failures)]}"#))
        let lines = try worker.lines.compactMap { try? JSONValue(parsing: $0) }.filter { $0["errorCategory"] != nil }
        #expect(lines.count == bodies.count)
        #expect(lines.allSatisfy { $0["errorCategory"] == "VALIDATION" && $0["reason"]?.asString?.isEmpty == false })
        try await server.stop()
    }
}
