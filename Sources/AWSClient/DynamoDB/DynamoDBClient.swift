public import DynamoDBValues
internal import JSONValues

/// Reads and writes items of DynamoDB tables.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
public struct DynamoDBClient: Sendable {
    private let aws: AWSHTTPClient

    /// A client.
    ///
    /// - Parameter aws: what signs and sends its requests.
    public init(_ aws: AWSHTTPClient) {
        self.aws = aws
    }

    private func send(
        _ operation: String,
        _ members: (inout JSONWriter) -> Void
    ) async throws(AWSError) -> AnswerReader {
        let request = OperationRequest.json(
            .dynamoDB,
            operation,
            target: "DynamoDB_20120810",
            version: "1.0",
            members
        )
        return try AnswerReader(
            try await aws.send(request),
            of: AWSOperation(service: AWSService.dynamoDB.name, name: operation)
        )
    }
}

extension DynamoDBClient {
    /// Writes an item, in place of the one with the same key if there is one.
    ///
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
    ///
    /// - Parameter request: the item, and under which condition it is written.
    /// - Returns: what was there before, if the request asks for it.
    /// - Throws: `AWSError`, with the code `conditionalCheckFailed` if the condition does not hold.
    @discardableResult
    public func putItem(_ request: PutItemRequest) async throws(AWSError) -> WriteItemResponse {
        try WriteItemResponse(try await send("PutItem") { request.write(to: &$0) })
    }

    /// Changes attributes of an item, or makes the item.
    ///
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
    ///
    /// - Parameter request: the item's key, the changes, and under which condition they are made.
    /// - Returns: attributes from before or after the change, if the request asks for them.
    /// - Throws: `AWSError`, with the code `conditionalCheckFailed` if the condition does not hold.
    @discardableResult
    public func updateItem(_ request: UpdateItemRequest) async throws(AWSError) -> WriteItemResponse {
        try WriteItemResponse(try await send("UpdateItem") { request.write(to: &$0) })
    }

    /// Reads an item.
    ///
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
    ///
    /// - Parameter request: the item's key.
    /// - Returns: the item, or `nil` if there is none.
    /// - Throws: `AWSError`.
    public func getItem(_ request: GetItemRequest) async throws(AWSError) -> [String: AttributeValue]? {
        try await send("GetItem") { request.write(to: &$0) }.item("Item")
    }

    /// Writes and deletes up to 25 items, each on its own.
    ///
    /// DynamoDB may leave some undone, which is no error: they are in the response and must be sent again after a wait.
    ///
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
    ///
    /// - Parameter requests: what to write and delete, by the name of the table.
    /// - Returns: what DynamoDB left undone, by the name of the table; empty if it did all.
    /// - Throws: `AWSError`.
    public func batchWriteItem(
        _ requests: [String: [WriteRequest]]
    ) async throws(AWSError) -> [String: [WriteRequest]] {
        let answer = try await send("BatchWriteItem") { writer in
            writer.member("RequestItems") { writer in
                writer.object { writer in
                    for (table, requests) in requests.sorted(by: { $0.key < $1.key }) {
                        writer.member(table) { $0.array { for request in requests { request.write(to: &$0) } } }
                    }
                }
            }
        }
        var undone: [String: [WriteRequest]] = [:]
        for (table, requests) in try answer.objects("UnprocessedItems") {
            for request in try requests.elements() { undone[table, default: []].append(try WriteRequest(request)) }
        }
        return undone
    }

    /// Writes up to 100 items, all or none.
    ///
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    ///
    /// - Parameters:
    ///   - items: what to write, delete and check.
    ///   - clientRequestToken: what makes sending the same again within ten minutes harmless, 1 to 36 characters; by
    ///     default one of its own for each call, which all its attempts share.
    /// - Throws: `AWSError`, with the code `transactionCanceled` and the detail `cancellationReasons` if an item
    ///   stands in the way.
    public func transactWriteItems(
        _ items: [TransactWriteItem],
        clientRequestToken: String? = nil
    ) async throws(AWSError) {
        let token = clientRequestToken ?? RandomToken.make()
        _ = try await send("TransactWriteItems") { writer in
            writer.member("TransactItems") { $0.array { for item in items { item.write(to: &$0) } } }
            writer.member("ClientRequestToken", token)
        }
    }

    /// Reads the items with a partition key, up to 1 MB of them.
    ///
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
    ///
    /// - Parameter request: the key, and where to begin.
    /// - Returns: the items, and where to go on.
    /// - Throws: `AWSError`.
    public func query(_ request: QueryRequest) async throws(AWSError) -> QueryResponse {
        try QueryResponse(try await send("Query") { request.write(to: &$0) })
    }
}
