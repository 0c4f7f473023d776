internal import AWSLambda
internal import CloudFormation
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
        } else if filters.count > 5 {
            scope.warning(
                "filters are \(filters.count), Lambda allows 5 for a mapping unless the quota of the account was raised; join some of them in one pattern"
            )
        }
    }

    /// The visibility timeout of a queue with the timeout of the function.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>
    func checkTimes<Q: QueueType>(of queue: Ref<Q>, window: Int, in scope: Scope) {
        guard let visibility = queue.knownInteger("VisibilityTimeout", whenAbsent: 30),
            let timeout = function.knownInteger("Timeout", whenAbsent: 3)
        else { return }
        let advised = 6 * timeout + window
        if visibility < timeout {
            scope.error(
                "visibilityTimeout of '\(queue.path)' is \(visibility) s, Lambda refuses less than the timeout of '\(function.path)', \(timeout) s; raise it to \(advised) s, or lower the timeout"
            )
        } else if visibility < advised {
            let sum = "6 x \(timeout) s" + (window > 0 ? " + \(window) s of batchingWindow" : "") + " = \(advised) s"
            scope.warning(
                "visibilityTimeout of '\(queue.path)' is \(visibility) s, AWS advises at least six times the timeout of '\(function.path)', \(sum), or throttled messages are delivered twice; raise it to \(advised) s, or lower the timeout"
            )
        }
    }

    /// The concurrency of the mapping with that of the function.
    ///
    /// <https://repost.aws/knowledge-center/lambda-sqs-scaling>
    func checkConcurrency(in scope: Scope) {
        // That of a stream is the number of its shards, times its factor.
        if case .tableStream = source { return }
        if let maximumConcurrency { scope.check("maximumConcurrency", maximumConcurrency, in: 2...1000) }
        guard isEnabled, let reserved = function.knownInteger("ReservedConcurrentExecutions", whenAbsent: nil) else {
            return
        }
        if reserved == 0 {
            scope.error(
                "'\(function.path)' is stopped, so all messages would be received in vain and end as dead letters; also set isEnabled to false"
            )
        } else if reserved == 1 {
            scope.warning(
                "'\(function.path)' reserves 1 execution, but a mapping processes at least 2 batches at a time: what is throttled counts as received and can end as dead letters; reserve 2 and set maximumConcurrency to 2"
            )
        } else if let maximumConcurrency, maximumConcurrency > reserved {
            scope.warning(
                "maximumConcurrency is \(maximumConcurrency), but '\(function.path)' reserves \(reserved) executions: what is throttled counts as received and can end as dead letters; lower maximumConcurrency to \(reserved)"
            )
        } else if maximumConcurrency == nil {
            scope.warning(
                "'\(function.path)' reserves \(reserved) executions, which a mapping without maximumConcurrency exceeds: what is throttled counts as received and can end as dead letters; set maximumConcurrency to \(reserved)"
            )
        }
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
