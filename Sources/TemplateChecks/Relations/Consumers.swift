/// A function with all mappings that take messages of queues to it.
struct Consumers {
    /// The function.
    let function: ResourceView
    /// The mappings, of which each is on.
    let mappings: [EventSourceMapping]

    /// What leads to the first mapping.
    var choices: Choices { mappings[0].choices }

    /// The most batches that each mapping processes at a time, those without a limit left out.
    /// - Parameter choices: What leads to the question.
    /// - Returns: `nil` when there is no limit at all, or one is not known.
    func maximumConcurrencies(under choices: Choices) -> [Quantity]? {
        var shares: [Quantity] = []
        for mapping in mappings {
            guard let together = choices.merged(with: mapping.choices) else { continue }
            let values = mapping.mapping.values("ScalingConfig", "MaximumConcurrency", under: together)
            if values.allSatisfy(\.isAbsent) { continue }
            let numbers = mapping.mapping.quantities("ScalingConfig", "MaximumConcurrency", under: together)
            guard numbers.count == values.count, let least = numbers.min(by: { $0.number < $1.number }) else {
                return nil
            }
            shares.append(least)
        }
        return shares.isEmpty ? nil : shares
    }
}

extension Relations {
    func findConsumers() -> [Consumers] {
        var order: [String] = []
        var mappings: [String: [EventSourceMapping]] = [:]
        for mapping in queueMappings where mapping.isEnabled {
            guard let function = mapping.function?.subject.logicalID else { continue }
            if mappings[function] == nil { order.append(function) }
            // A mapping with several possible sources is one.
            guard mappings[function]?.contains(where: { $0.isSame(as: mapping) }) != true else { continue }
            mappings[function, default: []].append(mapping)
        }
        return order.compactMap { name in
            guard let function = resource(name), let mappings = mappings[name] else { return nil }
            return Consumers(function: function, mappings: mappings)
        }
    }
}

extension EventSourceMapping {
    fileprivate func isSame(as other: EventSourceMapping) -> Bool {
        mapping.subject.logicalID == other.mapping.subject.logicalID
    }
}
