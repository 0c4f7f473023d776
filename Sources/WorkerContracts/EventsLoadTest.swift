public import JSONValues
public import LambdaContracts
public import LambdaEvents

/// Puts orders that nobody made on an event bus.
///
/// Each run has order IDs of its own, so that a second one counts as well. Entries that the bus refuses are sent again.
public enum EventsLoadTest: LambdaContract {
    /// Anything: what is sent is decided by the environment.
    public typealias Event = JSONValue

    /// What was sent.
    public struct Output: Codable, Equatable, Sendable {
        /// How many orders the bus took.
        public var sent: Int
        /// How many it refused to the end.
        public var failed: Int
        /// What the order IDs of this run begin with.
        public var run: String

        /// Tells what was sent.
        /// - Parameters:
        ///   - sent: How many orders the bus took.
        ///   - failed: How many it refused to the end.
        ///   - run: What the order IDs of this run begin with.
        public init(sent: Int, failed: Int, run: String) {
            self.sent = sent
            self.failed = failed
            self.run = run
        }
    }

    /// The variables.
    public enum Environment: String, CaseIterable, Sendable {
        /// The bus.
        case eventBusName = "EVENT_BUS_NAME"
        /// The source of the events.
        case eventSource = "EVENT_SOURCE"
        /// The detail type of the events.
        case eventDetailType = "EVENT_DETAIL_TYPE"
        /// How many orders to send.
        case orders = "ORDERS"
    }

    /// The executable.
    public static let product = "events-load-test"
    /// It puts events.
    public static let operations: [AWSOperation<Environment>] = [.putEvents(on: .eventBusName)]
}
