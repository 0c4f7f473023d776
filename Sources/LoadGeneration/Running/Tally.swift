internal import Synchronization

/// What was sent so far.
final class Tally: Sendable {
    struct Counts: Hashable, Sendable {
        var sent = 0
        var sentAgain = 0
        var failures: [String: Int] = [:]
        /// The times that answers took, in microseconds.
        var latencies: [Int] = []

        var failed: Int { failures.values.reduce(0, +) }
    }

    private let state = Mutex(Counts())
    private let keepsLatencies: Bool

    init(keepsLatencies: Bool = false) {
        self.keepsLatencies = keepsLatencies
    }

    var counts: Counts { state.withLock { $0 } }

    /// Adds what became of a request, and returns the reasons of failures that are new.
    func add(_ delivery: Delivery) -> [String] {
        state.withLock { counts in
            counts.sent += delivery.sent
            counts.sentAgain += delivery.sentAgain
            let newReasons = delivery.failures.keys.filter { counts.failures[$0] == nil }
            counts.failures.merge(delivery.failures, uniquingKeysWith: +)
            if keepsLatencies, let latency = delivery.latency {
                counts.latencies.append(Int(latency / .microseconds(1)))
            }
            return newReasons.sorted()
        }
    }
}
