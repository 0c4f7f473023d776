import WorkerTestSupport

/// Sends messages through workers while everything goes wrong: `fault-run [MESSAGES] [KILLS]`.
@main
struct FaultRunCommand {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().map { Int($0) }
        guard numbers.count <= 2, numbers.allSatisfy({ $0.map { $0 >= 1 } ?? false }) else {
            print("usage: fault-run [MESSAGES] [KILLS]")
            return
        }
        let messages = (numbers.first ?? nil) ?? 100_000
        let kills = (numbers.count > 1 ? numbers[1] : nil) ?? 50
        let options = FaultRun.Options(messages: messages, kills: kills, silences: 20)
        var isWell = true
        for scenario in [OrderWriterFaults(), PublishMetricsFaults()] as [any FaultScenario] {
            print(scenario.product)
            let report = try await FaultRun(scenario, options).run()
            for (name, count) in report.counts { print("  \(name): \(count)") }
            for problem in report.problems.prefix(100) { print("  WRONG: \(problem)") }
            print(report.problems.isEmpty ? "  nothing lost, nothing twice" : "  \(report.problems.count) problems")
            isWell = isWell && report.problems.isEmpty
        }
        if !isWell { throw Failed() }
    }

    struct Failed: Error {}
}
