internal import AWSLambda
public import CloudFormation
public import LambdaContracts
public import ResourceTypes

extension EventSourceMapping {
    /// Describes a mapping of a standard queue to a worker that returns which messages of a batch failed, so that only they come again.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>
    /// - Parameters:
    ///   - queue: Where messages come from.
    ///   - function: What processes them.
    ///   - batchSize: The most messages of a batch, 1 to 10,000; 10 when not given. More than 10 need a batching window of a second.
    ///   - batchingWindow: How long Lambda waits for a batch to become full, 0 to 300 whole seconds; not at all when not given.
    ///   - maximumConcurrency: How many batches may be processed at a time, 2 to 1,000; as many as Lambda has room for when not given.
    ///   - filters: Which messages reach the function, at most 20; all when empty. The others are deleted.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given.
    public init<F: SwiftFunctionType>(
        of queue: Ref<SQS.Queue>,
        to function: Ref<F>,
        batchSize: Int = 10,
        batchingWindow: Duration = .zero,
        maximumConcurrency: Int? = nil,
        filters: [EventFilter] = [],
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) where F.Contract.Event: SQSTriggered, F.Contract.Output == F.Contract.Event.BatchResponse {
        self.init(
            of: queue,
            to: function.function,
            batchSize: batchSize,
            batchingWindow: batchingWindow,
            maximumConcurrency: maximumConcurrency,
            filters: filters,
            reportsBatchItemFailures: F.Contract.reportsBatchItemFailures,
            emitsEventCounts: emitsEventCounts,
            isEnabled: isEnabled
        )
        isCheckedByCompiler = true
    }

    /// Describes a mapping of a standard queue to a worker that returns nothing: an error fails the whole batch.
    /// - Parameters:
    ///   - queue: Where messages come from.
    ///   - function: What processes them.
    ///   - batchSize: The most messages of a batch, 1 to 10,000; 10 when not given. More than 10 need a batching window of a second.
    ///   - batchingWindow: How long Lambda waits for a batch to become full, 0 to 300 whole seconds; not at all when not given.
    ///   - maximumConcurrency: How many batches may be processed at a time, 2 to 1,000; as many as Lambda has room for when not given.
    ///   - filters: Which messages reach the function, at most 20; all when empty. The others are deleted.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given.
    public init<F: SwiftFunctionType>(
        of queue: Ref<SQS.Queue>,
        to function: Ref<F>,
        batchSize: Int = 10,
        batchingWindow: Duration = .zero,
        maximumConcurrency: Int? = nil,
        filters: [EventFilter] = [],
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) where F.Contract.Event: SQSTriggered, F.Contract.Output == Void {
        self.init(
            of: queue,
            to: function.function,
            batchSize: batchSize,
            batchingWindow: batchingWindow,
            maximumConcurrency: maximumConcurrency,
            filters: filters,
            reportsBatchItemFailures: F.Contract.reportsBatchItemFailures,
            emitsEventCounts: emitsEventCounts,
            isEnabled: isEnabled
        )
        isCheckedByCompiler = true
    }

    /// Describes a mapping of a FIFO queue to a worker that returns which messages of a batch failed.
    ///
    /// It must stop at the first failure of a group, and return that message and all after it, or their order is lost.
    /// - Parameters:
    ///   - queue: Where messages come from.
    ///   - function: What processes them.
    ///   - batchSize: The most messages of a batch, 1 to 10; 10 when not given. There is no batching window.
    ///   - maximumConcurrency: How many batches may be processed at a time, 2 to 1,000; one for each message group when not given.
    ///   - filters: Which messages reach the function, at most 20; all when empty. The others are deleted.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given.
    public init<F: SwiftFunctionType>(
        of queue: Ref<SQS.FIFOQueue>,
        to function: Ref<F>,
        batchSize: Int = 10,
        maximumConcurrency: Int? = nil,
        filters: [EventFilter] = [],
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) where F.Contract.Event: SQSTriggered, F.Contract.Output == F.Contract.Event.BatchResponse {
        self.init(
            of: queue,
            to: function.function,
            batchSize: batchSize,
            maximumConcurrency: maximumConcurrency,
            filters: filters,
            reportsBatchItemFailures: F.Contract.reportsBatchItemFailures,
            emitsEventCounts: emitsEventCounts,
            isEnabled: isEnabled
        )
        isCheckedByCompiler = true
    }

    /// Describes a mapping of a FIFO queue to a worker that returns nothing: an error fails the whole batch.
    /// - Parameters:
    ///   - queue: Where messages come from.
    ///   - function: What processes them.
    ///   - batchSize: The most messages of a batch, 1 to 10; 10 when not given. There is no batching window.
    ///   - maximumConcurrency: How many batches may be processed at a time, 2 to 1,000; one for each message group when not given.
    ///   - filters: Which messages reach the function, at most 20; all when empty. The others are deleted.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given.
    public init<F: SwiftFunctionType>(
        of queue: Ref<SQS.FIFOQueue>,
        to function: Ref<F>,
        batchSize: Int = 10,
        maximumConcurrency: Int? = nil,
        filters: [EventFilter] = [],
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) where F.Contract.Event: SQSTriggered, F.Contract.Output == Void {
        self.init(
            of: queue,
            to: function.function,
            batchSize: batchSize,
            maximumConcurrency: maximumConcurrency,
            filters: filters,
            reportsBatchItemFailures: F.Contract.reportsBatchItemFailures,
            emitsEventCounts: emitsEventCounts,
            isEnabled: isEnabled
        )
        isCheckedByCompiler = true
    }

