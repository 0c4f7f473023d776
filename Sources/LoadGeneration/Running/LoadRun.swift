/// Sends items at a pace, until a bound is reached or the run is stopped.
struct LoadRun: Sendable {
    /// How many items are due at a time.
    var itemsPerTick: Int
    /// How long it is from one time to the next; with zero the next follows at once.
    var interval: Duration
    /// How many items to send; without end when `nil`.
    var count: Int?
    /// For how long to send; without end when `nil`.
    var duration: Duration?
    /// How many requests may wait for their answers.
    var concurrency: Int

    /// By how much a run that was held up makes up for it.
    private static let maximumBacklog = Duration.seconds(1)

    /// Sends, and waits for all answers.
    /// - Parameters:
    ///   - target: Where the items go.
    ///   - tally: Counts what becomes of them.
    ///   - stop: Ends the run early.
    ///   - report: Is told each new reason of failures.
    func run(
        to target: some LoadTarget,
        tally: Tally,
        stop: StopSignal,
        report: @escaping @Sendable (String) -> Void
    ) async {
        let start = ContinuousClock.now
        let end = duration.map { start.advanced(by: $0) }
        await withTaskGroup(of: Void.self) { group in
            var next = start
            var number = 0
            var waiting = 0
            while stop.reason == nil, number < count ?? .max, end.map({ .now < $0 }) ?? true {
                let due = min(itemsPerTick, (count ?? .max) - number)
                for first in stride(from: number, to: number + due, by: target.batchSize) {
                    if waiting == concurrency {
                        await group.next()
                        waiting -= 1
                    }
                    if stop.reason != nil { break }
                    let numbers = first..<min(first + target.batchSize, number + due)
                    group.addTask {
                        let delivery = await target.send(numbers, until: stop)
                        let newReasons = tally.add(delivery)
                        if let obstacle = delivery.obstacle { stop.request(.failure(obstacle)) }
                        for reason in newReasons where reason != delivery.obstacle { report(reason) }
                    }
                    waiting += 1
                }
                number += due
                guard number < count ?? .max, interval > .zero else { continue }
                next = max(next, .now - Self.maximumBacklog).advanced(by: interval)
                await stop.wait(until: end.map { min($0, next) } ?? next)
            }
            await group.waitForAll()
        }
    }
}
