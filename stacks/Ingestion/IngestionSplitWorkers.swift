import AWSDynamoDB
import AWSEvents
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs
import WorkerContracts

/// Five functions of one purpose each that do the work of the ingestion pipeline, instead of two.
///
/// ```
/// POST /events → validate ─invokes→ publish → queue → idempotency ─invokes→ processor → table ─its stream→ events → bus
/// GET /health  → publish
/// ```
///
/// - `validate` answers with what is wrong, or with what `publish` answers, which alone may send to the queue.
/// - `idempotency` takes batches from the queue, leases the keys, and invokes `processor` once with the messages that are new.
///   It waits for the outcome, because a message must come again, and in the end be a dead letter, when its processing fails. What
///   `processor` reports as failed, it reports to the queue.
/// - `processor` has the business logic, and writes the outcome to the table.
/// - `events` hears of outcomes by the table's stream and puts them on the bus. So no outcome is written and not told, as can be when one
///   function does both; nothing waits for the bus; and a change that the bus does not take for an hour is named in a queue. The
///   stream tells of every write, so the function compares the states before and after.
///
/// Each function can do only its part: what the internet reaches knows neither queue nor table. That costs a second invocation for each
/// event and batch, during which the first one waits and is billed too. A state machine would wait for less, but would be billed for
/// each message, and the queue's partial batches would have to be built anew.
///
/// A function that is waited for gets 2 seconds less than the one that waits, so that this can still answer.
struct IngestionSplitWorkers {
    var config: IngestionConfig
    var queues: IngestionQueues
    var settings: IngestionFunctionSettings
    /// What brings dead letters back.
    var redrive: Ref<Lambda.SwiftFunction<Redrive>>

    func build(in scope: Scope) -> IngestionFunctions {
        let publish = publish(in: scope)
        let processor = processor(in: scope)
        let unpublished = scope.add(
            "Unpublished",
            Queue(
                retention: .days(14),
                encryption: .of(settings.key),
                removalPolicy: settings.environment.removalPolicy
            )
        )
        let validate = validate(publish, in: scope)
        return IngestionFunctions(
            ingest: IngestionFunction(validate),
            worker: IngestionFunction(processor),
            redrive: IngestionFunction(redrive),
            split: IngestionSplitFunctions(
                publish: IngestionFunction(publish),
                idempotency: IngestionFunction(idempotency(processor, in: scope)),
                events: IngestionFunction(events(unpublished, in: scope)),
                unpublished: unpublished
            ),
            integrations: IngestionIntegrations(
                events: .function(validate),
                health: .function(publish),
                redrive: .function(redrive, functionMayRunLonger: true)
            )
        )
    }

    private func validate(
        _ publish: Ref<Lambda.SwiftFunction<PublishOrder>>,
        in scope: Scope
    ) -> Ref<Lambda.SwiftFunction<ValidateOrder>> {
        // Named as what it replaces, which the stack with the API imports.
        let validate = settings.add(
            "Ingest",
            ValidateOrder.self,
            memory: 256,
            timeout: config.ingestTimeout,
            environment: [
                .publishFunctionName: publish.name,
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Validates events",
            to: scope
        )
        publish.function.grantInvoke(to: validate)
        return validate
    }

    private func publish(in scope: Scope) -> Ref<Lambda.SwiftFunction<PublishOrder>> {
        let publish = settings.add(
            "Publish",
            PublishOrder.self,
            memory: 256,
            timeout: config.ingestTimeout - IngestionConfig.timeForAnswer,
            environment: [
                .queueURL: queues.queue.url,
                .eventBusName: queues.bus.name,
                .failureModeParameter: queues.failureMode.reference(),
                .environment: Value(settings.environment.rawValue),
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Sends events to the queue",
            to: scope
        )
        queues.queue.grant(.sendMessage, .getQueueAttributes, to: publish)
        queues.bus.grant(.putEvents, to: publish)
        queues.failureMode.grant(.getParameter, to: publish)
        return publish
    }

    private func idempotency(
        _ processor: Ref<Lambda.SwiftFunction<OrderProcessor>>,
        in scope: Scope
    ) -> Ref<Lambda.SwiftFunction<IdempotencyCheck>> {
        let idempotency = settings.add(
            "Idempotency",
            IdempotencyCheck.self,
            memory: 256,
            timeout: config.workerTimeout,
            environment: [
                .tableName: queues.table.name,
                .timeToLiveDays: "\(config.timeToLiveDays)",
                .processorFunctionName: processor.name,
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Lets each message be processed once",
            to: scope
        )
        queues.table.grant(.getItem, .putItem, .updateItem, to: idempotency)
        processor.function.grantInvoke(to: idempotency)
        scope.add(
            "Source",
            EventSourceMapping(of: queues.queue, to: idempotency, config: config),
            at: config.location
        )
        return idempotency
    }

    private func processor(in scope: Scope) -> Ref<Lambda.SwiftFunction<OrderProcessor>> {
        // Named as what it replaces, which the stack with the alarms imports.
        let processor = settings.add(
            "Worker",
            OrderProcessor.self,
            memory: 512,
            timeout: config.workerTimeout - IngestionConfig.timeForAnswer,
            environment: [
                .tableName: queues.table.name,
                .failureModeParameter: queues.failureMode.reference(),
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Processes messages",
            to: scope
        )
        queues.table.grant(.updateItem, to: processor)
        queues.failureMode.grant(.getParameter, to: processor)
        return processor
    }

    private func events(_ unpublished: Ref<SQS.Queue>, in scope: Scope) -> Ref<Lambda.SwiftFunction<OutcomePublisher>> {
        let events = settings.add(
            "Events",
            OutcomePublisher.self,
            memory: 256,
            timeout: .seconds(30),
            environment: [
                .eventBusName: queues.bus.name,
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Tells what became of messages",
            to: scope
        )
        queues.bus.grant(.putEvents, to: events)
        scope.add(
            "Changes",
            EventSourceMapping(
                ofStreamOf: queues.table,
                to: events,
                failures: .retry(attempts: 20, maximumRecordAge: .hours(1), onFailure: .queue(unpublished)),
                filters: [
                    EventFilter(["dynamodb": ["NewImage": ["status": ["S": .anyOf("SUCCEEDED", "FAILED")]]]])
                ]
            )
        )
        return events
    }
}
