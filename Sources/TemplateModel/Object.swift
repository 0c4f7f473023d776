/// The members of a JSON object: unique keys with their values, in the order in which they were added.
///
/// The order belongs to the text and not to the data: it is what iterating yields, and ``==(_:_:)`` and hashing ignore
/// it. Keys are compared as Swift compares strings, so canonically equivalent keys are one key.
public struct Object: Sendable {
    /// A key and its value.
    public typealias Element = (key: String, value: Node)

    /// Up to this many members, comparing every key is faster than hashing one.
    private static let scanLimit = 16

    private(set) var members: [Element] = []
    /// Where each key is in `members`; empty as long as scanning is faster.
    private var positions: [String: Int] = [:]

    /// Creates an object without members.
    public init() {}

    /// Creates an object with the given members in the order given.
    ///
    /// - Parameter members: keys and values. Of members with the same key the last value counts, at the place of
    ///   the first.
    public init<S: Sequence>(_ members: S) where S.Element == (key: String, value: Node) {
        reserveCapacity(members.underestimatedCount)
        for (key, value) in members {
            self[key] = value
        }
    }

    /// The value of the member with the given key.
    ///
    /// Setting a value replaces the member's value at its place or adds a member at the end; setting `nil` removes the
    /// member.
    public subscript(key: String) -> Node? {
        get {
            position(of: key).map { members[$0].value }
        }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?):
                members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                rebuildPositions()
            case (nil, let value?):
                append(uniqueKey: key, value: value)
            case (nil, nil):
                break
            }
        }
    }

    /// The keys in their order.
    public var keys: some RandomAccessCollection<String> {
        members.lazy.map(\.key)
    }

    /// Adds a member at the end without looking for an earlier one with the same key, in constant time.
    ///
    /// - Parameters:
    ///   - key: a key that the object does not have yet; the caller guarantees it.
    ///   - value: the member's value.
    package mutating func append(uniqueKey key: String, value: Node) {
        members.append((key, value))
        if members.count == Self.scanLimit + 1 {
            rebuildPositions()
        } else if members.count > Self.scanLimit {
            positions[key] = members.count - 1
        }
    }

    /// Makes room for a number of members, so that adding them does not allocate memory again and again.
    ///
    /// - Parameter capacity: the number of members that the object will have.
    public mutating func reserveCapacity(_ capacity: Int) {
        members.reserveCapacity(capacity)
        if capacity > Self.scanLimit {
            positions.reserveCapacity(capacity)
        }
    }

    /// Where the member with a key is; in constant time, as for a value.
    ///
    /// - Parameter key: the member's key.
    /// - Returns: `nil` when there is no such member.
    package func position(of key: String) -> Int? {
        if members.count > Self.scanLimit {
            return positions[key]
        }
        for position in members.indices where members[position].key == key {
            return position
        }
        return nil
    }

    private mutating func rebuildPositions() {
        positions.removeAll(keepingCapacity: true)
        guard members.count > Self.scanLimit else { return }
        positions.reserveCapacity(members.count)
        for position in members.indices {
            positions[members[position].key] = position
        }
    }
}

extension Object: RandomAccessCollection {
    /// The position of the first member.
    public var startIndex: Int { 0 }

    /// The position after the last member.
    public var endIndex: Int { members.count }

    /// The member at a position.
    ///
    /// - Parameter position: from 0 up to and without ``endIndex``; anything else is a programmer's error, as with
    ///   an array.
    public subscript(position: Int) -> Element { members[position] }

    /// An iterator over the members in their order.
    public func makeIterator() -> IndexingIterator<[Element]> {
        members.makeIterator()
    }
}

extension Object: Hashable {
    /// Whether both objects have the same keys with equal values, in whichever order.
    public static func == (left: Object, right: Object) -> Bool {
        guard left.members.count == right.members.count else { return false }
        for (position, member) in left.members.enumerated() {
            if right.members[position].key == member.key {
                guard right.members[position].value == member.value else { return false }
            } else {
                guard right[member.key] == member.value else { return false }
            }
        }
        return true
    }

    /// Feeds the members to a hasher so that their order has no effect.
    public func hash(into hasher: inout Hasher) {
        var combined = 0
        for member in members {
            var memberHasher = Hasher()
            memberHasher.combine(member.key)
            memberHasher.combine(member.value)
            combined ^= memberHasher.finalize()
        }
        hasher.combine(members.count)
        hasher.combine(combined)
    }
}

extension Object: ExpressibleByDictionaryLiteral {
    /// Creates an object with the members in the order given; of members with the same key the last value counts.
    public init(dictionaryLiteral members: (String, Node)...) {
        reserveCapacity(members.count)
        for (key, value) in members { self[key] = value }
    }
}
