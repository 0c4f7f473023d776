/// Which events are wanted: what some of their fields must be.
///
/// All fields that are named must match. Rules take patterns, and so do the filters of event source mappings.
///
/// ```swift
/// let bigOrders = EventPattern(
///     source: ["my.orders"],
///     detailType: ["OrderPlaced"],
///     detail: [
///         "amount": .numeric(.greaterThan(100)),
///         "state": .anyOf("NEW", .prefix("RE")),
///         "customer": ["country": .anythingBut("DE")],
///     ])
/// ```
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html>
public struct EventPattern: Hashable, Sendable {
    /// What a field must be.
    public enum Field: Hashable, Sendable {
        /// A value that at least one of the conditions admits; at least one condition.
        ///
        /// Of a field that holds a list, one element must be such a value.
        case conditions([Condition])
        /// An object that matches a pattern of its own.
        case object(EventPattern)
    }

    /// What the fields must be, by name; all must match.
    public var fields: [String: Field]
    /// Patterns of which at least one must match too; none, or at least two.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
    public var alternatives: [EventPattern]

    /// A pattern of any fields, for the records of an event source for example.
    /// - Parameters:
    ///   - fields: What the fields must be, by name.
    ///   - alternatives: Patterns of which at least one must match too; none when not given, or at least two.
    public init(fields: [String: Field], alternatives: [EventPattern] = []) {
        self.fields = fields
        self.alternatives = alternatives
    }

    /// A pattern of the fields that every event on an event bus has.
    ///
    /// A field that is not given may be anything.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html>
    /// - Parameters:
    ///   - source: Who sent the event, `my.orders` or `aws.s3` for example.
    ///   - detailType: What kind of event it is.
    ///   - account: The account of the sender, 12 digits.
    ///   - region: The Region of the sender, `eu-west-1` for example.
    ///   - resources: The ARNs of the resources that the event is about; one of them must match.
    ///   - time: When the event happened, `2026-10-20T12:00:00Z` for example.
    ///   - detail: What the content must be.
    public init(
        source: [Condition]? = nil,
        detailType: [Condition]? = nil,
        account: [Condition]? = nil,
        region: [Condition]? = nil,
        resources: [Condition]? = nil,
        time: [Condition]? = nil,
        detail: EventPattern? = nil
    ) {
        let envelope = [
            ("source", source), ("detail-type", detailType), ("account", account), ("region", region),
            ("resources", resources), ("time", time),
        ]
        var fields: [String: Field] = [:]
        for (name, conditions) in envelope {
            if let conditions { fields[name] = .conditions(conditions) }
        }
        if let detail { fields["detail"] = .object(detail) }
        self.init(fields: fields)
    }

    /// A pattern that matches when at least one of several does: `$or`.
    ///
    /// ```swift
    /// detail: .either(["amount": .numeric(.atLeast(100))], ["customer": ["isVIP": true]], and: ["state": "NEW"])
    /// ```
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
    /// - Parameters:
    ///   - first: A pattern.
    ///   - second: Another one.
    ///   - others: Further ones.
    ///   - fields: What fields must be whichever pattern matches; nothing when not given.
    /// - Returns: The pattern.
    public static func either(
        _ first: EventPattern,
        _ second: EventPattern,
        _ others: EventPattern...,
        and fields: [String: Field] = [:]
    ) -> EventPattern {
        EventPattern(fields: fields, alternatives: [first, second] + others)
    }
}

extension EventPattern: ExpressibleByDictionaryLiteral {
    /// A pattern of any fields; of two with one name the last one stays.
    public init(dictionaryLiteral fields: (String, Field)...) {
        self.init(fields: Dictionary(fields) { $1 })
    }
}

extension EventPattern.Field: EventMatching {
    /// A field that one condition admits.
    /// - Parameter condition: The condition.
    public init(_ condition: EventPattern.Condition) { self = .conditions([condition]) }

    /// A field that at least one of several conditions admits.
    /// - Parameters:
    ///   - first: A condition.
    ///   - others: Further ones.
    /// - Returns: The field.
    public static func anyOf(_ first: EventPattern.Condition, _ others: EventPattern.Condition...) -> EventPattern.Field
    {
        .conditions([first] + others)
    }
}

extension EventPattern.Field: ExpressibleByArrayLiteral {
    /// A field that at least one of several conditions admits.
    public init(arrayLiteral conditions: EventPattern.Condition...) { self = .conditions(conditions) }
}

extension EventPattern.Field: ExpressibleByDictionaryLiteral {
    /// A field that holds an object, all of whose named fields must match; of two with one name the last one stays.
    public init(dictionaryLiteral fields: (String, EventPattern.Field)...) {
        self = .object(EventPattern(fields: Dictionary(fields) { $1 }))
    }
}
