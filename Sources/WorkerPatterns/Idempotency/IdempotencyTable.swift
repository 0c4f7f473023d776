public import AWSClient
public import DynamoDBValues
internal import LambdaRuntime

public import struct LambdaEvents.Timestamp

/// Lets something be done once, however often it is asked for: a table knows by a key what is done, is being done, or failed.
///
/// Who wants to do it claims the key, and gets a lease, which nobody else gets until it runs out; says at the end what came of it; and whoever asks
/// again gets that. Every write has a condition, so that of two who claim a key at the same time one gets it, and one whose lease was taken
/// over by another writes nothing.
///
/// ```
/// (none) ──claim──→ INFLIGHT ──→ SUCCEEDED
///                    ▲   └──────→ FAILED
///                    └───claim───────┘
/// ```
///
/// | attribute | type | |
/// |---|---|---|
/// | the key's | S | the partition key of the table |
/// | `status` | S | `INFLIGHT`, `SUCCEEDED` or `FAILED` |
/// | `leaseUntil` | N | until when, in seconds since 1970, nobody else may claim what is `INFLIGHT` |
/// | `leaseOwner` | S | who has, or had, the lease |
/// | `attempts` | N | how often it was begun |
/// | `expiresAt` | N | the second since 1970 from which on DynamoDB may delete the item, and on which it counts as deleted |
///
/// Further attributes are the program's: what it was asked, and the result that it wants to give again.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html>
public struct IdempotencyTable: Sendable {
    private let store: any LeaseStore
    private let timeToLive: Duration?
    private let now: @Sendable () -> Timestamp
    private let makeOwner: @Sendable () -> String

    /// How often a claim is tried that others get in the way of.
    private static let maximumRaces = 5

    /// A table.
    /// - Parameters:
    ///   - name: The name of the table, whose attribute for the time to live is `expiresAt`.
    ///   - keyAttribute: The name of the partition key, the table's only key; `idempotencyKey` when not given.
    ///   - timeToLive: For how long it is known what was done, from a second; `nil` where another program claims keys, which says so. A claim
    ///     without one is known for ever.
    ///   - client: Reads and writes the table.
    public init(
        _ name: String,
        keyAttribute: String = "idempotencyKey",
        timeToLive: Duration?,
        of client: DynamoDBClient
    ) {
        self.init(
            store: DynamoDBLeaseStore(client: client, table: name, keyAttribute: keyAttribute),
            timeToLive: timeToLive,
            now: { .now },
            makeOwner: { Self.randomOwner() }
        )
    }

    init(
        store: any LeaseStore,
        timeToLive: Duration?,
        now: @escaping @Sendable () -> Timestamp,
        makeOwner: @escaping @Sendable () -> String
    ) {
        self.store = store
        self.timeToLive = timeToLive
        self.now = now
        self.makeOwner = makeOwner
    }

    private static func randomOwner() -> String {
        [UInt64.random(in: .min ... .max), .random(in: .min ... .max)].map { String($0, radix: 36) }.joined()
    }
}

extension IdempotencyTable {
    /// What came of a claim.
    public enum Claim: Hashable, Sendable {
        /// It may be done now.
        case leased(IdempotencyLease)
        /// Somebody else does it, and has until then.
        case inProgress(until: Timestamp)
        /// It is done; the item has what was written then.
        case succeeded([String: AttributeValue])
    }

