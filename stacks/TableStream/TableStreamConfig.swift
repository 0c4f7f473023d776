import CloudFormation
import Constructs
import WorkerContracts

/// The table whose changes are processed, and what processes them.
///
/// Edit this, run `swift run synth TableStream`, look at the template.
let tableStreamConfig = TableStreamConfig(
    partitionKey: .string("id"),
    consumers: [
        StreamConsumer(
            name: "Audit",
            task: .audit,
            maximumRetryAttempts: 10,
            maximumRecordAge: .hours(12),
            failureDestination: .bucket
        ),
        StreamConsumer(
            name: "Notification",
            task: .notify,
            filters: [EventFilter(["eventName": ["MODIFY"]])],
            maximumRetryAttempts: 5,
            maximumRecordAge: .hours(1),
            failureDestination: .queue
        ),
    ]
)

/// A table, and who hears of its changes.
struct TableStreamConfig {
    /// The attribute that items are looked up by.
    ///
    /// A change of it replaces the table.
    var partitionKey: Table.Key
    /// The attribute that orders items of one partition key; there is one item for each when `nil`.
    ///
    /// A change of it replaces the table.
    var sortKey: Table.Key?
    /// What the records of the stream have of a changed item.
    var stream = Table.StreamView.newAndOldImages
    /// What processes the changes, 1 or 2: a shard bears no more readers.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html>
    var consumers: [StreamConsumer]
}

/// What is done with the changes of a table, how patiently, and what becomes of those that fail.
struct StreamConsumer {
    /// What is done with a change: it is written to a table of its own, from which nothing is deleted, or published to a topic, which other
    /// services subscribe to.
    typealias Task = StreamProcessor.Task

    /// Where is told what became of changes that were given up.
    enum FailureDestination {
        /// A queue, which gets the position of the change in the stream. The change itself must be read there within 24 hours.
        case queue
        /// A topic, which gets the position of the change in the stream. The change itself must be read there within 24 hours.
        case topic
        /// A bucket, which gets the change too.
        case bucket
    }

    /// The start of the logical IDs of all that belongs to it: ASCII letters and digits.
    var name: String
    /// What is done with a change.
    var task: Task
    /// Which changes, at most 5; all when empty.
    ///
    /// `EventFilter(["eventName": ["MODIFY"], "dynamodb": ["NewImage": ["status": ["S": ["SHIPPED"]]]]])` for example.
    var filters: [EventFilter]
    /// Where a new mapping starts to read.
    var startingPosition: EventSourceMapping.StartingPosition
    /// The most changes of an invocation, 1 to 10,000.
    var batchSize: Int
    /// How long to wait for a batch to become full, 0 to 300 seconds.
    var batchingWindow: Duration
    /// How many batches of a shard are processed at a time, 1 to 10; changes of one item stay in order.
    var parallelizationFactor: Int
    /// For how long the function aggregates, 1 to 900 seconds; not at all when `nil`.
    var tumblingWindow: Duration?
    /// How often a batch that failed is tried again, 0 to 10,000.
    var maximumRetryAttempts: Int
    /// How old a change becomes at most before it is given up, 60 seconds to less than the 24 hours that the stream keeps it.
    var maximumRecordAge: Duration
    /// Whether a batch that failed is split, until the bad change is alone.
    var bisectsFailedBatches: Bool
    /// Where is told what became of changes that were given up.
    var failureDestination: FailureDestination
    /// How long an invocation may take, 1 to 900 seconds.
    var timeout: Duration
    /// The age of changes, when they reach the function, from which on an alarm goes off.
    ///
    /// Less than `maximumRecordAge`: an alarm after changes were given up is too late.
    var alarmAge: Duration
    /// Where the entry stands, so that problems point at it.
    var location: SourceLocation

    init(
        name: String,
        task: Task,
        filters: [EventFilter] = [],
        startingPosition: EventSourceMapping.StartingPosition = .trimHorizon,
        batchSize: Int = 100,
        batchingWindow: Duration = .zero,
        parallelizationFactor: Int = 1,
        tumblingWindow: Duration? = nil,
        maximumRetryAttempts: Int,
        maximumRecordAge: Duration,
        bisectsFailedBatches: Bool = true,
        failureDestination: FailureDestination,
        timeout: Duration = .seconds(30),
        alarmAge: Duration = .minutes(15),
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        self.name = name
        self.task = task
        self.filters = filters
        self.startingPosition = startingPosition
        self.batchSize = batchSize
        self.batchingWindow = batchingWindow
        self.parallelizationFactor = parallelizationFactor
        self.tumblingWindow = tumblingWindow
        self.maximumRetryAttempts = maximumRetryAttempts
        self.maximumRecordAge = maximumRecordAge
        self.bisectsFailedBatches = bisectsFailedBatches
        self.failureDestination = failureDestination
        self.timeout = timeout
        self.alarmAge = alarmAge
        location = SourceLocation(filePath: filePath, line: line)
    }
}
