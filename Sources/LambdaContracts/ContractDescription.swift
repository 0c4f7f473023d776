/// What a contract says, as values: for what works with contracts of any type, such as checks of whole apps.
public struct ContractDescription: Hashable, Sendable {
    /// What can invoke a function directly, and so be connected to it.
    public enum EventSource: Hashable, Sendable {
        /// A queue.
        case queue
        /// The stream of a table.
        case tableStream
        /// A rule of an event bus.
        case eventBus
        /// A topic.
        case topic
        /// An HTTP API or a function URL.
        case http
        /// Whoever may invoke functions.
        case invoker
    }

    /// What a function returns, as far as a mapping has to know.
    public enum Response: Hashable, Sendable {
        /// Which part of the batch failed.
        case batchItemFailures
        /// Nothing: an error fails the whole batch.
        case nothing
        /// Something that means nothing to a mapping.
        case other
    }

    /// Something that a function does with AWS.
    public struct Operation: Hashable, Sendable {
        /// The action as policies name it.
        public let action: String
        /// The name of the variable that says on what.
        public let variable: String
        /// The variable, and the value that it must have for the function to do it; `nil` when it always does.
        public let condition: Condition?

        /// What a variable must be for an operation to be done.
        public struct Condition: Hashable, Sendable {
            /// The name of the variable.
            public let variable: String
            /// The value that it must have.
            public let value: String
        }
    }

    /// The name of the contract in Swift, `OrderWriter` for example.
    public let name: String
    /// The name of the executable product.
    public let product: String
    /// The names of the environment variables, all of which must be set.
    public let environment: [String]
    /// What sends the events that the function takes; none of them for events of a type of its own that says nothing.
    public let eventSources: Set<EventSource>
    /// What the function returns.
    public let response: Response
    /// What the function does with AWS.
    public let operations: [Operation]

    /// Describes a contract.
    /// - Parameter contract: The contract.
    public init<Contract: LambdaContract>(_ contract: Contract.Type) {
        name = "\(contract)"
        product = contract.product
        environment = Contract.Environment.allCases.map(\.rawValue)
        eventSources = Self.sources(of: Contract.Event.self)
        response = Self.response(Contract.Output.self, to: Contract.Event.self)
        operations = contract.operations.map { operation in
            Operation(
                action: operation.action,
                variable: operation.resource.rawValue,
                condition: operation.condition.map {
                    Operation.Condition(variable: $0.variable.rawValue, value: $0.value)
                }
            )
        }
    }

    private static func sources(of event: Any.Type) -> Set<EventSource> {
        var sources: Set<EventSource> = []
        if event is any SQSTriggered.Type { sources.insert(.queue) }
        if event is any DynamoDBStreamTriggered.Type { sources.insert(.tableStream) }
        if event is any EventBridgeTriggered.Type { sources.insert(.eventBus) }
        if event is any SNSTriggered.Type { sources.insert(.topic) }
        if event is any HTTPTriggered.Type { sources.insert(.http) }
        if event is any DirectlyInvoked.Type { sources.insert(.invoker) }
        return sources
    }

    private static func response(_ output: Any.Type, to event: Any.Type) -> Response {
        func isBatchResponse<Event: BatchTriggered>(to event: Event.Type) -> Bool { output == Event.BatchResponse.self }
        if let event = event as? any BatchTriggered.Type, isBatchResponse(to: event) { return .batchItemFailures }
        return output == Void.self ? .nothing : .other
    }
}
