/// What matters when one stack of an app is asked for.
///
/// A mistake in any other stack does not keep its template from being written.
struct StackFocus {
    /// The stack that is asked for, and all that it reads from, directly or not.
    private let deployed: Set<Int>
    /// The place of the stack that is asked for.
    private let place: String
    /// The places of all stacks whose mistakes can be mistakes of the template.
    private let relevantPlaces: Set<String>
    private let nameProblems: [Diagnostic]

    /// - Returns: `nil` when all stacks are asked for.
    init?(_ graph: Graph, _ dependencies: [Int: [Int: Scope]]) {
        guard let selection = graph.selection, let asked = selection.stack else { return nil }
        var deployed: Set<Int> = []
        var queue = [asked]
        while let next = queue.popLast() {
            guard deployed.insert(next).inserted else { continue }
            queue += (dependencies[next] ?? [:]).keys
        }
        // What they read becomes outputs; of a stack that is broken nobody knows what it would have read.
        let readers = dependencies.filter { $0.value[asked] != nil }.keys
        let relevant = deployed.union(selection.possibleReaders).union(readers)
        self.deployed = deployed
        place = graph.stacks[asked].scope.path.description
        relevantPlaces = Set(relevant.map { graph.stacks[$0].scope.path.description })
        nameProblems = graph.stackNameProblems
    }

    /// Whether the template of a stack is checked.
    func covers(_ rootStack: Int) -> Bool { deployed.contains(rootStack) }

    /// Whether a diagnostic concerns the stack that is asked for: its own all do, of others only errors.
    func concerns(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.path.isEmpty || Self.isIn(place, diagnostic) || nameProblems.contains(diagnostic)
            || diagnostic.severity == .error && relevantPlaces.contains { Self.isIn($0, diagnostic) }
    }

    private static func isIn(_ place: String, _ diagnostic: Diagnostic) -> Bool {
        diagnostic.path == place || diagnostic.path.hasPrefix(place + "/")
    }
}
