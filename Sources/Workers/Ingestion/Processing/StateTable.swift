import AWSClient
import DynamoDBValues
import LambdaContracts
import LambdaEvents
import LambdaRuntime
import WorkerContracts
import WorkerPatterns

/// The table that knows what became of each message.
struct StateTable: Sendable {
    /// How much longer than the function may run nobody else gets a key: clocks differ.
    private static let leaseMargin = Duration.seconds(1)

    private let table: IdempotencyTable
    private let guards: ServiceGuards

    /// A table.
    /// - Parameters:
    ///   - name: The name of the table.
    ///   - timeToLive: For how long it knows of a message; `nil` where somebody else claims keys, who says so.
    ///   - client: Reads and writes it.
    ///   - guards: What says whether it is asked.
    init(_ name: String, timeToLive: Duration?, of client: DynamoDBClient, guards: ServiceGuards) {
        table = IdempotencyTable(
            name,
            keyAttribute: IngestionStateAttribute.idempotencyKey.rawValue,
            timeToLive: timeToLive,
            of: client
        )
        self.guards = guards
    }

    /// Claims the key of a message for as long as the function may run, and counts whether the table knew it.
    func claim(
        _ key: String,
        for message: LeasedMessage,
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) async throws(IngestionError) -> IdempotencyTable.Claim {
        let remaining = max(context.remainingTime, .zero) + Self.leaseMargin
        let end = Timestamp(
            millisecondsSince1970: Timestamp.now.millisecondsSince1970 + Int64(remaining / .milliseconds(1))
        )
        let claim = try await guards.ask(.dynamoDB) {
            try await table.claim(
                key,
                until: end,
                setting: IngestionStateAttribute.values([.messageId: .string(message.id)])
            )
        }
        switch claim {
        case .leased(let lease): metrics.count(.idempotencyChecks(lease.previous == nil ? .miss : .hit))
        case .succeeded: leftAlone(key, message, "SUCCEEDED", context, metrics)
        case .inProgress: leftAlone(key, message, "INFLIGHT", context, metrics)
        }
        return claim
    }

    private func leftAlone(
        _ key: String,
        _ message: LeasedMessage,
        _ state: String,
        _ context: LambdaContext,
        _ metrics: MetricTally
    ) {
        metrics.count(.idempotencyChecks(.hit))
        IngestionLog(context).write(
            .idempotentMessage,
            [
                .idempotencyKey: .text(key), .messageId: .text(message.id),
                .receiveCount: message.receiveCount.map { .number($0) }, .state: .text(state),
            ]
        )
    }

    /// Writes what became of a message.
    func finish(
        _ lease: IdempotencyLease,
        _ outcome: IdempotencyOutcome,
        _ attributes: [IngestionStateAttribute: AttributeValue],
        removing obsolete: Set<IngestionStateAttribute> = []
    ) async throws(IngestionError) {
        try await guards.ask(.dynamoDB) {
            try await table.finish(
                lease,
                outcome,
                setting: IngestionStateAttribute.values(attributes),
                removing: Set(obsolete.map(\.rawValue))
            )
        }
    }

    /// Notes whether the bus has still to be told what became of a message.
    func note(
        untold isUntold: Bool,
        _ lease: IdempotencyLease,
        _ outcome: IdempotencyOutcome
    ) async throws(IngestionError) {
        let name = IngestionStateAttribute.untold.rawValue
        try await guards.ask(.dynamoDB) {
            try await table.amend(
                lease,
                outcome,
                setting: isUntold ? [name: true] : [:],
                removing: isUntold ? [] : [name]
            )
        }
    }
}

extension IngestionStateAttribute {
    /// Attributes by the names that the table has.
    static func values(_ attributes: [IngestionStateAttribute: AttributeValue]) -> [String: AttributeValue] {
        Dictionary(attributes.map { ($0.key.rawValue, $0.value) }) { $1 }
    }
}

extension [String: AttributeValue] {
    subscript(_ attribute: IngestionStateAttribute) -> AttributeValue? { self[attribute.rawValue] }
}
