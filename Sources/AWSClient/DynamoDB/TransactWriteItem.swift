public import DynamoDBValues
internal import JSONValues

/// A part of a transaction.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItem.html
public struct TransactWriteItem: Hashable, Sendable {
    /// What happens to the item.
    public enum Action: Hashable, Sendable {
        /// It is written, in place of the one with the same key if there is one.
        case put([String: AttributeValue])
        /// The item with the key is changed as the expression says.
        case update(key: [String: AttributeValue], String)
        /// The item with the key is deleted.
        case delete(key: [String: AttributeValue])
        /// Nothing; only the condition must hold of the item with the key.
        case check(key: [String: AttributeValue])
    }

    /// The name or the ARN of the table.
    public var tableName: String
    /// What happens to the item.
    public var action: Action
    /// What must hold of the item that is there; a check needs one.
    public var condition: ItemCondition?
    /// What the placeholders of the expressions stand for.
    public var placeholders: Placeholders

    /// A part of a transaction.
    ///
    /// - Parameters:
    ///   - tableName: the name or the ARN of the table.
    ///   - action: what happens to the item.
    ///   - condition: what must hold of the item that is there; nothing by default, but a check needs one.
    ///   - placeholders: what the placeholders of the expressions stand for.
    public init(
        tableName: String,
        _ action: Action,
        condition: ItemCondition? = nil,
        placeholders: Placeholders = Placeholders()
    ) {
        self.tableName = tableName
        self.action = action
        self.condition = condition
        self.placeholders = placeholders
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member(actionName) { writer in
                writer.object { writer in
                    writer.member("TableName", tableName)
                    switch action {
                    case .put(let item): writer.member("Item", item: item)
                    case .delete(let key), .check(let key): writer.member("Key", item: key)
                    case .update(let key, let expression):
                        writer.member("Key", item: key)
                        writer.member("UpdateExpression", expression)
                    }
                    condition?.write(to: &writer)
                    placeholders.write(to: &writer)
                }
            }
        }
    }

    private var actionName: String {
        switch action {
        case .put: "Put"
        case .update: "Update"
        case .delete: "Delete"
        case .check: "ConditionCheck"
        }
    }
}

/// What became of an item of a transaction that was not done.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html
public struct CancellationReason: Hashable, Sendable {
    /// Why the item stood in the way, or that it did not.
    ///
    /// DynamoDB may add codes, so any text is one.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as DynamoDB writes it.
        public let rawValue: String

        /// A code.
        ///
        /// - Parameter rawValue: the code as DynamoDB writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The item did not stand in the way.
        public static let none = Code(rawValue: "None")
        /// The condition does not hold of the item.
        public static let conditionalCheckFailed = Code(rawValue: "ConditionalCheckFailed")
        /// The items with the same partition key of a table with local indexes would be larger than 10 GB.
        public static let itemCollectionSizeLimitExceeded = Code(rawValue: "ItemCollectionSizeLimitExceeded")
        /// Another transaction or write is at the item.
        public static let transactionConflict = Code(rawValue: "TransactionConflict")
        /// The provisioned capacity of the table or an index is used up.
        public static let provisionedThroughputExceeded = Code(rawValue: "ProvisionedThroughputExceeded")
        /// The table takes no more requests for the moment.
        public static let throttlingError = Code(rawValue: "ThrottlingError")
        /// What the request says of the item is not valid.
        public static let validationError = Code(rawValue: "ValidationError")
    }

    /// Why the item stood in the way, or that it did not.
    public let code: Code
    /// What DynamoDB says; `nil` if it says nothing.
    public let message: String?
    /// The item that is there, if its condition asks for it.
    public let item: [String: AttributeValue]?

    /// Whether the same transaction may succeed later.
    public var isTransient: Bool {
        [.transactionConflict, .provisionedThroughputExceeded, .throttlingError].contains(code)
    }

    init(_ value: JSONValue) {
        code = Code(rawValue: value["Code"]?.asString ?? "None")
        message = value["Message"]?.asString
        item = value["Item"].flatMap { try? AttributeValueCoding.item($0) }
    }
}
