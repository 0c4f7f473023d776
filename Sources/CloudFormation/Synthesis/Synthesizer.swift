internal import TemplateModel

/// Turns the graph of an app into templates: names everything, resolves every expression, checks what only the whole shows.
struct Synthesizer {
    let graph: Graph
    let names: Names
    var diagnostics: [Diagnostic]
    /// What stacks read from each other, by the producing stack: the output's logical ID and its content.
    var sharedOutputs: [Int: [String: SharedOutput]] = [:]
    /// What nested stacks are passed, by the nested stack and the parameter.
    var passedValues: [Int: [String: PassedValue]] = [:]
    /// What is passed for the parameters that nested stacks declare themselves.
    var declaredArguments: [Int: Object] = [:]
    /// The logical IDs of what is in cycles through nested stacks, by the stack.
    var nestedCycles: [Int: Set<String>] = [:]
    /// The stacks that a stack reads from, with the first place that does.
    var dependencies: [Int: [Int: Scope]] = [:]
    /// The stacks that use functions of the transform `AWS::LanguageExtensions`.
    var languageExtensionUsers: Set<Int> = []
    /// Whether what is being resolved stands in the section `Rules`, which has functions of its own.
    var isResolvingRule = false

    struct SharedOutput {
        let producer: Element
        let attribute: String?
        let value: Node
        var exportName: String?
    }

    init(_ graph: Graph) {
        self.graph = graph
        diagnostics = graph.diagnostics + graph.stackNameProblems
        names = Names(graph)
    }

    mutating func synthesize(checkingTemplates: Bool) throws(SynthesisError) -> Assembly {
        diagnostics += names.diagnostics
        var drafts = graph.stacks.indices.map {
            StackDraft(graph.stacks[$0], capacity: graph.resources.count / graph.stacks.count)
        }
        resolveDeclarations(into: &drafts)
        resolvePinnedExports()
        resolveSharedOutputs(into: &drafts)
        resolveNestedStacks(into: &drafts)
        checkOperationSizes(of: drafts)
        let order = deploymentOrder()
        var stacks = drafts.indices.map { index in
            drafts[index].stack(
                dependencies: order.filter { dependencies[index]?[$0] != nil }.map {
                    graph.stacks[$0].scope.path.components[0]
                },
                usesLanguageExtensions: languageExtensionUsers.contains(index)
            )
        }
        let focus = StackFocus(graph, dependencies)
        if let focus { diagnostics.removeAll { !focus.concerns($0) } }
        if checkingTemplates { check(stacks, focus) }
        if let focus { diagnostics.removeAll { !focus.concerns($0) } }
        for index in stacks.indices {
            stacks[index].requiredExecutables = graph.requiredExecutables[index] ?? []
            stacks[index].nestedTemplates = nestedStacks(of: index).compactMap { inner in
                graph.stacks[inner].nesting.map { stacks[inner].nestedTemplate(at: graph.stacks[inner].scope.path, $0) }
            }
        }
        let problems = Self.inSourceOrder(diagnostics)
        guard !problems.contains(where: { $0.severity == .error }) else {
            throw SynthesisError(diagnostics: problems)
        }
        return Assembly(
            stacks: order.map { stacks[$0] },
            warnings: problems.filter { $0.severity == .warning },
            remarks: problems.filter { $0.severity == .info }
        )
    }

    /// The stacks that are deployed with another one, in the order in which they were added.
    func nestedStacks(of root: Int) -> [Int] {
        graph.stacks.indices.filter { $0 != root && graph.rootStack(of: $0) == root }
    }

    private static func inSourceOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        // The keys are texts, since each other type that is one is looked up among the conformances of the program.
        var seen: [String: [Diagnostic]] = [:]
        return diagnostics.filter { diagnostic in
            let key = diagnostic.path + "\n" + diagnostic.message
            guard seen[key]?.contains(diagnostic) != true else { return false }
            seen[key, default: []].append(diagnostic)
            return true
        }
        .sorted {
            ($0.location?.filePath ?? "", $0.location?.line ?? 0, $0.path, $0.message)
                < ($1.location?.filePath ?? "", $1.location?.line ?? 0, $1.path, $1.message)
        }
    }
}

// MARK: - Declarations

