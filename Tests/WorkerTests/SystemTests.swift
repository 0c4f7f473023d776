import AWSClient
import AWSTestSupport
import AWSTestTraits
import JSONValues
import RuntimeAPIServer
import Testing
import WorkerTestSupport

/// The systems as they are deployed: workers as processes, services of `moto`, and the mappings between them.
@Suite("Systems", .moto, .timeLimit(.minutes(5))) struct SystemTests {}

extension SystemTests {
    /// A worker that runs, and what gives it events.
    struct RunningWorker {
        let server: RuntimeAPIServer
        let process: WorkerProcess

        static func start(_ product: String, _ environment: [String: String]) async throws -> RunningWorker {
            let moto = try SystemTests.moto
            let server = try await RuntimeAPIServer.start()
            let process = try WorkerProcess(
                product,
                server: server,
                environment: environment.merging(moto.environment) { $1 }
            )
            return RunningWorker(server: server, process: process)
        }

        /// What the log says of failures.
        var failures: [JSONValue] {
            get throws {
                try process.lines.compactMap { try? JSONValue(parsing: $0) }.filter { $0["errorCategory"] != nil }
            }
        }

        func stop() async throws {
            process.send(15)
            #expect(try await process.end() == .exit(0))
            try await server.stop()
        }
    }

    static var moto: MotoServer {
        get throws { try #require(MotoServer.current) }
    }
}
