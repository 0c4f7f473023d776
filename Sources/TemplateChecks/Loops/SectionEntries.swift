import TemplateModel

/// What a section declares, its loops expanded.
struct SectionEntries {
    /// One declaration.
    struct Entry {
        /// The name; with ``NamePattern/unknown`` for the parts that are decided at deployment.
        let name: String
        /// What is declared, for its item if it is in a loop.
        let node: Node
        /// Where it is.
        let place: Place
        /// Whether it is in a loop, so that others are at the same place.
        let isInLoop: Bool
    }

    /// More declarations than this are not expanded: a loop in loops can have any number, a template cannot.
    private static let maximumCount = 2_000
    /// More loops in each other than this are not looked into.
    private static let maximumDepth = 10

    /// The declarations in their order.
    private(set) var entries: [Entry] = []
    /// Whether a macro adds declarations to this section.
    private(set) var hasTransform = false
    private let section: Object
    private var generated: [String: Node] = [:]
    private var patterns: [NamePattern] = []

    /// Reads a section.
    /// - Parameters:
    ///   - section: What it has.
    ///   - name: Its name.
    init(_ section: Object, section name: String) {
        self.section = section
        entries.reserveCapacity(section.count)
        add(section, at: Place.root.key(name), passes: [])
    }

    /// What is declared by a name; `nil` when nothing is, or that depends on the deployment.
    subscript(name: String) -> Node? {
        Loop.isLoop(name) ? nil : section[name] ?? generated[name]
    }

    /// Whether something is, or may be, declared by a name.
    func mayDeclare(_ name: String) -> Bool {
        self[name] != nil || patterns.contains { $0.matches(name) }
            || name.hasUnknownPart
                && NamePattern(name).map { pattern in entries.contains { pattern.matches($0.name) } }
                    ?? false
    }

    private mutating func add(_ object: Object, at place: Place, passes: [LoopPass]) {
        for (key, value) in object {
            if Loop.isLoop(key) {
                guard passes.count < Self.maximumDepth, let loop = Loop(passes.reduce(value) { $1.node($0) }) else {
                    continue
                }
                let body = place.key(key).item(2)
                for pass in loop.passes {
                    guard entries.count < Self.maximumCount else { return }
                    add(loop.body, at: body, passes: passes + [pass])
                }
            } else if key == "Fn::Transform" {
                hasTransform = true
            } else {
                add(key, value, at: place.key(key), passes: passes)
            }
        }
    }

    private mutating func add(_ key: String, _ value: Node, at place: Place, passes: [LoopPass]) {
        guard !passes.isEmpty else {
            entries.append(Entry(name: key, node: value, place: place, isInLoop: false))
            return
        }
        let name = passes.reduce(key) { $1.text($0) }
        let node = passes.reduce(value) { $1.node($0) }
        entries.append(Entry(name: name, node: node, place: place, isInLoop: true))
        if let pattern = NamePattern(name) {
            patterns.append(pattern)
        } else {
            generated[name] = node
        }
    }
}
