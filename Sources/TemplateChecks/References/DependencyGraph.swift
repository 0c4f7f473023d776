/// Names that need each other.
struct DependencyGraph {
    private let names: [String]
    private let targets: [[Int]]

    /// Makes a graph.
    /// - Parameters:
    ///   - names: All names, in the order of results.
    ///   - edges: The names that each name needs; those that are not among all names are left out.
    init(_ names: [String], _ edges: [String: [String]]) {
        var unique: [String] = []
        var numbers: [String: Int] = [:]
        for name in names where numbers[name] == nil {
            numbers[name] = unique.count
            unique.append(name)
        }
        self.names = unique
        targets = unique.map { name in
            var seen: Set<Int> = []
            return (edges[name] ?? []).compactMap { numbers[$0] }.filter { seen.insert($0).inserted }
        }
    }

    /// The groups of names of which each needs all others, by the algorithm of Tarjan.
    /// - Returns: Groups of two and more, and names that need themselves, in the order of the names.
    func cyclicComponents() -> [[String]] {
        var index = Array(repeating: -1, count: names.count)
        var low = Array(repeating: 0, count: names.count)
        var isOnStack = Array(repeating: false, count: names.count)
        var stack: [Int] = []
        var next = 0
        var components: [[Int]] = []
        for root in names.indices where index[root] < 0 {
            // The call stack, as templates can have longer chains than a thread has memory for.
            var calls = [(node: root, edge: 0)]
            while let (node, edge) = calls.last {
                if edge == 0 {
                    index[node] = next
                    low[node] = next
                    next += 1
                    stack.append(node)
                    isOnStack[node] = true
                }
                if edge < targets[node].count {
                    calls[calls.count - 1].edge += 1
                    let target = targets[node][edge]
                    if index[target] < 0 {
                        calls.append((target, 0))
                    } else if isOnStack[target] {
                        low[node] = min(low[node], index[target])
                    }
                    continue
                }
                calls.removeLast()
                if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
                guard low[node] == index[node], let start = stack.lastIndex(of: node) else { continue }
                let component = stack[start...].sorted()
                for member in component { isOnStack[member] = false }
                stack.removeSubrange(start...)
                if component.count > 1 || targets[node].contains(node) { components.append(component) }
            }
        }
        return components.sorted { $0[0] < $1[0] }.map { component in component.map { names[$0] } }
    }

    /// A cycle of the fewest names within a group, one that can be.
    /// - Parameters:
    ///   - component: The group.
    ///   - isPossible: Whether a cycle can be; all can by default.
    /// - Returns: The names in their order, starting with the first of the group that is in such a cycle.
    func shortestCycle(in component: [String], where isPossible: ([String]) -> Bool = { _ in true }) -> [String]? {
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let members = Set(component.compactMap { numbers[$0] })
        var shortest: [Int]?
        // Of a large group some cycle is good enough.
        for start in members.sorted().prefix(64) {
            guard let cycle = cycle(from: start, within: members), cycle.count < shortest?.count ?? Int.max else {
                continue
            }
            if isPossible(cycle.map { names[$0] }) { shortest = cycle }
        }
        return shortest.map { cycle in cycle.map { names[$0] } }
    }

    private func cycle(from start: Int, within members: Set<Int>) -> [Int]? {
        var previous: [Int: Int] = [:]
        var open = [start]
        var position = 0
        while position < open.count {
            let node = open[position]
            position += 1
            for target in targets[node] where members.contains(target) {
                if target == start {
                    var cycle = [node]
                    while let last = cycle.last, last != start, let before = previous[last] { cycle.append(before) }
                    return cycle.reversed()
                }
                if previous[target] == nil {
                    previous[target] = node
                    open.append(target)
                }
            }
        }
        return nil
    }
}
