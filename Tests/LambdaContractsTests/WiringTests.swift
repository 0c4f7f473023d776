import CompilerHarness
import Testing

/// What the compiler says about stacks that wire functions by their contracts.
@Suite("Wiring by contracts") struct WiringTests {
    /// What constructs need of contracts, and nothing else.
    private static let prelude = """
        struct Function<Contract: LambdaContract> {
            init(_ contract: Contract.Type, environment: [Contract.Environment: String]) {}
        }

        struct Queue {}
        struct Table {}

        struct EventSourceMapping {
            let reportsBatchItemFailures: Bool

            init<C: LambdaContract>(of queue: Queue, to function: Function<C>)
            where C.Event: SQSTriggered, C.Output == C.Event.BatchResponse {
                reportsBatchItemFailures = C.reportsBatchItemFailures
            }

            init<C: LambdaContract>(of queue: Queue, to function: Function<C>) where C.Event: SQSTriggered, C.Output == Void {
                reportsBatchItemFailures = C.reportsBatchItemFailures
            }

            init<C: LambdaContract>(ofStreamOf table: Table, to function: Function<C>)
            where C.Event: DynamoDBStreamTriggered, C.Output == C.Event.BatchResponse {
                reportsBatchItemFailures = C.reportsBatchItemFailures
            }
        }

        enum Forgetful: LambdaContract {
            typealias Event = SQSEvent
            typealias Output = Void
            static let product = "forgetful"
            static let operations: [AWSOperation<NoEnvironment>] = []
        }

        enum Confused: LambdaContract {
            typealias Event = SQSEvent
            typealias Output = StreamBatchResponse
            static let product = "confused"
            static let operations: [AWSOperation<NoEnvironment>] = []
        }
        """

    private func check(_ source: String) throws {
        let harness = try CompilerHarness(
            modules: ["JSONValues", "LambdaEvents", "LambdaContracts", "WorkerContracts"],
            prelude: Self.prelude
        )
        let compilation = try harness.compile(source)
        #expect(compilation.found == compilation.announced)
    }

    @Test("a queue goes with a handler of its messages, a stream with one of changes") func goodWiring() throws {
        try check(
            """
            let writer = Function(OrderWriter.self, environment: [.tableName: "orders"])
            let processor = Function(StreamProcessor.self, environment: [.task: "audit", .target: "trail"])
            let forgetful = Function(Forgetful.self, environment: [:])
            let mappings = [
                EventSourceMapping(of: Queue(), to: writer),
                EventSourceMapping(ofStreamOf: Table(), to: processor),
                EventSourceMapping(of: Queue(), to: forgetful),
            ]
            """
        )
    }

    @Test("a queue does not go with a handler of changes") func queueToStreamHandler() throws {
        try check(
            """
            let processor = Function(StreamProcessor.self, environment: [.task: "audit", .target: "trail"])
            let mapping = EventSourceMapping(of: Queue(), to: processor)  // error: no exact matches in call to initializer
            """
        )
    }

    @Test("a handler of messages that reports changes goes with nothing") func wrongResponse() throws {
        try check(
            """
            let confused = Function(Confused.self, environment: [:])
            let mapping = EventSourceMapping(of: Queue(), to: confused)  // error: no exact matches in call to initializer
            """
        )
    }

    @Test("an environment has no variables that the worker does not know") func unknownVariable() throws {
        try check(
            """
            let writer = Function(OrderWriter.self, environment: [.topicARN: "t"])  // error: type 'OrderWriter.Environment' has no member 'topicARN'
            """
        )
    }

    @Test("an operation is on a resource that a variable of the contract names") func unknownResource() throws {
        try check(
            """
            let operation: AWSOperation<OrderWriter.Environment> = .putItem(on: .queueURL)  // error: type 'OrderWriter.Environment' has no member 'queueURL'
            """
        )
    }
}
