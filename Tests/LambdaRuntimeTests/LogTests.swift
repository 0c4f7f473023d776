import JSONValues
import LambdaEvents
import Logging
import Testing

@testable import LambdaRuntime

@Suite("Log lines") struct LogTests {
    private struct Failure: Error, CustomStringConvertible { var description: String }

    private let time = Timestamp(millisecondsSince1970: 1_795_253_400_250)

    private func line(_ event: LogEvent, metadata: Logger.Metadata = [:], in context: LambdaContext? = nil) -> String {
        var handler = JSONLogHandler(label: "writer", logLevel: .info, output: .discarding)
        handler.metadata = metadata
        return String(decoding: handler.line(for: event, at: time, in: context), as: UTF8.self)
    }

    private func event(
        _ level: Logger.Level,
        _ message: Logger.Message,
        error: (any Error)? = nil,
        metadata: Logger.Metadata? = nil
    ) -> LogEvent {
        LogEvent(
            level: level,
            message: message,
            error: error,
            metadata: metadata,
            source: nil,
            file: "f",
            function: "g",
            line: 1
        )
    }

    @Test("are JSON with the fields that Lambda knows first") func fields() {
        let context = LambdaContext(requestID: "r-1")
        #expect(
            line(event(.info, "a \"b\"\n"), in: context)
                == #"{"timestamp":"2026-11-21T09:30:00.250Z","level":"INFO","message":"a \"b\"\n","logger":"writer","requestId":"r-1"}"#
        )
    }

    @Test("have metadata as members, numbers and booleans as such, the event's own before the logger's") func metadata()
    {
        let metadata: Logger.Metadata = [
            "text": "1", "count": .stringConvertible(3), "ratio": .stringConvertible(0.5),
            "done": .stringConvertible(true), "list": ["a", ["b": "c"]], "level": "high",
        ]
        #expect(
            line(event(.notice, "m", metadata: metadata), metadata: ["text": "0", "queue": "q"])
                == #"{"timestamp":"2026-11-21T09:30:00.250Z","level":"INFO","message":"m","logger":"writer","count":3,"done":true,"metadata.level":"high","list":["a",{"b":"c"}],"queue":"q","ratio":0.5,"text":"1"}"#
        )
    }

    @Test("have the type and the message of an error") func errors() {
        #expect(
            line(event(.critical, "m", error: Failure(description: "it broke"), metadata: ["errorType": "x"]))
                == #"{"timestamp":"2026-11-21T09:30:00.250Z","level":"FATAL","message":"m","logger":"writer","errorType":"Failure","errorMessage":"it broke","metadata.errorType":"x"}"#
        )
    }

    @Test("know the levels that Lambda sets") func levels() {
        let names = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]
        #expect(names.compactMap { Logger.Level(lambdaName: $0)?.lambdaName } == names)
        #expect(Logger.Level(lambdaName: "LOUD") == nil)
    }
}

@Suite("Embedded metrics") struct EmbeddedMetricsTests {
    @Test("are what CloudWatch takes from the log") func line() throws {
        let metrics = try EmbeddedMetrics(
            namespace: "Serverlesspresso/dev",
            [.count("Orders", 3), .init("Duration", 1.5, unit: .milliseconds)],
            dimensions: ["Drink": "Latte"]
        )
        #expect(
            String(decoding: metrics.line(at: Timestamp(millisecondsSince1970: 5)), as: UTF8.self)
                == #"{"_aws":{"CloudWatchMetrics":[{"Dimensions":[["Drink"]],"Metrics":[{"Name":"Orders","Unit":"Count"},{"Name":"Duration","Unit":"Milliseconds"}],"Namespace":"Serverlesspresso/dev"}],"Timestamp":5},"Drink":"Latte","Orders":3.0,"Duration":1.5}"#
        )
    }

    @Test(
        "that CloudWatch would drop are refused",
        arguments: [
            (
                "AWS/SQS", ["a"], 1, [:],
                "the namespace must have 1 to 255 letters, digits and .-_/#: and not start with AWS/, got 'AWS/SQS'"
            ),
            (
                "", ["a"], 1, [:],
                "the namespace must have 1 to 255 letters, digits and .-_/#: and not start with AWS/, got ''"
            ),
            ("n", [], 1, [:], "there must be 1 to 100 metrics, got 0"),
            (
                "n", ["a", "a"], 1, [:],
                "a metric must have a name of 1 to 1024 characters that no other metric or dimension has, got 'a'"
            ),
            (
                "n", ["Drink"], 1, ["Drink": "Latte"],
                "a metric must have a name of 1 to 1024 characters that no other metric or dimension has, got 'Drink'"
            ),
            (
                "n", ["_aws"], 1, [:],
                "a metric must have a name of 1 to 1024 characters that no other metric or dimension has, got '_aws'"
            ),
            ("n", ["a"], .nan, [:], "the metric 'a' must be finite, got nan"),
            ("n", ["a"], 1, ["d": ""], "a dimension must have a name and a value of 1 to 1024 characters, got 'd': ''"),
        ] as [(String, [String], Double, [String: String], String)]
    ) func refused(namespace: String, names: [String], value: Double, dimensions: [String: String], message: String) {
        let error = #expect(throws: EmbeddedMetricsError.self) {
            try EmbeddedMetrics(namespace: namespace, names.map { .init($0, value) }, dimensions: dimensions)
        }
        #expect(error?.description == message)
    }

    @Test("have at most 30 dimensions") func dimensions() {
        let dimensions = Dictionary(uniqueKeysWithValues: (0..<31).map { ("d\($0)", "v") })
        let error = #expect(throws: EmbeddedMetricsError.self) {
            try EmbeddedMetrics(namespace: "n", [.count("a")], dimensions: dimensions)
        }
        #expect(error?.description == "there must be at most 30 dimensions, got 31")
    }
}
