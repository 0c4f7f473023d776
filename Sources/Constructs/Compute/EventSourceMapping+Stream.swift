internal import AWSDynamoDB
internal import AWSLambda
public import CloudFormation
public import ResourceTypes

extension EventSourceMapping {
    /// Where a new mapping of a stream starts to read.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>
    public enum StartingPosition: String, Hashable, Sendable {
        /// At the oldest record, up to 24 hours back.
        case trimHorizon = "TRIM_HORIZON"
        /// At whatever comes next.
        ///
        /// Records can be missed while a mapping is created or updated, which takes minutes.
        case latest = "LATEST"
    }

    /// What becomes of stream records that the function fails on.
    ///
    /// Records wait for those before them. So one that never succeeds keeps its shard waiting for as long as it is tried again.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>
    public enum FailureHandling: Equatable {
        /// They are tried again a number of times (0 to 10,000) while they are young (60 s to less than 24 hours), then their position in
        /// the stream is sent to a destination, and processing goes on.
        case retry(attempts: Int, maximumRecordAge: Duration, onFailure: FailureDestination)
        /// They are tried again a number of times (0 to 10,000) while they are young (60 s to less than 24 hours), then they are lost, and
        /// processing goes on.
        ///
        /// Only for functions whose failures do not matter: nobody can tell later which records were lost.
        case retryThenLose(attempts: Int, maximumRecordAge: Duration)
        /// They are tried again until they leave the stream, after 24 hours, and are lost then.
        ///
        /// One record that never succeeds stops the processing of its shard for a day, and what comes behind it can expire unprocessed.
        /// Only where a gap is worse than a standstill, and somebody looks at once when the alarm on ``FunctionMetrics/iteratorAge`` goes off.
        case blockShardUntilExpiry
    }

    /// Where is sent what became of records that were given up.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>
    public enum FailureDestination: Equatable {
        /// A standard queue, which gets the position of the records in the stream.
        ///
        /// The records themselves must be read there within 24 hours of the change.
        case queue(Ref<SQS.Queue>)
        /// A standard topic, which gets the position of the records in the stream.
        ///
        /// The records themselves must be read there within 24 hours of the change.
        case topic(Ref<SNS.Topic>)
        /// A bucket, which gets the records too.
        case bucket(Ref<S3.Bucket>)
    }

    /// What only mappings of streams have.
    struct StreamSettings: Equatable {
        var failures: FailureHandling
        var startingPosition: StartingPosition
        var batchingWindow: Duration
        var parallelizationFactor: Int
        var tumblingWindow: Duration?
        var bisectsFailedBatches: Bool
    }

    /// The properties that only mappings of streams have.
    struct StreamProperties {
        var window: Int?
        var bisects: Value<Bool>
        var destination: Lambda.EventSourceMapping.DestinationConfig?
        var maximumRecordAge: Value<Int>
        var maximumRetryAttempts: Value<Int>
        var parallelizationFactor: Value<Int>
        var startingPosition: Value<String>
        var tumblingWindow: Value<Int>?
    }
}

extension EventSourceMapping.FailureDestination {
    /// The same among the destinations of asynchronous invocations, which are more.
    fileprivate var general: AsyncInvocation.FailureDestination {
        switch self {
        case .queue(let queue): .queue(queue)
        case .topic(let topic): .topic(topic)
        case .bucket(let bucket): .bucket(bucket)
        }
    }
}

extension EventSourceMapping.StreamSettings {
    /// How long records are in the stream of a table.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html>
    private static let streamRetention = 86_400

    /// Checks the settings, and lets the function send to the destination of failures.
    func properties(
        grantingTo function: Ref<Lambda.Function>,
        in scope: Scope
    ) -> EventSourceMapping.StreamProperties {
        let window = scope.seconds("batchingWindow", batchingWindow, in: 0...300)
        let tumbling = tumblingWindow.map { scope.seconds("tumblingWindow", $0, in: 1...900) }
        scope.check("parallelizationFactor", parallelizationFactor, in: 1...10)
        let attempts: Int
        let age: Int
        var destination: Lambda.EventSourceMapping.DestinationConfig?
        switch failures {
        case .retry(let count, let maximumRecordAge, let onFailure):
            (attempts, age) = checked(attempts: count, maximumRecordAge, in: scope)
            // A function without a role was reported when it was granted the stream.
            if let role = scope.graph.attachment(ExecutionRole.self, of: function.element) {
                onFailure.general.grantUse(to: function, role: role, at: scope.location)
            }
            destination = .init(onFailure: .init(destination: onFailure.general.arn))
        case .retryThenLose(let count, let maximumRecordAge):
            scope.graph.accept("EST-12", because: "the stack says so", below: scope, at: scope.location)
            (attempts, age) = checked(attempts: count, maximumRecordAge, in: scope)
        case .blockShardUntilExpiry:
            (attempts, age) = (-1, -1)
        }
        return EventSourceMapping.StreamProperties(
            window: window > 0 ? window : nil,
            bisects: Value(bisectsFailedBatches),
            destination: destination,
            maximumRecordAge: Value(age),
            maximumRetryAttempts: Value(attempts),
            parallelizationFactor: Value(parallelizationFactor),
            startingPosition: Value(startingPosition.rawValue),
            tumblingWindow: tumbling.map { Value($0) }
        )
    }

    private func checked(attempts: Int, _ age: Duration, in scope: Scope) -> (attempts: Int, age: Int) {
        scope.check("attempts", attempts, in: 0...10_000)
        // What has left the stream is lost without a word, so records must be given up before.
        return (attempts, scope.seconds("maximumRecordAge", age, in: 60...(Self.streamRetention - 1)))
    }
}

extension EventSourceMapping {
    /// Checks what concerns the mapping of a stream as a whole.
    func check(_ settings: StreamSettings, of table: Ref<DynamoDB.Table>, in scope: Scope) {
        scope.check("batchSize", batchSize, in: 1...10_000)
        if maximumConcurrency != nil {
            scope.error("maximumConcurrency is for queues; a stream is bounded by its shards and parallelizationFactor")
        }
        guard isEnabled else { return }
        if function.knownInteger("ReservedConcurrentExecutions", whenAbsent: nil) == 0 {
            scope.error(
                "'\(function.path)' is stopped, so records would wait until they leave the stream after 24 hours, and be lost; also set isEnabled to false"
            )
        }
    }
}
