import Testing
import WorkerTestSupport

/// A thousand messages of what `scripts/fault-run` does with a hundred thousand.
@Suite("Faults", .timeLimit(.minutes(5))) struct FaultTests {
    private func run(_ scenario: any FaultScenario) async throws {
        let options = FaultRun.Options(messages: 1000, poisonPerThousand: 20, kills: 5, silences: 1)
        let report = try await FaultRun(scenario, options).run()
        #expect(report.problems.isEmpty, "\(report.counts)")
    }

    @Test("lose no order, and overwrite none") func orderWriter() async throws { try await run(OrderWriterFaults()) }

    @Test("have no order counted twice") func publishMetrics() async throws { try await run(PublishMetricsFaults()) }
}
