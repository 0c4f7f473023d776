package import AWSClient
import Foundation
package import JSONValues
import NIOCore
import NIOPosix

/// A `moto` server, which behaves like AWS, on a free port of loopback.
package final class MotoServer: Sendable {
    /// Why a server cannot be used.
    package struct Failure: Error, CustomStringConvertible {
        /// The reason.
        package let description: String

        /// A reason.
        package init(description: String) { self.description = description }
    }

    /// The server of the suite that runs, where the suite asks for one by the trait `.moto`.
    @TaskLocal package static var current: MotoServer?

    /// Where the server listens.
    package let url: String
    private let origin: HTTPOrigin
    private let transport = PooledTransport()
    private let process: Process

    /// Starts a server.
    package init() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let executable = folder.appending(path: ".venv/bin/moto_server")
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw Failure(description: "moto_server is not in .venv; run scripts/test, which installs it")
        }
        let port = try await Self.freePort()
        url = "http://127.0.0.1:\(port)"
        origin = HTTPOrigin(isSecure: false, host: "127.0.0.1", port: port)
        process = Process()
        process.executableURL = executable
        process.arguments = ["-H", "127.0.0.1", "-p", "\(port)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let probe = HTTPRequest(method: "GET", origin: origin, path: "/moto-api/data.json")
        for _ in 0..<300 {
            if let answer = try? await transport.send(probe, timeout: .seconds(10)), answer.status == 200 { return }
            guard process.isRunning else { throw Failure(description: "moto_server ended") }
            try await Task.sleep(for: .milliseconds(100))
        }
        stop()
        throw Failure(description: "moto_server was not ready within 30 seconds")
    }

    /// Ends the server.
    package func stop() {
        // Not SIGTERM: a process that is started by a worker thread inherits that signal blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// A client of the server.
    package func client() throws -> AWSHTTPClient {
        // Ample time: on a busy machine the server takes seconds, and a second try would find what the first one made.
        try AWSHTTPClient(
            AWSConfiguration(
                endpoint: url,
                attemptTimeout: .seconds(90),
                timeout: .seconds(120),
                environment: .testing
            )
        )
    }

    /// What a worker needs to reach the server.
    package var environment: [String: String] {
        AWSEnvironment.testingVariables.merging(["AWS_ENDPOINT_URL": url]) { $1 }
    }

    /// Has the server do something that `AWSClient` has no operation for.
    /// - Parameters:
    ///   - service: The name of the service in signatures, `dynamodb` for example.
    ///   - target: The header `X-Amz-Target`.
    ///   - body: The request.
    /// - Returns: The answer.
    /// - Throws: ``Failure`` when the server refuses.
    @discardableResult
    package func call(_ service: String, _ target: String, _ body: JSONValue) async throws -> JSONValue {
        let headers = [HTTPHeader("X-Amz-Target", target), HTTPHeader("Content-Type", "application/x-amz-json-1.0")]
        let answer = try await post(service, headers, body.utf8)
        return answer.isEmpty ? [:] : try JSONValue(parsing: answer)
    }

    /// Has a service with a query protocol do something.
    /// - Parameters:
    ///   - service: The name of the service in signatures, `sns` for example.
    ///   - form: The parameters, encoded.
    /// - Returns: The answer.
    /// - Throws: ``Failure`` when the server refuses.
    @discardableResult
    package func query(_ service: String, _ form: String) async throws -> String {
        let headers = [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")]
        return String(decoding: try await post(service, headers, Array(form.utf8)), as: UTF8.self)
    }

    private func post(_ service: String, _ headers: [HTTPHeader], _ body: [UInt8]) async throws -> [UInt8] {
        let scope = "AKIDEXAMPLE/20261121/eu-west-1/\(service)/aws4_request"
        let authorization = HTTPHeader(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=host, Signature=0"
        )
        let request = HTTPRequest(
            method: "POST",
            origin: origin,
            path: "/",
            headers: headers + [authorization],
            body: body
        )
        let answer = try await transport.send(request, timeout: .seconds(90))
        guard answer.status == 200 else {
            throw Failure(
                description:
                    "\(service): \(answer.status): \(String(decoding: answer.body.prefix(1000), as: UTF8.self))"
            )
        }
        return answer.body
    }

    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        defer { channel.close(promise: nil) }
        guard let port = channel.localAddress?.port else { throw Failure(description: "there is no free port") }
        return port
    }
}
