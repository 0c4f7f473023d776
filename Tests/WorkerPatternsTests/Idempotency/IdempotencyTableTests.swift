import AWSClient
import DynamoDBValues
import LambdaContracts
import LambdaEvents
import Synchronization
import Testing

@testable import WorkerPatterns

private typealias Timestamp = LambdaEvents.Timestamp

@Suite("Doing something once") struct IdempotencyTableTests {
    private static let lease = 30
    private static let timeToLive = 100

    /// A table in memory, with a clock that is moved by hand.
    private final class World: Sendable {
        let store = MemoryLeaseStore()
        let seconds = Mutex(1000)
        let owners = Mutex(0)

        var now: Timestamp { Timestamp(millisecondsSince1970: Int64(seconds.withLock { $0 }) * 1000) }

        var table: IdempotencyTable {
            IdempotencyTable(
                store: store,
                timeToLive: .seconds(IdempotencyTableTests.timeToLive),
                now: { self.now },
                makeOwner: {
                    self.owners.withLock { count in
                        count += 1
                        return "owner-\(count)"
                    }
                }
            )
        }

        func advance(by count: Int) { seconds.withLock { $0 += count } }

        func claim() async throws -> IdempotencyTable.Claim {
            let end = Timestamp(
                millisecondsSince1970: now.millisecondsSince1970 + Int64(IdempotencyTableTests.lease) * 1000
            )
            return try await table.claim("key", until: end)
        }
    }

    // MARK: - All sequences

    /// What two workers can do with one key.
    private enum Step: CaseIterable {
        case firstClaims
        case firstSucceeds
        case firstFails
        case secondClaims
        case secondSucceeds
        case secondFails
        case aLeaseLater
        case aLifetimeLater
    }

    /// Who may do what, said without a table: who has the lease, and what was written last.
    private struct Model {
        enum Knowledge: Equatable {
            case nothing
            case leased(by: Int, until: Int)
            case succeeded
            case failed
        }

        var knowledge = Knowledge.nothing
        var expiry = 0
        var attempts = 0
        /// The lease that each worker believes to have: a number that tells it from those after it.
        var believed: [Int: Int] = [:]
        /// The lease in the table.
        var current = 0

        /// Returns what the claim has to come to.
        mutating func claim(_ worker: Int, at now: Int) -> String {
            if case .leased(_, let end) = knowledge, now < end { return "wait" }
            if knowledge == .nothing || now >= expiry { attempts = 0 } else if knowledge == .succeeded { return "done" }
            attempts += 1
            current += 1
            believed[worker] = current
            knowledge = .leased(by: worker, until: now + IdempotencyTableTests.lease)
            expiry = now + IdempotencyTableTests.lease + IdempotencyTableTests.timeToLive
            return "lease \(attempts)"
        }

        /// Returns whether the outcome may be written.
        mutating func finish(_ worker: Int, _ outcome: IdempotencyOutcome, at now: Int) -> Bool {
            guard believed[worker] == current else { return false }
            switch (knowledge, outcome) {
            case (.leased, _), (.succeeded, .succeeded), (.failed, .failed): break
            default: return false
            }
            knowledge = outcome == .succeeded ? .succeeded : .failed
            expiry = now + IdempotencyTableTests.timeToLive
            return true
        }
    }

    private func play(_ steps: [Step]) async throws -> String? {
        let world = World()
        var model = Model()
        var leases: [Int: IdempotencyLease] = [:]
        func claim(_ worker: Int, now: Int) async throws -> Bool {
            let expected = model.claim(worker, at: now)
            switch try await world.claim() {
            case .leased(let lease):
                leases[worker] = lease
                return expected == "lease \(lease.attempts)"
            case .inProgress: return expected == "wait"
            case .succeeded: return expected == "done"
            }
        }
        func finish(_ worker: Int, _ outcome: IdempotencyOutcome, now: Int) async throws -> Bool {
            guard let lease = leases[worker] else { return true }
            let expected = model.finish(worker, outcome, at: now)
            do throws(IdempotencyError) {
                try await world.table.finish(lease, outcome)
                return expected
            } catch {
                return !expected && error == .leaseLost("key")
            }
        }
        for step in steps {
            let now = world.seconds.withLock { $0 }
            let agrees =
                switch step {
                case .firstClaims: try await claim(1, now: now)
                case .secondClaims: try await claim(2, now: now)
                case .firstSucceeds: try await finish(1, .succeeded, now: now)
                case .firstFails: try await finish(1, .failed, now: now)
                case .secondSucceeds: try await finish(2, .succeeded, now: now)
                case .secondFails: try await finish(2, .failed, now: now)
                case .aLeaseLater, .aLifetimeLater: true
                }
            if step == .aLeaseLater { world.advance(by: Self.lease) }
            if step == .aLifetimeLater { world.advance(by: Self.timeToLive) }
            guard agrees else { return nil }
        }
        return world.store.item("key")?["status"]?.asString ?? "none"
    }

    @Test("works in every sequence of what two workers do") func everySequence() async throws {
        var differing: [[Step]] = []
        var reached: Set<String> = []
        var count = 0
        func extend(_ steps: [Step], by length: Int) async throws {
            count += 1
            guard let state = try await play(steps) else {
                differing.append(steps)
                return
            }
            reached.insert(state)
            guard length > 0 else { return }
            for step in Step.allCases { try await extend(steps + [step], by: length - 1) }
        }
        try await extend([.firstClaims], by: 5)
        #expect(differing.prefix(5) == [])
        #expect(reached == ["INFLIGHT", "SUCCEEDED", "FAILED"])
        #expect(count > 37_000)
    }

