/// Collects the members of an object as they are read, and finds keys that are given twice.
struct ObjectBuilder {
    private var object = Object()
    private var positions: PositionTree

    init(at start: TextPosition) {
        positions = PositionTree(start: start)
    }

    var parsed: ParsedNode { ParsedNode(.object(object), positions: positions) }

    /// Adds a member.
    ///
    /// - Returns: the problem when an earlier member has the key, which then stays as it is.
    mutating func add(_ key: String, at start: TextPosition, value: ParsedNode) -> SyntaxProblem? {
        if let earlier = object.position(of: key) {
            let message =
                "the key '\(key)' is already given at \(positions.children[earlier].start); rename or remove one of them"
            return SyntaxProblem(message: message, position: start)
        }
        object.append(uniqueKey: key, value: value.node)
        positions.children.append(PositionTree.Child(start: start, value: value.positions))
        return nil
    }
}
