import AWSClient
import DynamoDBValues
import Synchronization

@testable import WorkerPatterns

/// A table in memory.
final class MemoryLeaseStore: LeaseStore {
    /// What goes wrong with the next write.
    enum Fault: Sendable {
        /// The write is done, and its answer lost: the client writes again.
        case answerLost
        /// The table refuses, and tells nothing.
        case refusalWithoutItem
    }

    struct State: Sendable {
        var items: [String: [String: AttributeValue]] = [:]
        var fault: Fault?
        var writes = 0
        var onWrite: (@Sendable (inout [String: [String: AttributeValue]]) -> Void)?
    }

    let state = Mutex(State())

    func item(_ key: String) -> [String: AttributeValue]? { state.withLock { $0.items[key] } }

    func put(
        _ key: String,
        _ attributes: [String: AttributeValue],
        if condition: LeaseCondition
    ) async throws(AWSError) -> LeaseWriteResult {
        write(key, if: condition) { _ in attributes }
    }

    func update(
        _ key: String,
        setting attributes: [String: AttributeValue],
        removing obsolete: Set<String>,
        if condition: LeaseCondition
    ) async throws(AWSError) -> LeaseWriteResult {
        write(key, if: condition) { item in
            var item = item.filter { !obsolete.contains($0.key) }
            item.merge(attributes) { $1 }
            return item
        }
    }

    private func write(
        _ key: String,
        if condition: LeaseCondition,
        _ change: ([String: AttributeValue]) -> [String: AttributeValue]
    ) -> LeaseWriteResult {
        state.withLock { state in
            state.writes += 1
            if let onWrite = state.onWrite {
                state.onWrite = nil
                onWrite(&state.items)
            }
            for _ in 0..<(state.fault == .answerLost ? 2 : 1) {
                let item = state.items[key]
                guard Self.holds(condition, of: item) else {
                    state.fault = nil
                    return .conflict(item.map { IdempotencyItem(attributes: $0) })
                }
                state.items[key] = change(item ?? [:])
            }
            state.fault = nil
            return .written
        }
    }

    static func holds(_ condition: LeaseCondition, of item: [String: AttributeValue]?) -> Bool {
        switch condition {
        case .absent: item == nil
        case .unchanged(let known):
            ["leaseOwner", "attempts", "status"].allSatisfy { item?[$0] == known.attributes[$0] } && item != nil
        case .owned(let owner, let statuses):
            item?["leaseOwner"] == .string(owner)
                && statuses.contains { .string($0.rawValue) == item?["status"] }
        }
    }
}
