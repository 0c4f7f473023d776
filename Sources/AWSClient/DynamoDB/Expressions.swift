public import DynamoDBValues
internal import JSONValues

/// A condition that an item must meet, or the write is refused.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
public struct ItemCondition: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The condition, such as `attribute_not_exists(#id)`.
    public var expression: String
    /// Whether the error has the item for which the condition does not hold.
    public var returnsItem: Bool

    /// A condition.
    ///
    /// - Parameters:
    ///   - expression: the condition; its names and values stand in the request.
    ///   - returnsItem: whether the error has the item for which the condition does not hold; it has not by default.
    public init(_ expression: String, returnsItem: Bool = false) {
        self.expression = expression
        self.returnsItem = returnsItem
    }

    /// A condition whose failure tells nothing of the item.
    ///
    /// - Parameter value: the condition.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

/// What the `#names` and `:values` of the expressions of a request stand for.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
public struct Placeholders: Hashable, Sendable {
    /// Names of attributes by placeholder, such as `#id`.
    public var names: [String: String]
    /// Values by placeholder, such as `:now`.
    public var values: [String: AttributeValue]

    /// Placeholders.
    ///
    /// - Parameters:
    ///   - names: names of attributes by placeholder; none by default.
    ///   - values: values by placeholder; none by default.
    public init(names: [String: String] = [:], values: [String: AttributeValue] = [:]) {
        self.names = names
        self.values = values
    }

    func write(to writer: inout JSONWriter) {
        writer.member("ExpressionAttributeNames", names: names)
        if !values.isEmpty { writer.member("ExpressionAttributeValues", item: values) }
    }
}

extension ItemCondition {
    func write(to writer: inout JSONWriter) {
        writer.member("ConditionExpression", expression)
        if returnsItem { writer.member("ReturnValuesOnConditionCheckFailure", "ALL_OLD") }
    }
}
