import TemplateChecks
import TemplateModel

/// Which items of two lists are the same item.
struct ListMatching {
    /// For each item of the new list its position in the old one, `nil` for a new item.
    private(set) var origins: [Int?]
    private let key: [String]?
    private var isTaken: [Bool]

    /// The positions of the items of the old list that the new one does not have.
    var removed: [Int] { isTaken.indices.filter { !isTaken[$0] } }

    /// Matches two lists: by a member that tells items apart; else equal items, in their order unless the list is a
    /// set, and then those between them that are alike.
    init(from old: [Node], to new: [Node], isSet: Bool) {
        origins = Array(repeating: nil, count: new.count)
        isTaken = Array(repeating: false, count: old.count)
        key = Self.key(of: old, new)
        if let key {
            var positions: [String: Int] = [:]
            for (index, node) in old.enumerated() { positions[Self.label(of: node, by: key) ?? ""] = index }
            for (position, node) in new.enumerated() {
                if let index = positions[Self.label(of: node, by: key) ?? ""] { match(position, index) }
            }
            return
        }
        if isSet {
            matchEqualItems(old, new)
        } else {
            matchSequence(old, new)
        }
        matchSimilarItems(old, new, isSet: isSet)
    }

    /// How an item is called among the others.
    func label(of node: Node) -> String? {
        if let key { return Self.label(of: node, by: key) }
        return node.objectValue == nil ? nil : ListFacts.keys.lazy.compactMap { Self.label(of: node, by: $0) }.first
    }

    private mutating func match(_ position: Int, _ index: Int) {
        origins[position] = index
        isTaken[index] = true
    }

    private mutating func matchEqualItems(_ old: [Node], _ new: [Node]) {
        var positions: [Node: [Int]] = [:]
        for (index, node) in old.enumerated().reversed() { positions[node, default: []].append(index) }
        for (position, node) in new.enumerated() {
            if let index = positions[node]?.popLast() { match(position, index) }
        }
    }

    /// The longest common subsequence.
    private mutating func matchSequence(_ old: [Node], _ new: [Node]) {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        let kept = old.indices.filter { !removed.contains($0) }
        for (position, index) in zip(new.indices.filter { !inserted.contains($0) }, kept) { match(position, index) }
    }

    private mutating func matchSimilarItems(_ old: [Node], _ new: [Node], isSet: Bool) {
        let added = new.indices.filter { origins[$0] == nil }
        let gone = removed
        guard !added.isEmpty, !gone.isEmpty else { return }
        // One value in the place of another.
        if added.count == 1, gone.count == 1, old.count == 1, new.count == 1 {
            return match(added[0], gone[0])
        }
        if !isSet { matchReplacedScalars(old, new) }
        guard added.count * gone.count <= 10_000 else { return }
        var pairs: [(score: Double, position: Int, index: Int)] = []
        for position in added {
            for index in gone {
                // Items of a list that is no set do not pass those that stay.
                guard isSet || isBetweenSameItems(position, index) else { continue }
                var score = Similarity.of(old[index], new[position])
                // A name is stronger evidence than anything else.
                if let label = label(of: old[index]), label == self.label(of: new[position]) { score = max(score, 0.9) }
                if score >= 0.5 { pairs.append((score, position, index)) }
            }
        }
        pairs.sort { ($1.score, $0.position, $0.index) < ($0.score, $1.position, $1.index) }
        for (_, position, index) in pairs where origins[position] == nil && !isTaken[index] {
            if isSet || isBetweenSameItems(position, index) { match(position, index) }
        }
    }

    /// As many scalars in the place of others, between items that stay.
    private mutating func matchReplacedScalars(_ old: [Node], _ new: [Node]) {
        var index = 0
        var position = 0
        while index < old.count || position < new.count {
            let gone = old[min(index, old.count)...].indices.prefix { !isTaken[$0] }
            let added = new[min(position, new.count)...].indices.prefix { origins[$0] == nil }
            let areScalars = gone.allSatisfy { old[$0].isScalar } && added.allSatisfy { new[$0].isScalar }
            if gone.count == added.count, areScalars {
                for (index, position) in zip(gone, added) { match(position, index) }
            }
            index += gone.count + 1
            position += added.count + 1
        }
    }

    private func isBetweenSameItems(_ position: Int, _ index: Int) -> Bool {
        let before = origins[..<position].last { $0 != nil }.flatMap { $0 } ?? -1
        let after = origins[(position + 1)...].first { $0 != nil }.flatMap { $0 } ?? Int.max
        return before < index && index < after
    }

    // MARK: Keys

    private static func key(of old: [Node], _ new: [Node]) -> [String]? {
        guard !old.isEmpty || !new.isEmpty, (old + new).allSatisfy({ $0.objectValue != nil }) else { return nil }
        return ListFacts.keys.first { key in
            areTold(old, apartBy: key) && areTold(new, apartBy: key)
        }
    }

    private static func areTold(_ nodes: [Node], apartBy key: [String]) -> Bool {
        var seen: Set<String> = []
        return nodes.allSatisfy { node in
            guard let label = label(of: node, by: key) else { return false }
            return seen.insert(label).inserted
        }
    }

    private static func label(of node: Node, by key: [String]) -> String? {
        var value = node
        for step in key {
            guard let next = value[step] else { return nil }
            value = next
        }
        if let text = value.scalarText { return text }
        return value.functionCall == nil ? nil : ValueText(value).line
    }
}
