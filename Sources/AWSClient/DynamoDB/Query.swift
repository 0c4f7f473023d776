public import DynamoDBValues
internal import JSONValues

/// Which items to read.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
public struct QueryRequest: Hashable, Sendable {
    /// The name or the ARN of the table.
    public var tableName: String
    /// The index to read instead of the table; none by default.
    public var indexName: String?
    /// The condition on the key, such as `#customer = :customer`.
    public var keyCondition: String
    /// Which of the items found are returned, a filter expression; all by default.
    public var filter: String?
    /// Which attributes are returned, a projection expression; all by default.
    public var projection: String?
    /// What the placeholders of the expressions stand for.
    public var placeholders: Placeholders
    /// Whether the sort key rises from item to item.
    public var isAscending: Bool
    /// Whether the answer has all writes that succeeded before; not for global indexes.
    public var isConsistent: Bool
    /// How many items are read at most, before the filter; from 1.
    public var limit: Int?
    /// The key after which to begin, from the response before; the first by default.
    public var exclusiveStartKey: [String: AttributeValue]?

    /// Which items to read.
    ///
    /// - Parameters:
    ///   - tableName: the name or the ARN of the table.
    ///   - indexName: the index to read instead of the table; none by default.
    ///   - keyCondition: the condition on the key.
    ///   - filter: which of the items found are returned, a filter expression; all by default.
    ///   - projection: which attributes are returned, a projection expression; all by default.
    ///   - placeholders: what the placeholders of the expressions stand for.
    ///   - isAscending: whether the sort key rises from item to item; it does by default.
    ///   - isConsistent: whether the answer has all writes that succeeded before; it may not by default.
    ///   - limit: how many items are read at most, from 1; as many as fit in 1 MB by default.
    ///   - exclusiveStartKey: the key after which to begin; the first item by default.
    public init(
        tableName: String,
        indexName: String? = nil,
        keyCondition: String,
        filter: String? = nil,
        projection: String? = nil,
        placeholders: Placeholders = Placeholders(),
        isAscending: Bool = true,
        isConsistent: Bool = false,
        limit: Int? = nil,
        exclusiveStartKey: [String: AttributeValue]? = nil
    ) {
        self.tableName = tableName
        self.indexName = indexName
        self.keyCondition = keyCondition
        self.filter = filter
        self.projection = projection
        self.placeholders = placeholders
        self.isAscending = isAscending
        self.isConsistent = isConsistent
        self.limit = limit
        self.exclusiveStartKey = exclusiveStartKey
    }

    func write(to writer: inout JSONWriter) {
        writer.member("TableName", tableName)
        writer.member("IndexName", indexName)
        writer.member("KeyConditionExpression", keyCondition)
        writer.member("FilterExpression", filter)
        writer.member("ProjectionExpression", projection)
        placeholders.write(to: &writer)
        if !isAscending { writer.member("ScanIndexForward", false) }
        if isConsistent { writer.member("ConsistentRead", true) }
        writer.member("Limit", limit)
        writer.member("ExclusiveStartKey", item: exclusiveStartKey)
    }
}

/// The items that a query read.
public struct QueryResponse: Hashable, Sendable {
    /// The items that the filter let pass, in the order of the sort key.
    public let items: [[String: AttributeValue]]
    /// How many items were read, those that the filter kept back included.
    public let scannedCount: Int
    /// The key after which to go on; `nil` if there are no more.
    public let lastEvaluatedKey: [String: AttributeValue]?

    init(_ answer: AnswerReader) throws(AWSError) {
        var items: [[String: AttributeValue]] = []
        for item in try answer.list("Items") { items.append(try item.item()) }
        self.items = items
        scannedCount = try answer.int("ScannedCount") ?? items.count
        lastEvaluatedKey = try answer.item("LastEvaluatedKey")
    }
}
