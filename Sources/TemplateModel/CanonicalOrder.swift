/// The one order in which every template is written: how an object's members follow one another where it stands.
enum CanonicalOrder {
    /// Of the sections of a template.
    case sections
    /// Of the parameters or resources in their section.
    case entries(Entry)
    /// In the argument of `Fn::ForEach`, whose last item holds entries of the section in which the loop stands.
    case loop(over: Entry)
    /// Of the attributes of one parameter or resource.
    case attributes(of: Entry)
    /// Anywhere else.
    case other

    enum Entry {
        case parameter
        case resource
    }

    /// The order of the value of an object's member.
    func ofMember(_ key: String) -> CanonicalOrder {
        switch self {
        case .sections:
            switch key {
            case "Parameters": .entries(.parameter)
            case "Resources": .entries(.resource)
            default: .other
            }
        case .entries(let entry):
            key.hasPrefix("Fn::ForEach::") ? .loop(over: entry) : .attributes(of: entry)
        case .loop, .attributes, .other:
            .other
        }
    }

    /// The order of the item of an array.
    func ofItem(isLast: Bool) -> CanonicalOrder {
        if case .loop(let entry) = self, isLast { .entries(entry) } else { .other }
    }

    /// The members of an object in this order.
    func members(of object: Object) -> [Object.Element] {
        let members = object.members
        return isOrder(of: members) ? members : members.sorted { precedes($0.key, $1.key) }
    }
}

extension CanonicalOrder {
    /// An object and all that it holds in canonical order, or `nil` when it is so already: what need not change is not
    /// copied.
    func ordered(_ object: Object) -> Object? {
        var changed: [Object.Element]?
        for (index, member) in object.members.enumerated() {
            if let value = ofMember(member.key).ordered(member.value) {
                changed = changed ?? object.members
                changed?[index].value = value
            }
        }
        var members = changed ?? object.members
        if !isOrder(of: members) {
            members.sort { precedes($0.key, $1.key) }
        } else if changed == nil {
            return nil
        }
        var result = Object()
        result.reserveCapacity(members.count)
        for (key, value) in members {
            result.append(uniqueKey: key, value: value)
        }
        return result
    }

    private func ordered(_ node: Node) -> Node? {
        switch node {
        case .object(let object):
            return ordered(object).map(Node.object)
        case .array(let items):
            var changed: [Node]?
            for (index, item) in items.enumerated() {
                if let item = ofItem(isLast: index == items.count - 1).ordered(item) {
                    changed = changed ?? items
                    changed?[index] = item
                }
            }
            return changed.map(Node.array)
        case .null, .bool, .int, .double, .string:
            return nil
        }
    }
}

extension CanonicalOrder {
    private static let sectionNames = [
        "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions",
        "Transform", "Resources", "Outputs",
    ]
    private static let resourceAttributes = [
        "Type", "Condition", "DependsOn", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy",
        "Metadata", "Properties",
    ]

    /// The place of a key among those that come first; all others share the place behind them.
    private func rank(of key: String) -> Int {
        switch self {
        case .sections: Self.sectionNames.firstIndex(of: key) ?? Self.sectionNames.count
        case .attributes(of: .resource): Self.resourceAttributes.firstIndex(of: key) ?? Self.resourceAttributes.count
        case .attributes(of: .parameter): key == "Type" ? 0 : 1
        case .entries, .loop, .other: 0
        }
    }

    private func isOrder(of members: [Object.Element]) -> Bool {
        members.indices.dropFirst().allSatisfy { precedes(members[$0 - 1].key, members[$0].key) }
    }

    private func precedes(_ left: String, _ right: String) -> Bool {
        let leftRank = rank(of: left)
        let rightRank = rank(of: right)
        guard leftRank == rightRank else { return leftRank < rightRank }
        // The order of UTF-8 bytes is that of Unicode scalars; `<` would compare normalized text instead.
        return left.withBytes { left in
            right.withBytes { left.lexicographicallyPrecedes($0) }
        }
    }
}
