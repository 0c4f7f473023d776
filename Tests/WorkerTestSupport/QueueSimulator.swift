import Synchronization

/// A queue that delivers once at least, in no order, and gives messages up that were delivered too often.
package final class QueueSimulator: Sendable {
    /// A message.
    package struct Message: Hashable, Sendable {
        /// The ID.
        package let id: String
        /// What was sent.
        package let body: String

        /// A message.
        package init(id: String, body: String) {
            self.id = id
            self.body = body
        }
    }

    /// A message on its way to a worker.
    package struct Delivery: Sendable {
        /// The message.
        package let message: Message
        /// How often it has been delivered, this time included.
        package let receiveCount: Int
    }

    private struct State {
        var visible: [Delivery]
        var inFlight = 0
        var deadLetters: [Message] = []
        var deliveries = 0
        var duplicates = 0
        var generator: SeededGenerator

        /// Puts a message somewhere among those that wait.
        mutating func makeVisible(_ delivery: Delivery) {
            visible.append(delivery)
            visible.swapAt(visible.count - 1, Int.random(in: 0..<visible.count, using: &generator))
        }
    }

    private let state: Mutex<State>
    private let maximumReceives: Int
    private let duplicateShare: Double

    /// A queue.
    /// - Parameters:
    ///   - messages: What was sent.
    ///   - maximumReceives: How often a message is delivered before it is given up.
    ///   - duplicateShare: Of how many deliveries, 0 to 1, the message is delivered once more whatever becomes of it.
    ///   - seed: What the order and the duplicates depend on.
    package init(_ messages: [Message], maximumReceives: Int, duplicateShare: Double, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let visible = messages.shuffled(using: &generator).map { Delivery(message: $0, receiveCount: 0) }
        state = Mutex(State(visible: visible, generator: generator))
        self.maximumReceives = maximumReceives
        self.duplicateShare = duplicateShare
    }

    /// What was given up.
    package var deadLetters: [Message] { state.withLock { $0.deadLetters } }

    /// How often a message was delivered.
    package var deliveries: Int { state.withLock { $0.deliveries } }

    /// How often a message was delivered without need.
    package var duplicates: Int { state.withLock { $0.duplicates } }

    /// Delivers messages.
    /// - Parameter count: How many at most.
    /// - Returns: The messages; none when all wait for their workers, `nil` when there are no more.
    package func receive(_ count: Int) -> [Delivery]? {
        state.withLock { state in
            var batch: [Delivery] = []
            var known: Set<String> = []
            var again: [Delivery] = []
            while batch.count < count, let waiting = state.visible.popLast() {
                guard waiting.receiveCount < maximumReceives else {
                    state.deadLetters.append(waiting.message)
                    continue
                }
                // No batch has a message twice.
                guard known.insert(waiting.message.id).inserted else {
                    again.append(waiting)
                    continue
                }
                batch.append(Delivery(message: waiting.message, receiveCount: waiting.receiveCount + 1))
                if Double.random(in: 0..<1, using: &state.generator) < duplicateShare {
                    state.duplicates += 1
                    again.append(waiting)
                }
            }
            for delivery in again { state.makeVisible(delivery) }
            state.inFlight += batch.count
            state.deliveries += batch.count
            return batch.isEmpty && state.inFlight == 0 ? nil : batch
        }
    }

    /// Takes back what a worker had: what did not fail is deleted, the rest becomes visible again.
    /// - Parameters:
    ///   - batch: What was delivered.
    ///   - failed: The IDs of what failed; all when the worker is gone.
    package func settle(_ batch: [Delivery], failed: Set<String>) {
        state.withLock { state in
            state.inFlight -= batch.count
            for delivery in batch where failed.contains(delivery.message.id) { state.makeVisible(delivery) }
        }
    }
}

/// Numbers that depend on a seed alone.
///
/// <https://prng.di.unimi.it/splitmix64.c>
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Numbers of a seed.
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
