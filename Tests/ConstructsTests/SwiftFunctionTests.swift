import AWSDynamoDB
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs
import JSONValues
import LambdaContracts
import LambdaEvents
import ResourceTypes
import TemplateModel
import Testing

/// Writes messages to a table, or to another queue.
private enum Writer: LambdaContract {
    typealias Event = SQSEvent
    typealias Output = SQSBatchResponse

    enum Environment: String, CaseIterable, Sendable {
        case mode = "MODE"
        case tableName = "TABLE_NAME"
        case queueURL = "QUEUE_URL"
    }

    static let product = "writer"
    static let operations: [AWSOperation<Environment>] = [
        .putItem(on: .tableName).when(.mode, is: "table"),
        .sendMessage(to: .queueURL).when(.mode, is: "queue"),
    ]
}

/// Reports nothing: an error fails all.
private enum Forgetful: LambdaContract {
    typealias Event = SQSEvent
    typealias Output = Void
    static let product = "forgetful"
    static let operations: [AWSOperation<NoEnvironment>] = []
}

/// Returns something that no mapping reads.
private enum Talkative: LambdaContract {
    typealias Event = SQSEvent
    typealias Output = String
    static let product = "talkative"
    static let operations: [AWSOperation<NoEnvironment>] = []
}

private enum Auditor: LambdaContract {
    typealias Event = DynamoDBStreamEvent
    typealias Output = StreamBatchResponse
    static let product = "auditor"
    static let operations: [AWSOperation<NoEnvironment>] = []
}

@Suite struct SwiftFunctionTests {
    /// A function of ``Writer`` with a table and a queue.
    private static func addWriter(
        to scope: Scope,
        mode: Value<String> = "table",
        grant: (Ref<Lambda.SwiftFunction<Writer>>, Ref<DynamoDB.Table>, Ref<SQS.Queue>) -> Void = {
            writer,
            table,
            _ in table.grant(.putItem, to: writer)
        }
    ) -> Ref<Lambda.SwiftFunction<Writer>> {
        let table = scope.add("Table", Table(partitionKey: .string("id")))
        let target = scope.add("Target", Queue())
        let writer = scope.add(
            "Writer",
            SwiftFunction(
                Writer.self,
                environment: [.mode: mode, .tableName: table.name, .queueURL: target.url],
                memory: 256,
                timeout: .seconds(10)
            )
        )
        grant(writer, table, target)
        return writer
    }

