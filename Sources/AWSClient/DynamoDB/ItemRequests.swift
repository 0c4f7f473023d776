public import DynamoDBValues
internal import JSONValues

/// Which attributes a write returns.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html#DDB-UpdateItem-request-ReturnValues
public enum ReturnedValues: String, Hashable, Sendable {
    /// None.
    case none = "NONE"
    /// All, as they were before.
    case allOld = "ALL_OLD"
    /// Those that change, as they were before; only for updates.
    case updatedOld = "UPDATED_OLD"
    /// All, as they are now; only for updates.
    case allNew = "ALL_NEW"
    /// Those that changed, as they are now; only for updates.
    case updatedNew = "UPDATED_NEW"
}

/// An item to write.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
public struct PutItemRequest: Hashable, Sendable {
    /// The name or the ARN of the table.
    public var tableName: String
    /// The item, with its key.
    public var item: [String: AttributeValue]
    /// What must hold of the item that is there; none by default.
    public var condition: ItemCondition?
    /// What the placeholders of the condition stand for.
    public var placeholders: Placeholders
    /// Which attributes of the item before are returned: `none` or `allOld`.
    public var returnedValues: ReturnedValues

    /// An item to write.
    ///
    /// - Parameters:
    ///   - tableName: the name or the ARN of the table.
    ///   - item: the item, with its key.
    ///   - condition: what must hold of the item that is there; nothing by default.
    ///   - placeholders: what the placeholders of the condition stand for.
    ///   - returnedValues: which attributes of the item before are returned, `none` or `allOld`; none by default.
    public init(
        tableName: String,
        item: [String: AttributeValue],
        condition: ItemCondition? = nil,
        placeholders: Placeholders = Placeholders(),
        returnedValues: ReturnedValues = .none
    ) {
        self.tableName = tableName
        self.item = item
        self.condition = condition
        self.placeholders = placeholders
        self.returnedValues = returnedValues
    }

    func write(to writer: inout JSONWriter) {
        writer.member("TableName", tableName)
        writer.member("Item", item: item)
        condition?.write(to: &writer)
        placeholders.write(to: &writer)
        if returnedValues != .none { writer.member("ReturnValues", returnedValues.rawValue) }
    }
}

/// Changes to an item.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
public struct UpdateItemRequest: Hashable, Sendable {
    /// The name or the ARN of the table.
    public var tableName: String
    /// The key of the item.
    public var key: [String: AttributeValue]
    /// The changes, such as `ADD #count :one`.
    public var update: String
    /// What must hold of the item that is there; none by default.
    public var condition: ItemCondition?
    /// What the placeholders of the update and the condition stand for.
    public var placeholders: Placeholders
    /// Which attributes are returned.
    public var returnedValues: ReturnedValues

    /// Changes to an item.
    ///
    /// - Parameters:
    ///   - tableName: the name or the ARN of the table.
    ///   - key: the key of the item.
    ///   - update: the changes, an update expression.
    ///   - condition: what must hold of the item that is there; nothing by default.
    ///   - placeholders: what the placeholders of the update and the condition stand for.
    ///   - returnedValues: which attributes are returned; none by default.
    public init(
        tableName: String,
        key: [String: AttributeValue],
        update: String,
        condition: ItemCondition? = nil,
        placeholders: Placeholders = Placeholders(),
        returnedValues: ReturnedValues = .none
    ) {
        self.tableName = tableName
        self.key = key
        self.update = update
        self.condition = condition
        self.placeholders = placeholders
        self.returnedValues = returnedValues
    }

    func write(to writer: inout JSONWriter) {
        writer.member("TableName", tableName)
        writer.member("Key", item: key)
        writer.member("UpdateExpression", update)
        condition?.write(to: &writer)
        placeholders.write(to: &writer)
        if returnedValues != .none { writer.member("ReturnValues", returnedValues.rawValue) }
    }
}

/// What a write returns.
public struct WriteItemResponse: Hashable, Sendable {
    /// The attributes that the request asks for; `nil` if there are none.
    public let attributes: [String: AttributeValue]?

    init(_ answer: AnswerReader) throws(AWSError) {
        attributes = try answer.item("Attributes")
    }
}

/// An item to read.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
public struct GetItemRequest: Hashable, Sendable {
    /// The name or the ARN of the table.
    public var tableName: String
    /// The key of the item.
    public var key: [String: AttributeValue]
    /// Whether the answer has all writes that succeeded before, at twice the price.
    public var isConsistent: Bool
    /// Which attributes are returned, a projection expression; all by default.
    public var projection: String?
    /// What the placeholders of the projection stand for; only names.
    public var placeholders: Placeholders

    /// An item to read.
    ///
    /// - Parameters:
    ///   - tableName: the name or the ARN of the table.
    ///   - key: the key of the item.
    ///   - isConsistent: whether the answer has all writes that succeeded before; it may not by default.
    ///   - projection: which attributes are returned, a projection expression; all by default.
    ///   - placeholders: what the placeholders of the projection stand for; only names.
    public init(
        tableName: String,
        key: [String: AttributeValue],
        isConsistent: Bool = false,
        projection: String? = nil,
        placeholders: Placeholders = Placeholders()
    ) {
        self.tableName = tableName
        self.key = key
        self.isConsistent = isConsistent
        self.projection = projection
        self.placeholders = placeholders
    }

    func write(to writer: inout JSONWriter) {
        writer.member("TableName", tableName)
        writer.member("Key", item: key)
        if isConsistent { writer.member("ConsistentRead", true) }
        writer.member("ProjectionExpression", projection)
        placeholders.write(to: &writer)
    }
}
