import ResourceSchemas
import TemplateModel

/// Finds resources that are removed under one logical ID and added under another.
struct MoveSearch {
    /// A resource, with the logical IDs that change left out of its properties.
    private struct Candidate {
        let change: ResourceChange
        let name: [UInt8]
        let properties: Node
    }

    private struct Pair {
        let old: Int
        let new: Int
        let similarity: Double
        let affinity: Double
    }

    /// More pairs of one type than this are only compared for equality.
    private static let maximumPairs = 2_500

    /// Names that do not say which resource is meant.
    private let types: ReferenceRenaming
    private let schemas: ResourceSchemas
    /// The moves, sorted by the logical ID before.
    private(set) var moves: [Move] = []
    private var pairs: [(old: ResourceChange, new: ResourceChange)] = []

    init(
        _ changes: [ResourceChange],
        kept: some Sequence<String> = [],
        origins: [String: ResourceOrigin] = [:],
        schemas: ResourceSchemas
    ) {
        self.schemas = schemas
        let moving = changes.filter { $0.action != .modify }
        types = ReferenceRenaming(Dictionary(moving.map { ($0.logicalID, $0.typeName) }) { first, _ in first })
        let removed = Dictionary(grouping: moving.filter { $0.action == .remove }, by: \.typeName)
        let added = Dictionary(grouping: moving.filter { $0.action == .add }, by: \.typeName)
        for (type, old) in removed {
            guard let new = added[type] else { continue }
            match(old.map(candidate), new.map(candidate))
        }
        let declarations = MoveDeclarations(
            pairs.map { ($0.old.logicalID, $0.new.logicalID) },
            kept: kept,
            origins: origins
        )
        moves = pairs.map { move($0.old, $0.new, declarations) }.sorted { $0.from.precedes($1.from) }
    }

    private mutating func match(_ old: [Candidate], _ new: [Candidate]) {
        var pairs: [Pair] = []
        let comparesAll = old.count * new.count <= Self.maximumPairs
        var equal: [Node: [Int]] = [:]
        if !comparesAll {
            for (index, candidate) in new.enumerated() { equal[candidate.properties, default: []].append(index) }
        }
        for (index, candidate) in old.enumerated() {
            for other in comparesAll ? Array(new.indices) : Array((equal[candidate.properties] ?? []).prefix(50)) {
                let similarity = comparesAll ? Similarity.of(candidate.properties, new[other].properties) : 1
                let affinity = Self.affinity(candidate.name, new[other].name)
                let isOnlyOne = old.count == 1 && new.count == 1
                guard similarity >= 0.8 && (affinity >= 0.3 || isOnlyOne) || similarity >= 0.6 && affinity >= 0.5 else {
                    continue
                }
                pairs.append(Pair(old: index, new: other, similarity: similarity, affinity: affinity))
            }
        }
        pairs.sort { ($1.similarity, $1.affinity, $0.old, $0.new) < ($0.similarity, $0.affinity, $1.old, $1.new) }
        var takenOld: Set<Int> = []
        var takenNew: Set<Int> = []
        for pair in pairs where !takenOld.contains(pair.old) && !takenNew.contains(pair.new) {
            takenOld.insert(pair.old)
            takenNew.insert(pair.new)
            self.pairs.append((old[pair.old].change, new[pair.new].change))
        }
    }

    private func move(_ old: ResourceChange, _ new: ResourceChange, _ declarations: MoveDeclarations) -> Move {
        let schema = schemas[old.typeName]
        let name = CustomName(old.propertiesBefore, of: schema)
        let isShared = name != nil && name == CustomName(new.propertiesAfter, of: schema)
        return Move(
            from: old.logicalID,
            to: new.logicalID,
            typeName: old.typeName,
            keepsData: old.keepsData,
            policyAction: old.policyAction ?? .delete,
            sharedName: isShared ? name.map { ValueText($0.value).line } : nil,
            declaration: declarations.declaration(from: old.logicalID, to: new.logicalID)
        )
    }

    private func candidate(_ change: ResourceChange) -> Candidate {
        let properties = change.propertiesBefore ?? change.propertiesAfter ?? Object()
        return Candidate(
            change: change,
            name: Array(change.logicalID.utf8),
            properties: types.renamed(.object(properties))
        )
    }

    /// How much of two names is the same at their starts and ends, from 0 to 1.
    private static func affinity(_ left: [UInt8], _ right: [UInt8]) -> Double {
        let shorter = min(left.count, right.count)
        var prefix = 0
        while prefix < shorter, left[prefix] == right[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix, left[left.count - 1 - suffix] == right[right.count - 1 - suffix] {
            suffix += 1
        }
        let longer = max(left.count, right.count)
        return longer == 0 ? 1 : Double(prefix + suffix) / Double(longer)
    }
}
