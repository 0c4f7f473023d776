import AWSClient
import JSONValues
import LambdaContracts
import WorkerContracts
import WorkerPatterns

/// The bus that is told what becomes of events.
struct EventBus: Sendable {
    private let name: String
    private let client: EventBridgeClient
    private let guards: ServiceGuards

    /// A bus.
    /// - Parameters:
    ///   - name: The name of the bus.
    ///   - client: Puts events on it.
    ///   - guards: What says whether it is asked.
    init(_ name: String, of client: EventBridgeClient, guards: ServiceGuards) {
        self.name = name
        self.client = client
        self.guards = guards
    }

    /// Tells the bus of something.
    /// - Parameters:
    ///   - event: What happened.
    ///   - detail: The members of the event's details; those without a value are left out.
    /// - Throws: Why the bus was not told.
    func tell(
        _ event: IngestionEvent,
        _ detail: [IngestionEvent.Field: JSONValue?]
    ) async throws(IngestionError) {
        var members: [String: JSONValue] = [IngestionEvent.Field.status.rawValue: .string(event.status)]
        for (field, value) in detail { if let value { members[field.rawValue] = value } }
        let entry = EventEntry(
            busName: name,
            source: IngestionEvent.source,
            detailType: event.rawValue,
            detail: JSONValue.object(members).text
        )
        try await guards.ask(.eventBridge) {
            // What the client does not try again itself: one entry that the bus refused.
            try await Retry().run(while: { ($0 as? IngestionError)?.category.isRetryable == true }) { _ in
                guard let result = try await client.putEvents([entry]).first,
                    case .failed(let code, let message) = result
                else { return }
                throw IngestionError(
                    code.rawValue,
                    result.isRetryable ? .transient : .permanent,
                    message ?? "the bus did not take the event",
                    service: IngestionMetric.GuardedService.eventBridge.rawValue
                )
            }
        }
    }
}
