/// What is said of a run.
struct Summary {
    let counts: Tally.Counts
    let elapsed: Duration

    /// One line, for while the run goes on.
    var progress: String {
        let failed = counts.failed == 0 ? "" : ", failed \(counts.failed)"
        return "sent \(counts.sent)\(failed), \(rate) a second"
    }

    /// The whole, for its end: what was sent, why some was not, and how long answers took.
    var text: String {
        let again = counts.sentAgain == 0 ? "" : ", sent again \(counts.sentAgain)"
        var lines = [
            "sent \(counts.sent), failed \(counts.failed)\(again), in \(Self.tenths(elapsed / .seconds(1))) s: \(rate) a second"
        ]
        for (reason, count) in counts.failures.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            lines.append("  \(count) failed: \(reason)")
        }
        if let latencies { lines.append(latencies) }
        return lines.joined(separator: "\n") + "\n"
    }

    private var rate: String {
        let seconds = elapsed / .seconds(1)
        return Self.tenths(seconds > 0 ? Double(counts.sent) / seconds : 0)
    }

    private var latencies: String? {
        guard !counts.latencies.isEmpty else { return nil }
        let sorted = counts.latencies.sorted()
        func quantile(_ share: Double) -> String {
            let rank = Int((share * Double(sorted.count)).rounded(.up))
            return Self.tenths(Double(sorted[max(0, rank - 1)]) / 1000)
        }
        return
            "answers within ms: half \(quantile(0.5)), 95 % \(quantile(0.95)), 99 % \(quantile(0.99)), all \(quantile(1))"
    }

    /// A number that is not negative, with one decimal.
    private static func tenths(_ number: Double) -> String {
        let tenths = Int((min(number, 1e15) * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
