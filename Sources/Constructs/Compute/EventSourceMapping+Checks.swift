internal import AWSLambda
internal import CloudFormation
internal import LambdaContracts
internal import ResourceTypes

extension EventSourceMapping {
    func checkBatch(window: Int, in scope: Scope) {
        scope.check("batchSize", batchSize, in: 1...10_000)
        if batchSize > 10, batchSize <= 10_000, window < 1 {
            scope.error(
                "batchSize above 10 needs a batchingWindow of at least 1 s, got \(batchSize) and no window; add a window or lower batchSize to 10"
            )
        }
    }

    func checkFilters(in scope: Scope) {
        for filter in filters { filter.pattern.check(for: .filter, in: scope) }
        if filters.count > 20 {
            scope.error("filters must be at most 20, got \(filters.count)")
        }
    }

    /// A worker whose contract was left out of sight, by `function`, takes what it takes all the same.
    func checkContract(in scope: Scope) {
        guard !isCheckedByCompiler,
            let contract = scope.graph.attachment(DeployedWorker.self, of: function.element)?.contract()
        else { return }
        let (sender, isTaken) =
            switch source {
            case .queue, .fifoQueue: ("messages of a queue", contract.eventSources.contains(.queue))
            case .tableStream: ("changes of a table", contract.eventSources.contains(.tableStream))
            }
        guard isTaken else {
            scope.error("the worker of \(contract.name) does not take \(sender); connect a worker that does")
            return
        }
        switch contract.response {
        case .batchItemFailures where !reportsBatchItemFailures:
            scope.error(
                "the worker of \(contract.name) returns which parts of a batch failed, and nobody reads it: failures would be lost; leave reportsBatchItemFailures out"
            )
        case .nothing where reportsBatchItemFailures:
            scope.error(
                "the worker of \(contract.name) returns nothing, which would be taken for the success of all; set reportsBatchItemFailures to false"
            )
        case .other:
            scope.error(
                "the worker of \(contract.name) returns neither which parts of a batch failed nor nothing; have its contract's Output be the BatchResponse of its Event, or Void"
            )
        case .batchItemFailures, .nothing: break
        }
    }

    /// How much of a queue may be processed at a time; that of a stream is the number of its shards, times its factor.
    func checkConcurrency(in scope: Scope) {
        if let maximumConcurrency { scope.check("maximumConcurrency", maximumConcurrency, in: 2...1000) }
    }
}

extension Ref {
    /// A number that the resource was declared with.
    /// - Parameters:
    ///   - property: The top-level property.
    ///   - default: The number that holds when the property is not there.
    /// - Returns: `nil` when only CloudFormation knows it, or the resource is imported.
    func knownInteger(_ property: String, whenAbsent default: Int?) -> Int? {
        guard graph.resource(element) != nil else { return nil }
        return switch declared(property) {
        case .int(let number)?: number
        case nil: `default`
        default: nil
        }
    }
}
