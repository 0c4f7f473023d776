import CompilerHarness
import Testing

/// What the compiler says about contracts.
@Suite("Contracts at compile time") struct ContractCompilerTests {
    private func check(_ source: String) throws {
        let harness = try CompilerHarness(
            modules: ["JSONValues", "LambdaEvents", "LambdaContracts", "WorkerContracts"]
        )
        let compilation = try harness.compile(source)
        #expect(compilation.found == compilation.announced)
    }

    @Test("whether failures are reported follows from what is returned") func response() throws {
        try check(
            """
            enum Confused: LambdaContract {
                typealias Event = SQSEvent
                typealias Output = StreamBatchResponse
                static let product = "confused"
                static let operations: [AWSOperation<NoEnvironment>] = []
            }
            let writer = OrderWriter.reportsBatchItemFailures
            let confused = Confused.reportsBatchItemFailures  // error: no exact matches in reference to static property 'reportsBatchItemFailures'
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
