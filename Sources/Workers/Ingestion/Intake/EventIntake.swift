import AWSClient
import JSONValues
package import LambdaContracts
package import LambdaEvents
package import LambdaRuntime
package import WorkerContracts
import WorkerPatterns

/// Takes events in by HTTP: checks them, sends them to the queue, and tells the bus.
///
/// An event that is in the queue is taken in, whether the bus was told or not; a client that is answered otherwise sends it again, with the same
/// key, which does no harm.
package struct EventIntake: Sendable {
    private enum Route {
        case events
        case health
    }

    /// How large a message may be with its attributes, in bytes.
    ///
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html>
    private static let maximumMessageSize = 1_048_576
    private static let routes = HTTPRoutes([
        (method: "POST", path: "/events", route: Route.events), (method: "GET", path: "/health", route: Route.health),
    ])

    private let queueURL: String
    private let environment: String
    private let metricNamespace: String
    private let queue: SQSClient
    private let bus: EventBus
    private let guards: ServiceGuards
    private let failureModes: IngestionFailureModes

    /// What takes events in.
    /// - Parameter environment: The variables.
    /// - Throws: What keeps requests to AWS from being sent.
    package init<Contract: LambdaContract>(environment: LambdaEnvironment<Contract>) throws
    where Contract.Environment == Ingest.Environment {
        try self.init(environment: environment, aws: AWSHTTPClient())
    }

    init<Contract: LambdaContract>(environment: LambdaEnvironment<Contract>, aws: AWSHTTPClient) throws
    where Contract.Environment == Ingest.Environment {
        queueURL = environment[.queueURL]
        self.environment = environment[.environment]
        metricNamespace = environment[.metricNamespace]
        guards = ServiceGuards(metricNamespace: metricNamespace)
        queue = SQSClient(aws)
        bus = EventBus(environment[.eventBusName], of: EventBridgeClient(aws), guards: guards)
        failureModes = IngestionFailureModes(parameter: environment[.failureModeParameter], of: SSMClient(aws))
    }

    /// Answers a request.
    /// - Parameters:
    ///   - request: The request.
    ///   - context: The invocation.
    /// - Returns: The answer.
    package func answer(_ request: APIGatewayV2Request, context: LambdaContext) async -> APIGatewayV2Response {
        await context.withRequestDeadline {
            switch Self.routes.route(of: request) {
            case .failure(let refusal): refusal.response
            case .success(.health): await health(context)
            case .success(.events): await takeIn(request, context)
            }
        }
    }
}

// MARK: - Health

extension EventIntake {
    private func health(_ context: LambdaContext) async -> APIGatewayV2Response {
        let start = ContinuousClock.now
        var body: [String: JSONValue] = [
            "service": "ingestion-api", "environment": .string(environment), "timestamp": .string(Timestamp.now.text),
        ]
        do {
            // Not through the breaker: the question is whether the queue can be reached now.
            _ = try await queue.queueAttributes(of: queueURL, names: ["QueueArn"])
            body["status"] = "healthy"
            return .json(200, .object(body))
        } catch {
            let error = IngestionError(error, of: IngestionMetric.GuardedService.sqs.rawValue)
            context.log(requestFailed: error, since: start)
            body["status"] = "unhealthy"
            return .json(503, .object(body))
        }
    }
}

// MARK: - Events

extension EventIntake {
    private func takeIn(_ request: APIGatewayV2Request, _ context: LambdaContext) async -> APIGatewayV2Response {
        let start = ContinuousClock.now
        let metrics = MetricTally(namespace: metricNamespace)
        defer { metrics.write(to: context) }
        do throws(IngestionError) {
            let event = try OrderEvent(try request.jsonBody())
            return try await takeIn(event, context, since: start)
        } catch {
            metrics.count(.errors(error.category))
            return context.refusal(of: error, since: start)
        }
    }

    private func takeIn(
        _ event: OrderEvent,
        _ context: LambdaContext,
        since start: ContinuousClock.Instant
    ) async throws(IngestionError) -> APIGatewayV2Response {
        let key = event.idempotencyKey ?? SHA256.hexadecimal(SHA256.hash(JSONValue.object(event.members).utf8))
        let mode = await failureModes.mode()
        let ingestedAt = Timestamp.now.text
        let message = try message(event, key, mode, ingestedAt, context)
        var sent = try await send(message)
        if mode == .duplicateSubmit {
            context.log(simulated: mode, nil, key)
            sent = try await send(message)
        }
        IngestionLog(context).write(
            .eventAccepted,
            [.idempotencyKey: .text(key), .messageId: .text(sent.messageID), .durationMs: .since(start)]
        )
        await tell(event, key, sent, ingestedAt, context)
        return .json(
            202,
            [
                "message": "the event was taken in", "messageId": .string(sent.messageID),
                "idempotencyKey": .string(key),
            ]
        )
    }

    private func message(
        _ event: OrderEvent,
        _ key: String,
        _ mode: IngestionFailureMode,
        _ ingestedAt: String,
        _ context: LambdaContext
    ) throws(IngestionError) -> OutgoingMessage {
        var members = event.members
        members["idempotencyKey"] = .string(key)
        members["ingestedAt"] = .string(ingestedAt)
        members["requestId"] = .string(context.requestID)
        let message = OutgoingMessage(
            body: JSONValue.object(members).text.escapedForQueues,
            attributes: [
                MessageAttributeName.idempotencyKey: .string(key),
                MessageAttributeName.submittedAt: .string(ingestedAt),
                MessageAttributeName.errorTypeCandidate: .string(mode.errorTypeCandidate?.rawValue ?? "none"),
            ]
        )
        let size = message.sizeInQueue
        guard size <= Self.maximumMessageSize else {
            throw .tooLarge(
                "the event is too large: its message would have \(size) bytes, the queue takes \(Self.maximumMessageSize)"
            )
        }
        return message
    }

    private func send(_ message: OutgoingMessage) async throws(IngestionError) -> SentMessage {
        try await guards.ask(.sqs) { try await queue.sendMessage(message, to: queueURL) }
    }

    private func tell(
        _ event: OrderEvent,
        _ key: String,
        _ sent: SentMessage,
        _ ingestedAt: String,
        _ context: LambdaContext
    ) async {
        let start = ContinuousClock.now
        do throws(IngestionError) {
            try await bus.tell(
                .received,
                [
                    .eventId: .string(IngestionEvent.received.id(of: key)), .idempotencyKey: .string(key),
                    .orderId: .string(event.orderID), .amount: .number(event.amount.jsonNumber),
                    .messageId: .string(sent.messageID), .ingestedAt: .string(ingestedAt),
                    .requestId: .string(context.requestID),
                ]
            )
        } catch {
            // The message is in the queue: what else there was to say must not make the client send it again.
            context.log(requestFailed: error, since: start)
        }
    }
}
