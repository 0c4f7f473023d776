/// The one order in which every template is written.
enum CanonicalOrder {
    private static let sections = [
        "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions",
        "Transform", "Resources", "Outputs",
    ]
    private static let resourceAttributes = [
        "Type", "Condition", "DependsOn", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy",
        "Metadata", "Properties",
    ]

    /// The sections of a template in canonical order.
    static func template(_ root: Object) -> Object {
        let ordered = reordered(root, leading: sections) { name, section in
            switch name {
            case "Resources": entries(section, leading: resourceAttributes)
            case "Parameters": entries(section, leading: ["Type"])
            default: canonical(section)
            }
        }
        return ordered ?? root
    }

    /// The entries of a section, or `nil` when they are in canonical order already.
    private static func entries(_ section: Node, leading: [String]) -> Node? {
        guard case .object(let entries) = section else { return canonical(section) }
        let ordered = reordered(entries, leading: []) { name, entry in
            if name.hasPrefix("Fn::ForEach::") {
                return loop(entry, leading: leading)
            }
            guard case .object(let attributes) = entry else { return canonical(entry) }
            return reordered(attributes, leading: leading) { canonical($1) }.map(Node.object)
        }
        return ordered.map(Node.object)
    }

    /// The argument of `Fn::ForEach`, whose last item holds entries of the section in which the loop stands.
    private static func loop(_ argument: Node, leading: [String]) -> Node? {
        guard case .array(var items) = argument, let template = items.last else { return canonical(argument) }
        guard let ordered = entries(template, leading: leading) else { return nil }
        items[items.count - 1] = ordered
        return .array(items)
    }

    /// The node in canonical order, or `nil` when it is so already: what need not change is not copied.
    private static func canonical(_ node: Node) -> Node? {
        switch node {
        case .object(let object):
            return reordered(object, leading: []) { canonical($1) }.map(Node.object)
        case .array(let items):
            var changed: [Node]?
            for (index, item) in items.enumerated() {
                if let item = canonical(item) {
                    changed = changed ?? items
                    changed?[index] = item
                }
            }
            return changed.map(Node.array)
        case .null, .bool, .int, .double, .string:
            return nil
        }
    }

    /// An object with its members sorted and each value replaced by what `value` returns for it, or `nil` when both
    /// leave it as it is.
    private static func reordered(
        _ object: Object,
        leading: [String],
        value: (_ key: String, _ value: Node) -> Node?
    ) -> Object? {
        let original = object.members
        var changed: [Object.Element]?
        var isSorted = true
        for index in original.indices {
            if isSorted, index > 0, precedes(original[index].key, original[index - 1].key, leading: leading) {
                isSorted = false
            }
            if let value = value(original[index].key, original[index].value) {
                changed = changed ?? original
                changed?[index].value = value
            }
        }
        if isSorted && changed == nil {
            return nil
        }
        var members = changed ?? original
        if !isSorted {
            members.sort { precedes($0.key, $1.key, leading: leading) }
        }
        var result = Object()
        result.reserveCapacity(members.count)
        for member in members {
            result.append(uniqueKey: member.key, value: member.value)
        }
        return result
    }

    private static func precedes(_ left: String, _ right: String, leading: [String]) -> Bool {
        if !leading.isEmpty {
            let leftRank = leading.firstIndex(of: left) ?? leading.count
            let rightRank = leading.firstIndex(of: right) ?? leading.count
            if leftRank != rightRank {
                return leftRank < rightRank
            }
        }
        // The order of UTF-8 bytes is that of Unicode scalars; `<` would compare normalized text instead.
        let precedes = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
        }
        return (precedes ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