    // MARK: - Races and faults

    @Test("gives a key to one of those who claim it at the same time") func races() async throws {
        let world = World()
        let leases = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    if case .leased = try await world.claim() { true } else { false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(leases == 1)
    }

    @Test("looks again when somebody else was faster") func lostRace() async throws {
        let world = World()
        _ = try await world.claim()
        world.advance(by: Self.lease)
        // Between reading the lease that ran out and writing, another claims it.
        world.store.state.withLock { state in
            state.onWrite = { items in
                items["key"]?["leaseOwner"] = "other"
                items["key"]?["leaseUntil"] = 5000
                items["key"]?["attempts"] = 2
            }
        }
        #expect(try await world.claim() == .inProgress(until: Timestamp(millisecondsSince1970: 5_000_000)))
    }

    @Test("starts anew when the item is deleted meanwhile") func deletedMeanwhile() async throws {
        let world = World()
        _ = try await world.claim()
        world.advance(by: Self.lease)
        _ = try await world.claim()
        world.advance(by: Self.lease)
        let writes = world.store.state.withLock { state in
            state.onWrite = { $0 = [:] }
            return state.writes
        }
        guard case .leased(let lease) = try await world.claim() else { return #expect(Bool(false)) }
        // There was none to write beside, so the third write puts one.
        #expect(lease.attempts == 1)
        #expect(world.store.state.withLock { $0.writes } <= writes + 3)
        #expect(lease.previous == nil)
    }

    @Test("knows its own writes when an answer was lost") func lostAnswer() async throws {
        let world = World()
        world.store.state.withLock { $0.fault = .answerLost }
        guard case .leased(let lease) = try await world.claim() else { return #expect(Bool(false)) }
        #expect(lease.attempts == 1)
        #expect(world.store.item("key")?["attempts"] == 1)
        world.store.state.withLock { $0.fault = .answerLost }
        try await world.table.finish(lease, .succeeded)
        #expect(world.store.item("key")?["status"] == "SUCCEEDED")
    }

    // MARK: - Attributes

    @Test("keeps what is written with lease and outcome") func attributes() async throws {
        let world = World()
        let table = world.table
        let end = Timestamp(millisecondsSince1970: 1_030_001)
        guard case .leased(let lease) = try await table.claim("key", until: end, setting: ["messageId": "m"]) else {
            return #expect(Bool(false))
        }
        #expect(
            world.store.item("key") == [
                "status": "INFLIGHT", "leaseUntil": 1031, "leaseOwner": "owner-1", "attempts": 1, "expiresAt": 1131,
                "messageId": "m",
            ]
        )
        try await table.finish(lease, .failed, setting: ["errorType": "E"], removing: ["messageId"])
        #expect(
            world.store.item("key")
                == ["status": "FAILED", "leaseOwner": "owner-1", "attempts": 1, "expiresAt": 1100, "errorType": "E"]
        )
        guard case .leased(let second) = try await world.claim() else { return #expect(Bool(false)) }
        #expect(second.attempts == 2)
        #expect(second.previous?["errorType"] == "E")
        try await table.finish(second, .succeeded, setting: ["result": ["total": 1]], removing: ["errorType"])
        guard case .succeeded(let item) = try await world.claim() else { return #expect(Bool(false)) }
        #expect(item["result"] == ["total": 1])
        #expect(item["errorType"] == nil)
    }

    @Test("changes what is finished as long as nobody claims it") func amendments() async throws {
        let world = World()
        guard case .leased(let lease) = try await world.claim() else { return #expect(Bool(false)) }
        await #expect(throws: IdempotencyError.leaseLost("key")) {
            try await world.table.amend(lease, .failed, setting: ["untold": true])
        }
        try await world.table.finish(lease, .failed)
        try await world.table.amend(lease, .failed, setting: ["untold": true])
        #expect(world.store.item("key")?["untold"] == true)
        _ = try await world.claim()
        await #expect(throws: IdempotencyError.leaseLost("key")) {
            try await world.table.amend(lease, .failed, removing: ["untold"])
        }
    }

    @Test("claims what somebody wrote by hand") func handwritten() async throws {
        for item: [String: AttributeValue] in [
            [:], ["status": "WHATEVER"], ["status": 1, "attempts": "x", "leaseUntil": "never"], ["status": "INFLIGHT"],
            ["status": "INFLIGHT", "leaseUntil": 1], ["status": "FAILED", "leaseOwner": [1]],
        ] {
            let world = World()
            world.store.state.withLock { $0.items["key"] = item }
            guard case .leased(let lease) = try await world.claim() else {
                Issue.record("\(item) was not claimed")
                continue
            }
            #expect(lease.attempts == 1)
            try await world.table.finish(lease, .succeeded)
        }
    }

    @Test("tells what went wrong") func errors() {
        let error = IdempotencyError.leaseLost("k")
        #expect("\(error)" == "the lease of 'k' has run out, and somebody else has claimed it")
        #expect(error.category == .transient)
        #expect(IdempotencyError.service(.cancelled).category == .timeout)
        #expect("\(IdempotencyError.service(.cancelled))" == "the task was cancelled")
    }
}
