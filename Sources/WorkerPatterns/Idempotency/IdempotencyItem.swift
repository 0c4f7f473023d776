internal import DynamoDBValues

internal import struct LambdaEvents.Timestamp

/// How far something is that is done once.
enum IdempotencyStatus: String, CaseIterable {
    case inFlight = "INFLIGHT"
    case succeeded = "SUCCEEDED"
    case failed = "FAILED"
}

/// What the table knows of a key.
struct IdempotencyItem: Hashable {
    static let status = "status"
    static let leaseUntil = "leaseUntil"
    static let leaseOwner = "leaseOwner"
    static let attempts = "attempts"
    static let expiresAt = "expiresAt"

    let attributes: [String: AttributeValue]

    /// `nil` when somebody else has written something that is none.
    var status: IdempotencyStatus? { attributes[Self.status]?.asString.flatMap { IdempotencyStatus(rawValue: $0) } }
    var leaseOwner: String? { attributes[Self.leaseOwner]?.asString }
    var attempts: Int { attributes[Self.attempts]?.asInt ?? 0 }
    var leaseUntil: Timestamp? { moment(Self.leaseUntil) }
    var expiresAt: Timestamp? { moment(Self.expiresAt) }

    private func moment(_ name: String) -> Timestamp? {
        guard let seconds = attributes[name]?.asInt, seconds.magnitude < 1 << 50 else { return nil }
        return Timestamp(millisecondsSince1970: Int64(seconds) * 1000)
    }

    enum Rounding {
        case up
        case down
    }

    /// The seconds since 1970 that attributes have.
    static func seconds(_ moment: Timestamp, _ rounding: Rounding) -> Int {
        Int((moment.millisecondsSince1970 + (rounding == .up ? 999 : 0)) / 1000)
    }
}

/// What may be done about a key, by what the table knows of it.
enum LeaseDecision: Hashable {
    /// There is no item: write one, if there still is none.
    case create
    /// The item is as good as deleted: write another in its place, if it is still the same.
    case replace(IdempotencyItem)
    /// It failed, or whoever did it has ended: go on from there, if nobody else has.
    case takeOver(IdempotencyItem)
    case wait(until: Timestamp)
    case done(IdempotencyItem)

    init(_ item: IdempotencyItem?, at now: Timestamp) {
        guard let item else {
            self = .create
            return
        }
        if item.status == .inFlight, let end = item.leaseUntil, end > now {
            self = .wait(until: end)
        } else if let expiry = item.expiresAt, expiry <= now {
            self = .replace(item)
        } else if item.status == .succeeded {
            self = .done(item)
        } else {
            self = .takeOver(item)
        }
    }

    /// What is to be answered without writing; `nil` when there is something to write.
    var claim: IdempotencyTable.Claim? {
        switch self {
        case .create, .replace, .takeOver: nil
        case .wait(let end): .inProgress(until: end)
        case .done(let item): .succeeded(item.attributes)
        }
    }

    /// Whether nothing of an earlier item is kept.
    var isNew: Bool {
        switch self {
        case .create, .replace: true
        case .takeOver, .wait, .done: false
        }
    }

    var condition: LeaseCondition {
        switch self {
        case .create, .wait, .done: .absent
        case .replace(let item), .takeOver(let item): .unchanged(item)
        }
    }
}
