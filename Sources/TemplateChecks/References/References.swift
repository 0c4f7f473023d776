import TemplateModel

/// What a template refers to.
struct References {
    /// A resource that needs another one.
    struct Edge {
        /// The resource that is needed.
        let target: String
        /// Where it is referred to.
        let place: Place
        /// The conditions under which that is so.
        let decided: [String: Bool]
        /// Whether only metadata refers to it.
        let isInMetadata: Bool
    }

    /// The resources that each resource needs.
    private(set) var edges: [String: [Edge]] = [:]
    /// The conditions that each condition needs.
    private(set) var conditionEdges: [String: [Edge]] = [:]
    /// Whether names are computed or seen by macros alone, so that anything may be used.
    private(set) var areIncomplete = false
    private var parameters: Set<String> = []
    private var mappings: Set<String> = []
    private var conditions: Set<String> = []
    private var patterns: [NamePattern] = []

    /// Whether a parameter is, or may be, used.
    func mayUse(parameter name: String) -> Bool { mayUse(name, of: parameters) }

    /// Whether a mapping is, or may be, used.
    func mayUse(mapping name: String) -> Bool { mayUse(name, of: mappings) }

    /// Whether a condition is, or may be, used.
    func mayUse(condition name: String) -> Bool { mayUse(name, of: conditions) }

    private func mayUse(_ name: String, of used: Set<String>) -> Bool {
        areIncomplete || used.contains(name) || patterns.contains { $0.matches(name) }
    }

    /// Notes that a name is used, of which parts may be unknown.
    mutating func use(name: String, parameter: Bool = false, mapping: Bool = false, condition: Bool = false) {
        if let pattern = NamePattern(name) {
            patterns.append(pattern)
            return
        }
        if parameter { parameters.insert(name) }
        if mapping { mappings.insert(name) }
        if condition { conditions.insert(name) }
    }

    /// Notes that a name is the result of a function, or that a macro sees what checks do not.
    mutating func useUnknown() {
        areIncomplete = true
    }

    /// Notes that a resource needs another one.
    mutating func add(_ edge: Edge, fromResource name: String) {
        edges[name, default: []].append(edge)
    }

    /// Notes that a condition needs another one.
    mutating func add(_ edge: Edge, fromCondition name: String) {
        conditionEdges[name, default: []].append(edge)
    }
}
