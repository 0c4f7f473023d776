package import AWSTestSupport
package import Testing

/// Runs a suite, and those in it, with a `moto` server.
package struct MotoTrait: SuiteTrait, TestScoping {
    /// Starts a server for the time of the suite, as `MotoServer.current`.
    package func provideScope(
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
    /// Runs the suite, and those in it, with a `moto` server.
    package static var moto: MotoTrait { MotoTrait() }
}
