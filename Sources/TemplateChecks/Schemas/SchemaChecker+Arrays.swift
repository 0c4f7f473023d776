import ResourceSchemas
import TemplateModel

extension Rule {
    static let count = Rule("SCH-08", "lists and objects have as many items as is allowed", source: Schema.source)
    static let unique = Rule("SCH-10", "items of a list differ where they must", source: Schema.source)
}

extension SchemaChecker {
    func checkItems(
        _ items: [Node],
        _ assertion: Assertion,
        of schema: Schema,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        switch assertion {
        case .itemCount(let bounds):
            return checkCount(items, bounds, frame, log)
        case .uniqueItems:
            return checkUnique(items, frame, log)
        case .uniqueKeys(let keys):
            return checkUniqueKeys(items, keys, frame, log)
        case .differentItems(let maximum):
            return checkDifferent(items, atMost: maximum, frame, log)
        case .items(let itemSchema):
            let first = schema.firstItemCount
            return checkEach(items.indices.dropFirst(first), log) { index in
                check(items[index], itemSchema, frame.item(index), log)
            }
        case .firstItems(let schemas):
            return checkEach(items.indices.prefix(schemas.count), log) { index in
                check(items[index], schemas[index], frame.item(index), log)
            }
        case .contains(let itemSchema):
            return checkContains(items, itemSchema, frame, log)
        default:
            return .yes
        }
    }

    private func checkEach(_ indices: Range<Int>, _ log: FindingLog?, _ check: (Int) -> Verdict) -> Verdict {
        var verdict = Verdict.yes
        for index in indices {
            let result = check(index)
            if result == .no, log == nil { return .no }
            verdict = verdict && result
        }
        return verdict
    }

    private func checkContains(_ items: [Node], _ schema: Schema, _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var isDecided = true
        for (index, item) in items.enumerated() {
            switch check(item, schema, frame.item(index), nil) {
            case .yes: return .yes
            case .unknown: isDecided = false
            case .no: continue
            }
        }
        guard isDecided else { return .unknown }
        log?.add(.alternative, at: frame.place, "\(subject.name(of: frame.place)) lacks an item that must be there")
        return .no
    }

    /// The number of items; both bounds differ where conditions remove items.
    private func count(_ items: [Node], _ frame: Frame) -> ClosedRange<Int> {
        var certain = 0
        var possible = 0
        for item in items {
            guard evaluator.isExpression(item) else {
                certain += 1
                possible += 1
                continue
            }
            let values = evaluator.values(of: item, at: frame.place, under: frame.choices)
            let absent = values.count { if case .absent = $0.content { true } else { false } }
            if absent == 0 { certain += 1 }
            if absent < values.count { possible += 1 }
        }
        return certain...possible
    }

    private func checkCount(
        _ items: [Node],
        _ bounds: Assertion.Bounds,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        let count = count(items, frame)
        if bounds.contains(count.lowerBound), bounds.contains(count.upperBound) { return .yes }
        let isTooShort = bounds.minimum.map { count.upperBound < $0 } ?? false
        let isTooLong = bounds.maximum.map { count.lowerBound > $0 } ?? false
        guard isTooShort || isTooLong else { return .unknown }
        let items = isTooLong ? count.lowerBound : count.upperBound
        log?.add(
            .count,
            at: frame.place,
            "\(subject.name(of: frame.place)) has \(Self.items(items))\(origin(frame)), but must have "
                + Self.text(bounds)
        )
        return .no
    }

    private static func items(_ count: Int) -> String {
        switch count {
        case 0: "no items"
        case 1: "1 item"
        default: "\(count) items"
        }
    }

    private func checkUnique(_ items: [Node], _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var isDecided = true
        var positions = NodeNumbers()
        for (index, item) in items.enumerated() {
            if evaluator.isExpression(item) {
                // The same call has the same result, but two conditional items may both be left out.
                isDecided = false
                if item.functionCall?.function == .if || item.isNoValue { continue }
            }
            guard let first = positions.insert(item, index) else { continue }
            log?.add(
                .unique,
                at: frame.place.item(index),
                "\(subject.name(of: frame.place)) has the same item at \(first) and \(index), but items must differ"
            )
            return .no
        }
        return isDecided ? .yes : .unknown
    }

    private func checkUniqueKeys(_ items: [Node], _ keys: [String], _ frame: Frame, _ log: FindingLog?) -> Verdict {
        var isDecided = true
        var positions = NodeNumbers()
        for (index, item) in items.enumerated() {
            guard case .object(let object) = item, item.functionCall == nil else {
                isDecided = false
                continue
            }
            let values = keys.compactMap { object[$0] }
            guard values.count == keys.count, !values.contains(where: { evaluator.isExpression($0) }) else {
                isDecided = false
                continue
            }
            guard let first = positions.insert(.array(values), index) else { continue }
            let names = ValueText.list(keys, joinedBy: "and")
            log?.add(
                .unique,
                at: frame.place.item(index),
                "\(subject.name(of: frame.place)) has items with the same \(names) at \(first) and \(index), "
                    + "but they must differ"
            )
            return .no
        }
        return isDecided ? .yes : .unknown
    }

    private func checkDifferent(
        _ items: [Node],
        atMost maximum: Int,
        _ frame: Frame,
        _ log: FindingLog?
    ) -> Verdict {
        if items.count <= maximum { return .yes }
        var different: Set<Node> = []
        for item in items {
            if evaluator.isExpression(item) { return .unknown }
            different.insert(item)
        }
        if different.count <= maximum { return .yes }
        log?.add(
            .unique,
            at: frame.place,
            "\(subject.name(of: frame.place)) has \(different.count) different items, but must have at most \(maximum)"
        )
        return .no
    }
}

extension Schema {
    /// The number of items that have schemas of their own.
    fileprivate var firstItemCount: Int {
        for case .firstItems(let schemas) in assertions { return schemas.count }
        return 0
    }
}
