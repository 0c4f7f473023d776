/// The times that decide whether a queue delivers a message twice.
struct ProcessingTimes {
    /// For how long a message that was received is invisible.
    let visibility: Quantity
    /// For how long the function may run.
    let timeout: Quantity
    /// For how long Lambda gathers a batch; `nil` when it does not wait.
    let window: Quantity?
    /// The function, as messages name it.
    let functionName: String

    /// The visibility timeout that AWS advises.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html>
    var advised: Int { 6 * timeout.number + (window?.number ?? 0) }

    /// The advice with its arithmetic, as a sentence without a period.
    var advice: String {
        let sum = "6 x \(timeout.number) s" + (window.map { " + \($0.number) s of batching window" } ?? "")
        return "Use at least \(advised) s (\(sum))"
    }

    /// Further values that a finding at the visibility timeout depends on.
    var values: [FoundValue] { [timeout.value] + (window.map { [$0.value] } ?? []) }
}

extension Relations {
    func findProcessingTimes() -> [ProcessingTimes] { queueMappings.flatMap(processingTimes) }

    /// The times of a mapping whose queue and function the template has.
    func processingTimes(of mapping: EventSourceMapping) -> [ProcessingTimes] {
        guard let queue = mapping.queue, let function = mapping.function else { return [] }
        let windows = mapping.mapping.quantities(
            "MaximumBatchingWindowInSeconds",
            default: 0,
            under: mapping.choices
        )
        return windows.flatMap { window in
            function.quantities("Timeout", default: 3, under: window.choices).flatMap { timeout in
                queue.quantities("VisibilityTimeout", default: 30, under: timeout.choices).map { visibility in
                    ProcessingTimes(
                        visibility: visibility,
                        timeout: timeout,
                        window: window.number > 0 ? window : nil,
                        functionName: mapping.target.name
                    )
                }
            }
        }
    }
}
