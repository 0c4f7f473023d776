public import AWSClient
public import LambdaEvents
public import LambdaRuntime
public import WorkerContracts
internal import WorkerPatterns

/// Writes changes of items to an audit trail, or tells a topic of them, in their order.
public struct ChangeProcessor: Sendable {
    private let task: StreamProcessor.Task
    private let target: String
    private let dynamoDB: DynamoDBClient
    private let sns: SNSClient

    /// A processor that finds Region, credentials and endpoint in the environment of the process.
    /// - Parameter environment: The variables of the contract.
    /// - Throws: Which variable cannot be used.
    public init(environment: LambdaEnvironment<StreamProcessor>) throws {
        try self.init(environment: environment, client: AWSHTTPClient())
    }

    /// A processor.
    /// - Parameters:
    ///   - environment: The variables of the contract.
    ///   - client: What signs and sends requests.
    /// - Throws: Which variable cannot be used.
    public init(
        environment: LambdaEnvironment<StreamProcessor>,
        client: AWSHTTPClient
    ) throws(LambdaEnvironmentError) {
        let tasks = StreamProcessor.Task.allCases.map { "'\($0.rawValue)'" }.joined(separator: " or ")
        task = try environment.value(of: .task, expected: tasks) { StreamProcessor.Task(rawValue: $0) }
        target = environment[.target]
        dynamoDB = DynamoDBClient(client)
        sns = SNSClient(client)
    }

    /// Processes the changes of a batch up to the first that fails.
    /// - Parameters:
    ///   - event: The batch.
    ///   - context: The invocation.
    /// - Returns: Where the batch comes again from.
    public func process(_ event: DynamoDBStreamEvent, in context: LambdaContext) async -> StreamBatchResponse {
        await event.process(in: context) { record, _ in
            let change = try Change(record)
            switch task {
            case .audit: try await write(change)
            case .notify: try await sns.publish(TopicNotification(message: change.message), to: target)
            }
        }
    }

    private func write(_ change: Change) async throws(AWSError) {
        do {
            try await dynamoDB.putItem(
                PutItemRequest(
                    tableName: target,
                    item: change.auditItem,
                    condition: "attribute_not_exists(#item)",
                    placeholders: Placeholders(names: ["#item": "item"])
                )
            )
        } catch {
            // If it is there, the change was delivered before.
            guard error.code == .conditionalCheckFailed else { throw error }
        }
    }
}
