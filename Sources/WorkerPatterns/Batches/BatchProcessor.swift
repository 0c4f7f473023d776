/// Processes the items of a batch, each on its own, so that one that fails takes no other along.
///
/// Every item is begun once at most. When the task is cancelled, as happens shortly before a function times out, nothing more is begun, and what
/// was not begun has an outcome that says so.
public struct BatchProcessor: Sendable {
    private enum Order {
        case none
        case groups
        case strict
    }

    private let order: Order
    private let maximumConcurrency: Int
    private let stopsAtFailure: Bool

    /// One item after the other, in order.
    /// - Parameter stopsAtFailure: Whether nothing is begun after a failure; it is not unless this is `false`.
    /// - Returns: The processor.
    public static func inOrder(stopsAtFailure: Bool = true) -> BatchProcessor {
        BatchProcessor(order: .strict, maximumConcurrency: 1, stopsAtFailure: stopsAtFailure)
    }

    /// Several items at a time, in any order.
    /// - Parameters:
    ///   - maximum: How many at a time, from 1.
    ///   - stopsAtFailure: Whether nothing is begun after a failure; all are unless this is `true`.
    /// - Returns: The processor.
    public static func concurrent(_ maximum: Int, stopsAtFailure: Bool = false) -> BatchProcessor {
        BatchProcessor(order: .none, maximumConcurrency: maximum, stopsAtFailure: stopsAtFailure)
    }

    /// Items of a group in order, one after the other, and several groups at a time.
    ///
    /// After a failure nothing more of its group is begun; other groups go on. Items without a group are in order with no other.
    /// - Parameter maximum: How many groups at a time, from 1.
    /// - Returns: The processor.
    public static func groups(concurrent maximum: Int) -> BatchProcessor {
        BatchProcessor(order: .groups, maximumConcurrency: maximum, stopsAtFailure: true)
    }

    /// Processes a batch.
    /// - Parameters:
    ///   - items: The items.
    ///   - group: The group of an item, which only ``groups(concurrent:)`` asks for; none when not given.
    ///   - work: Processes an item; what it throws is the item's outcome.
    /// - Returns: What became of each item, in the order of the items.
    public func process<Item: Sendable>(
        _ items: [Item],
        groupedBy group: (Item) -> String? = { _ in nil },
        _ work: @escaping @Sendable (Item) async throws -> Void
    ) async -> [BatchOutcome] {
        var schedule = BatchSchedule(
            lanes: lanes(of: items, groupedBy: group),
            maximumRunning: maximumConcurrency,
            scope: scope
        )
        var errors: [Int: any Error] = [:]
        await withTaskGroup(of: (item: Int, error: (any Error)?).self) { tasks in
            while true {
                if Task.isCancelled { schedule.close(.outOfTime) }
                while let item = schedule.start() {
                    tasks.addTask {
                        do {
                            try await work(items[item])
                            return (item, nil)
                        } catch {
                            return (item, error)
                        }
                    }
                }
                guard let (item, error) = await tasks.next() else { return }
                errors[item] = error
                schedule.finish(item, succeeded: error == nil)
            }
        }
        return schedule.statuses.enumerated().map { item, status in
            if let error = errors[item] { return .failed(error) }
            if case .unprocessed(let omission) = status { return .unprocessed(omission) }
            return .succeeded
        }
    }

    private var scope: BatchSchedule.FailureScope {
        guard stopsAtFailure else { return .item }
        return order == .groups ? .lane : .batch
    }

    private func lanes<Item>(of items: [Item], groupedBy group: (Item) -> String?) -> [Int] {
        switch order {
        case .none: return Array(items.indices)
        case .strict: return items.map { _ in 0 }
        case .groups:
            var lanes: [String: Int] = [:]
            var count = 0
            return items.map { item in
                let name = group(item)
                if let lane = name.flatMap({ lanes[$0] }) { return lane }
                if let name { lanes[name] = count }
                count += 1
                return count - 1
            }
        }
    }
}
