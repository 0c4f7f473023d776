public import AWSLambda
public import AWSSQS
public import CloudFormation
public import ResourceTypes

/// Invokes a function with batches of messages from a queue.
///
/// ```swift
/// scope.add("Source", EventSourceMapping(of: orders, to: writer, batchSize: 10, maximumConcurrency: 5))
/// ```
///
/// The function's role may then consume messages of the queue, and decrypt them where the queue has a key.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html>
public struct EventSourceMapping: Construct, Equatable {
    enum Source: Equatable {
        case queue(Ref<SQS.Queue>, batchingWindow: Duration)
        case fifoQueue(Ref<SQS.FIFOQueue>)
    }

    let source: Source
    /// What processes the messages.
    public var function: Ref<Lambda.Function>
    /// The most messages of a batch.
    public var batchSize: Int
    /// How many batches may be processed at a time, 2 to 1,000; as many as Lambda has room for when `nil`.
    public var maximumConcurrency: Int?
    /// Which messages reach the function; all when empty.
    public var filters: [EventFilter]
    /// Whether the function returns which messages of a batch failed.
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

    /// Adds the mapping, and lets the function consume what the source has.
    public func build(in scope: Scope) -> Ref<Lambda.EventSourceMapping> {
        let sourceARN: Value<String>
        var window: Int?
        switch source {
        case .queue(let queue, let batchingWindow):
            let seconds = scope.seconds("batchingWindow", batchingWindow, in: 0...300)
            checkBatch(window: seconds, in: scope)
            checkTimes(of: queue, window: seconds, in: scope)
            queue.grantConsumeMessages(to: function, filePath: scope.location.filePath, line: scope.location.line)
            sourceARN = Value(queue.arn)
            window = seconds > 0 ? seconds : nil
        case .fifoQueue(let queue):
            scope.check("batchSize of a FIFO queue", batchSize, in: 1...10)
            checkTimes(of: queue, window: 0, in: scope)
            queue.grantConsumeMessages(to: function, filePath: scope.location.filePath, line: scope.location.line)
            sourceARN = Value(queue.arn)
        }
        checkConcurrency(in: scope)
        checkFilters(in: scope)
        return Resource(
            Lambda.EventSourceMapping.self,
            .init(
                functionName: Value(function.arn),
                batchSize: Value(batchSize),
                // Written out, so that switching a mapping on again is a change that an update makes.
                enabled: Value(isEnabled),
                eventSourceArn: sourceARN,
                filterCriteria: filters.isEmpty
                    ? nil : .init(filters: List(filters.map { .init(pattern: $0.pattern.text) })),
                functionResponseTypes: reportsBatchItemFailures ? [.reportBatchItemFailures] : nil,
                maximumBatchingWindowInSeconds: window.map { Value($0) },
                metricsConfig: emitsEventCounts ? .init(metrics: [.eventCount]) : nil,
                scalingConfig: maximumConcurrency.map { .init(maximumConcurrency: Value($0)) }
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
