import AWSClient
import AWSTestSupport
import Foundation
import JSONValues
import RuntimeAPIServer
import WorkerTestSupport

/// A worker that is measured.
struct Subject {
    let name: String
    var starts: [(milliseconds: Double, work: Double, kilobytes: Int)] = []
    private let load: Load
    private let command: [String]

    /// A worker of a name and a product, and after two dashes the command that starts it.
    init(_ arguments: [String]) throws {
        guard arguments.count > 3, let load = Load(arguments[1]) else {
            throw Failure(description: "no worker: \(arguments.joined(separator: " "))")
        }
        name = arguments[0]
        self.load = load
        command = Array(arguments.dropFirst(3))
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A worker that runs.
    private final class Running {
        let process = Process()
        let startedAt: ContinuousClock.Instant
        let server: RuntimeAPIServer
        let services: StubServer

        init(_ command: [String], _ load: Load) async throws {
            server = try await RuntimeAPIServer.start()
            services = try await StubServer.start(load.service())
            process.executableURL = URL(filePath: command[0])
            process.arguments = Array(command.dropFirst())
            process.environment = load.environment.merging(AWSEnvironment.testingVariables) { $1 }
                .merging([
                    "AWS_LAMBDA_RUNTIME_API": server.address, "AWS_ENDPOINT_URL": services.url,
                    "AWS_DEFAULT_REGION": "eu-west-1",
                    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
                ]) { $1 }
            process.standardOutput = FileHandle.nullDevice
            startedAt = .now
            try process.run()
            try await server.workerIsReady()
        }

        func stop() async throws {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            try await server.stop()
            try await services.stop()
        }

        /// A line of what the system knows of the process, in KB.
        func kilobytes(_ name: String) -> Int {
            let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let line = status?.split(separator: "\n").first { $0.hasPrefix(name) }
            return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        }

        /// How long processors have worked for the process, in milliseconds, whatever else the machine does.
        var processorMilliseconds: Double {
            let tasks = "/proc/\(process.processIdentifier)/task"
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
            return threads.reduce(0) { sum, thread in
                let statistics = try? String(contentsOfFile: "\(tasks)/\(thread)/schedstat", encoding: .utf8)
                return sum + (statistics?.split(separator: " ").first.flatMap { Double($0) } ?? 0) / 1e6
            }
        }
    }

    /// From the start of the process to its first request, and the memory that it has then.
    func start() async throws -> (milliseconds: Double, work: Double, kilobytes: Int) {
        let running = try await Running(command, load)
        let end = running.server.firstRequestForInvocation ?? .now
        let memory = running.kilobytes("VmHWM")
        let work = running.processorMilliseconds
        try await running.stop()
        return (running.startedAt.duration(to: end) / .milliseconds(1), work, memory)
    }

    /// What the worker does in a time, one event after the other.
    func figures(for time: Duration) async throws -> String {
        let running = try await Running(command, load)
        var number = 0
        var sent = 0
        func send() async throws {
            let outcome = try await running.server.invoke(load.event(number).text)
            number += 1
            sent += load.size
            guard case .response(let text) = outcome, load.succeeds(try JSONValue(parsing: text)) else {
                throw Failure(description: "\(name): \(outcome)")
            }
        }
        for _ in 0..<20 { try await send() }
        let before = (time: ContinuousClock.now, work: running.processorMilliseconds, sent: sent)
        while before.time.duration(to: .now) < time { try await send() }
        let count = Double(sent - before.sent)
        let elapsed = before.time.duration(to: .now) / .seconds(1)
        let work = running.processorMilliseconds - before.work
        let peak = running.kilobytes("VmHWM")
        try await running.stop()
        let times = starts.map(\.milliseconds).sorted()
        let startWork = starts.map(\.work).sorted()[starts.count / 2]
        let idle = starts.map(\.kilobytes).sorted()[starts.count / 2]
        func shown(_ value: Double) -> String { String(format: "%.1f", value) }
        return """
            start \(shown(times[times.count / 2])) ms (\(shown(times[0])) to \(shown(times[times.count - 1]))), \
            \(shown(startWork)) ms of it processor time, \
            memory \(shown(Double(idle) / 1024)) MB idle, \(shown(Double(peak) / 1024)) MB under load, \
            \(Int(count / elapsed)) messages a second, \(shown(work / count * 1000)) µs of processor time each
            """
    }
}
