/// A value that was read, and where.
struct ParsedNode {
    let node: Node
    let positions: PositionTree

    init(_ node: Node, positions: PositionTree) {
        self.node = node
        self.positions = positions
    }

    init(_ node: Node, at start: TextPosition) {
        self.init(node, positions: PositionTree(start: start))
    }
}
