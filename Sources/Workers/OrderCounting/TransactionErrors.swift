internal import AWSClient
internal import LambdaContracts
internal import WorkerPatterns

/// A transaction was not done because others were at the same items, or the table was busy.
struct TransactionConflict: CategorizedError, CustomStringConvertible {
    var category: ErrorCategory { .transient }
    /// Whether an error is one.
    static let isOne: @Sendable (any Error) -> Bool = { $0 is TransactionConflict }
    let description: String

    init(_ reasons: [CancellationReason]) {
        let codes = Set(reasons.filter(\.isTransient).map(\.code.rawValue)).sorted().joined(separator: ", ")
        description = "the transaction was not done: \(codes)"
    }
}

/// A transaction was not done because of some of its orders, of which it is known what becomes.
struct TransactionRefusal: Error {
    /// What becomes of these orders, by their IDs: done if they were counted before.
    private(set) var outcomes: [String: BatchOutcome] = [:]

    /// Finds out which orders stood in the way.
    /// - Parameters:
    ///   - transaction: What was not done.
    ///   - reasons: Why, for each of its actions; no refusal is made if there are others, or all may go well later.
    init?(of transaction: CountingTransaction, for reasons: [CancellationReason]) {
        let counters = transaction.sortedCounters
        guard reasons.count == transaction.orders.count + counters.count else { return nil }
        // What is wrong with a counter is wrong with each order that raises it.
        for (counter, reason) in zip(counters, reasons.dropFirst(transaction.orders.count)) where reason.isFinal {
            for order in transaction.orders where transaction.raises(counter, order) {
                outcomes[order.id] = .failed(Self.error(reason, "the counter '\(counter.day)#\(counter.name)'"))
            }
        }
        for (order, reason) in zip(transaction.orders, reasons) where reason.isFinal {
            outcomes[order.id] =
                reason.code == .conditionalCheckFailed
                ? .succeeded : .failed(Self.error(reason, "the order '\(order.id)'"))
        }
        if outcomes.isEmpty { return nil }
    }

    private static func error(_ reason: CancellationReason, _ subject: String) -> WorkerError {
        let category: ErrorCategory = reason.code == .validationError ? .validation : .permanent
        return WorkerError(
            category,
            "DynamoDB refused \(subject): \(reason.code.rawValue)\(reason.message.map { ": \($0)" } ?? "")"
        )
    }
}

extension CancellationReason {
    /// Whether the action stood in the way, and will the next time.
    fileprivate var isFinal: Bool { code != .none && !isTransient }
}
