import AWSEvents
import AWSKMS
import AWSSNS
import CloudFormation
import Constructs
import WorkerContracts

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

    /// What people are told of an outcome.
    private struct Outcome {
        let event: IngestionEvent
        let description: String
        let fields: [IngestionEvent.Field]

        static let success = Outcome(
            event: .success,
            description: "Messages that were processed",
            fields: [.eventId, .idempotencyKey, .processedAt, .durationMs]
        )
        static let failure = Outcome(
            event: .failure,
            description: "Messages that could not be processed",
            fields: [.eventId, .idempotencyKey, .errorType, .errorMessage, .failedAt]
        )
    }

    private func rule(_ outcome: Outcome, _ bus: Ref<Events.EventBus>, _ topic: Ref<SNS.Topic>) -> Rule {
        let fields = outcome.fields.map(\.rawValue)
        let message = JSON(
            members: [(key: "event", value: JSON(outcome.event.rawValue))]
                + fields.map { (key: $0, value: JSON("<\($0)>")) }
        )
        return Rule(
            pattern: EventPattern(
                source: [.equals(Value(IngestionEvent.source))],
                detailType: [.equals(Value(outcome.event.rawValue))],
                detail: EventPattern(fields: [
                    IngestionEvent.Field.status.rawValue: .conditions([.equals(Value(outcome.event.status))])
                ])
            ),
            bus: bus,
            targets: [
                .topic(
                    topic,
                    input: .transformed(
                        InputTransformer(
                            paths: Dictionary(uniqueKeysWithValues: fields.map { ($0, "$.detail.\($0)") }),
                            template: .json(message)
                        )
                    )
                )
            ],
            description: outcome.description
        )
    }
}
