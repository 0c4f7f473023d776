import AWSEvents
import AWSKMS
import AWSSNS
import CloudFormation
import Constructs

/// What becomes of messages, told on a bus, and to people by mail or a web address.
///
/// Mail and posts are JSON documents, not texts: EventBridge fills in what an event has as it is, and a quotation mark, in an error message
/// for example, would end a text and lose the event.
struct IngestionNotifications {
    var config: IngestionConfig
    /// What encrypts bus and topic; `nil` when keys of AWS do.
    var key: Ref<KMS.Key>?

    struct Output {
        let bus: Ref<Events.EventBus>
        let topic: Ref<SNS.Topic>
        let successRule: Ref<Events.Rule>
        let failureRule: Ref<Events.Rule>
    }

    func build(in scope: Scope) -> Output {
        let bus = scope.add(
            "Bus",
            EventBus(description: "What becomes of ingested messages", encryptionKey: key)
        )
        let topic = scope.add(
            "Topic",
            Topic(
                displayName: "Ingestion Pipeline Notifications",
                encryption: key.map { .customerKey($0) } ?? .none
            )
        )
        // The alarms are in a stack of their own, which may come and go.
        topic.allowPublish(by: .alarms)
        if let email = config.alarmEmail {
            scope.add("Email", Subscription(to: topic, .email(email)), at: config.location)
        }
        if let url = config.webhookURL {
            scope.add("Webhook", Subscription(to: topic, .https(url)), at: config.location)
        }
        return Output(
            bus: bus,
            topic: topic,
            successRule: scope.add("SuccessRule", rule(.success, bus, topic)),
            failureRule: scope.add("FailureRule", rule(.failure, bus, topic))
        )
    }

    /// An outcome of processing.
    private struct Outcome {
        /// What the event says that it is.
        let detailType: String
        let status: String
        let description: String
        /// What people are told, by the names of the event's fields.
        let fields: [String]

        static let success = Outcome(
            detailType: "Ingestion Success",
            status: "SUCCEEDED",
            description: "Messages that were processed",
            fields: ["eventId", "idempotencyKey", "processedAt", "durationMs"]
        )
        static let failure = Outcome(
            detailType: "Ingestion Failure",
            status: "FAILED",
            description: "Messages that could not be processed",
            fields: ["eventId", "idempotencyKey", "errorType", "errorMessage", "failedAt"]
        )
    }

    private func rule(_ outcome: Outcome, _ bus: Ref<Events.EventBus>, _ topic: Ref<SNS.Topic>) -> Rule {
        let message = JSON(
            members: [(key: "event", value: JSON(outcome.detailType))]
                + outcome.fields.map { (key: $0, value: JSON("<\($0)>")) }
        )
        return Rule(
            pattern: EventPattern(
                source: ["ingestion.pipeline"],
                detailType: [.equals(Value(outcome.detailType))],
                detail: EventPattern(fields: ["status": .conditions([.equals(Value(outcome.status))])])
            ),
            bus: bus,
            targets: [
                .topic(
                    topic,
                    input: .transformed(
                        InputTransformer(
                            paths: Dictionary(uniqueKeysWithValues: outcome.fields.map { ($0, "$.detail.\($0)") }),
                            template: .json(message)
                        )
                    )
                )
            ],
            description: outcome.description
        )
    }
}
