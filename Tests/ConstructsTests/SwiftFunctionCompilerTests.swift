import CompilerHarness
import Testing

/// What the compiler says about stacks that wire workers against their contracts.
@Suite struct SwiftFunctionCompilerTests {
    private static let prelude = """
        enum Writer: LambdaContract {
            typealias Event = SQSEvent
            typealias Output = SQSBatchResponse
            enum Environment: String, CaseIterable, Sendable { case tableName = "TABLE_NAME" }
            static let product = "writer"
            static let operations: [AWSOperation<Environment>] = [.putItem(on: .tableName)]
        }

        enum Auditor: LambdaContract {
            typealias Event = DynamoDBStreamEvent
            typealias Output = StreamBatchResponse
            static let product = "auditor"
            static let operations: [AWSOperation<NoEnvironment>] = []
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

        enum Web: LambdaContract {
            typealias Event = APIGatewayV2Request
            typealias Output = APIGatewayV2Response
            static let product = "web"
            static let operations: [AWSOperation<NoEnvironment>] = []
        }
        """

    private func expectAnnounced(
        _ body: String,
        to depth: CompilerHarness.Depth = .types,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let source = """
            func use(
                _ scope: Scope, table: Ref<DynamoDB.Table>, queue: Ref<SQS.Queue>, fifo: Ref<SQS.FIFOQueue>,
                writer: Ref<Lambda.SwiftFunction<Writer>>, auditor: Ref<Lambda.SwiftFunction<Auditor>>,
                forgetful: Ref<Lambda.SwiftFunction<Forgetful>>, confused: Ref<Lambda.SwiftFunction<Confused>>,
                web: Ref<Lambda.SwiftFunction<Web>>
            ) {
            \(body)
            }
            """
        let modules = [
            "AWSDynamoDB", "AWSLambda", "AWSSQS", "CloudFormation", "Constructs", "JSONValues", "LambdaContracts",
            "LambdaEvents", "ResourceTypes",
        ]
        let compilation = try CompilerHarness(modules: modules, prelude: Self.prelude).compile(source, to: depth)
        #expect(compilation.found == compilation.announced, sourceLocation: sourceLocation)
    }

    @Test func whatIsMeantCompiles() throws {
        try expectAnnounced(
            """
            let added = scope.add("Writer", SwiftFunction(Writer.self, environment: [.tableName: table.name]))
            table.grant(.putItem, to: added)
            let url: Value<String> = added.name
            scope.add("A", EventSourceMapping(of: queue, to: added, batchSize: 5))
            scope.add("B", EventSourceMapping(of: fifo, to: writer))
            scope.add("C", EventSourceMapping(of: queue, to: forgetful))
            scope.add("D", EventSourceMapping(ofStreamOf: table, to: auditor, failures: .blockShardUntilExpiry))
            let route = HTTPRoute(.post("/events"), to: .function(web))
            _ = (route, url)
            """,
            to: .flow
        )
    }

    @Test func aSourceIsConnectedToAWorkerOfItsEvents() throws {
        try expectAnnounced(
            """
            _ = EventSourceMapping(of: queue, to: auditor)  // error: cannot convert value of type 'Ref<Lambda.SwiftFunction<Auditor>>' to expected argument type 'Ref<Lambda.Function>'
            _ = EventSourceMapping(ofStreamOf: table, to: writer, failures: .blockShardUntilExpiry)  // error: cannot convert value of type 'Ref<Lambda.SwiftFunction<Writer>>' to expected argument type 'Ref<Lambda.Function>'
            _ = HTTPIntegration.function(writer)  // error: cannot convert value of type 'Ref<Lambda.SwiftFunction<Writer>>' to expected argument type 'Ref<Lambda.Function>'
            _ = RuleTarget.function(writer)  // error: cannot convert value of type 'Ref<Lambda.SwiftFunction<Writer>>' to expected argument type 'Ref<Lambda.Function>'
            _ = SubscriptionEndpoint.function(web)  // error: cannot convert value of type 'Ref<Lambda.SwiftFunction<Web>>' to expected argument type 'Ref<Lambda.Function>'
            """
        )
    }

    @Test func whatAMappingReadsIsWhatTheWorkerReturns() throws {
        try expectAnnounced(
            """
            _ = EventSourceMapping(of: queue, to: confused)  // error: cannot convert value of type 'Ref<Lambda.SwiftFunction<Confused>>' to expected argument type 'Ref<Lambda.Function>'
            _ = EventSourceMapping(of: queue, to: writer, reportsBatchItemFailures: false)  // error: cannot convert value of type 'Ref<Lambda.SwiftFunction<Writer>>' to expected argument type 'Ref<Lambda.Function>'
            """
        )
    }

    @Test func variablesAreThoseOfTheContract() throws {
        try expectAnnounced(
            """
            _ = SwiftFunction(Writer.self, environment: [.topicARN: "t"])  // error: type 'Writer.Environment' has no member 'topicARN'
            """
        )
    }
}
