import TemplateChecks
import TemplateModel

/// Finds out how one value becomes another.
struct Comparison {
    /// Which differences count.
    enum Strictness {
        /// All.
        case exact
        /// Those that CloudFormation makes something of: a number and the text that spells it are equal, as are lists
        /// that are sets in another order, and a list of one item and the item where either can be given.
        case meaning
    }

    /// More of one another than this is not looked into.
    private static let maximumDepth = 256

    let strictness: Strictness

    /// All differences.
    static let exact = Comparison(strictness: .exact)
    /// Those with a meaning.
    static let ofMeaning = Comparison(strictness: .meaning)

    /// Compares two values.
    /// - Parameters:
    ///   - before: The old value, `nil` for none.
    ///   - after: The new value, `nil` for none.
    ///   - name: The key of the member that has the values, or of the nearest one around it.
    /// - Returns: The change from one to the other, `nil` when there is none.
    func change(from before: Node?, to after: Node?, named name: String = "") -> NodeChange? {
        change(from: before, to: after, named: name, depth: 0)
    }

    private func change(from before: Node?, to after: Node?, named name: String, depth: Int) -> NodeChange? {
        guard let before else { return after.map { .added($0) } }
        guard let after else { return .removed(before) }
        if before == after { return nil }
        guard depth < Self.maximumDepth else { return .replaced(before: before, after: after) }
        switch (before, after) {
        case (.object(let old), .object(let new)) where before.functionCall == nil && after.functionCall == nil:
            return members(from: old, to: new, depth: depth)
        case (.array(let old), .array(let new)):
            return items(from: old, to: new, named: name, depth: depth)
        default:
            break
        }
        if strictness == .meaning {
            if let old = before.scalarText, old == after.scalarText { return nil }
            if ListFacts.isItemOrList(name), (before.arrayValue == nil) != (after.arrayValue == nil) {
                let old = before.arrayValue ?? [before]
                let new = after.arrayValue ?? [after]
                return items(from: old, to: new, named: name, depth: depth).map { change in
                    // The items are shown, but the value is one or the other as a whole.
                    before.arrayValue == nil ? .document(before: before, after: after, change) : change
                }
            }
        }
        if let old = Document(before), let new = Document(after), old.isTemplate == new.isTemplate {
            guard let change = change(from: old.content, to: new.content, named: name, depth: depth + 1) else {
                return strictness == .exact ? .replaced(before: before, after: after) : nil
            }
            return .document(before: before, after: after, change)
        }
        return .replaced(before: before, after: after)
    }

    private func members(from old: Object, to new: Object, depth: Int) -> NodeChange? {
        var members: [NodeChange.Member] = []
        for (key, value) in old {
            guard let change = change(from: value, to: new[key], named: key, depth: depth + 1) else { continue }
            members.append(NodeChange.Member(key: key, change: change))
        }
        for (key, value) in new where old[key] == nil {
            members.append(NodeChange.Member(key: key, change: .added(value)))
        }
        guard !members.isEmpty else { return nil }
        return .members(members.sorted { $0.key.precedes($1.key) })
    }

    private func items(from old: [Node], to new: [Node], named name: String, depth: Int) -> NodeChange? {
        let isSet = ListFacts.isSet(name)
        let matching = ListMatching(from: old, to: new, isSet: isSet)
        var items: [ListChange.Item] = []
        items.reserveCapacity(new.count)
        var isChanged = false
        for (position, node) in new.enumerated() {
            guard let index = matching.origins[position] else {
                items.append(.inserted(node, label: matching.label(of: node)))
                isChanged = true
                continue
            }
            if let change = change(from: old[index], to: node, named: name, depth: depth + 1) {
                items.append(.changed(from: index, change, label: matching.label(of: node)))
                isChanged = true
            } else {
                items.append(.kept(from: index))
            }
        }
        let removals = matching.removed.map { index in
            ListChange.Removal(index: index, node: old[index], label: matching.label(of: old[index]))
        }
        let change = ListChange(items: items, removals: removals)
        if !isChanged, removals.isEmpty {
            let isInOrder = zip(matching.origins, 0...).allSatisfy { $0 == $1 }
            if isInOrder || strictness == .meaning && isSet { return nil }
        }
        return .items(change)
    }
}

extension String {
    /// The order of Unicode scalars, as everywhere in templates.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