    /// Claims a key.
    ///
    /// Reads and writes nothing but the item; a key that the table does not know costs one write, another one two.
    /// - Parameters:
    ///   - key: What is to be done once, 1 to 2048 bytes.
    ///   - end: Until when nobody else gets it; until when the claimer is surely done or has ended.
    ///   - attributes: Further attributes to write with the lease; none when not given.
    /// - Returns: What came of it.
    /// - Throws: `AWSError`.
    public func claim(
        _ key: String,
        until end: Timestamp,
        setting attributes: [String: AttributeValue] = [:]
    ) async throws(AWSError) -> Claim {
        let owner = makeOwner()
        var known: IdempotencyItem?
        for _ in 0..<Self.maximumRaces {
            let moment = now()
            let decision = LeaseDecision(known, at: moment)
            if let claim = decision.claim { return claim }
            let lease = IdempotencyLease(
                key: key,
                owner: owner,
                attempts: (decision.isNew ? 0 : known?.attempts ?? 0) + 1,
                previous: decision.isNew ? nil : known?.attributes
            )
            var values = attributes
            values[IdempotencyItem.status] = .string(IdempotencyStatus.inFlight.rawValue)
            // Rounded up, as a lease must not end early.
            values[IdempotencyItem.leaseUntil] = .number(IdempotencyItem.seconds(end, .up))
            values[IdempotencyItem.leaseOwner] = .string(owner)
            values[IdempotencyItem.attempts] = .number(lease.attempts)
            values[IdempotencyItem.expiresAt] = expiry(after: max(moment, end))
            let result =
                decision.isNew
                ? try await store.put(key, values, if: decision.condition)
                : try await store.update(key, setting: values, removing: [], if: decision.condition)
            switch result {
            case .written: return .leased(lease)
            case .conflict(let item):
                // The answer to the first try was lost, and the second finds what the first has written.
                if let item, item.leaseOwner == owner { return .leased(lease) }
                known = item
            }
        }
        return .inProgress(until: end)
    }

    /// Writes what came of it, and gives the lease back.
    /// - Parameters:
    ///   - lease: The lease.
    ///   - outcome: What came of it.
    ///   - attributes: Further attributes to write, such as the result; none when not given.
    ///   - obsolete: The names of attributes to remove; none when not given.
    /// - Throws: ``IdempotencyError/leaseLost(_:)`` when somebody else has claimed the key meanwhile: what they write counts.
    public func finish(
        _ lease: IdempotencyLease,
        _ outcome: IdempotencyOutcome,
        setting attributes: [String: AttributeValue] = [:],
        removing obsolete: Set<String> = []
    ) async throws(IdempotencyError) {
        var values = attributes
        values[IdempotencyItem.status] = .string(outcome.status.rawValue)
        values[IdempotencyItem.expiresAt] = expiry(after: now())
        try await change(
            lease,
            from: [.inFlight, outcome.status],
            setting: values,
            removing: obsolete.union([IdempotencyItem.leaseUntil])
        )
    }

    /// Changes attributes of what this lease has brought to its end, if nobody has claimed it since.
    /// - Parameters:
    ///   - lease: The lease.
    ///   - outcome: What came of it.
    ///   - attributes: Attributes to write; none when not given.
    ///   - obsolete: The names of attributes to remove; none when not given.
    /// - Throws: ``IdempotencyError/leaseLost(_:)`` when somebody else has claimed the key meanwhile.
    public func amend(
        _ lease: IdempotencyLease,
        _ outcome: IdempotencyOutcome,
        setting attributes: [String: AttributeValue] = [:],
        removing obsolete: Set<String> = []
    ) async throws(IdempotencyError) {
        try await change(lease, from: [outcome.status], setting: attributes, removing: obsolete)
    }

    private func change(
        _ lease: IdempotencyLease,
        from statuses: [IdempotencyStatus],
        setting attributes: [String: AttributeValue],
        removing obsolete: Set<String>
    ) async throws(IdempotencyError) {
        let result: LeaseWriteResult
        do {
            result = try await store.update(
                lease.key,
                setting: attributes,
                removing: obsolete,
                if: .owned(by: lease.owner, in: statuses)
            )
        } catch {
            throw .service(error)
        }
        guard case .written = result else { throw .leaseLost(lease.key) }
    }

    private func expiry(after moment: Timestamp) -> AttributeValue? {
        guard let timeToLive else { return nil }
        let (seconds, attoseconds) = timeToLive.components
        let lifetime = max(Int(seconds) + (attoseconds > 0 ? 1 : 0), 1)
        return .number(IdempotencyItem.seconds(moment, .up) + lifetime)
    }
}
