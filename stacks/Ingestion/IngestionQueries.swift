import AWSLogs
import CloudFormation
import Constructs
import WorkerContracts

/// A question to the logs of the ingestion pipeline, which CloudWatch Logs Insights answers.
struct IngestionQuery: Sendable {
    /// A worker whose logs are searched.
    enum Worker: String, CaseIterable, Sendable {
        case ingest
        case worker
        case redrive
    }

    /// What people see in the list of queries.
    let name: String
    /// What the answer tells.
    let purpose: String
    /// Whose logs are searched.
    let workers: [Worker]
    /// The commands of the query.
    let commands: [String]

    init(_ name: String, _ purpose: String, of workers: Worker..., asking commands: [String]) {
        self.name = name
        self.purpose = purpose
        self.workers = workers
        self.commands = commands
    }

    /// The query as Logs Insights takes it, each command on a line of its own.
    var text: String { commands.joined(separator: "\n| ") }
}

/// Queries that belong together, in a folder.
struct IngestionQueryFolder: Sendable {
    /// The folder in the list of queries.
    let name: String
    let queries: [IngestionQuery]
}

/// Saves the queries of ``IngestionQueryFolder/all``, in folders of this stack.
struct IngestionQueries: Construct {
    var functions: IngestionFunctions

    func build(in scope: Scope) {
        for folder in IngestionQueryFolder.all {
            for query in folder.queries {
                scope.add(
                    "\(folder.name)\(query.name)",
                    QueryDefinition(
                        "\(query.name)",
                        folder: "IngestionLab/\(Pseudo.stackName)/\(folder.name)",
                        LogInsightsQuery(query.commands.map { "\($0)" }),
                        in: query.workers.flatMap(logGroups)
                    )
                )
            }
        }
    }

    /// The logs of a worker, those of several functions where it is split.
    private func logGroups(of worker: IngestionQuery.Worker) -> [Ref<Logs.LogGroup>] {
        let split = functions.split
        let parts: [IngestionFunction?] =
            switch worker {
            case .ingest: [functions.ingest, split?.publish]
            case .worker: [functions.worker, split?.idempotency, split?.events]
            case .redrive: [functions.redrive]
            }
        return parts.compactMap { $0?.logGroup }
    }
}

private typealias Line = IngestionLogLine
private typealias Field = IngestionLogLine.Field

extension IngestionQueryFolder {
    /// All queries that are saved.
    static let all = [overview, errorAnalysis, performanceAnalysis]

