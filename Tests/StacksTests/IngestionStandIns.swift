import AWSApiGatewayV2
import AWSEvents
import AWSLambda
import CloudFormation
import Constructs
import Testing

@testable import synth

/// What the observability of the ingestion pipeline watches, with nothing around it.
enum IngestionStandIns {
    /// Adds the stacks that the observability reads, and the observability.
    static func addStacks(
        to app: App,
        for environment: DeploymentEnvironment,
        _ config: IngestionConfig = .init()
    ) throws {
        let queues = app.add("IngestionQueues", Queues())
        let functions = try app.add("IngestionFunctions", Functions())
        let api = app.add("IngestionAPI", API(function: functions.ingest.function))
        app.add(
            "IngestionObservability",
            IngestionObservabilityStack(
                queues: queues,
                functions: functions,
                api: api,
                config: config,
                environment: environment
            )
        )
    }

    private struct Queues: Stack {
        func build(in scope: Scope) -> IngestionQueues {
            let deadLetters = scope.add("DeadLetters", Queue(retention: .days(14)))
            let bus = scope.add("Bus", EventBus())
            let topic = scope.add("Topic", Topic())
            func rule(_ id: String, _ detailType: Value<String>) -> Ref<Events.Rule> {
                scope.add(
                    id,
                    Rule(
                        pattern: EventPattern(detailType: [.equals(detailType)]),
                        bus: bus,
                        targets: [.topic(topic)]
                    )
                )
            }
            return IngestionQueues(
                queue: scope.add(
                    "Queue",
                    Queue(visibilityTimeout: .seconds(182), deadLetters: .to(deadLetters, after: 5))
                ),
                deadLetters: deadLetters,
                bus: bus,
                topic: topic,
                successRule: rule("Success", "Ingestion Success"),
                failureRule: rule("Failure", "Ingestion Failure"),
                table: scope.add("Table", Table(partitionKey: .string("idempotencyKey"))),
                failureMode: scope.add("FailureMode", StringParameter("none"))
            )
        }
    }

    private struct Functions: Stack {
        func build(in scope: Scope) throws -> IngestionFunctions {
            func function(_ id: String, _ product: String) throws -> IngestionFunction {
                let function = scope.add(id, Function(code: .swiftProduct(product)))
                return IngestionFunction(function: function, logGroup: try #require(function.logGroup))
            }
            return try IngestionFunctions(
                ingest: function("Ingest", "ingestion-ingest"),
                worker: function("Worker", "ingestion-worker"),
                redrive: function("Redrive", "ingestion-redrive")
            )
        }
    }

    private struct API: Stack {
        var function: Ref<Lambda.Function>

        func build(in scope: Scope) -> IngestionAPI {
            let logs = scope.add("AccessLogs", LogGroup())
            let api = scope.add(
                "API",
                HTTPAPI(
                    routes: [HTTPRoute(.method(.post, "/events"), to: .function(function))],
                    authorization: .anyone,
                    accessLogs: AccessLogs(destination: .logGroup(logs))
                )
            )
            return IngestionAPI(api: api, accessLogs: logs)
        }
    }
}
