import JSONValues
import LambdaContracts
import LambdaEvents
import Testing
import WorkerContracts

@Suite("Contracts of the workers") struct WorkerContractTests {
    private static let all: [any LambdaContract.Type] = [
        OrderWriter.self, StreamProcessor.self, PublishMetrics.self, EventsLoadTest.self, Ingest.self,
        IngestionWorker.self, Redrive.self, ValidateOrder.self, PublishOrder.self, IdempotencyCheck.self,
        OrderProcessor.self, OutcomePublisher.self,
    ]

    private func variables<C: LambdaContract>(of contract: C.Type) -> [String] {
        C.Environment.allCases.map(\.rawValue)
    }

    private func resources<C: LambdaContract>(of contract: C.Type) -> [String] {
        C.operations.map(\.resource.rawValue)
    }

    private func actions<C: LambdaContract>(of contract: C.Type) -> [String] { C.operations.map(\.action) }

    @Test("have executables of their own") func products() {
        #expect(Set(Self.all.map { $0.product }).count == Self.all.count)
    }

    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    @Test("have variables that Lambda takes and does not set itself") func names() {
        for contract in Self.all {
            for name in variables(of: contract) {
                #expect(name.wholeMatch(of: /[A-Z][A-Z0-9_]+/) != nil, "\(name)")
                #expect(!name.hasPrefix("AWS_") && !name.hasPrefix("LAMBDA_"), "\(name)")
            }
        }
    }

    @Test("name actions as policies do, each once for a resource") func operations() {
        for contract in Self.all {
            let operations = zip(actions(of: contract), resources(of: contract)).map { "\($0) on \($1)" }
            #expect(Set(operations).count == operations.count)
            for action in actions(of: contract) { #expect(action.wholeMatch(of: /[a-z]+:[A-Z][A-Za-z]+/) != nil) }
        }
    }

    @Test("of batches decide what is retried") func batches() {
        #expect(OrderWriter.reportsBatchItemFailures)
        #expect(StreamProcessor.reportsBatchItemFailures)
        #expect(PublishMetrics.reportsBatchItemFailures)
        #expect(IngestionWorker.reportsBatchItemFailures)
        #expect(IdempotencyCheck.reportsBatchItemFailures)
        #expect(OutcomePublisher.reportsBatchItemFailures)
    }

    @Test("do what their task says") func conditions() {
        let conditions = StreamProcessor.operations.map { "\($0.action) \($0.condition?.value ?? "")" }
        #expect(conditions == ["dynamodb:PutItem audit", "sns:Publish notify"])
    }

    @Test("can be described") func descriptions() {
        let processor = ContractDescription(StreamProcessor.self)
        #expect(processor.name == "StreamProcessor")
        #expect(processor.product == "stream-processor")
        #expect(processor.environment == ["TASK", "TARGET"])
        #expect(processor.eventSources == [.tableStream])
        #expect(processor.response == .batchItemFailures)
        #expect(
            processor.operations.map {
                "\($0.action) on \($0.variable) if \($0.condition?.variable ?? "") is \($0.condition?.value ?? "")"
            }
                == ["dynamodb:PutItem on TARGET if TASK is audit", "sns:Publish on TARGET if TASK is notify"]
        )
        #expect(ContractDescription(OrderWriter.self).eventSources == [.queue])
        #expect(ContractDescription(Ingest.self).eventSources == [.http])
        #expect(ContractDescription(Ingest.self).response == .other)
        #expect(ContractDescription(EventsLoadTest.self).eventSources == [.invoker])
        #expect(ContractDescription(Listener.self).eventSources == [.topic])
        #expect(ContractDescription(Listener.self).response == .nothing)
        #expect(ContractDescription(Listener.self).environment == [])
    }

    private enum Listener: LambdaContract {
        typealias Event = SNSEvent
        typealias Output = Void
        static let product = "listener"
        static let operations: [AWSOperation<NoEnvironment>] = []
    }

    @Test("of functions that invoke one another fit together") func invocations() throws {
        let event = OrderProcessor.Event(messages: [
            .init(messageID: "1", idempotencyKey: "k", body: "{}", leaseOwner: "o", attempts: 2)
        ])
        let payload = try JSONValue(encoding: event)
        #expect(
            payload.text
                == #"{"messages":[{"attempts":2,"body":"{}","idempotencyKey":"k","leaseOwner":"o","messageId":"1"}]}"#
        )
        #expect(try payload.decode(as: OrderProcessor.Event.self) == event)

        let whole = OrderProcessor.Event.Message(
            messageID: "1",
            idempotencyKey: "k",
            body: "{}",
            leaseOwner: "o",
            attempts: 1,
            receiveCount: 3,
            sentTimestamp: 1_790_000_000_000
        )
        #expect(try JSONValue(encoding: whole).decode(as: OrderProcessor.Event.Message.self) == whole)

        let response = OrderProcessor.Output(failedMessageIDs: ["1"])
        #expect(try JSONValue(encoding: response).decode(as: OrderProcessor.Output.self) == response)
    }
}