extension Synthesizer {
    private mutating func resolveDeclarations(into drafts: inout [StackDraft]) {
        for entry in graph.parameters {
            let node = resolve(entry.content.declaration, in: entry.scope)
            drafts[entry.scope.stack].add(
                parameter: node,
                label: entry.content.label,
                group: entry.content.group,
                name: names[entry.element]
            )
        }
        for entry in graph.mappings {
            drafts[entry.scope.stack].mappings.append((names[entry.element], resolve(entry.content, in: entry.scope)))
        }
        for entry in graph.conditions where isAdmitted(entry.content, at: .condition, in: entry.scope) {
            drafts[entry.scope.stack].conditions.append((names[entry.element], resolve(entry.content, in: entry.scope)))
        }
        isResolvingRule = true
        for entry in graph.rules where isAdmitted(entry.content, at: .rule, in: entry.scope) {
            drafts[entry.scope.stack].rules.append((names[entry.element], resolve(entry.content, in: entry.scope)))
        }
        isResolvingRule = false
        for entry in graph.outputs {
            if case .object(let members) = entry.content, let export = members["Export"],
                !isAdmitted(export, at: .exportName, in: entry.scope)
            {
                continue
            }
            drafts[entry.scope.stack].outputs.append((names[entry.element], resolve(entry.content, in: entry.scope)))
        }
        for entry in graph.resources {
            let node = resolve(entry.content, in: entry.scope)
            drafts[entry.scope.stack].add(resource: node, entry, name: names[entry.element])
        }
        for entry in graph.loops {
            guard let body = entry.content.body else { continue }
            languageExtensionUsers.insert(entry.scope.stack)
            let identifier = entry.element.loopIdentifier
            let name = names[entry.element]
            if body.options.logicalID != nil {
                report(
                    "a resource of ForEach cannot have a logical ID of its own; rename the ForEach instead",
                    in: entry.scope
                )
            }
            let resource = Object([(key: "\(name)${\(identifier)}", value: resolve(body, in: entry.scope))])
            drafts[entry.scope.stack].add(
                loop: [.string(identifier), resolve(entry.content.collection, in: entry.scope), .object(resource)],
                entry,
                name: name
            )
        }
        for (index, stack) in graph.stacks.enumerated() {
            if let description = stack.description { checkText(description, in: stack.scope) }
            if case .object(let metadata) = resolve(.object(stack.metadata), in: stack.scope) {
                drafts[index].metadata = metadata
            }
        }
    }

    private mutating func resolve(_ record: ResourceRecord, in scope: Scope) -> Node {
        var node = Object()
        node.reserveCapacity(8)
        node.append(uniqueKey: "Type", value: .string(record.type))
        let options = record.options
        if let condition = options.condition {
            node.append(uniqueKey: "Condition", value: resolve(.logicalID(condition.element), in: scope))
        }
        let dependencies = dependencyNames(options.dependencies, in: scope)
        if dependencies.count == 1 {
            node.append(uniqueKey: "DependsOn", value: .string(dependencies[0]))
        } else if dependencies.count > 1 {
            node.append(uniqueKey: "DependsOn", value: .array(dependencies.map { .string($0) }))
        }
        if let policy = options.creationPolicy {
            node.append(uniqueKey: "CreationPolicy", value: resolve(policy.expression, in: scope))
        }
        if let policy = options.updatePolicy {
            node.append(uniqueKey: "UpdatePolicy", value: resolve(policy.expression, in: scope))
        }
        if let policy = options.deletionPolicy {
            node.append(uniqueKey: "DeletionPolicy", value: .string(policy.rawValue))
        }
        if let policy = options.updateReplacePolicy {
            if policy == .retainExceptOnCreate {
                report("updateReplacePolicy must be delete, retain or snapshot, got retainExceptOnCreate", in: scope)
            }
            node.append(uniqueKey: "UpdateReplacePolicy", value: .string(policy.rawValue))
        }
        if !options.metadata.isEmpty {
            let metadata = Map(options.metadata)
            node.append(uniqueKey: "Metadata", value: resolve(metadata.expression, in: scope))
        }
        let properties = resolve(properties(of: record, in: scope), in: scope)
        if properties != .object(Object()) {
            node.append(uniqueKey: "Properties", value: properties)
        }
        return .object(node)
    }

    private mutating func properties(of record: ResourceRecord, in scope: Scope) -> Expression {
        guard let first = record.overrides.entries.first else { return record.properties }
        guard case .object(var members) = record.properties else {
            report(
                "property '\(first.key)' cannot be overridden, because a function gives all properties; write the properties out",
                in: scope
            )
            return record.properties
        }
        for entry in record.overrides.entries { members[entry.key] = entry.value }
        return .object(members)
    }

    private mutating func dependencyNames(_ elements: [Element], in scope: Scope) -> [String] {
        var result: [String] = []
        for element in elements {
            guard element.app === graph.identity else {
                reportForeign(element, in: scope)
                continue
            }
            guard element.index >= 0 else { continue }
            if element.kind != .resource {
                report(
                    "cannot depend on '\(element.path)', which is not a resource of the app; it exists already",
                    in: scope
                )
            } else if element.stack != scope.stack {
                report(
                    "cannot depend on '\(element.path)' of another stack; pass a value of it, which orders the deployments",
                    in: scope
                )
            } else {
                result.append(names[element])
            }
        }
        return result.sorted()
    }
}

// MARK: - Values that stacks share

extension Synthesizer {
    private mutating func resolvePinnedExports() {
        for stack in graph.stacks {
            for (value, scope) in stack.pinnedExports where !scope.isDuplicate {
                switch value {
                case .reference(let element, _) where element.app === graph.identity && element.stack == scope.stack:
                    _ = share(nil, of: element, in: graph.rootStack(of: scope.stack), exporting: true, reader: scope)
                case .attribute(let element, let name, _)
                where element.app === graph.identity && element.stack == scope.stack:
                    _ = share(name, of: element, in: graph.rootStack(of: scope.stack), exporting: true, reader: scope)
                default:
                    report(
                        "only a reference to, or an attribute of, a resource of this stack can be exported; use a StackOutput with an export name for other values",
                        in: scope
                    )
                }
            }
        }
    }