    private static let overview = IngestionQueryFolder(
        name: "Overview",
        queries: [
            IngestionQuery(
                "ErrorAnalysis",
                "The latest errors of all workers.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    "fields @timestamp, \(Field.message), \(Field.requestId), \(Field.errorType), \(Field.idempotencyKey)",
                    Line.Level.error.filter,
                    "sort @timestamp desc",
                    "limit 100",
                ]
            ),
            IngestionQuery(
                "PerformanceAnalysis",
                "How long messages take, and how many there are, in 5 minutes each.",
                of: .worker,
                asking: [
                    Line.messageProcessed.filter,
                    "stats avg(\(Field.durationMs)), max(\(Field.durationMs)), min(\(Field.durationMs)), count(*) by bin(5m)",
                ]
            ),
            IngestionQuery(
                "IdempotencyAnalysis",
                "Which messages came more than once.",
                of: .worker,
                asking: [
                    Line.idempotentMessage.filter,
                    "stats count(*) as repetitions by \(Field.idempotencyKey)",
                    "sort repetitions desc",
                    "limit 50",
                ]
            ),
            IngestionQuery(
                "FailureModeAnalysis",
                "How often workers failed on purpose.",
                of: .ingest,
                .worker,
                asking: [
                    Line.failureSimulated.filter,
                    "stats count(*) by \(Field.failureMode), \(Field.errorType)",
                ]
            ),
            IngestionQuery(
                "RedriveAnalysis",
                "What was done with dead letters.",
                of: .redrive,
                asking: [
                    "fields @timestamp, \(Field.message), \(Field.count), \(Field.skipped), \(Field.failed), \(Field.taskHandle), \(Field.errorMessage)",
                    "filter \(Field.message) like /(?i)redrive/",
                    "sort @timestamp desc",
                    "limit 100",
                ]
            ),
        ]
    )

    private static let errorAnalysis = IngestionQueryFolder(
        name: "ErrorAnalysis",
        queries: [
            IngestionQuery(
                "Overview",
                "Every error with what it says, newest first.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    "fields @timestamp, @log, \(Field.message), \(Field.errorType), \(Field.errorMessage)",
                    Line.Level.error.filter,
                    "sort @timestamp desc",
                    "limit 100",
                ]
            ),
            IngestionQuery(
                "CountByType",
                "Which errors are the most frequent.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    Line.Level.error.filter,
                    "stats count(*) as errors by \(Field.errorType)",
                    "sort errors desc",
                ]
            ),
            IngestionQuery(
                "CountByFunction",
                "Which function has which errors.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    Line.Level.error.filter,
                    "stats count(*) as errors by @log, \(Field.errorType)",
                    "sort errors desc",
                ]
            ),
            IngestionQuery(
                "Critical",
                "Errors that end in dead letters; choose the last hour as the time range.",
                of: .ingest,
                .worker,
                asking: [
                    "fields @timestamp, \(Field.errorType), \(Field.errorMessage), \(Field.idempotencyKey), \(Field.receiveCount)",
                    Line.Level.error.filter,
                    "filter \(Field.errorType) in [\"\(Line.ErrorType.schemaValidation.rawValue)\", \"\(Line.ErrorType.timeout.rawValue)\", \"\(Line.ErrorType.processing.rawValue)\"]",
                    "sort @timestamp desc",
                ]
            ),
            IngestionQuery(
                "ByRequest",
                "Errors with the request that they belong to, to look it up in the traces.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    "fields @timestamp, \(Field.requestId), \(Field.message), \(Field.errorType), \(Field.errorMessage)",
                    Line.Level.error.filter,
                    "sort @timestamp desc",
                    "limit 50",
                ]
            ),
            IngestionQuery(
                "Validation",
                "Why events were refused.",
                of: .ingest,
                asking: [
                    "fields @timestamp, \(Field.requestId), \(Field.errorType), \(Field.errorMessage)",
                    Line.validationFailed.filter,
                    "sort @timestamp desc",
                    "limit 50",
                ]
            ),
            IngestionQuery(
                "DynamoDB",
                "Errors of the table.",
                of: .worker,
                asking: serviceErrors(.dynamoDB)
            ),
            IngestionQuery(
                "SQS",
                "Errors of the queues.",
                of: .ingest,
                .redrive,
                asking: serviceErrors(.sqs)
            ),
            IngestionQuery(
                "Timeouts",
                "Invocations that Lambda ended, and what took workers too long.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    "fields @timestamp, @log, \(Field.requestId), \(Field.errorMessage), \(LambdaReport.duration)",
                    "filter \(LambdaReport.status) = \"timeout\" or \(Field.errorType) = \"\(Line.ErrorType.timeout.rawValue)\"",
                    "sort @timestamp desc",
                ]
            ),
            IngestionQuery(
                "Rate",
                "How many errors there are in 5 minutes each.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [Line.Level.error.filter, "stats count(*) as errors by bin(5m)"]
            ),
        ]
    )

    private static func serviceErrors(_ service: IngestionMetric.GuardedService) -> [String] {
        [
            "fields @timestamp, \(Field.message), \(Field.errorType), \(Field.errorMessage), \(Field.requestId)",
            Line.Level.error.filter,
            "filter \(Field.service) = \"\(service.rawValue)\"",
            "sort @timestamp desc",
        ]
    }

    private static let performanceAnalysis = IngestionQueryFolder(
        name: "PerformanceAnalysis",
        queries: [
            IngestionQuery(
                "Duration",
                "How long messages take, in 5 minutes each.",
                of: .worker,
                asking: [
                    Line.messageProcessed.filter,
                    "stats avg(\(Field.durationMs)), pct(\(Field.durationMs), 95), pct(\(Field.durationMs), 99), max(\(Field.durationMs)) by bin(5m)",
                ]
            ),
            IngestionQuery(
                "SlowMessages",
                "The slowest messages of those that took more than a second.",
                of: .worker,
                asking: [
                    "fields @timestamp, \(Field.idempotencyKey), \(Field.messageId), \(Field.durationMs)",
                    Line.messageProcessed.filter,
                    "filter \(Field.durationMs) > 1000",
                    "sort \(Field.durationMs) desc",
                    "limit 50",
                ]
            ),
            IngestionQuery(
                "Throughput",
                "How many messages are processed in a minute.",
                of: .worker,
                asking: [Line.messageProcessed.filter, "stats count(*) as processed by bin(1m)"]
            ),
            IngestionQuery(
                "Idempotency",
                "How many messages the table knew of, beside new ones, in 5 minutes each.",
                of: .worker,
                asking: [
                    "filter \(Field.message) in [\"\(Line.idempotentMessage.rawValue)\", \"\(Line.messageProcessed.rawValue)\"]",
                    "stats sum(strcontains(\(Field.message), \"\(Line.idempotentMessage.rawValue)\")) as hits, sum(strcontains(\(Field.message), \"\(Line.messageProcessed.rawValue)\")) as new by bin(5m)",
                ]
            ),
            IngestionQuery(
                "BatchEfficiency",
                "How full batches are, and how many of their messages succeed and fail.",
                of: .worker,
                asking: [
                    Line.batchCompleted.filter,
                    "stats avg(\(Field.total)), avg(\(Field.succeeded)), avg(\(Field.failed)) by bin(5m)",
                ]
            ),
            IngestionQuery(
                "ErrorTypes",
                "How many errors of each type there are in 5 minutes each.",
                of: .ingest,
                .worker,
                asking: [
                    Line.Level.error.filter,
                    "stats count(*) as errors by \(Field.errorType), bin(5m)",
                ]
            ),
            IngestionQuery(
                "DurationByFunction",
                "How long invocations of each function take.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    LambdaReport.filter,
                    "stats avg(\(LambdaReport.duration)), pct(\(LambdaReport.duration), 95), max(\(LambdaReport.duration)), count(*) by @log",
                ]
            ),
            IngestionQuery(
                "MemoryByFunction",
                "How much of its memory each function uses.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    LambdaReport.filter,
                    "stats max(\(LambdaReport.memoryUsed)), avg(\(LambdaReport.memoryUsed)), max(\(LambdaReport.memorySize)) by @log",
                ]
            ),
            IngestionQuery(
                "Throttling",
                "What a service of AWS refused because it was too much.",
                of: .ingest,
                .worker,
                .redrive,
                asking: [
                    "fields @timestamp, @log, \(Field.service), \(Field.errorType), \(Field.errorMessage)",
                    "filter \(Field.errorType) like /Throttl|ThroughputExceeded|TooManyRequests|RequestLimitExceeded/",
                    "sort @timestamp desc",
                ]
            ),
            IngestionQuery(
                "Wait",
                "How long messages wait in the queue before they are processed, in 5 minutes each.",
                of: .worker,
                asking: [
                    Line.messageProcessed.filter,
                    "stats avg(\(Field.waitMs)), pct(\(Field.waitMs), 95), max(\(Field.waitMs)) by bin(5m)",
                ]
            ),
        ]
    )
}
