public import TemplateModel

/// An event pattern of Amazon EventBridge that was read, and tells which events it matches.
///
/// It answers as EventBridge does, of which the library is public; numbers are compared within the documented bounds.
///
/// ```swift
/// let orders = try EventPatternMatcher(["source": ["my.orders"], "detail": ["amount": [["numeric": [">", 100]]]]])
/// orders.matches(["source": "my.orders", "detail": ["amount": 250]])  // true
/// ```
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>,
/// <https://github.com/aws/event-ruler>
public struct EventPatternMatcher: Sendable {
    /// What one field must be: any of the conditions.
    struct Field: Sendable {
        /// The names of the field and of all objects that it is in, joined by periods.
        let path: String
        let conditions: [EventCondition]
        /// Where the conditions are in the pattern.
        let steps: [PathStep]
    }

    /// The alternatives, of which each is a list of fields that must all match, in the order of their paths.
    let alternatives: [[Field]]

    /// Reads a pattern.
    /// - Parameter pattern: The pattern, all of whose values are known.
    /// - Throws: `EventPatternError` when EventBridge would refuse the pattern.
    public init(_ pattern: Node) throws(EventPatternError) {
        self = try EventPatternReader.read(pattern, isTemplate: false)
    }

    /// Reads a pattern of a template, in which functions stand for values that are not known.
    init(inTemplate pattern: Node) throws(EventPatternError) {
        self = try EventPatternReader.read(pattern, isTemplate: true)
    }

    init(alternatives: [[Field]]) {
        self.alternatives = alternatives
    }

    /// Whether an event matches.
    ///
    /// Fields in objects of one list match together only if they are in the same object.
    /// - Parameter event: The whole event, an object; anything else matches nothing.
    /// - Returns: Whether all fields that the pattern names are as it says.
    public func matches(_ event: Node) -> Bool {
        let fields = EventFields(event, only: Set(alternatives.joined().map(\.path)))
        return alternatives.contains { Self.match($0[...], fields, at: [:]) }
    }

    /// Whether fields match values that are at the same positions of lists.
    private static func match(_ wanted: ArraySlice<Field>, _ event: EventFields, at positions: [Int: Int]) -> Bool {
        guard let field = wanted.first else { return true }
        let values = event.values[field.path, default: []].compactMap { value in
            EventFields.merged(positions, value.positions).map { (value: value.node, positions: $0) }
        }
        let rest = wanted.dropFirst()
        if values.isEmpty, field.conditions.contains(where: \.isAbsence), match(rest, event, at: positions) {
            return true
        }
        return values.contains { value, merged in
            field.conditions.contains { $0.matches(value) } && match(rest, event, at: merged)
        }
    }
}

/// The values of an event that are neither objects nor lists, by their paths.
private struct EventFields {
    struct Value {
        let node: Node
        /// In which item of each list the value is, if in an object or list there.
        let positions: [Int: Int]
    }

    private(set) var values: [String: [Value]] = [:]
    private var lists = 0
    private let paths: Set<String>

    init(_ event: Node, only paths: Set<String>) {
        self.paths = paths
        guard case .object(let object) = event else { return }
        add(object, "", [:])
    }

    private mutating func add(_ object: Object, _ prefix: String, _ positions: [Int: Int]) {
        for (key, value) in object { add(value, prefix + key, positions) }
    }

    private mutating func add(_ node: Node, _ path: String, _ positions: [Int: Int]) {
        switch node {
        case .object(let object): add(object, path + ".", positions)
        case .array(let items):
            let list = lists
            lists += 1
            for (index, item) in items.enumerated() {
                switch item {
                case .object, .array: add(item, path, positions.merging([list: index]) { $1 })
                default: add(item, path, positions)
                }
            }
        default:
            if paths.contains(path) { values[path, default: []].append(Value(node: node, positions: positions)) }
        }
    }

    /// Both positions; `nil` when they are in different items of a list.
    static func merged(_ left: [Int: Int], _ right: [Int: Int]) -> [Int: Int]? {
        var merged = left
        for (list, index) in right {
            if merged.updateValue(index, forKey: list) ?? index != index { return nil }
        }
        return merged
    }
}

/// Why EventBridge would refuse a pattern.
public struct EventPatternError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Hashable, Sendable {
        /// Where it is in the pattern.
        public let path: [PathStep]
        /// What is wrong, lower case, no period at the end.
        public let message: String
        /// Whether EventBridge refuses it for certain; how complex wildcards may be is not documented.
        let isCertain: Bool
    }

    /// All that is wrong, at least one thing.
    public let problems: [Problem]

    /// What is wrong, a sentence for each problem.
    public var description: String { problems.map(\.message).joined(separator: "; ") }
}
