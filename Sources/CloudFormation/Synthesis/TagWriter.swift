internal import ResourceSchemas
internal import TemplateModel

/// Merges the tags that resources inherit with their own.
struct TagWriter {
    /// A tag of a place, and of all below it.
    private struct InheritedTag {
        let value: Expression
        let place: [String]
        let location: SourceLocation
    }

    private let graph: Graph
    private var inherited: [[String]: [String: InheritedTag]] = [:]
    private var places: [String: TagPlace?] = [:]

    init(_ graph: Graph) {
        self.graph = graph
    }

    /// Gives a resource its tags, or reports why it cannot have them.
    mutating func write(_ record: ResourceRecord, _ element: Element, _ scope: Scope) {
        let (inherited, added) = tags(of: record, scope)
        guard !inherited.isEmpty || !added.isEmpty else { return }
        guard let place = place(of: record.type) else {
            for change in record.tagChanges where change.value != nil {
                graph.diagnose(
                    .error,
                    "\(record.type) has no property for tags; remove the tag '\(change.key)'",
                    scope,
                    change.location
                )
            }
            return
        }
        guard let tags = merged(record, place, inherited.mapValues(\.value), added) else {
            let keys = Set(inherited.keys).union(added.keys).sorted().map { "'\($0)'" }.joined(separator: ", ")
            graph.diagnose(
                .warning,
                "the tags \(keys) cannot be added, because a function gives the property '\(place.property)'; write its tags out, or remove these here",
                scope
            )
            return
        }
        checkCount(place.shape.count(of: tags), inherited, scope)
        graph.change(element) { $0.setProperty(place.property, tags) }
    }

    /// The tags that a resource will have, as far as their keys are known.
    mutating func knownTags(of record: ResourceRecord, _ scope: Scope) -> [String: Value<String>] {
        guard let place = place(of: record.type) else { return [:] }
        let (inherited, added) = tags(of: record, scope)
        let tags =
            inherited.isEmpty && added.isEmpty
            ? record.property(place.property)
            : merged(record, place, inherited.mapValues(\.value), added) ?? record.property(place.property)
        return tags.map { place.shape.known(in: $0).mapValues { Value(expression: $0) } } ?? [:]
    }

    private func merged(
        _ record: ResourceRecord,
        _ place: TagPlace,
        _ inherited: [String: Expression],
        _ added: [String: Expression]
    ) -> Expression? {
        guard case .object = record.properties else { return nil }
        return place.shape.merge(record.property(place.property), inherited: inherited, added: added)
    }

    private mutating func place(of type: String) -> TagPlace? {
        if let place = places[type] { return place }
        let place = graph.schemas[type].flatMap { TagPlace($0) }
        places[type] = .some(place)
        return place
    }

    /// The tags that a resource inherits, and those that were added to itself.
    private mutating func tags(
        of record: ResourceRecord,
        _ scope: Scope
    ) -> (inherited: [String: InheritedTag], added: [String: Expression]) {
        var inherited = inheritedTags(of: scope.path.components)
        var added: [String: Expression] = [:]
        for change in record.tagChanges {
            added[change.key] = change.value
            if change.value == nil { inherited[change.key] = nil }
        }
        return (inherited, added)
    }

    private mutating func inheritedTags(of place: [String]) -> [String: InheritedTag] {
        if let known = inherited[place] { return known }
        var tags = place.isEmpty ? [:] : inheritedTags(of: Array(place.dropLast()))
        for change in graph.tagChanges[place] ?? [] {
            tags[change.key] = change.value.map { InheritedTag(value: $0, place: place, location: change.location) }
        }
        inherited[place] = tags
        return tags
    }

    private func checkCount(_ count: Int, _ inherited: [String: InheritedTag], _ scope: Scope) {
        let maximum = TagBounds.maximumCount
        guard count > maximum else { return }
        // What is too much for every resource of a place is one mistake, made there.
        if inherited.count > maximum, let last = inherited.values.max(by: Self.wasAddedBefore) {
            graph.diagnose(
                .error,
                "a resource can have at most \(maximum) tags, but \(inherited.count) are added to those \(last.place.isEmpty ? "of the app" : "in '\(last.place.joined(separator: "/"))'"); remove some",
                path: last.place.joined(separator: "/"),
                at: last.location
            )
        } else {
            graph.diagnose(
                .error,
                "a resource can have at most \(maximum) tags, got \(count), of which \(inherited.count) are inherited; remove some",
                scope
            )
        }
    }

    private static func wasAddedBefore(_ left: InheritedTag, _ right: InheritedTag) -> Bool {
        (left.place.count, left.location.filePath, left.location.line)
            < (right.place.count, right.location.filePath, right.location.line)
    }
}

