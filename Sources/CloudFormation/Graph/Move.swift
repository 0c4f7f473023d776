internal import TemplateModel

extension Scope {
    /// Says where this construct was when it was deployed, so that it keeps its resources.
    ///
    /// CloudFormation knows resources by their logical IDs, and these are made of the places of constructs. So a construct that gets
    /// another identifier, or another construct around it, would be made anew and the old one be deleted. With its former place
    /// all that it consists of keeps its names: resources, parameters, conditions, mappings, rules and outputs, exports of
    /// other stacks, and the names and identifiers that are made of them.
    ///
    /// ```swift
    /// struct Shop: Construct {
    ///     func build(in scope: Scope) {
    ///         // Was scope.add("Orders", …) of the stack.
    ///         let orders = scope.add("Orders", OrderPipeline().moved(from: "Orders"))
    ///         scope.add("Audit", AuditTrail(of: orders).moved(from: "Reports/Audit"))
    ///     }
    /// }
    /// ```
    ///
    /// It comes before what the construct adds. A construct in a moved one moves with it, unless it says itself where it was: the innermost
    /// declaration counts, and its path always begins below the stack. A logical ID that ``ResourceOptions`` give stays what it is.
    /// Diagnostics, tags and accepted findings go by the new place.
    ///
    /// The declaration has to stay as long as the resources do. What moves to another stack cannot be kept this way.
    /// - Parameters:
    ///   - path: The identifiers of the place where it was, without that of the stack, joined by slashes: `Orders/Queue`. The
    ///     place need not be free, as long as nothing there has the same logical ID.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func moved(from path: String, filePath: String = #filePath, line: UInt = #line) {
        let location = SourceLocation(filePath: filePath, line: line)
        graph.requireBuilding("\(location): '\(self.path)' is moved in")
        guard !isDuplicate else { return }
        let components = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if let problem = problem(ofMoveFrom: path, components) {
            error(problem, at: location)
        } else if let other = graph.moves[self.path] {
            graph.diagnose(
                .error,
                "is moved from '\(path)', but from '\(other.shownPath)' too; remove one of the two",
                self,
                location,
                note: Diagnostic.Note(message: "it is moved from '\(other.shownPath)' here", location: other.location)
            )
        } else {
            let unmoved = namePath
            graph.insert(MoveRecord(components: components, location: location), at: self.path)
            guard namePath.logicalID == unmoved.logicalID else { return }
            warning(
                "being moved from '\(path)' changes nothing, because the logical IDs are those anyway; remove moved(from:)",
                at: location
            )
        }
    }

    private func problem(ofMoveFrom path: String, _ components: [String]) -> String? {
        if self.path.components.count == self.path.stackDepth {
            return graph.stacks[stack].nesting == nil
                ? "moved(from:) is for what a stack consists of; to keep a deployed stack under another identifier, give its name when it is added to the app"
                : "moved(from:) is for what a stack consists of; to move a nested stack, add NestedStack(…).moved(from:)"
        }
        if components.contains("") {
            return
                "the place that something is moved from must be its identifiers below the stack, joined by slashes, as in 'Orders/Queue'; got '\(path)'"
        }
        if let nameless = components.first(where: { ConstructPath.pascalCase($0).isEmpty }) {
            return
                "the place that something is moved from must be made of identifiers with ASCII letters or digits, got '\(nameless)' in '\(path)'"
        }
        return nil
    }

    /// The path that names in templates are made of: where the construct was, if it, or one around it, was moved.
    package var namePath: ConstructPath { graph.namePath(of: path, inStack: stack) }
}

extension Construct {
    /// The same construct, said to have been elsewhere when it was deployed, so that it keeps its resources.
    ///
    /// ```swift
    /// scope.add("Orders", Queue().moved(from: "Shop/Orders"))
    /// ```
    ///
    /// See ``Scope/moved(from:filePath:line:)``.
    /// - Parameters:
    ///   - path: The identifiers of the place where it was, without that of the stack, joined by slashes.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: The construct to add.
    public func moved(
        from path: String,
        filePath: String = #filePath,
        line: UInt = #line
    ) -> ModifiedConstruct<Self> {
        ModifiedConstruct(self, before: { $0.moved(from: path, filePath: filePath, line: line) })
    }
}

/// The place where something was.
package struct MoveRecord {
    /// The identifiers below the stack.
    let components: [String]
    /// The line that says so.
    let location: SourceLocation

    /// The place as it was written.
    var shownPath: String { components.joined(separator: "/") }
}

extension Graph {
    /// The path that names are made of at a place of a stack.
    ///
    /// The innermost move counts; places of nested stacks begin where their stacks were.
    func namePath(of path: ConstructPath, inStack stack: Int) -> ConstructPath {
        guard !moves.isEmpty else { return path }
        let depth = path.stackDepth
        let base = stacks[stack].nesting?.resource.namePath.components ?? Array(path.components.prefix(depth))
        guard let (place, move) = innermostMove(of: path) else {
            return ConstructPath(base + path.components.dropFirst(depth), stackDepth: base.count)
        }
        return ConstructPath(
            base + move.components + path.components.dropFirst(place.components.count),
            stackDepth: base.count
        )
    }

    /// The move that a place of a stack has its names by, and what was moved.
    func innermostMove(of path: ConstructPath) -> (place: ConstructPath, move: MoveRecord)? {
        guard !moves.isEmpty else { return nil }
        var length = path.components.count
        while length > path.stackDepth {
            let place = ConstructPath(Array(path.components.prefix(length)), stackDepth: path.stackDepth)
            if let move = moves[place] { return (place, move) }
            length -= 1
        }
        return nil
    }
}
