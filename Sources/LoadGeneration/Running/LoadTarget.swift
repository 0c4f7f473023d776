/// Where load goes.
protocol LoadTarget: Sendable {
    /// How many items one request takes at most.
    var batchSize: Int { get }

    /// Sends items of these numbers in one request, and again what is refused for the moment.
    func send(_ numbers: Range<Int>, until stop: StopSignal) async -> Delivery
}

/// What became of the items of a request.
struct Delivery: Hashable, Sendable {
    /// How many were taken.
    var sent = 0
    /// How many were not, by the reason.
    var failures: [String: Int] = [:]
    /// How many had to be sent again, each time counted.
    var sentAgain = 0
    /// How long the answer took.
    var latency: Duration?
    /// Why nothing more can be sent, if so.
    var obstacle: String?
}
