import AWSDynamoDB
import AWSEvents
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs

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
    var redrive: IngestionFunction

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
        return IngestionFunctions(
            ingest: validate(publish, in: scope),
            worker: processor,
            redrive: redrive,
            split: IngestionSplitFunctions(
                publish: publish,
                idempotency: idempotency(processor, in: scope),
                events: events(unpublished, in: scope),
                unpublished: unpublished
            )
        )
    }

    private func validate(_ publish: IngestionFunction, in scope: Scope) -> IngestionFunction {
        // Named as what it replaces, which the stack with the API imports.
        let validate = settings.add(
            "Ingest",
            product: "ingestion-validate",
            memory: 256,
            timeout: config.ingestTimeout,
            environment: ["PUBLISH_FUNCTION_NAME": publish.function.name],
            description: "Validates events",
            to: scope
        )
        publish.function.grantInvoke(to: validate.function)
        return validate
    }

    private func publish(in scope: Scope) -> IngestionFunction {
        let publish = settings.add(
            "Publish",
            product: "ingestion-publish",
            memory: 256,
            timeout: config.ingestTimeout - IngestionConfig.timeForAnswer,
            environment: [
                "QUEUE_URL": queues.queue.url,
                "EVENT_BUS_NAME": queues.bus.name,
                "FAILURE_MODE_PARAMETER": queues.failureMode.reference(),
                "ENVIRONMENT": Value(settings.environment.rawValue),
            ],
            description: "Sends events to the queue",
            to: scope
        )
        queues.queue.grant(.sendMessage, .getQueueAttributes, to: publish.function)
        queues.bus.grant(.putEvents, to: publish.function)
        queues.failureMode.grant(.getParameter, to: publish.function)
        return publish
    }

    private func idempotency(_ processor: IngestionFunction, in scope: Scope) -> IngestionFunction {
        let idempotency = settings.add(
            "Idempotency",
            product: "ingestion-idempotency",
            memory: 256,
            timeout: config.workerTimeout,
            environment: [
                "TABLE_NAME": queues.table.name,
                "TIME_TO_LIVE_DAYS": "\(config.timeToLiveDays)",
                "PROCESSOR_FUNCTION_NAME": processor.function.name,
            ],
            description: "Lets each message be processed once",
            to: scope
        )
        queues.table.grant(.getItem, .putItem, .updateItem, to: idempotency.function)
        processor.function.grantInvoke(to: idempotency.function)
        scope.add(
            "Source",
            EventSourceMapping(of: queues.queue, to: idempotency.function, config: config),
            at: config.location
        )
        return idempotency
    }

    private func processor(in scope: Scope) -> IngestionFunction {
        // Named as what it replaces, which the stack with the alarms imports.
        let processor = settings.add(
            "Worker",
            product: "ingestion-processor",
            memory: 512,
            timeout: config.workerTimeout - IngestionConfig.timeForAnswer,
            environment: [
                "TABLE_NAME": queues.table.name,
                "FAILURE_MODE_PARAMETER": queues.failureMode.reference(),
            ],
            description: "Processes messages",
            to: scope
        )
        queues.table.grant(.updateItem, to: processor.function)
        queues.failureMode.grant(.getParameter, to: processor.function)
        return processor
    }

    private func events(_ unpublished: Ref<SQS.Queue>, in scope: Scope) -> IngestionFunction {
        let events = settings.add(
            "Events",
            product: "ingestion-events",
            memory: 256,
            timeout: .seconds(30),
            environment: ["EVENT_BUS_NAME": queues.bus.name],
            description: "Tells what became of messages",
            to: scope
        )
        queues.bus.grant(.putEvents, to: events.function)
        scope.add(
            "Changes",
            EventSourceMapping(
                ofStreamOf: queues.table,
                to: events.function,
                failures: .retry(attempts: 20, maximumRecordAge: .hours(1), onFailure: .queue(unpublished)),
                filters: [
                    EventFilter(["dynamodb": ["NewImage": ["status": ["S": .anyOf("SUCCEEDED", "FAILED")]]]])
                ]
            )
        )
        return events
    }
}
