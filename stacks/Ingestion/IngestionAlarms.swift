import AWSCloudWatch
import AWSLambda
import AWSSNS
import CloudFormation
import Constructs
import WorkerContracts

/// What somebody must hear of while events are taken in and processed.
///
/// Each alarm tells the topic when it goes off and when it is over. The two composite alarms say nothing: they are the state of the pipeline in one
/// place, for a dashboard, a pager or a deployment that asks whether to go on.
struct IngestionAlarms: Construct {
    var queues: IngestionQueues
    var functions: IngestionFunctions
    var api: IngestionAPI
    var filters: IngestionMetricFilters.Output
    var metrics: IngestionMetrics
    /// How long the worker may take for a batch.
    var workerTimeout: Duration

    struct Output {
        /// Something is lost or broken now.
        let critical: Ref<CloudWatch.CompositeAlarm>
        /// Something gets worse.
        let warning: Ref<CloudWatch.CompositeAlarm>
        /// All alarms on metrics.
        let alarms: [Ref<CloudWatch.Alarm>]
    }

    func build(in scope: Scope) -> Output {
        let queueAlarms = queueAlarms(in: scope)
        let functionAlarms = functionAlarms(in: scope)
        let apiAlarms = apiAlarms(in: scope)
        let messageAlarms = messageAlarms(in: scope)
        let critical = scope.add(
            "Critical",
            CompositeAlarm(
                when: .any([
                    queueAlarms.deadLetterDepth, queueAlarms.deadLetterAge, functionAlarms.workerErrors,
                    apiAlarms.serverErrors, messageAlarms.errorRate,
                ]),
                description:
                    "Events are lost, refused or pile up among the dead letters; see docs/operations/dlq-depth.md"
            )
        )
        let warning = scope.add(
            "Warning",
            CompositeAlarm(
                when: .any([
                    queueAlarms.backlog, functionAlarms.workerThrottles, apiAlarms.latency,
                    messageAlarms.validationErrors,
                ]),
                description: "The pipeline is slower than planned, or its clients send what it refuses"
            )
        )
        return Output(
            critical: critical,
            warning: warning,
            alarms: queueAlarms.all + functionAlarms.all + apiAlarms.all + messageAlarms.all
                + (functions.split.map { eventAlarms($0, in: scope) } ?? [])
        )
    }

    /// An alarm that tells the topic of both of its ends.
    private func alarm(
        on source: some MetricSource,
        _ comparison: Alarm.Comparison,
        for evaluation: Alarm.Evaluation,
        _ description: String
    ) -> Alarm {
        Alarm(
            on: source,
            comparison,
            for: evaluation,
            description: description,
            actions: [.notify(queues.topic)],
            okActions: [.notify(queues.topic)]
        )
    }
}

// MARK: - Queues

extension IngestionAlarms {
    private struct QueueAlarms {
        let deadLetterDepth: Ref<CloudWatch.Alarm>
        let deadLetterAge: Ref<CloudWatch.Alarm>
        let backlog: Ref<CloudWatch.Alarm>
        let all: [Ref<CloudWatch.Alarm>]
    }

