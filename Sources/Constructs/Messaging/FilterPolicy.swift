internal import CloudFormation

/// Which messages of a topic reach a subscriber; the others are not delivered, and are no dead letters.
///
/// ```swift
/// Subscription(to: orders, .queue(bigOrders), filter: .attributes(["state": ["NEW", .prefix("RE")]]))
/// Subscription(to: orders, .queue(bigOrders), filter: .body(["order": ["amount": .numeric(.greaterThan(100))]]))
/// ```
///
/// A condition is an exact value, `anythingBut` with values or prefixes, `cidr`, `equals(ignoringCase:)`, `exists`, `numeric` (numbers
/// of -1,000,000,000 to 1,000,000,000), `prefix` or `suffix`. A policy has at most 5 names at its top and 150 combinations of values:
/// the product of the numbers of conditions, each times the depth of its field. It takes effect within 15 minutes.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html>
public enum FilterPolicy: Hashable, Sendable {
    /// What the attributes of a message must be; each must be there, with a value that one of its conditions admits.
    case attributes([String: [EventPattern.Condition]])
    /// What the fields of a message must be, whose body is JSON.
    case body(EventPattern)
}

extension FilterPolicy {
    /// The policy as a pattern.
    var pattern: EventPattern {
        switch self {
        case .attributes(let attributes): EventPattern(fields: attributes.mapValues { .conditions($0) })
        case .body(let pattern): pattern
        }
    }

    /// What the policy is about, as Amazon SNS spells it.
    var scope: String {
        switch self {
        case .attributes: "MessageAttributes"
        case .body: "MessageBody"
        }
    }

    /// Reports what Amazon SNS would refuse.
    ///
    /// <https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html>
    func check(in scope: Scope) {
        let pattern = pattern
        pattern.check(for: .subscription, in: scope)
        let names = pattern.fields.count + (pattern.alternatives.isEmpty ? 0 : 1)
        if names > 5 { scope.error("a filter policy must have at most 5 names at its top, got \(names)") }
        let combinations = pattern.combinations(depth: 1)
        if combinations > 150 {
            scope.error(
                "a filter policy must have at most 150 combinations of values, got \(combinations); use fewer conditions or fields that are less deep"
            )
        }
    }
}

extension EventPattern {
    /// The product of the numbers of conditions, each times the depth of its field; no more than what is too many.
    fileprivate func combinations(depth: Int) -> Int {
        var result = 1
        func multiply(_ factor: Int) { result = min(result * min(max(factor, 1), 10_000), 10_000) }
        for field in fields.values {
            switch field {
            case .conditions(let conditions): multiply(conditions.count * depth)
            case .object(let pattern): multiply(pattern.combinations(depth: depth + 1))
            }
        }
        if !alternatives.isEmpty {
            multiply(alternatives.count * depth)
            for alternative in alternatives { multiply(alternative.combinations(depth: depth + 1)) }
        }
        return result
    }
}
