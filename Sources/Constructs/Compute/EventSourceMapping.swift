internal import AWSDynamoDB
internal import AWSLambda
public import CloudFormation
public import ResourceTypes

/// Invokes a function with batches of messages from a queue, or of records from the stream of a table.
///
/// ```swift
/// scope.add("Source", EventSourceMapping(of: orders, to: writer, batchSize: 10, maximumConcurrency: 5))
/// scope.add("Changes", EventSourceMapping(
///     ofStreamOf: table, to: auditor,
///     failures: .retry(attempts: 5, maximumRecordAge: .hours(6), onFailure: .bucket(failures))))
/// ```
///
/// The function's role may then consume what the source has, and decrypt it where the source has a key.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html>
public struct EventSourceMapping: Construct, Equatable {
    enum Source: Equatable {
        case queue(Ref<SQS.Queue>, batchingWindow: Duration)
        case fifoQueue(Ref<SQS.FIFOQueue>)
        case tableStream(Ref<DynamoDB.Table>, StreamSettings)
    }

    let source: Source
    /// Whether the compiler has compared the worker's contract with the source.
    var isCheckedByCompiler = false
    /// What processes the messages or records.
    public var function: Ref<Lambda.Function>
    /// The most messages or records of a batch.
    public var batchSize: Int
    /// How many batches of a queue may be processed at a time, 2 to 1,000; as many as Lambda has room for when `nil`.
    public var maximumConcurrency: Int?
    /// Which messages or records reach the function; all when empty.
    public var filters: [EventFilter]
    /// Whether the function returns which messages or records of a batch failed.
    public var reportsBatchItemFailures: Bool
    /// Whether the mapping has metrics of its own.
    public var emitsEventCounts: Bool
    /// Whether the mapping is active.
    public var isEnabled: Bool

    /// Describes a mapping of a standard queue.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
    /// - Parameters:
    ///   - queue: Where messages come from. Its visibility timeout must be as long as the function's timeout, and should be six times
    ///     as long, plus the batching window.
    ///   - function: What processes them.
    ///   - batchSize: The most messages of a batch, 1 to 10,000, of 6 MB together; 10 when not given, Lambda's own default. More than 10
    ///     need a batching window of a second at least.
    ///   - batchingWindow: How long Lambda waits for a batch to become full, 0 to 300 whole seconds; not at all when not given.
    ///   - maximumConcurrency: How many batches may be processed at a time, 2 to 1,000; as many as Lambda has room for when not given.
    ///     This, not the function's reserved concurrency, is what slows consumption down without losing messages.
    ///   - filters: Which messages reach the function, at most 20 (Lambda allows 5 until the quota is raised); all when empty. The others
    ///     are deleted.
    ///   - reportsBatchItemFailures: Whether the function returns which messages of a batch failed, so that only they come again.
    ///     It must return `{"batchItemFailures": [{"itemIdentifier": <message ID>}]}`, an empty list when all were processed; an
    ///     error fails the whole batch. Reported when not given.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own, ``EventSourceMappingMetrics``; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given.
    public init(
        of queue: Ref<SQS.Queue>,
        to function: Ref<Lambda.Function>,
        batchSize: Int = 10,
        batchingWindow: Duration = .zero,
        maximumConcurrency: Int? = nil,
        filters: [EventFilter] = [],
        reportsBatchItemFailures: Bool = true,
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) {
        source = .queue(queue, batchingWindow: batchingWindow)
        self.function = function
        self.batchSize = batchSize
        self.maximumConcurrency = maximumConcurrency
        self.filters = filters
        self.reportsBatchItemFailures = reportsBatchItemFailures
        self.emitsEventCounts = emitsEventCounts
        self.isEnabled = isEnabled
    }

    /// Describes a mapping of a FIFO queue.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
    /// - Parameters:
    ///   - queue: Where messages come from. Its visibility timeout must be as long as the function's timeout, and should be six times
    ///     as long.
    ///   - function: What processes them.
    ///   - batchSize: The most messages of a batch, 1 to 10; 10 when not given. There is no batching window.
    ///   - maximumConcurrency: How many batches may be processed at a time, 2 to 1,000, of different message groups; one for each group
    ///     that has messages when not given.
    ///   - filters: Which messages reach the function, at most 20 (Lambda allows 5 until the quota is raised); all when empty. The others
    ///     are deleted.
    ///   - reportsBatchItemFailures: Whether the function returns which messages of a batch failed, so that only they come again.
    ///     It must stop at the first failure of a group, and return that message and all after it, or their order is lost.
    ///     Reported when not given.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own, ``EventSourceMappingMetrics``; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given.
    public init(
        of queue: Ref<SQS.FIFOQueue>,
        to function: Ref<Lambda.Function>,
        batchSize: Int = 10,
        maximumConcurrency: Int? = nil,
        filters: [EventFilter] = [],
        reportsBatchItemFailures: Bool = true,
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) {
        source = .fifoQueue(queue)
        self.function = function
        self.batchSize = batchSize
        self.maximumConcurrency = maximumConcurrency
        self.filters = filters
        self.reportsBatchItemFailures = reportsBatchItemFailures
        self.emitsEventCounts = emitsEventCounts
        self.isEnabled = isEnabled
    }