    private func queueAlarms(in scope: Scope) -> QueueAlarms {
        let queue = queues.queue.metrics
        let deadLetters = queues.deadLetters.metrics
        let depth = scope.add(
            "DLQDepth",
            alarm(
                on: deadLetters.approximateNumberOfMessagesVisible,
                .atLeast(1),
                for: .periods(1),
                "A message could not be processed; see docs/operations/dlq-depth.md"
            )
        )
        let age = scope.add(
            "DLQAge",
            alarm(
                on: deadLetters.approximateAgeOfOldestMessage,
                .above(300),
                for: .datapoints(2, of: 3),
                "Nobody has looked at the dead letters for 5 minutes; see docs/operations/dlq-depth.md"
            )
        )
        let backlog = scope.add(
            "MainQueueBacklog",
            alarm(
                on: queue.approximateNumberOfMessagesVisible.with(period: .minutes(5)),
                .above(100),
                for: .periods(2),
                "More messages wait than the worker takes; see docs/operations/backlog.md"
            )
        )
        let oldest = scope.add(
            "MainQueueAge",
            alarm(
                on: queue.approximateAgeOfOldestMessage.with(period: .minutes(5)),
                .above(600),
                for: .periods(2),
                "A message waits for 10 minutes, or fails again and again; see docs/operations/poison-pill.md"
            )
        )
        // How old messages become before they are read is a metric of streams. Of a queue, what waits divided by what is deleted a second
        // tells how long the newest message will wait, and no message that is being tried again distorts it.
        let lag = scope.add(
            "WorkerLag",
            alarm(
                on: (queue.approximateNumberOfMessagesVisible
                    / (queue.numberOfMessagesDeleted / 300)).with(
                        period: .minutes(5),
                        label: "seconds until a new message is processed"
                    ),
                .above(60),
                for: .periods(2),
                "A new message will wait for more than a minute; see docs/operations/backlog.md"
            )
        )
        let flood = scope.add(
            "DLQFlood",
            alarm(
                on: deadLetters.approximateNumberOfMessagesVisible.with(period: .minutes(5)),
                .atLeast(10),
                for: .datapoints(1, of: 2),
                "Not one message but many cannot be processed; see docs/operations/dlq-depth.md"
            )
        )
        let old = scope.add(
            "OldMessages",
            alarm(
                on: queue.approximateAgeOfOldestMessage.with(period: .minutes(5)),
                .atLeast(1800),
                for: .datapoints(1, of: 2),
                "A message waits for half an hour; see docs/operations/backlog.md"
            )
        )
        return QueueAlarms(
            deadLetterDepth: depth,
            deadLetterAge: age,
            backlog: backlog,
            all: [depth, age, backlog, oldest, lag, flood, old]
        )
    }
}

// MARK: - Functions

extension IngestionAlarms {
    private struct FunctionAlarms {
        let workerErrors: Ref<CloudWatch.Alarm>
        let workerThrottles: Ref<CloudWatch.Alarm>
        let all: [Ref<CloudWatch.Alarm>]
    }

    /// The average duration, in milliseconds, that leaves a sixth of the timeout.
    private var longDuration: Double { (Double(workerTimeout.components.seconds) * 5000 / 6).rounded() }

    private func functionAlarms(in scope: Scope) -> FunctionAlarms {
        let worker = functions.consumer.function.metrics
        let ingest = functions.ingest.function.metrics
        let workerErrors = scope.add(
            "WorkerErrors",
            alarm(
                on: worker.errors.with(period: .minutes(5)),
                .atLeast(1),
                for: .periods(1),
                "The worker ended in the middle of a batch or ran out of time; see docs/operations/latency.md"
            )
        )
        let ingestErrors = scope.add(
            "IngestErrors",
            alarm(
                on: ingest.errors.with(period: .minutes(5)),
                .above(5),
                for: .periods(2),
                "The function that takes events in fails; its callers get status 500"
            )
        )
        let workerThrottles = scope.add(
            "WorkerThrottles",
            alarm(
                on: worker.throttles.with(period: .minutes(5)),
                .atLeast(1),
                for: .periods(1),
                "Lambda refuses to run the worker; see docs/operations/throttling.md"
            )
        )
        let ingestThrottles = scope.add(
            "IngestThrottles",
            alarm(
                on: ingest.throttles.with(period: .minutes(5)),
                .atLeast(1),
                for: .periods(1),
                "Lambda refuses to take events in, callers get status 503; see docs/operations/throttling.md"
            )
        )
        let duration = scope.add(
            "WorkerDuration",
            alarm(
                on: worker.duration.with(period: .minutes(5)),
                .above(longDuration),
                for: .datapoints(2, of: 3),
                "Batches take nearly as long as the worker's timeout; see docs/operations/latency.md"
            )
        )
        let slowest = scope.add(
            "HighDuration",
            alarm(
                on: worker.duration.with(statistic: .percentile(99), period: .minutes(5)),
                .atLeast(longDuration),
                for: .datapoints(2, of: 3),
                "One batch in a hundred takes nearly as long as the worker's timeout; see docs/operations/latency.md"
            )
        )
        return FunctionAlarms(
            workerErrors: workerErrors,
            workerThrottles: workerThrottles,
            all: [workerErrors, ingestErrors, workerThrottles, ingestThrottles, duration, slowest]
        )
    }
}

