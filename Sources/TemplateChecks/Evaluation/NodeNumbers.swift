import TemplateModel

/// Nodes, each with a number.
///
/// Most lists are short, and in a process that checks one small template the first table of nodes takes longer than a resource.
struct NodeNumbers {
    /// As many are compared one by one.
    private static let fewest = 8
    private var first: [(node: Node, number: Int)] = []
    /// One table, once it is needed: an empty one costs as much.
    private var others: [[Node: Int]] = []

    /// The number of a node; `nil` when it has none.
    subscript(node: Node) -> Int? {
        first.first { $0.node == node }?.number ?? others.first?[node]
    }

    /// Gives a node a number, unless it has one.
    /// - Returns: The number that it has already; `nil` when it had none.
    mutating func insert(_ node: Node, _ number: Int) -> Int? {
        if let known = self[node] { return known }
        if first.count < Self.fewest {
            first.append((node, number))
        } else {
            if others.isEmpty { others.append([:]) }
            others[0][node] = number
        }
        return nil
    }
}
