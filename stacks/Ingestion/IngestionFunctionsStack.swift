import AWSLambda
import AWSLogs
import CloudFormation
import Constructs
import WorkerContracts

/// The functions of the ingestion pipeline.
///
/// Two functions do the work, unless the config splits it among five: see ``IngestionWorkers`` and ``IngestionSplitWorkers``.
/// A third one brings dead letters back:
///
/// - `POST /redrive/start` without a filter starts a move that Amazon SQS makes itself, as slowly as it is asked to; no time of a
///   function bounds it. With a filter (`errorType`, `minAgeSeconds`) the function moves what it can in 25 seconds, each message sent
///   before it is deleted, and says whether more remain.
/// - `POST /redrive/cancel` ends the move, `GET /redrive/preview` shows how far it is and what the dead letters are.
struct IngestionFunctionsStack: Stack {
    var config: IngestionConfig
    var environment: DeploymentEnvironment
    var queues: IngestionQueues

    var templateDescription: String? { "Ingestion pipeline: functions" }

    func build(in scope: Scope) -> IngestionFunctions {
        // The stack with the queues reports what is wrong.
        let config = config.checked.config
        scope.addTags(of: config, in: environment)

        let settings = IngestionFunctionSettings(
            environment: environment,
            metricNamespace: config.metricNamespace(in: environment),
            key: queues.key,
            vpc: config.usesVPC ? scope.add("Network", IngestionNetwork(config: config)) : nil,
            insightsLayer: config.usesLambdaInsights ? scope.add("Insights", LambdaInsightsLayer()) : nil
        )
        let redrive = redrive(config, settings, in: scope)
        let functions =
            config.splitsFunctions
            ? IngestionSplitWorkers(config: config, queues: queues, settings: settings, redrive: redrive)
                .build(in: scope)
            : IngestionWorkers(config: config, queues: queues, settings: settings, redrive: redrive).build(in: scope)
        addOutputs(functions, to: scope)
        return functions
    }

    private func redrive(
        _ config: IngestionConfig,
        _ settings: IngestionFunctionSettings,
        in scope: Scope
    ) -> Ref<Lambda.SwiftFunction<Redrive>> {
        if config.redriveTimeout > .seconds(30) {
            scope.allow("API-07", because: "redrive answers after 25 s, before the API does, whatever is left to move")
        }
        let redrive = settings.add(
            "Redrive",
            Redrive.self,
            memory: 256,
            timeout: config.redriveTimeout,
            environment: [
                .queueURL: queues.queue.url,
                .deadLetterQueueURL: queues.deadLetters.url,
                .metricNamespace: Value(settings.metricNamespace),
            ],
            description: "Brings dead letters back",
            to: scope
        )
        queues.deadLetters.grantRedriveMessages(into: queues.queue, to: redrive)
        queues.deadLetters.grant(
            .cancelMessageMoveTask,
            .listMessageMoveTasks,
            .changeMessageVisibility,
            to: redrive
        )
        return redrive
    }

    private func addOutputs(_ functions: IngestionFunctions, to scope: Scope) {
        func add(_ id: String, _ function: IngestionFunction, _ what: String) {
            scope.add("\(id)Name", StackOutput(function.function.name, description: "The function that \(what)"))
            scope.add(
                "\(id)LogsName",
                StackOutput(function.logGroup.name, description: "The logs of the function that \(what)")
            )
        }
        add("Ingest", functions.ingest, functions.split == nil ? "takes events in" : "validates events")
        add("Worker", functions.worker, "processes messages")
        add("Redrive", functions.redrive, "brings dead letters back")
        guard let split = functions.split else { return }
        add("Publish", split.publish, "sends events to the queue")
        add("Idempotency", split.idempotency, "lets each message be processed once")
        add("Events", split.events, "tells what became of messages")
        scope.add(
            "UnpublishedURL",
            StackOutput(
                split.unpublished.url,
                description: "Where is told which changes of state the bus was not told of"
            )
        )
    }
}
