public import TemplateModel

/// How one value becomes another: at the top a value as a whole, or the changes of the values that it holds.
public indirect enum NodeChange: Hashable, Sendable {
    /// There was no value.
    case added(Node)
    /// There is no value any more.
    case removed(Node)
    /// One value takes the place of another.
    case replaced(before: Node, after: Node)
    /// Members of an object change; sorted by key, those that stay are left out.
    case members([Member])
    /// Items of a list change.
    case items(ListChange)
    /// A value changes inside although the template has it as one: a text that is JSON, or an item that stands for a
    /// list of one.
    ///
    /// The nodes are the values as they stand in the template.
    case document(before: Node, after: Node, NodeChange)

    /// A member of an object and how it changes.
    public struct Member: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The change of the value.
        public let change: NodeChange
    }
}

/// How a list becomes another.
public struct ListChange: Hashable, Sendable {
    /// An item of the new list.
    public enum Item: Hashable, Sendable {
        /// The item at this position of the old list, as it was.
        case kept(from: Int)
        /// The item at this position of the old list, changed.
        case changed(from: Int, NodeChange, label: String?)
        /// A new item.
        case inserted(Node, label: String?)
    }

    /// An item of the old list that the new one does not have.
    public struct Removal: Hashable, Sendable {
        /// The position in the old list, from 0.
        public let index: Int
        /// The item.
        public let node: Node
        /// The key by which the item is known; `nil` when items have no key.
        public let label: String?
    }

    /// All items of the new list, in their order.
    public let items: [Item]
    /// The items that are gone, in their order.
    public let removals: [Removal]

    /// Whether nothing but the order changes.
    public var isReordering: Bool {
        removals.isEmpty
            && items.allSatisfy { item in
                if case .kept = item { true } else { false }
            }
    }
}

extension NodeChange {
    /// The value after the change.
    /// - Parameter node: The value before; `nil` for none.
    /// - Returns: The value after, `nil` for none, or when the change does not fit the value.
    public func applied(to node: Node?) -> Node? {
        switch self {
        case .added(let value), .replaced(_, let value), .document(_, let value, _):
            return value
        case .removed:
            return nil
        case .members(let members):
            guard case .object(var object)? = node else { return nil }
            for member in members { object[member.key] = member.change.applied(to: object[member.key]) }
            return .object(object)
        case .items(let list):
            guard case .array(let old)? = node else { return nil }
            var new: [Node] = []
            new.reserveCapacity(list.items.count)
            for item in list.items {
                switch item {
                case .kept(let index):
                    guard old.indices.contains(index) else { return nil }
                    new.append(old[index])
                case .changed(let index, let change, _):
                    guard old.indices.contains(index), let value = change.applied(to: old[index]) else { return nil }
                    new.append(value)
                case .inserted(let value, _):
                    new.append(value)
                }
            }
            return .array(new)
        }
    }

    /// How an attribute with this change changes.
    var type: AttributeChangeType {
        switch self {
        case .added: .add
        case .removed: .remove
        case .replaced, .members, .items, .document: .modify
        }
    }
}
