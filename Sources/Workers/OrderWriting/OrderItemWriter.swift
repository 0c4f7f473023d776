public import AWSClient
internal import DynamoDBValues
public import LambdaEvents
public import LambdaRuntime
internal import Logging
internal import WorkerContracts
internal import WorkerPatterns

/// Writes messages as items, and overwrites nothing but what is older.
///
/// A write that the table refuses for want of capacity is not tried again by the function, which would have to wait for it: the queue has the
/// patience, and delivers the message again. What fails for other reasons that pass is tried again at once.
public struct OrderItemWriter: Sendable {
    /// How many messages are written at a time.
    private static let concurrency = 10
    /// How long a try may take: a hundred times what DynamoDB needs, and a fraction of what a function has.
    private static let attemptTimeout = Duration.seconds(3)

    private let tableName: String
    private let dynamoDB: DynamoDBClient
    private let retry: Retry

    /// A writer that finds Region, credentials and endpoint in the environment.
    /// - Parameter tableName: The name of the table, whose partition key is `OrderWriter.partitionKey`.
    /// - Throws: `ConfigurationError` if no Region is known or a setting cannot be used.
    public init(tableName: String) throws(ConfigurationError) {
        let configuration = AWSConfiguration(maximumAttempts: 1, attemptTimeout: Self.attemptTimeout)
        self.init(tableName: tableName, client: try AWSHTTPClient(configuration))
    }

    /// A writer.
    /// - Parameters:
    ///   - tableName: The name of the table, whose partition key is `OrderWriter.partitionKey`.
    ///   - client: What signs and sends requests; it should not try any again.
    ///   - clock: What is waited by before something is tried again; the machine's when not given.
    public init(tableName: String, client: AWSHTTPClient, clock: any AWSClock = SystemClock()) {
        self.tableName = tableName
        dynamoDB = DynamoDBClient(client)
        retry = Retry(maximumAttempts: 4, baseDelay: .milliseconds(25), clock: clock)
    }

    /// Writes each message of a batch.
    /// - Parameters:
    ///   - event: The batch.
    ///   - context: The invocation.
    /// - Returns: The messages that could not be written.
    public func write(_ event: SQSEvent, in context: LambdaContext) async -> SQSBatchResponse {
        await event.process(concurrently: Self.concurrency, in: context) { message, context in
            try await write(OrderItem(body: message.body), in: context)
        }
    }

    private func write(_ item: OrderItem, in context: LambdaContext) async throws {
        let request = request(for: item)
        do {
            _ = try await retry.run(while: Self.isWorthTryingAtOnce) { _ in try await dynamoDB.putItem(request) }
        } catch let error as AWSError where error.code == .conditionalCheckFailed {
            try compare(item, with: error, in: context)
        }
    }

    private static func isWorthTryingAtOnce(_ error: any Error) -> Bool {
        (error as? AWSError)?.kind == .transient
    }

    private func request(for item: OrderItem) -> PutItemRequest {
        var condition = ItemCondition("attribute_not_exists(#key)", returnsItem: true)
        var placeholders = Placeholders(names: ["#key": OrderWriter.partitionKey])
        if let version = item.version {
            condition.expression += " OR #version < :version"
            placeholders.names["#version"] = OrderWriter.versionAttribute
            placeholders.values[":version"] = .number(version)
        }
        return PutItemRequest(
            tableName: tableName,
            item: item.attributes,
            condition: condition,
            placeholders: placeholders
        )
    }

    /// Finds out why an item was not written: it is there, or a newer one is, or one that contradicts it.
    private func compare(_ item: OrderItem, with error: AWSError, in context: LambdaContext) throws {
        guard case .existingItem(let existing)? = error.serviceError?.detail else { throw error }
        // Delivered before, or written by a request whose answer was lost.
        if existing == item.attributes { return }
        if let version = item.version, let other = existing[OrderWriter.versionAttribute]?.asNumber, other != version {
            // Were it less, the item would have been written.
            context.logger.info("the table has a newer item", metadata: ["id": "\(item.id)"])
            return
        }
        throw WorkerError.permanent(
            "the table has another item with the \(OrderWriter.partitionKey) '\(item.id)', and this one is not newer by its '\(OrderWriter.versionAttribute)'; nothing was overwritten"
        )
    }
}
