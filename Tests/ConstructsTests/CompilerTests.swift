import CompilerHarness
import Testing

/// What the types of the constructs keep from compiling, in the compiler's own words.
@Suite struct CompilerTests {
    private static let modules = [
        "AWSDynamoDB", "AWSEvents", "AWSIAM", "AWSLambda", "AWSSNS", "AWSSQS", "CloudFormation", "Constructs",
        "ResourceTypes",
    ]

    private func expectAnnounced(
        _ body: String,
        to depth: CompilerHarness.Depth = .types,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let source = """
            func use(
                _ scope: Scope, table: Ref<DynamoDB.Table>, queue: Ref<SQS.Queue>, fifo: Ref<SQS.FIFOQueue>,
                function: Ref<Lambda.Function>, bus: Ref<Events.EventBus>, topic: Ref<SNS.Topic>, fifoTopic: Ref<SNS.FIFOTopic>
            ) {
            \(body)
            }
            """
        let compilation = try CompilerHarness(modules: Self.modules).compile(source, to: depth)
        #expect(compilation.found == compilation.announced, sourceLocation: sourceLocation)
    }

    @Test func whatIsMeantCompiles() throws {
        try expectAnnounced(
            """
            scope.add("Queue", Queue(deadLetters: .to(queue, after: 3)))
            scope.add("Orders.fifo", FIFOQueue(deadLetters: .to(fifo)))
            table.grant(.putItem, .query, to: function)
            queue.grant(.sendMessage, to: function)
            fifo.grant(.sendMessage, to: function)
            scope.add("Source", EventSourceMapping(of: queue, to: function, maximumConcurrency: 2))
            scope.add("Hourly", Rule(schedule: .rate(.hours(1)), targets: [.function(function)]))
            let targets: [RuleTarget] = [.queue(fifo, messageGroupID: "orders")]
            scope.add("All", Rule(pattern: EventPattern(source: ["my.orders"]), bus: bus, targets: targets))
            """,
            to: .flow
        )
    }

    @Test func deadLettersGoToAQueueOfTheSameKind() throws {
        try expectAnnounced(
            """
            _ = Queue(deadLetters: .to(table, after: 3))  // error: cannot convert value of type 'Ref<DynamoDB.Table>' to expected argument type 'Ref<SQS.Queue>'
            _ = Queue(deadLetters: .to(fifo, after: 3))  // error: cannot convert value of type 'Ref<SQS.FIFOQueue>' to expected argument type 'Ref<SQS.Queue>'
            _ = FIFOQueue(deadLetters: .to(queue, after: 3))  // error: cannot convert value of type 'Ref<SQS.Queue>' to expected argument type 'Ref<SQS.FIFOQueue>'
            """
        )
    }

    @Test func whatBecomesOfRecordsThatFailHasToBeSaid() throws {
        try expectAnnounced(
            """
            _ = EventSourceMapping(ofStreamOf: table, to: function)  // error: missing argument for parameter 'failures' in call
            _ = EventSourceMapping(ofStreamOf: table, to: function, failures: .retry(attempts: 1, maximumRecordAge: .hours(1), onFailure: .queue(fifo)))  // error: cannot convert value of type 'Ref<SQS.FIFOQueue>' to expected argument type 'Ref<SQS.Queue>'
            """
        )
    }

    @Test func grantsAreOfTheResourcesOwnActions() throws {
        try expectAnnounced(
            """
            table.grant(.sendMessage, to: function)  // error: static property 'sendMessage' requires the types 'DynamoDB.Table' and 'SQS.Queue' be equivalent
            fifo.grant(.invokeFunction, to: function)  // error: static property 'invokeFunction' requires the types 'SQS.Queue' and 'Lambda.Function' be equivalent
            queue.grant(.putItem, to: function)  // error: static property 'putItem' requires the types 'SQS.Queue' and 'DynamoDB.Table' be equivalent
            table.grant(.putItem, to: queue)  // error: instance method 'grant(_:to:filePath:line:)' requires that 'SQS.Queue' conform to 'HasExecutionRole'
            """
        )
    }

    @Test func aRuleIsWhatEventBridgeCanDo() throws {
        try expectAnnounced(
            """
            _ = Rule(schedule: .rate(.hours(1)), bus: bus, targets: [.function(function)])  // error: extra argument 'bus' in call
            _ = Rule(pattern: EventPattern(source: ["my.orders"]), targets: [.queue(fifo)])  // error: cannot convert value of type 'Ref<SQS.FIFOQueue>' to expected argument type 'Ref<SQS.Queue>'
            _ = Rule(pattern: EventPattern(source: ["my.orders"]), targets: [.queue(queue, deadLetters: fifo)])  // error: cannot convert value of type 'Ref<SQS.FIFOQueue>' to expected argument type 'Ref<SQS.Queue>'
            _ = RuleTarget.queue(queue, messageGroupID: "orders")  // error: cannot convert value of type 'Ref<SQS.Queue>' to expected argument type 'Ref<SQS.FIFOQueue>'
            """
        )
    }

    @Test func anARNIsOfOneTypeOfResource() throws {
        try expectAnnounced(
            """
            _ = SQS.Queue.RedrivePolicy(deadLetterTargetArn: table.arn, maxReceiveCount: 3)  // error: cannot convert value of type 'Value<ARN<DynamoDB.Table>>' to expected argument type 'Value<ARN<SQS.Queue>>'
            _ = Function(code: .swiftProduct("x"), environment: ["ARN": queue.arn])  // error: cannot convert value of type 'Value<ARN<SQS.Queue>>' to expected dictionary value type 'Value<String>'
            _ = Function(code: .swiftProduct("x"), memory: "128")  // error: cannot convert value of type 'String' to expected argument type 'Int'
            """
        )
    }

    @Test func aConstructThatIsNotAddedIsSeen() throws {
        try expectAnnounced(
            """
            Queue()  // warning: result of 'Queue' initializer is unused
            """,
            to: .flow
        )
    }

    @Test func aMappingKnowsWhatItsQueueCanDo() throws {
        try expectAnnounced(
            """
            _ = EventSourceMapping(of: fifo, to: function, batchingWindow: .seconds(5))  // error: cannot convert value of type 'Ref<SQS.FIFOQueue>' to expected argument type 'Ref<SQS.Queue>'
            _ = EventSourceMapping(of: table, to: function)  // error: cannot convert value of type 'Ref<DynamoDB.Table>' to expected argument type 'Ref<SQS.FIFOQueue>'
            """
        )
    }

    @Test func aSubscriptionIsWhatItsTopicCanDeliver() throws {
        try expectAnnounced(
            """
            _ = Subscription(to: topic, .queue(fifo))  // error: cannot convert value of type 'Ref<SQS.FIFOQueue>' to expected argument type 'Ref<SQS.Queue>'
            _ = Subscription(to: topic, .queue(queue), deadLetters: fifo)  // error: cannot convert value of type 'Ref<SQS.FIFOQueue>' to expected argument type 'Ref<SQS.Queue>'
            _ = FilterPolicy.attributes(["a": ["b": ["c"]]])  // error: cannot convert value of type '[String : [String]]' to expected dictionary value type '[EventPattern.Condition]'
            _ = AlarmAction.notify(fifoTopic)  // error: cannot convert value of type 'Ref<SNS.FIFOTopic>' to expected argument type 'Ref<SNS.Topic>'
            """
        )
    }
}
