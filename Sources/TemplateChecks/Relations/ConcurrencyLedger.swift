import TemplateModel

/// How many executions of a function its mappings take at a time.
struct ConcurrencyLedger {
    /// What one mapping takes.
    struct Entry {
        /// The mapping.
        let mapping: EventSourceMapping
        /// The most; `nil` when nothing limits it.
        let maximum: Int?
        /// How the most comes about, as messages say it: `4 shards x 2`.
        let terms: String
        /// What the most depends on, with the choices of all entries up to this one.
        let value: FoundValue
    }

    /// The function.
    let function: ResourceView
    /// Its mappings, as far as they are on and can be together.
    let entries: [Entry]

    /// What leads to all entries.
    var choices: Choices { entries.last?.value.value.choices ?? .none }

    /// The most of all mappings together; `nil` when nothing limits one of them.
    var maximum: Int? {
        let known = entries.compactMap(\.maximum)
        return known.count == entries.count ? known.reduce(0, +) : nil
    }
}

extension Relations {
    /// The ledgers of all functions with mappings of which everything is known that limits them.
    func findConcurrencyLedgers() -> [ConcurrencyLedger] {
        var order: [String] = []
        var mappings: [String: [EventSourceMapping]] = [:]
        for mapping in eventSourceMappings {
            guard let name = mapping.function?.subject.logicalID else { continue }
            if mappings[name] == nil { order.append(name) }
            mappings[name, default: []].append(mapping)
        }
        return order.compactMap { name in
            guard let function = resource(name), let mappings = mappings[name] else { return nil }
            return ledger(of: function, mappings)
        }
    }

    private func ledger(of function: ResourceView, _ mappings: [EventSourceMapping]) -> ConcurrencyLedger? {
        var entries: [ConcurrencyLedger.Entry] = []
        var choices = Choices.none
        for mapping in mappings {
            let name = mapping.mapping.subject.logicalID
            guard !entries.contains(where: { $0.mapping.mapping.subject.logicalID == name }),
                let together = choices.merged(with: mapping.choices)
            else { continue }
            let states = mapping.mapping.values("Enabled", under: together)
            if states.allSatisfy({ $0.node?.truthValue == false }) { continue }
            guard mapping.isEnabled, let entry = entry(of: mapping, under: together) else { return nil }
            choices = entry.value.value.choices
            entries.append(entry)
        }
        return entries.isEmpty ? nil : ConcurrencyLedger(function: function, entries: entries)
    }

    private func entry(of mapping: EventSourceMapping, under choices: Choices) -> ConcurrencyLedger.Entry? {
        switch mapping.stream {
        case nil where mapping.source.service == "sqs": entry(ofQueue: mapping, under: choices)
        case nil: nil
        case .dynamoDB, .kinesis: entry(ofStream: mapping, under: choices)
        }
    }

    private func entry(ofQueue mapping: EventSourceMapping, under choices: Choices) -> ConcurrencyLedger.Entry? {
        let resource = mapping.mapping
        guard let value = resource.values("ScalingConfig", "MaximumConcurrency", under: choices).only else {
            return nil
        }
        if let maximum = value.node?.integerValue {
            return ConcurrencyLedger.Entry(mapping: mapping, maximum: maximum, terms: "\(maximum)", value: value)
        }
        // The most pollers are 200 by default, of which each invokes the function 10 times at once.
        guard value.isAbsent, let mode = resource.values("ProvisionedPollerConfig", under: value.value.choices).only
        else { return nil }
        if mode.isAbsent {
            let terms = "as many as there are messages for"
            return ConcurrencyLedger.Entry(mapping: mapping, maximum: nil, terms: terms, value: mode)
        }
        let pollers = resource.quantities(
            "ProvisionedPollerConfig",
            "MaximumPollers",
            default: 200,
            under: mode.value.choices
        )
        guard let most = pollers.only else { return nil }
        return ConcurrencyLedger.Entry(
            mapping: mapping,
            maximum: most.number * 10,
            terms: "\(most.number) pollers x 10",
            value: most.value
        )
    }

    private func entry(ofStream mapping: EventSourceMapping, under choices: Choices) -> ConcurrencyLedger.Entry? {
        guard let factor = mapping.mapping.quantities("ParallelizationFactor", default: 1, under: choices).only else {
            return nil
        }
        guard let stream = mapping.source.resource, stream.subject.typeName == "AWS::Kinesis::Stream",
            let count = stream.values("ShardCount", under: factor.choices).only, !count.isAbsent
        else {
            let terms = factor.number == 1 ? "one for each shard" : "\(factor.number) for each shard"
            return ConcurrencyLedger.Entry(mapping: mapping, maximum: nil, terms: terms, value: factor.value)
        }
        guard let shards = count.node?.integerValue else { return nil }
        let terms = "\(shards) shard\(shards == 1 ? "" : "s")" + (factor.number == 1 ? "" : " x \(factor.number)")
        return ConcurrencyLedger.Entry(mapping: mapping, maximum: shards * factor.number, terms: terms, value: count)
    }
}
