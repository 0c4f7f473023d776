/// The logical IDs of all elements of an app.
struct Names {
    /// The names of each kind, by index.
    private var tables: [[String]] = Array(repeating: [], count: Element.Kind.allCases.count)
    private let app: AppIdentity
    private(set) var diagnostics: [Diagnostic] = []

    /// Namespaces of a template in which names must differ.
    ///
    /// Parameters and resources share one.
    private enum Namespace: Int, CaseIterable {
        case value, mapping, condition, rule, output
    }

    private struct Claimant {
        let path: ConstructPath
        let scope: Scope
        let isNamedByPath: Bool

        /// The move that the claimant has its name by.
        var move: (place: ConstructPath, move: MoveRecord)? {
            isNamedByPath ? scope.graph.innermostMove(of: path) : nil
        }
    }

    private struct Rivals: Hashable {
        let first: ConstructPath
        let second: ConstructPath
    }

    /// Who has a name, for each namespace of each stack.
    private var claims: [[String: Claimant]]
    private var reportedRivals: Set<Rivals> = []
    private var lateMoves: Set<ConstructPath> = []

    init(_ graph: Graph) {
        app = graph.identity
        claims = Array(repeating: [:], count: graph.stacks.count * Namespace.allCases.count)
        tables[Element.Kind.resource.rawValue].reserveCapacity(graph.resources.count)
        for entry in graph.parameters { claim(entry.element, .value, entry.scope) }
        for entry in graph.resources {
            claim(entry.element, .value, entry.scope, override: entry.content.options.logicalID)
        }
        for entry in graph.loops {
            claim(entry.element, .value, entry.scope)
            claim(entry.element.loopIdentifier, .value, entry.element, entry.scope, isNamedByPath: true)
        }
        for entry in graph.mappings { claim(entry.element, .mapping, entry.scope) }
        for entry in graph.conditions { claim(entry.element, .condition, entry.scope) }
        for entry in graph.rules { claim(entry.element, .rule, entry.scope) }
        for entry in graph.outputs { claim(entry.element, .output, entry.scope) }
    }

    subscript(_ element: Element) -> String {
        let table = tables[element.kind.rawValue]
        guard element.app === app, table.indices.contains(element.index) else { return element.namePath.logicalID }
        return table[element.index]
    }

    private mutating func claim(_ element: Element, _ namespace: Namespace, _ scope: Scope, override: String? = nil) {
        let name = override ?? element.namePath.logicalID
        tables[element.kind.rawValue].append(name)
        checkMove(of: element, scope)
        if let override, !ConstructPath.isLogicalID(override) {
            report(
                "a logical ID must have 1 to 255 ASCII letters and digits and nothing else, got '\(override)'",
                scope
            )
        } else if name.isEmpty {
            // An identifier without letters was reported where it was added.
            guard element.path.components.count == element.path.stackDepth else { return }
            report("a stack is not a resource itself; add what it consists of to its scope", scope)
        } else if name.utf8.count > ConstructPath.maximumLogicalIDLength {
            report(
                "the logical ID '\(name)' must have at most \(ConstructPath.maximumLogicalIDLength) characters, got \(name.utf8.count); shorten a part of the path",
                scope
            )
        } else {
            claim(name, namespace, element, scope, isNamedByPath: override == nil)
        }
    }

    private mutating func claim(
        _ name: String,
        _ namespace: Namespace,
        _ element: Element,
        _ scope: Scope,
        isNamedByPath: Bool
    ) {
        let claim = element.stack * Namespace.allCases.count + namespace.rawValue
        let claimant = Claimant(path: element.path, scope: scope, isNamedByPath: isNamedByPath)
        if let other = claims[claim][name] {
            reportCollision(of: name, claimant, other)
        } else {
            claims[claim][name] = claimant
        }
    }

    /// Reports a move that came after what it moves had its names.
    private mutating func checkMove(of element: Element, _ scope: Scope) {
        guard let (place, move) = scope.graph.innermostMove(of: element.path), scope.namePath != element.namePath,
            lateMoves.insert(place).inserted
        else { return }
        diagnostics.append(
            scope.diagnostic(
                .error,
                "moved(from:) must come before what it moves, but '\(element.path)' is there already; call it first",
                at: move.location
            )
        )
    }

    /// Reports two constructs with one name.
    ///
    /// When the names agree only because enclosing constructs' names do, all that is in these collides, and one diagnostic
    /// about them is enough. Of two of which one was moved, that is the one to look at.
    private mutating func reportCollision(of name: String, _ claimant: Claimant, _ other: Claimant) {
        let (claimant, other) =
            claimant.move == nil && other.move != nil ? (other, claimant) : (claimant, other)
        var place = Ancestor(claimant.scope)
        var otherPlace = Ancestor(other.scope)
        while claimant.isNamedByPath, other.isNamedByPath, let parent = place.parent,
            let otherParent = otherPlace.parent,
            parent.path.components.count > parent.path.stackDepth,
            otherParent.path.components.count > otherParent.path.stackDepth,
            parent.namePath.logicalID == otherParent.namePath.logicalID, parent.path != otherParent.path
        {
            place = parent
            otherPlace = otherParent
        }
        guard reportedRivals.insert(Rivals(first: otherPlace.path, second: place.path)).inserted else { return }
        let problem =
            place.path == claimant.path
            ? "has the same logical ID '\(name)' as '\(otherPlace.path)'"
            : "what it consists of has the same logical IDs as '\(otherPlace.path)', '\(name)' for example"
        let (reason, fix, location) =
            if let move = claimant.move?.move {
                (
                    ", being moved from '\(move.shownPath)'", "rename '\(otherPlace.path)', or remove moved(from:)",
                    move.location
                )
            } else {
                ("", "rename one of them", place.location)
            }
        var notes = Diagnostic.Note.chain([otherPlace, place], after: nil).filter { $0.location != location }
        if let (otherMoved, move) = other.move {
            notes.append(
                .init(message: "'\(otherMoved)' is moved from '\(move.shownPath)' here", location: move.location)
            )
        }
        diagnostics.append(
            Diagnostic(
                severity: .error,
                message: "\(problem)\(reason); \(fix)",
                path: place.path.description,
                location: location,
                notes: notes
            )
        )
    }

    private mutating func report(_ message: String, _ scope: Scope) {
        diagnostics.append(scope.diagnostic(.error, message))
    }
}
