public import AWSClient
internal import DynamoDBValues
public import LambdaEvents
public import LambdaRuntime
public import WorkerContracts
internal import WorkerPatterns

/// Counts orders, each once, however often its event comes.
///
/// The item of an order and the additions to the counters are one transaction, so there is an item if and only if the order is counted. Whatever is
/// not known to be written may be tried again.
public struct OrderCounter: Sendable {
    /// How long a try may take: thirty times what DynamoDB needs, and a fraction of what a function has.
    private static let attemptTimeout = Duration.seconds(3)

    private let tableName: String
    private let retention: Duration
    private let metrics: OrderMetrics
    private let dynamoDB: DynamoDBClient
    private let clock: any AWSClock
    private let retry: Retry

    /// A counter that finds Region, credentials and endpoint in the environment of the process.
    /// - Parameter environment: The variables of the contract.
    /// - Throws: Which variable cannot be used.
    public init(environment: LambdaEnvironment<PublishMetrics>) throws {
        let configuration = AWSConfiguration(attemptTimeout: Self.attemptTimeout)
        try self.init(environment: environment, client: AWSHTTPClient(configuration))
    }

    /// A counter.
    /// - Parameters:
    ///   - environment: The variables of the contract.
    ///   - client: What signs and sends requests.
    ///   - clock: What tells the age of events, and what is waited by; the machine's when not given.
    /// - Throws: Which variable cannot be used.
    public init(
        environment: LambdaEnvironment<PublishMetrics>,
        client: AWSHTTPClient,
        clock: any AWSClock = SystemClock()
    ) throws(LambdaEnvironmentError) {
        tableName = environment[.tableName]
        let seconds = try environment.value(of: .countedOrderRetention, expected: "a whole number of seconds from 1") {
            Int32($0).flatMap { $0 > 0 ? $0 : nil }
        }
        retention = .seconds(seconds)
        metrics = try environment.value(
            of: .metricNamespace,
            expected: "a namespace of 1 to 255 letters, digits and .-_/#: that does not start with AWS/"
        ) { OrderMetrics(namespace: $0) }
        dynamoDB = DynamoDBClient(client)
        self.clock = clock
        // Transactions that meet at the counter of a day are over within milliseconds.
        retry = Retry(maximumAttempts: 12, baseDelay: .milliseconds(20), maximumDelay: .seconds(1), clock: clock)
    }

    /// Counts the orders of a batch.
    /// - Parameters:
    ///   - event: The batch.
    ///   - context: The invocation.
    /// - Returns: The messages that could not be counted.
    public func count(_ event: SQSEvent, in context: LambdaContext) async -> SQSBatchResponse {
        await event.processTogether(in: context) { records in
            let now = LambdaEvents.Timestamp(millisecondsSince1970: Int64(clock.date.secondsSince1970 * 1000))
            let oldest = LambdaEvents.Timestamp(
                millisecondsSince1970: now.millisecondsSince1970 - retention.components.seconds * 1000
            )
            let orders = records.map { record in
                Result { () throws(WorkerError) in try Order(body: record.body, notBefore: oldest) }
            }
            var known: Set<String> = []
            // An event that the batch has twice is counted once.
            let distinct = orders.compactMap { try? $0.get() }.filter { known.insert($0.id).inserted }
            let outcomes = await count(distinct, now: now, in: context)
            return orders.map { order in
                switch order {
                case .failure(let error): .failed(error)
                case .success(let order): outcomes[order.id] ?? .unprocessed(.outOfTime)
                }
            }
        }
    }

    /// Counts orders with different IDs.
    /// - Returns: What became of each, by its ID; nothing of those for which there was no time.
    private func count(
        _ orders: [Order],
        now: LambdaEvents.Timestamp,
        in context: LambdaContext
    ) async -> [String: BatchOutcome] {
        var outcomes: [String: BatchOutcome] = [:]
        var waiting = Array(CountingTransaction.all(orders).reversed())
        while !Task.isCancelled, let transaction = waiting.popLast() {
            do {
                try await retry.run(while: TransactionConflict.isOne) { _ in try await write(transaction, now: now) }
                metrics.record(transaction, in: context)
                for order in transaction.orders { outcomes[order.id] = .succeeded }
            } catch let refusal as TransactionRefusal {
                outcomes.merge(refusal.outcomes) { _, new in new }
                let rest = CountingTransaction(transaction.orders.filter { refusal.outcomes[$0.id] == nil })
                if !rest.orders.isEmpty { waiting.append(rest) }
            } catch let error as AWSError where error.code == .validation && transaction.orders.count > 1 {
                // DynamoDB does not say which order is to blame.
                waiting += transaction.halves
            } catch {
                for order in transaction.orders { outcomes[order.id] = .failed(error) }
            }
        }
        return outcomes
    }

    private func write(_ transaction: CountingTransaction, now: LambdaEvents.Timestamp) async throws {
        let actions = transaction.actions(on: tableName) { order in
            // The event of the order must be too old before its item may go.
            max(order.time, now).millisecondsSince1970 / 1000 + retention.components.seconds
        }
        do {
            try await dynamoDB.transactWriteItems(actions)
        } catch {
            guard case .cancellationReasons(let reasons)? = error.serviceError?.detail else { throw error }
            if let refusal = TransactionRefusal(of: transaction, for: reasons) { throw refusal }
            if reasons.contains(where: \.isTransient) { throw TransactionConflict(reasons) }
            throw error
        }
    }
}