extension ResourceRecord {
    /// What a property is set to, past the types or by them.
    func property(_ name: String) -> Expression? {
        if let value = overrides[name] { return value }
        guard case .object(let members) = properties else { return nil }
        return members[name]
    }

    fileprivate mutating func setProperty(_ name: String, _ value: Expression) {
        if overrides[name] != nil {
            overrides[name] = value
        } else if case .object(var members) = properties {
            members[name] = value
            properties = .object(members)
        }
    }
}

// MARK: - Lists and objects of tags

extension TagPlace.Shape {
    /// The tags of a property and others, or `nil` when a function that cannot be looked into gives the property.
    /// - Parameters:
    ///   - own: What the property is.
    ///   - inherited: What is added where the property has no tag of the key.
    ///   - added: What replaces the property's own.
    /// - Returns: The property with all tags.
    func merge(
        _ own: Expression?,
        inherited: [String: Expression],
        added: [String: Expression]
    ) -> Expression? {
        switch (own, self) {
        case (.function("Fn::If", .array(let parts)), _) where parts.count == 3:
            guard let then = merge(parts[1], inherited: inherited, added: added),
                let otherwise = merge(parts[2], inherited: inherited, added: added)
            else { return nil }
            return .function("Fn::If", .array([parts[0], then, otherwise]))
        case (nil, .map), (.pseudo(.noValue), .map):
            return merge(.object(Members()), inherited: inherited, added: added)
        case (nil, .list), (.pseudo(.noValue), .list):
            return merge(.array([]), inherited: inherited, added: added)
        case (nil, .wrapped(let name)), (.pseudo(.noValue), .wrapped(let name)):
            return merge(.object(Members((name, .array([])))), inherited: inherited, added: added)
        case (.object(var members), .map):
            for (key, value) in inherited.sorted(by: { $0.key < $1.key }) where members[key] == nil {
                members[key] = value
            }
            for (key, value) in added.sorted(by: { $0.key < $1.key }) { members[key] = value }
            return .object(members)
        case (.object(var members), .wrapped(let name)):
            guard
                let list = Self.list(isPropagated: false)
                    .merge(members[name], inherited: inherited, added: added)
            else { return nil }
            members[name] = list
            return .object(members)
        case (.array(let elements), .list(let isPropagated)):
            let kept = elements.filter { element in
                Self.keys(of: element).isEmpty || !Self.keys(of: element).allSatisfy { added[$0] != nil }
            }
            let keys = Set(kept.flatMap { Self.keys(of: $0) })
            let others = inherited.filter { !keys.contains($0.key) }.merging(added) { $1 }
            return .array(
                kept
                    + others.sorted { $0.key < $1.key }.map { key, value in
                        var tag = Members(("Key", .string(key)), ("Value", value))
                        if isPropagated { tag["PropagateAtLaunch"] = .bool(true) }
                        return .object(tag)
                    }
            )
        default: return nil
        }
    }

    /// How many tags there are at most.
    func count(of tags: Expression) -> Int {
        switch (tags, self) {
        case (.function("Fn::If", .array(let parts)), _) where parts.count == 3:
            max(count(of: parts[1]), count(of: parts[2]))
        case (.array(let elements), .list): elements.count
        case (.object(let members), .map): members.entries.count
        case (.object(let members), .wrapped(let name)):
            members[name].map { Self.list(isPropagated: false).count(of: $0) } ?? 0
        default: 0
        }
    }

    /// The tags whose keys are known; of two branches of `Fn::If` those of the first one come first.
    func known(in tags: Expression) -> [String: Expression] {
        switch (tags, self) {
        case (.function("Fn::If", .array(let parts)), _) where parts.count == 3:
            known(in: parts[1]).merging(known(in: parts[2])) { first, _ in first }
        case (.array(let elements), .list):
            elements.reduce(into: [:]) { $0.merge(Self.known(inElement: $1)) { first, _ in first } }
        case (.object(let members), .map):
            members.entries.reduce(into: [:]) { $0[$1.key] = $1.value }
        case (.object(let members), .wrapped(let name)):
            members[name].map { Self.list(isPropagated: false).known(in: $0) } ?? [:]
        default: [:]
        }
    }

    private static func known(inElement element: Expression) -> [String: Expression] {
        switch element {
        case .object(let members):
            if case .string(let key) = members["Key"], let value = members["Value"] { [key: value] } else { [:] }
        case .function("Fn::If", .array(let parts)) where parts.count == 3:
            known(inElement: parts[1]).merging(known(inElement: parts[2])) { first, _ in first }
        default: [:]
        }
    }

    private static func keys(of element: Expression) -> [String] { known(inElement: element).keys.sorted() }
}