    /// Describes a mapping of the stream of a table to a worker that returns from which record on a batch failed.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>
    /// - Parameters:
    ///   - table: Whose changes are processed. It must have a stream.
    ///   - function: What processes them. It must bear to get a record again.
    ///   - failures: What becomes of records that the function fails on.
    ///   - startingPosition: Where a new mapping starts; at the oldest record when not given. Another one replaces the mapping.
    ///   - batchSize: The most records of a batch, 1 to 10,000, of 6 MB together; 100 when not given.
    ///   - batchingWindow: How long Lambda waits for a batch to become full, 0 to 300 whole seconds; not at all when not given.
    ///   - parallelizationFactor: How many batches of a shard are processed at a time, 1 to 10; one when not given.
    ///   - tumblingWindow: For how long the function aggregates, 1 to 900 whole seconds; not at all when not given.
    ///   - filters: Which records reach the function, at most 20; all when empty. The others are passed over.
    ///   - bisectsFailedBatches: Whether a batch that failed is split in two, again and again; it is when not given.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given. Records wait in the stream for 24 hours.
    public init<F: SwiftFunctionType>(
        ofStreamOf table: Ref<DynamoDB.Table>,
        to function: Ref<F>,
        failures: FailureHandling,
        startingPosition: StartingPosition = .trimHorizon,
        batchSize: Int = 100,
        batchingWindow: Duration = .zero,
        parallelizationFactor: Int = 1,
        tumblingWindow: Duration? = nil,
        filters: [EventFilter] = [],
        bisectsFailedBatches: Bool = true,
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) where F.Contract.Event: DynamoDBStreamTriggered, F.Contract.Output == F.Contract.Event.BatchResponse {
        self.init(
            ofStreamOf: table,
            to: function.function,
            failures: failures,
            startingPosition: startingPosition,
            batchSize: batchSize,
            batchingWindow: batchingWindow,
            parallelizationFactor: parallelizationFactor,
            tumblingWindow: tumblingWindow,
            filters: filters,
            bisectsFailedBatches: bisectsFailedBatches,
            reportsBatchItemFailures: F.Contract.reportsBatchItemFailures,
            emitsEventCounts: emitsEventCounts,
            isEnabled: isEnabled
        )
        isCheckedByCompiler = true
    }

    /// Describes a mapping of the stream of a table to a worker that returns nothing: an error fails the whole batch.
    /// - Parameters:
    ///   - table: Whose changes are processed. It must have a stream.
    ///   - function: What processes them. It must bear to get a record again.
    ///   - failures: What becomes of records that the function fails on.
    ///   - startingPosition: Where a new mapping starts; at the oldest record when not given. Another one replaces the mapping.
    ///   - batchSize: The most records of a batch, 1 to 10,000, of 6 MB together; 100 when not given.
    ///   - batchingWindow: How long Lambda waits for a batch to become full, 0 to 300 whole seconds; not at all when not given.
    ///   - parallelizationFactor: How many batches of a shard are processed at a time, 1 to 10; one when not given.
    ///   - tumblingWindow: For how long the function aggregates, 1 to 900 whole seconds; not at all when not given.
    ///   - filters: Which records reach the function, at most 20; all when empty. The others are passed over.
    ///   - bisectsFailedBatches: Whether a batch that failed is split in two, again and again; it is when not given.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given. Records wait in the stream for 24 hours.
    public init<F: SwiftFunctionType>(
        ofStreamOf table: Ref<DynamoDB.Table>,
        to function: Ref<F>,
        failures: FailureHandling,
        startingPosition: StartingPosition = .trimHorizon,
        batchSize: Int = 100,
        batchingWindow: Duration = .zero,
        parallelizationFactor: Int = 1,
        tumblingWindow: Duration? = nil,
        filters: [EventFilter] = [],
        bisectsFailedBatches: Bool = true,
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) where F.Contract.Event: DynamoDBStreamTriggered, F.Contract.Output == Void {
        self.init(
            ofStreamOf: table,
            to: function.function,
            failures: failures,
            startingPosition: startingPosition,
            batchSize: batchSize,
            batchingWindow: batchingWindow,
            parallelizationFactor: parallelizationFactor,
            tumblingWindow: tumblingWindow,
            filters: filters,
            bisectsFailedBatches: bisectsFailedBatches,
            reportsBatchItemFailures: F.Contract.reportsBatchItemFailures,
            emitsEventCounts: emitsEventCounts,
            isEnabled: isEnabled
        )
        isCheckedByCompiler = true
    }
}
