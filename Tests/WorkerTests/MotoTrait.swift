import Testing
import WorkerTestSupport

/// Runs a suite, and those in it, with a `moto` server.
struct MotoTrait: SuiteTrait, TestScoping {
    /// The server of the suite that runs.
    @TaskLocal static var server: MotoServer?

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let server = try await MotoServer()
        defer { server.stop() }
        try await Self.$server.withValue(server) { try await function() }
    }
}

extension Trait where Self == MotoTrait {
    /// Runs the suite, and those in it, with a `moto` server.
    static var moto: MotoTrait { MotoTrait() }
}
