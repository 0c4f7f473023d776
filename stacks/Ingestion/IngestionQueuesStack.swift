import AWSDynamoDB
import AWSEvents
import AWSKMS
import AWSSQS
import AWSSSM
import CloudFormation
import Constructs
import WorkerContracts

/// Where the messages of the ingestion pipeline wait, where their state is, and who is told what became of them.
///
/// **State.** The table has an item for each idempotency key:
///
/// | attribute | type | |
/// |---|---|---|
/// | `idempotencyKey` | S | the partition key |
/// | `status` | S | `INFLIGHT`, then `SUCCEEDED` or `FAILED`; a failed one becomes `INFLIGHT` again |
/// | `leaseUntil` | N | until when, in seconds since 1970, nobody else may process the message that is `INFLIGHT` |
/// | `attempts` | N | how often processing was begun |
/// | `expiresAt` | N | the second since 1970 from which on the item may be deleted |
///
/// and those in which the workers say what became of it: see `IngestionStateAttribute`.
///
/// **Events.** Whoever processes messages puts events of the source `ingestion.pipeline` on the bus: `Ingestion Success` with the status
/// `SUCCEEDED` and `Ingestion Failure` with `FAILED`. Two rules make notifications of them.
///
/// **Parameters.** Programs and people find everything by `/ingestion/<environment>/…` in Parameter Store. `failure_mode` makes the
/// pipeline fail on purpose; the functions read it while they run.
struct IngestionQueuesStack: Stack {
    var config: IngestionConfig
    var environment: DeploymentEnvironment

    var templateDescription: String? { "Ingestion pipeline: queues, state, events and notifications" }

    func build(in scope: Scope) -> IngestionQueues {
        let (config, problems) = self.config.checked
        for problem in problems { scope.error(problem, at: config.location) }
        scope.addTags(of: config, in: environment)

        let key = config.usesCustomerKey ? key(alias: config.keyAlias, in: scope) : nil
        let deadLetters = scope.add(
            "DeadLetters",
            Queue(
                visibilityTimeout: .minutes(5),
                retention: .days(14),
                encryption: .of(key),
                removalPolicy: environment.removalPolicy
            )
        )
        let queue = scope.add(
            "Queue",
            Queue(
                visibilityTimeout: config.visibilityTimeout,
                deadLetters: .to(deadLetters, after: config.maxReceiveCount),
                encryption: .of(key)
            ),
            at: config.location
        )
        let table = scope.add("State", state(config, key))
        let notifications = IngestionNotifications(config: config, key: key).build(in: scope)
        let failureMode = addParameters(queue, deadLetters, table, notifications, to: scope)

        scope.add("QueueURL", StackOutput(queue.url, description: "Where messages wait to be processed"))
        scope.add(
            "DeadLettersURL",
            StackOutput(deadLetters.url, description: "Where messages wait that could not be processed")
        )
        scope.add("StateName", StackOutput(table.name, description: "The table that has the state of each message"))
        scope.add("BusName", StackOutput(notifications.bus.name, description: "Where the pipeline puts its events"))
        scope.add("TopicARN", StackOutput(notifications.topic.arn, description: "Who tells people"))
        scope.add(
            "FailureModeName",
            StackOutput(
                failureMode.reference(as: Value<String>.self),
                description: "What makes the pipeline fail on purpose"
            )
        )
        return IngestionQueues(
            queue: queue,
            deadLetters: deadLetters,
            bus: notifications.bus,
            topic: notifications.topic,
            successRule: notifications.successRule,
            failureRule: notifications.failureRule,
            table: table,
            failureMode: failureMode,
            key: key
        )
    }

    private func key(alias: String, in scope: Scope) -> Ref<KMS.Key> {
        let key = scope.add(
            "Key",
            Key(description: "Encrypts the ingestion pipeline", removalPolicy: environment.removalPolicy)
        )
        scope.add("KeyAlias", Alias("\(alias)-\(environment.rawValue)", of: key), at: config.location)
        scope.add("KeyARN", StackOutput(key.arn, description: "What encrypts everything"))
        return key
    }

    private func state(_ config: IngestionConfig, _ key: Ref<KMS.Key>?) -> Table {
        Table(
            partitionKey: .string(IngestionStateAttribute.idempotencyKey.rawValue),
            timeToLive: IngestionStateAttribute.expiresAt.rawValue,
            // Who tells the bus reads there what became of messages.
            stream: config.splitsFunctions ? .newAndOldImages : nil,
            pointInTimeRecovery: environment == .dev ? .disabled : .enabled,
            encryption: key.map { .customerKey($0) } ?? .awsManaged,
            removalPolicy: environment.removalPolicy
        )
    }

    /// What programs and people find by name.
    /// - Returns: The parameter that makes the pipeline fail on purpose.
    private func addParameters(
        _ queue: Ref<SQS.Queue>,
        _ deadLetters: Ref<SQS.Queue>,
        _ table: Ref<DynamoDB.Table>,
        _ notifications: IngestionNotifications.Output,
        to scope: Scope
    ) -> Ref<SSM.Parameter> {
        func add(
            _ id: String,
            _ name: Value<String>,
            _ value: Value<String>,
            _ description: String,
            allowedPattern: String? = nil
        ) -> Ref<SSM.Parameter> {
            scope.add(
                "\(id)Parameter",
                StringParameter(
                    value,
                    name: IngestionConfig.parameter(name, in: environment),
                    description: description,
                    allowedPattern: allowedPattern
                )
            )
        }
        _ = add("QueueURL", "queue_url", queue.url, "Where messages wait to be processed")
        _ = add("DeadLettersURL", "dlq_url", deadLetters.url, "Where messages wait that could not be processed")
        _ = add("BusName", "event_bus_name", notifications.bus.name, "Where the pipeline puts its events")
        _ = add("StateName", "idempotency_table", table.name, "The table that has the state of each message")
        return add(
            "FailureMode",
            "failure_mode",
            "none",
            "How the pipeline fails on purpose",
            allowedPattern: "^(\(IngestionFailureMode.allCases.map(\.rawValue).joined(separator: "|")))$"
        )
    }
}

extension QueueEncryption {
    /// By a key of the customer if there is one.
    static func of(_ key: Ref<KMS.Key>?) -> QueueEncryption { key.map { .customerKey($0) } ?? .sqsManaged }
}