// MARK: - API

extension IngestionAlarms {
    private struct APIAlarms {
        let serverErrors: Ref<CloudWatch.Alarm>
        let latency: Ref<CloudWatch.Alarm>
        let all: [Ref<CloudWatch.Alarm>]
    }

    private func apiAlarms(in scope: Scope) -> APIAlarms {
        let api = api.api.metrics
        let serverErrors = scope.add(
            "API5XX",
            alarm(
                on: api.serverErrors.with(period: .minutes(5)),
                .above(5),
                for: .periods(2),
                "The API answers with status 5xx: events are lost unless their senders try again"
            )
        )
        let clientErrors = scope.add(
            "API4XX",
            alarm(
                on: api.clientErrors.with(period: .minutes(5)),
                .above(20),
                for: .periods(2),
                "The API refuses requests: wrong ones, or too many at a time; look at its access logs"
            )
        )
        let latency = scope.add(
            "APILatency",
            alarm(
                on: api.latency.with(period: .minutes(5)),
                .above(5000),
                for: .datapoints(2, of: 3),
                "The API takes more than 5 seconds to answer; see docs/operations/latency.md"
            )
        )
        return APIAlarms(serverErrors: serverErrors, latency: latency, all: [serverErrors, clientErrors, latency])
    }
}

// MARK: - Messages

extension IngestionAlarms {
    private struct MessageAlarms {
        let errorRate: Ref<CloudWatch.Alarm>
        let validationErrors: Ref<CloudWatch.Alarm>
        let all: [Ref<CloudWatch.Alarm>]
    }

    private func messageAlarms(in scope: Scope) -> MessageAlarms {
        let validationErrors = scope.add(
            "ValidationErrors",
            alarm(
                on: filters.validationErrors.metric.with(period: .minutes(5)),
                .above(10),
                for: .periods(2),
                "Senders send what the pipeline refuses; see the query ErrorAnalysis/Validation"
            )
        )
        // Zero messages an hour are no fault where nobody sends any: only what waits and is not taken is.
        let waiting = queues.queue.metrics.approximateNumberOfMessagesVisible.filled(with: 0)
        let taken = queues.queue.metrics.numberOfMessagesDeleted.filled(with: 0)
        let stalled = scope.add(
            "LowProcessingRate",
            alarm(
                on: MetricExpression.if(waiting >= 1 && taken < 1, then: 1, else: 0).with(
                    period: .minutes(10),
                    label: "messages wait, and none is done"
                ),
                .atLeast(1),
                for: .periods(2),
                "Messages wait, and none is done; see docs/operations/backlog.md"
            )
        )
        // A message that fails is reported as such, and the invocation succeeds, so the errors of the function do not tell.
        let failed = metrics.messagesProcessed(.failed).filled(with: 0)
        let succeeded = metrics.messagesProcessed(.success).filled(with: 0)
        let errorRate = scope.add(
            "HighErrorRate",
            alarm(
                on: (failed / (failed + succeeded) * 100).with(label: "messages that fail, in percent"),
                .atLeast(5),
                for: .periods(2),
                "One message in twenty fails; see docs/operations/poison-pill.md"
            )
        )
        return MessageAlarms(
            errorRate: errorRate,
            validationErrors: validationErrors,
            all: [validationErrors, stalled, errorRate]
        )
    }
}

// MARK: - Events of split functions

extension IngestionAlarms {
    /// What only happens where a function of its own tells the bus, which reads the table's stream.
    private func eventAlarms(_ split: IngestionSplitFunctions, in scope: Scope) -> [Ref<CloudWatch.Alarm>] {
        [
            scope.add(
                "EventsAge",
                alarm(
                    on: split.events.function.metrics.iteratorAge.with(period: .minutes(5)),
                    .above(60_000),
                    for: .periods(2),
                    "The bus is told late what became of messages; look at the logs of the function that tells it"
                )
            ),
            scope.add(
                "UnpublishedDepth",
                alarm(
                    on: split.unpublished.metrics.approximateNumberOfMessagesVisible,
                    .atLeast(1),
                    for: .periods(1),
                    "The bus was not told what became of messages; look at the changes that the queue names within 24 hours"
                )
            ),
        ]
    }
}