    @Test func productAndVariablesAreThoseOfTheContract() throws {
        let stack = try ComputeStack { _ = Self.addWriter(to: $0) }
        let properties = try #require(stack.properties("Writer"))
        #expect(
            properties["Code"]
                == ["S3Bucket": ["Ref": "CodeBucket"], "S3Key": ["Fn::Sub": "${CodeVersion}/writer.zip"]]
        )
        #expect(
            properties["Environment"] == [
                "Variables": ["MODE": "table", "QUEUE_URL": ["Ref": "Target"], "TABLE_NAME": ["Ref": "Table"]]
            ]
        )
        #expect(properties["MemorySize"] == 256)
        #expect(properties["Timeout"] == 10)
        #expect(stack.warnings.isEmpty)
    }

    @Test func aMappingAsksForFailuresWhenTheWorkerReturnsThem() throws {
        let stack = try ComputeStack { scope in
            let queue = scope.add("Queue", Queue(visibilityTimeout: .seconds(180)))
            scope.add("Source", EventSourceMapping(of: queue, to: Self.addWriter(to: scope)))
            let forgetful = scope.add("Forgetful", SwiftFunction(Forgetful.self))
            scope.add("Second", EventSourceMapping(of: scope.add("Other", Queue()), to: forgetful))
            let table = scope.add("Orders", Table(partitionKey: .string("id"), stream: .newImage))
            let auditor = scope.add("Auditor", SwiftFunction(Auditor.self))
            scope.add(
                "Changes",
                EventSourceMapping(ofStreamOf: table, to: auditor, failures: .blockShardUntilExpiry)
            )
        }
        let expected: Node = ["ReportBatchItemFailures"]
        #expect(stack.properties("Source")?["FunctionResponseTypes"] == expected)
        #expect(stack.properties("Second")?["FunctionResponseTypes"] == nil)
        #expect(stack.properties("Changes")?["FunctionResponseTypes"] == expected)
    }

    @Test func missingVariablesAreErrors() {
        let errors = ComputeStack.errors { scope in
            scope.add("Writer", SwiftFunction(Writer.self, environment: [.mode: "table"]))
        }
        #expect(
            errors == [
                "environment must have all variables of Writer, but 'TABLE_NAME', 'QUEUE_URL' are missing; give values for .tableName, .queueURL"
            ]
        )
    }

    @Test func aVariableHasOneValue() {
        let errors = ComputeStack.errors { scope in
            scope.add(
                "Writer",
                SwiftFunction(
                    Writer.self,
                    environment: [.mode: "table", .tableName: "a", .queueURL: "b", .tableName: "c"]
                )
            )
        }
        #expect(errors == ["environment has two values for 'TABLE_NAME'; remove one"])
    }

    @Test(arguments: [
        ("table", "'dynamodb:PutItem' on 'S/Table', which 'TABLE_NAME' names"),
        ("queue", "'sqs:SendMessage' on 'S/Target', which 'QUEUE_URL' names"),
    ])
    func whatTheWorkerDoesAndNothingAllowsIsAWarning(mode: String, what: String) throws {
        let stack = try ComputeStack { scope in
            _ = Self.addWriter(to: scope, mode: Value(mode)) { _, _, _ in }
        }
        #expect(
            stack.warnings == ["the worker of Writer uses \(what), and nothing allows it; grant it to the function"]
        )
    }

    @Test func whatNobodyCanTellIsNoWarning() throws {
        let stack = try ComputeStack { scope in
            let mode = scope.add("Mode", Parameter.string(default: "table"))
            _ = Self.addWriter(to: scope, mode: mode) { _, _, _ in }
            scope.add(
                "Second",
                SwiftFunction(Writer.self, environment: [.mode: "table", .tableName: "orders", .queueURL: "none"])
            )
        }
        #expect(stack.warnings.isEmpty)
    }

    @Test func whatIsAllowedAndNotDoneIsARemark() throws {
        let app = App()
        app.add("S", OverGranted())
        #expect(
            try app.synthesize().remarks.map(\.message).filter { $0.contains("Writer") } == [
                "the function may use 'dynamodb:DeleteItem' on 'S/Table', which the worker of Writer does not; remove the grant, or add the operation to the contract"
            ]
        )
    }

    private struct OverGranted: Stack {
        func build(in scope: Scope) {
            _ = SwiftFunctionTests.addWriter(to: scope) { writer, table, _ in
                table.grant(.putItem, .deleteItem, to: writer)
            }
        }
    }

    @Test func whatNoOperationIsOnIsARemark() throws {
        let app = App()
        app.add("S", Unnamed())
        #expect(
            try app.synthesize().remarks.map(\.message).filter { $0.contains("the worker of") } == [
                "the function may use 'sqs:SendMessage' on 'S/Target', on which the worker of Writer does nothing; remove the grant, or add the operation to the contract",
                "the function may use 'dynamodb:PutItem', 'dynamodb:Query' on 'S/Table', on which the worker of Forgetful does nothing; remove the grant, or add the operation to the contract",
            ]
        )
    }

    private struct Unnamed: Stack {
        func build(in scope: Scope) {
            var shared: Ref<DynamoDB.Table>?
            // The mode says that nothing is sent.
            _ = SwiftFunctionTests.addWriter(to: scope) { writer, table, target in
                table.grant(.putItem, to: writer)
                target.grant(.sendMessage, to: writer)
                shared = table
            }
            let failures = scope.add("Failures", Queue())
            let forgetful = scope.add(
                "Forgetful",
                SwiftFunction(Forgetful.self, asyncInvocation: AsyncInvocation(onFailure: .queue(failures)))
            )
            scope.add("Source", EventSourceMapping(of: scope.add("Queue", Queue()), to: forgetful))
            shared?.grant(.putItem, to: forgetful)
            shared?.grantOnAllIndexes(.query, to: forgetful)
        }
    }

    @Test func aContractOutOfSightIsCheckedAtSynthesis() {
        let errors = ComputeStack.errors { scope in
            let queue = scope.add("Queue", Queue(visibilityTimeout: .seconds(180)))
            let table = scope.add("Orders", Table(partitionKey: .string("id"), stream: .newImage))
            let writer = Self.addWriter(to: scope).function
            let auditor = scope.add("Auditor", SwiftFunction(Auditor.self)).function
            let forgetful = scope.add("Forgetful", SwiftFunction(Forgetful.self)).function
            let talkative = scope.add("Talkative", SwiftFunction(Talkative.self)).function
            scope.add("A", EventSourceMapping(of: queue, to: auditor))
            scope.add("B", EventSourceMapping(ofStreamOf: table, to: writer, failures: .blockShardUntilExpiry))
            scope.add("C", EventSourceMapping(of: queue, to: writer, reportsBatchItemFailures: false))
            scope.add("D", EventSourceMapping(of: queue, to: forgetful))
            scope.add("E", EventSourceMapping(of: queue, to: talkative))
        }
        #expect(
            errors == [
                "the worker of Auditor does not take messages of a queue; connect a worker that does",
                "the worker of Writer does not take changes of a table; connect a worker that does",
                "the worker of Writer returns which parts of a batch failed, and nobody reads it: failures would be lost; leave reportsBatchItemFailures out",
                "the worker of Forgetful returns nothing, which would be taken for the success of all; set reportsBatchItemFailures to false",
                "the worker of Talkative returns neither which parts of a batch failed nor nothing; have its contract's Output be the BatchResponse of its Event, or Void",
            ]
        )
    }
}