    /// Describes a mapping of the stream of a table.
    ///
    /// Lambda reads the records of each shard in their order, and goes on only when a batch succeeded or was given up. What becomes of
    /// records that fail is therefore no option: it has to be said.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html>
    /// - Parameters:
    ///   - table: Whose changes are processed. It must have a stream; no more than two mappings should read it, as Amazon DynamoDB
    ///     advises.
    ///   - function: What processes them. It must bear to get a record again.
    ///   - failures: What becomes of records that the function fails on.
    ///   - startingPosition: Where a new mapping starts; at the oldest record when not given, so that none is missed. Another one replaces
    ///     the mapping.
    ///   - batchSize: The most records of a batch, 1 to 10,000, of 6 MB together; 100 when not given, Lambda's own default.
    ///   - batchingWindow: How long Lambda waits for a batch to become full, 0 to 300 whole seconds; not at all when not given.
    ///   - parallelizationFactor: How many batches of a shard are processed at a time, 1 to 10; one when not given. The changes of one item
    ///     stay in order.
    ///   - tumblingWindow: For how long the function aggregates, 1 to 900 whole seconds: it gets the `state` that it returned last, and must
    ///     return it. Invocations know nothing of each other when not given.
    ///   - filters: Which records reach the function, at most 20 (Lambda allows 5 until the quota is raised); all when empty. The others are
    ///     passed over.
    ///   - bisectsFailedBatches: Whether a batch that failed is split in two, again and again, until the bad record is alone; it is when not
    ///     given. Splitting costs no attempt.
    ///   - reportsBatchItemFailures: Whether the function returns from which record on a batch failed, so that those before it do not come
    ///     again. It must return `{"batchItemFailures": [{"itemIdentifier": <sequence number>}]}`, an empty list when all were
    ///     processed; an error fails the whole batch. Reported when not given.
    ///   - emitsEventCounts: Whether the mapping has metrics of its own, ``EventSourceMappingMetrics``; it has none when not given.
    ///   - isEnabled: Whether the mapping is active; it is when not given. Records wait in the stream for 24 hours.
    public init(
        ofStreamOf table: Ref<DynamoDB.Table>,
        to function: Ref<Lambda.Function>,
        failures: FailureHandling,
        startingPosition: StartingPosition = .trimHorizon,
        batchSize: Int = 100,
        batchingWindow: Duration = .zero,
        parallelizationFactor: Int = 1,
        tumblingWindow: Duration? = nil,
        filters: [EventFilter] = [],
        bisectsFailedBatches: Bool = true,
        reportsBatchItemFailures: Bool = true,
        emitsEventCounts: Bool = false,
        isEnabled: Bool = true
    ) {
        source = .tableStream(
            table,
            StreamSettings(
                failures: failures,
                startingPosition: startingPosition,
                batchingWindow: batchingWindow,
                parallelizationFactor: parallelizationFactor,
                tumblingWindow: tumblingWindow,
                bisectsFailedBatches: bisectsFailedBatches
            )
        )
        self.function = function
        self.batchSize = batchSize
        self.filters = filters
        self.reportsBatchItemFailures = reportsBatchItemFailures
        self.emitsEventCounts = emitsEventCounts
        self.isEnabled = isEnabled
    }

    /// Adds the mapping, and lets the function consume what the source has.
    public func build(in scope: Scope) -> Ref<Lambda.EventSourceMapping> {
        let sourceARN: Value<String>
        var window: Int?
        var stream: StreamProperties?
        switch source {
        case .queue(let queue, let batchingWindow):
            let seconds = scope.seconds("batchingWindow", batchingWindow, in: 0...300)
            checkBatch(window: seconds, in: scope)
            queue.grantConsumeMessages(to: function, filePath: scope.location.filePath, line: scope.location.line)
            sourceARN = Value(queue.arn)
            window = seconds > 0 ? seconds : nil
        case .fifoQueue(let queue):
            scope.check("batchSize of a FIFO queue", batchSize, in: 1...10)
            queue.grantConsumeMessages(to: function, filePath: scope.location.filePath, line: scope.location.line)
            sourceARN = Value(queue.arn)
        case .tableStream(let table, let settings):
            check(settings, of: table, in: scope)
            table.grantReadStream(to: function, filePath: scope.location.filePath, line: scope.location.line)
            let properties = settings.properties(grantingTo: function, in: scope)
            stream = properties
            window = properties.window
            sourceARN = table.streamArn
        }
        scope.graph.attachment(ExecutionRole.self, of: function.element)?.noteUseByService(of: sourceARN)
        checkConcurrency(in: scope)
        checkFilters(in: scope)
        checkContract(in: scope)
        return Resource(
            Lambda.EventSourceMapping.self,
            .init(
                functionName: Value(function.arn),
                batchSize: Value(batchSize),
                bisectBatchOnFunctionError: stream?.bisects,
                destinationConfig: stream?.destination,
                // Written out, so that switching a mapping on again is a change that an update makes.
                enabled: Value(isEnabled),
                eventSourceArn: sourceARN,
                filterCriteria: filters.isEmpty
                    ? nil : .init(filters: List(filters.map { .init(pattern: $0.pattern.text) })),
                functionResponseTypes: reportsBatchItemFailures ? [.reportBatchItemFailures] : nil,
                maximumBatchingWindowInSeconds: window.map { Value($0) },
                maximumRecordAgeInSeconds: stream?.maximumRecordAge,
                maximumRetryAttempts: stream?.maximumRetryAttempts,
                metricsConfig: emitsEventCounts ? .init(metrics: [.eventCount]) : nil,
                parallelizationFactor: stream?.parallelizationFactor,
                scalingConfig: maximumConcurrency.map { .init(maximumConcurrency: Value($0)) },
                startingPosition: stream?.startingPosition,
                tumblingWindowInSeconds: stream?.tumblingWindow
            ),
            options: options(in: scope)
        ).build(in: scope)
    }

    /// Lambda refuses a mapping whose function may not consume yet.
    private func options(in scope: Scope) -> ResourceOptions {
        var options = ResourceOptions()
        let role = scope.graph.attachment(ExecutionRole.self, of: function.element)
        if let policy = role?.policy, policy.element.stack == scope.stack { options.depend(on: policy) }
        return options
    }
}
