internal import TemplateModel

/// Values that nested stacks get from, and give to, the stacks around them.
extension Synthesizer {
    /// A parameter of a nested stack whose value the stack around it knows.
    struct PassedValue {
        let producer: Element
        let attribute: String?
        /// What the parameter is in the nested stack's template.
        let declaration: Node
        /// What the stack around it passes.
        let argument: Node
        /// The first place that reads the value.
        let reader: Scope
    }

    /// The nested stack of a stack through which another one is reached; `nil` when that is not in it.
    func nestedStack(of stack: Int, towards inner: Int) -> Int? {
        var next = inner
        while let nesting = graph.stacks[next].nesting {
            if nesting.parent == stack { return next }
            next = nesting.parent
        }
        return nil
    }

    /// What reads an output of a nested stack in the stack around it.
    func output(_ name: String, ofNestedStack stack: Int) -> Node {
        guard let nesting = graph.stacks[stack].nesting else { return .string("") }
        return ["Fn::GetAtt": [.string(names[nesting.resource]), .string("Outputs.\(name)")]]
    }

    /// Declares the parameter by which a nested stack gets a value that is not its own.
    mutating func pass(
        _ attribute: String?,
        of element: Element,
        _ strength: ReferenceStrength?,
        into stack: Int,
        reader: Scope
    ) -> String {
        let isOfSameRoot = graph.rootStack(of: element.stack) == graph.rootStack(of: stack)
        let name =
            "Shared" + element.namePath.logicalID(below: isOfSameRoot ? 1 : 0)
            + (attribute.map { ConstructPath.pascalCase($0) } ?? "")
        if let known = passedValues[stack]?[name] {
            if known.producer != element || known.attribute != attribute {
                report(
                    "parameter '\(name)' of '\(graph.stacks[stack].scope.path)' would be both \(Self.shown(known.attribute, of: known.producer)) and \(Self.shown(attribute, of: element)); give one of the two constructs another identifier",
                    in: reader
                )
            }
            return name
        }
        guard let nesting = graph.stacks[stack].nesting else { return name }
        let argument = value(attribute, of: element, strength, in: nesting.parent, reader: reader)
        var declaration: Object = ["Type": "String"]
        if element.kind == .parameter, case .object(let members) = graph.parameters[element.index].content.declaration,
            members["NoEcho"] == .bool(true)
        {
            declaration["NoEcho"] = true
        }
        passedValues[stack, default: [:]][name] = PassedValue(
            producer: element,
            attribute: attribute,
            declaration: .object(declaration),
            argument: argument,
            reader: reader
        )
        return name
    }

    /// Writes the parameters of nested stacks, into their templates and into those that pass them.
    mutating func resolveNestedStacks(into drafts: inout [StackDraft]) {
        guard graph.stacks.contains(where: { $0.nesting != nil }) else { return }
        passDeclaredParameters(into: &drafts)
        // What a stack is passed it may have to pass on: the innermost come last, and are added to those around them first.
        for (index, stack) in graph.stacks.enumerated() {
            guard let nesting = stack.nesting else { continue }
            var arguments = declaredArguments[index] ?? Object()
            for (name, passed) in (passedValues[index] ?? [:]).sorted(by: { $0.key < $1.key }) {
                drafts[index].add(parameter: passed.declaration, label: nil, group: nil, name: name)
                arguments[name] = passed.argument
            }
            if !arguments.isEmpty {
                drafts[nesting.parent].setNestedParameters(arguments, of: names[nesting.resource])
            }
        }
        for index in drafts.indices { checkPassedNames(in: drafts[index], index) }
        for index in drafts.indices { checkNestedCycles(in: drafts[index], index) }
    }

    /// Declares the parameters of nested stacks in the stacks around them too, up to the one that is deployed.
    private mutating func passDeclaredParameters(into drafts: inout [StackDraft]) {
        for entry in graph.parameters {
            var stack = entry.element.stack
            var name = names[entry.element]
            var content = entry.content
            while let nesting = graph.stacks[stack].nesting {
                let depth = graph.stacks[nesting.parent].scope.namePath.components.count
                let outer = entry.element.namePath.logicalID(below: depth)
                let argument: Node = ["Ref": .string(outer)]
                declaredArguments[stack, default: Object()][name] =
                    content.isCommaSeparated ? ["Fn::Join": [",", argument]] : argument
                content = content.aroundNestedStack
                let node = resolve(content.declaration, in: entry.scope)
                drafts[nesting.parent].add(
                    parameter: node,
                    label: content.label,
                    group: content.group,
                    name: outer
                )
                name = outer
                stack = nesting.parent
            }
        }
    }

    /// Reports what is declared under the name of a parameter that is passed.
    private mutating func checkPassedNames(in draft: StackDraft, _ index: Int) {
        var seen: Set<String> = []
        for name in draft.parameters.map(\.name) + draft.resources.map(\.name)
        where !seen.insert(name).inserted {
            let entry = graph.resources.first { $0.scope.stack == index && names[$0.element] == name }
            report(
                "'\(name)' is the name of a parameter that a nested stack is passed; give one of the two another identifier",
                in: entry?.scope ?? draft.record.scope
            )
        }
    }
}

extension Graph.ParameterRecord {
    private var type: String {
        guard case .object(let members) = declaration, case .string(let type)? = members["Type"] else { return "" }
        return type
    }

    private var isStored: Bool { type.hasPrefix("AWS::SSM::Parameter::Value<") }

    /// Whether a reference is a list, which is passed to a nested stack as text.
    fileprivate var isCommaSeparated: Bool { isList && !isStored }

