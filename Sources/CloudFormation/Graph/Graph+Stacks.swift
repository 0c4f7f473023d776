extension Graph {
    /// Takes note of the name of a stack, whether or not it will be built, and reports what is wrong with it.
    /// - Returns: Whether it is the first stack of the name.
    package func register(stack id: String, _ location: SourceLocation) -> Bool {
        stackIDs.append(id)
        selection?.register(id)
        let path = ConstructPath([id])
        guard let first = claims[path.key] else {
            claims[path.key] = location
            return true
        }
        stackNameProblems.append(
            Diagnostic(
                severity: .error,
                message: "stack '\(id)' is already in the app; give one of the two another identifier",
                path: path.description,
                location: location,
                notes: [Diagnostic.Note(message: "the first '\(id)' is added here", location: first)]
            )
        )
        return false
    }

    /// Reports what is wrong with the name that a stack is deployed under.
    package func checkDeployedName(_ name: String, of id: String, isFirst: Bool, _ location: SourceLocation) {
        func report(_ message: String) {
            stackNameProblems.append(
                Diagnostic(severity: .error, message: message, path: id, location: location)
            )
        }
        if let namesake = deployedNames[name] {
            if isFirst {
                report(
                    "a deployed stack's name must differ from all others, but '\(namesake)' has the name '\(name)' too"
                )
            }
        } else if isFirst {
            deployedNames[name] = id
        }
        if !(name.startsWithLetter && name.isName(upTo: 128, with: "-")) {
            report(
                "a stack's name must be a letter followed by letters, digits and hyphens, at most 128 characters, got '\(name)'"
            )
        }
    }

    /// Opens the scope of a stack whose name is registered.
    package func enterStack(
        _ id: String,
        name: String,
        _ stack: some Stack,
        isFirst: Bool,
        _ location: SourceLocation
    ) -> Scope {
        let scope = Scope(
            path: ConstructPath([id]),
            location: location,
            graph: self,
            stack: stacks.count,
            parent: nil,
            isDuplicate: !isFirst
        )
        stacks.append(
            StackRecord(
                name: name,
                scope: scope,
                description: stack.templateDescription,
                transforms: stack.transforms,
                nesting: nil
            )
        )
        return scope
    }

    /// Opens the scope of a stack that is a resource of another one.
    package func enterNestedStack(
        _ stack: some Stack,
        as resource: Element,
        fileName: String,
        _ outer: Scope
    ) -> Scope {
        let scope = Scope(
            path: outer.path.ofNestedStack,
            location: outer.location,
            graph: self,
            stack: stacks.count,
            parent: outer.parent,
            isDuplicate: outer.isDuplicate
        )
        stacks.append(
            StackRecord(
                name: stacks[rootStack(of: outer.stack)].name,
                scope: scope,
                description: stack.templateDescription,
                transforms: stack.transforms,
                nesting: Nesting(parent: outer.stack, resource: resource, fileName: fileName)
            )
        )
        return scope
    }

    /// The stack that is deployed by itself, and of which a stack is a part.
    package func rootStack(of stack: Int) -> Int {
        var root = stack
        while let nesting = stacks[root].nesting { root = nesting.parent }
        return root
    }

    /// Adds stacks that nothing else refers to, unless they can be left out; all of them are named in advance.
    func addStacks<Failure: Error>(
        named ids: [String],
        _ location: SourceLocation,
        _ addStacks: () throws(Failure) -> Void
    ) throws(Failure) {
        if selection?.omits(ids) == true {
            for id in ids { _ = register(stack: id, location) }
            return
        }
        let before = selection
        let count = stackIDs.count
        try addStacks()
        if let before { selection?.leaveGroup(enteredAs: before) }
        let added = stackIDs[count...]
        let problems =
            added.filter { !ids.contains($0) }.map {
                ($0, "is added without being named; name it too, because the stacks are left out together")
            }
            + ids.filter { !added.contains($0) }.map { ($0, "is named, but not added; add it, or remove its name") }
        for (id, problem) in problems {
            stackNameProblems.append(
                Diagnostic(severity: .error, message: "stack '\(id)' \(problem)", path: id, location: location)
            )
        }
    }
}
