import AWSClient
import Foundation
import JSONValues
import NIOCore
import NIOPosix
import Testing

/// A `moto` server, which behaves like AWS, on a free port of loopback.
final class MotoServer: Sendable {
    @TaskLocal static var current: MotoServer?

    let origin: HTTPOrigin
    private let process: Process
    private let transport = PooledTransport()

    init() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let executable = folder.appending(path: ".venv/bin/moto_server")
        try #require(
            FileManager.default.isExecutableFile(atPath: executable.path),
            "moto_server is not in .venv; run scripts/test, which installs it"
        )
        origin = HTTPOrigin(isSecure: false, host: "127.0.0.1", port: try await Self.freePort())
        process = Process()
        process.executableURL = executable
        process.arguments = ["-H", "127.0.0.1", "-p", "\(origin.port)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let probe = HTTPRequest(method: "GET", origin: origin, path: "/moto-api/data.json")
        for _ in 0..<300 {
            if let answer = try? await transport.send(probe, timeout: .seconds(10)), answer.status == 200 { return }
            try #require(process.isRunning, "moto_server ended")
            try await Task.sleep(for: .milliseconds(100))
        }
        stop()
        throw NotReady()
    }

    private struct NotReady: Error {}

    /// A request that the server refused.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    func stop() {
        // Not SIGTERM: a process that is started by a worker thread inherits that signal blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Passes a request on.
    func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        try await transport.send(request, timeout: .seconds(90))
    }

    /// Asks for something in AWS's JSON protocol.
    /// - Parameters:
    ///   - target: What is asked for, `AmazonSQS.CreateQueue` for example.
    ///   - service: The service as signatures name it.
    ///   - body: The request.
    /// - Returns: The answer.
    /// - Throws: Why the server refuses.
    @discardableResult
    func call(_ target: String, of service: String, _ body: JSONValue) async throws -> JSONValue {
        let scope = "AKIDEXAMPLE/20260101/eu-west-1/\(service)/aws4_request"
        let request = HTTPRequest(
            method: "POST",
            origin: origin,
            headers: [
                HTTPHeader("Content-Type", "application/x-amz-json-1.1"), HTTPHeader("X-Amz-Target", target),
                HTTPHeader(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=host, Signature=0"
                ),
            ],
            body: body.utf8
        )
        let response = try await answer(request)
        let text = String(decoding: response.body, as: UTF8.self)
        guard response.status == 200 else { throw Refusal(description: "\(target): \(response.status): \(text)") }
        return text.isEmpty ? .null : try JSONValue(parsing: text)
    }

    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(channel.localAddress?.port)
        try await channel.close()
        return port
    }
}

/// Runs a suite with a `moto` server.
struct MotoTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let server = try await MotoServer()
        defer { server.stop() }
        try await MotoServer.$current.withValue(server) { try await function() }
    }
}

extension Trait where Self == MotoTrait {
    /// Runs the suite with a `moto` server.
    static var moto: MotoTrait { MotoTrait() }
}
