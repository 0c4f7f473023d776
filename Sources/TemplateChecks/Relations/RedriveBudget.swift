/// The time that a message spends in a queue whose function cannot process it, until it is a dead letter.
struct RedriveBudget {
    /// What takes the messages.
    let mapping: EventSourceMapping
    /// The times of the queue, the mapping and the function.
    let times: ProcessingTimes
    /// How often a message is received before it is a dead letter.
    let receives: Quantity
    /// For how long the queue keeps a message.
    let retention: Quantity
    /// Where dead letters go, and for how long they are kept there; `nil` when that is not known.
    let deadLetters: (queue: ResourceView, retention: Quantity)?

    /// Until a message that always fails is a dead letter: the visibility timeout passes after each receive.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>
    var seconds: Int { receives.number * times.visibility.number }

    /// Further values that a finding depends on.
    var values: [FoundValue] {
        times.values + [times.visibility.value, receives.value, retention.value]
            + (deadLetters.map { [$0.retention.value] } ?? [])
    }
}

extension Relations {
    func findRedriveBudgets() -> [RedriveBudget] {
        queueMappings.flatMap { mapping -> [RedriveBudget] in
            guard let queue = mapping.queue else { return [] }
            return processingTimes(of: mapping).flatMap { times in
                redriveBudgets(of: queue, mapping, times)
            }
        }
    }

    private func redriveBudgets(
        of queue: ResourceView,
        _ mapping: EventSourceMapping,
        _ times: ProcessingTimes
    ) -> [RedriveBudget] {
        let choices = times.visibility.choices
        return queue.documentValues(["RedrivePolicy", "maxReceiveCount"], under: choices).flatMap { count in
            guard let number = count.node?.integerValue else { return [RedriveBudget]() }
            let receives = Quantity(number: number, value: count, isDefault: false)
            let retentions = queue.quantities("MessageRetentionPeriod", default: 345_600, under: receives.choices)
            return retentions.map { retention in
                RedriveBudget(
                    mapping: mapping,
                    times: times,
                    receives: receives,
                    retention: retention,
                    deadLetters: deadLetters(of: queue, under: retention.choices)
                )
            }
        }
    }

    private func deadLetters(
        of queue: ResourceView,
        under choices: Choices
    ) -> (queue: ResourceView, retention: Quantity)? {
        guard let value = queue.documentValues(["RedrivePolicy", "deadLetterTargetArn"], under: choices).only,
            let target = target(of: value).queue,
            let retention = target.quantities(
                "MessageRetentionPeriod",
                default: 345_600,
                under: value.value.choices
            ).only
        else { return nil }
        return (target, retention)
    }
}