    /// The declaration in the stack around the one that declares the parameter.
    ///
    /// Of a stored parameter that is the name: the innermost stack looks it up.
    fileprivate var aroundNestedStack: Self {
        guard isStored, case .object(var members) = declaration else { return self }
        members["Type"] = .string("String")
        return Self(declaration: .object(members), label: label, group: group)
    }
}

// MARK: - Size

extension Synthesizer {
    /// The most resources of a stack and all stacks nested in it, in one operation.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
    private static let maximumOperationResources = 2500

    /// Reports stacks that are too large together with those that are nested in them.
    mutating func checkOperationSizes(of drafts: [StackDraft]) {
        for (index, stack) in graph.stacks.enumerated() where stack.nesting == nil {
            let nested = nestedStacks(of: index)
            let count = nested.reduce(drafts[index].resources.count) { $0 + drafts[$1].resources.count }
            guard !nested.isEmpty, count > Self.maximumOperationResources else { continue }
            report(
                "a stack and those nested in it must have at most \(Self.maximumOperationResources) resources, got \(count); make some of them stacks of the app",
                in: stack.scope
            )
        }
    }
}

// MARK: - Cycles

extension Synthesizer {
    /// Reports nested stacks that need what needs them.
    ///
    /// CloudFormation says so of logical IDs; here it is said which values make the cycle.
    private mutating func checkNestedCycles(in draft: StackDraft, _ index: Int) {
        var nested: [String: Int] = [:]
        for (inner, stack) in graph.stacks.enumerated() {
            if let nesting = stack.nesting, nesting.parent == index { nested[names[nesting.resource]] = inner }
        }
        guard !nested.isEmpty else { return }
        let resources = Dictionary(draft.resources.map { ($0.name, $0.node) }) { first, _ in first }
        let needs = resources.mapValues { node in
            var names: Set<String> = []
            Self.collectReferences(in: node, &names)
            return names.filter { resources[$0] != nil }.sorted()
        }
        var reported: Set<String> = []
        for name in nested.keys.sorted() where !reported.contains(name) {
            guard let cycle = Self.shortestCycle(from: name, needs) else { continue }
            reported.formUnion(cycle)
            reportNestedCycle(cycle, nested, resources, index)
        }
        nestedCycles[index] = reported
    }

    private mutating func reportNestedCycle(
        _ cycle: [String],
        _ nested: [String: Int],
        _ resources: [String: Node],
        _ index: Int
    ) {
        func scope(_ name: String) -> Scope? {
            graph.resources.first { $0.scope.stack == index && names[$0.element] == name }?.scope
        }
        guard let first = scope(cycle[0]) else { return }
        let ring = cycle + [cycle[0]]
        let shown = ring.map { "'\(scope($0)?.path.description ?? $0)'" }.joined(separator: " -> ")
        var notes: [Diagnostic.Note] = []
        for (name, next) in zip(ring, ring.dropFirst()) {
            let values = nested[name].flatMap { passedValues[$0] } ?? [:]
            let passed = values.sorted { $0.key < $1.key }.map(\.value).first { passed in
                var references: Set<String> = []
                Self.collectReferences(in: passed.argument, &references)
                return references.contains(next)
            }
            if let passed {
                notes.append(
                    Diagnostic.Note(
                        message: "'\(passed.reader.path)' reads from '\(passed.producer.path)'",
                        location: passed.reader.location
                    )
                )
            } else if let reader = scope(name), let producer = scope(next) {
                notes.append(
                    Diagnostic.Note(
                        message: "'\(reader.path)' reads from '\(producer.path)'",
                        location: reader.location
                    )
                )
            }
        }
        guard !first.isDuplicate else { return }
        diagnostics.append(
            Diagnostic(
                severity: .error,
                message:
                    "a nested stack is deployed as a whole, so it cannot read from what reads from it: \(shown); move what they share out of it, or what reads it into it",
                path: first.path.description,
                location: first.location,
                notes: notes
            )
        )
    }

    /// The fewest steps by which something needs itself; the start comes first.
    private static func shortestCycle(from start: String, _ needs: [String: [String]]) -> [String]? {
        var previous: [String: String] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let name = queue[next]
            next += 1
            for needed in needs[name] ?? [] {
                if needed == start {
                    var cycle = [name]
                    while let before = previous[cycle[0]] { cycle.insert(before, at: 0) }
                    return cycle
                }
                if previous[needed] == nil {
                    previous[needed] = name
                    queue.append(needed)
                }
            }
        }
        return nil
    }

    /// The names that a part of a template refers to.
    private static func collectReferences(in node: Node, _ names: inout Set<String>) {
        switch node {
        case .array(let items): for item in items { collectReferences(in: item, &names) }
        case .object(let members):
            for (key, value) in members {
                switch (key, value) {
                case ("Ref", .string(let name)): names.insert(name)
                case ("DependsOn", .string(let name)): names.insert(name)
                case ("DependsOn", .array(let items)): names.formUnion(items.compactMap(\.stringValue))
                case ("Fn::GetAtt", .array(let parts)):
                    if let name = parts.first?.stringValue { names.insert(name) }
                case ("Fn::Sub", .string(let text)): collectReferences(inText: text, &names)
                case ("Fn::Sub", .array(let parts)):
                    if let text = parts.first?.stringValue { collectReferences(inText: text, &names) }
                    for part in parts.dropFirst() { collectReferences(in: part, &names) }
                default: collectReferences(in: value, &names)
                }
            }
        default: break
        }
    }

    private static func collectReferences(inText text: String, _ names: inout Set<String>) {
        for part in text.split(separator: "${", omittingEmptySubsequences: false).dropFirst() {
            guard let end = part.firstIndex(of: "}") else { continue }
            names.insert(String(part[..<end].prefix { $0 != "." }))
        }
    }
}