    /// Declares the output by which other stacks read a value: of the element's own stack, or of one that it is nested in.
    mutating func share(
        _ attribute: String?,
        of element: Element,
        in stack: Int,
        exporting: Bool,
        reader: Scope
    ) -> (output: String, export: String) {
        let record = graph.stacks[stack]
        let name =
            stack == element.stack
            ? names[element] : element.namePath.logicalID(below: record.scope.namePath.components.count)
        let output = "Shared" + name + (attribute.map { ConstructPath.pascalCase($0) } ?? "")
        // An export's name may have only alphanumerics, colons and hyphens.
        let suffix = attribute.map { "-" + $0.split(separator: ".").joined(separator: "-") } ?? ""
        let export = "\(record.name):\(name)\(suffix)"
        var shared =
            sharedOutputs[stack]?[output]
            ?? SharedOutput(
                producer: element,
                attribute: attribute,
                value: value(attribute, of: element, nil, in: stack, reader: reader)
            )
        if shared.producer != element || shared.attribute != attribute {
            report(
                "output '\(output)' of '\(record.scope.path)' would be both \(Self.shown(shared.attribute, of: shared.producer)) and \(Self.shown(attribute, of: element)); give one of the two constructs another identifier",
                in: reader
            )
        }
        if exporting { shared.exportName = export }
        sharedOutputs[stack, default: [:]][output] = shared
        return (output, export)
    }

    static func shown(_ attribute: String?, of element: Element) -> String {
        (attribute.map { "the attribute \($0) of " } ?? "") + "'\(element.path)'"
    }

    private mutating func resolveSharedOutputs(into drafts: inout [StackDraft]) {
        for index in drafts.indices {
            let shared = sharedOutputs[index] ?? [:]
            guard !shared.isEmpty else { continue }
            for entry in graph.outputs where entry.scope.stack == index && shared[names[entry.element]] != nil {
                report(
                    "output '\(names[entry.element])' has the name of an output that other stacks read; rename it",
                    in: entry.scope
                )
            }
            for (name, output) in shared.sorted(by: { $0.key < $1.key }) {
                var node = Object()
                if output.producer.stack == index,
                    let condition = graph.resource(output.producer)?.content.options.condition
                {
                    node.append(uniqueKey: "Condition", value: .string(names[condition.element]))
                }
                node.append(uniqueKey: "Value", value: output.value)
                if let exportName = output.exportName {
                    node.append(uniqueKey: "Export", value: ["Name": .string(exportName)])
                }
                drafts[index].outputs.append((name, .object(node)))
            }
        }
    }

    /// The stacks such that each comes after those that it reads from; reports cycles.
    private mutating func deploymentOrder() -> [Int] {
        enum Mark { case open, done }
        var marks: [Int: Mark] = [:]
        var order: [Int] = []
        var trail: [Int] = []
        var cycles: [[Int]] = []

        func visit(_ stack: Int) {
            switch marks[stack] {
            case .done: return
            case .open:
                if let start = trail.firstIndex(of: stack) { cycles.append(Array(trail[start...])) }
                return
            case nil: break
            }
            marks[stack] = .open
            trail.append(stack)
            for next in (dependencies[stack] ?? [:]).keys.sorted() { visit(next) }
            trail.removeLast()
            marks[stack] = .done
            order.append(stack)
        }
        for stack in graph.stacks.indices where graph.stacks[stack].nesting == nil { visit(stack) }
        for cycle in cycles { reportCycle(cycle) }
        return order
    }

    private mutating func reportCycle(_ cycle: [Int]) {
        let ring = cycle + [cycle[0]]
        let shown = ring.map { "'\(graph.stacks[$0].scope.path)'" }.joined(separator: " -> ")
        var notes: [Diagnostic.Note] = []
        for (consumer, producer) in zip(ring, ring.dropFirst()) {
            guard let reader = dependencies[consumer]?[producer] else { continue }
            notes.append(
                Diagnostic.Note(
                    message: "'\(reader.path)' reads from '\(graph.stacks[producer].scope.path)'",
                    location: reader.location
                )
            )
        }
        let first = graph.stacks[cycle[0]].scope
        diagnostics.append(
            Diagnostic(
                severity: .error,
                message: "stacks read from each other in a cycle: \(shown); move what they share into one of them",
                path: first.path.description,
                location: first.location,
                notes: notes
            )
        )
    }
}

extension Synthesizer {
    mutating func report(_ message: String, in scope: Scope) {
        guard !scope.isDuplicate else { return }
        diagnostics.append(scope.diagnostic(.error, message))
    }

    mutating func reportForeign(_ element: Element, in scope: Scope) {
        report(
            "refers to '\(element.path)', which belongs to another app; add both stacks to one app, or read an output of the deployed stack",
            in: scope
        )
    }
}
