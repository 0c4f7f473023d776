import CloudFormation

/// The tables whose writes are buffered: one entry, one pipeline.
///
/// Edit this, run `swift run synth`, look at the template.
let tablesConfig: [TableConfig] = [
    TableConfig(
        name: "SampleTable1",
        writeCapacity: 5,
        maximumWriteCapacity: 50,
        sqsMaxConcurrency: 2,
        retryAttempts: 20
    )
]

/// A table, and how the writes to it are buffered.
struct TableConfig {
    /// The name of the pipeline: ASCII letters and digits, and whatever separates them.
    ///
    /// Logical IDs start with it, so another name is another table.
    var name: String
    /// The write capacity units of the table, at least 1.
    ///
    /// One unit writes one item of up to 1 KB a second.
    var writeCapacity: Int
    /// The read capacity units of the table, at least 1.
    var readCapacity: Int
    /// Lets the write capacity grow from `writeCapacity` up to this when more is used; fixed when `nil`.
    var maximumWriteCapacity: Int?
    /// How many batches of the queue are processed at a time, 2 to 1000.
    ///
    /// It bounds how hard the table is written to, not how often: two invocations that take 20 ms for a message write
    /// 100 messages a second.
    var sqsMaxConcurrency: Int
    /// How often a message is delivered altogether, 1 to 1000, before it moves to the dead letters.
    ///
    /// 1 means that a single throttled write loses its message to them. With throttling, give the backlog time: each delivery lasts the visibility timeout.
    var retryAttempts: Int
    /// How often Lambda repeats a failed *asynchronous* invocation, 0 to 2.
    ///
    /// The queue invokes synchronously, so this only concerns invocations by hand; Lambda's own default of 2 when
    /// `nil`.
    var lambdaRetryAttempts: Int?
    /// How many messages an invocation gets at most, 1 to 10.
    var batchSize: Int
    /// How long an invocation may take, 1 to 900 seconds.
    ///
    /// The queue hides a message for six times as long.
    var timeoutSeconds: Int
    /// The age of the oldest waiting message, in seconds, from which on the backlog raises an alarm.
    var alarmAgeSeconds: Int
    /// Where the entry stands, so that problems point at it.
    var location: SourceLocation

    init(
        name: String,
        writeCapacity: Int,
        readCapacity: Int = 5,
        maximumWriteCapacity: Int? = nil,
        sqsMaxConcurrency: Int,
        retryAttempts: Int,
        lambdaRetryAttempts: Int? = nil,
        batchSize: Int = 10,
        timeoutSeconds: Int = 30,
        alarmAgeSeconds: Int = 900,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        self.name = name
        self.writeCapacity = writeCapacity
        self.readCapacity = readCapacity
        self.maximumWriteCapacity = maximumWriteCapacity
        self.sqsMaxConcurrency = sqsMaxConcurrency
        self.retryAttempts = retryAttempts
        self.lambdaRetryAttempts = lambdaRetryAttempts
        self.batchSize = batchSize
        self.timeoutSeconds = timeoutSeconds
        self.alarmAgeSeconds = alarmAgeSeconds
        location = SourceLocation(filePath: filePath, line: line)
    }

    /// What is wrong with the entry, a sentence for each field.
    var problems: [String] {
        var result: [String] = []
        func check(_ field: String, _ value: Int, _ allowed: ClosedRange<Int>) {
            if !allowed.contains(value) {
                result.append("\(field) must be \(allowed.lowerBound) to \(allowed.upperBound), got \(value)")
            }
        }
        func checkMinimum(_ field: String, _ value: Int, _ minimum: Int) {
            if value < minimum { result.append("\(field) must be at least \(minimum), got \(value)") }
        }
        checkMinimum("writeCapacity", writeCapacity, 1)
        checkMinimum("readCapacity", readCapacity, 1)
        if let maximumWriteCapacity {
            checkMinimum("maximumWriteCapacity", maximumWriteCapacity, max(writeCapacity, 1))
        }
        check("sqsMaxConcurrency", sqsMaxConcurrency, 2...1000)
        check("retryAttempts", retryAttempts, 1...1000)
        if let lambdaRetryAttempts { check("lambdaRetryAttempts", lambdaRetryAttempts, 0...2) }
        check("batchSize", batchSize, 1...10)
        check("timeoutSeconds", timeoutSeconds, 1...900)
        checkMinimum("alarmAgeSeconds", alarmAgeSeconds, 1)
        return result
    }
}
