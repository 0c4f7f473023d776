package import ResourceSchemas
package import TemplateModel

/// Everything that was added to an app so far.
///
/// Owned by one ``App`` and used from one isolation domain, and therefore not Sendable.
package final class Graph {
    /// Something declared in a stack, with the place that declared it.
    package struct Entry<Content> {
        package let element: Element
        package let scope: Scope
        package var content: Content
    }

    package struct StackRecord {
        package let name: String
        package let scope: Scope
        package let description: String?
        package let transforms: [String]
        /// The stack around a nested stack, and the resource there that stands for it.
        package let nesting: Nesting?
        package var metadata = Members()
        package var pinnedExports: [(value: Expression, scope: Scope)] = []
        /// What constructs have in common; of a type there is one at most, and of types there are few.
        var shared: [TypedValue] = []
    }

    package struct Nesting {
        package let parent: Int
        package let resource: Element
        /// The file that the template refers to.
        package let fileName: String
    }

    package struct ParameterRecord {
        package let declaration: Expression
        package let label: String?
        package let group: String?

        /// Whether the value is a list, which an output cannot have.
        package var isList: Bool {
            if case .object(let members) = declaration, case .string(let type) = members["Type"] {
                type.contains("List")
            } else {
                false
            }
        }
    }

    package struct ImportRecord {
        package let type: String
        package let reference: Expression
        package let attributes: [String: Expression]
    }

    package struct LoopRecord {
        package let collection: Expression
        package var body: ResourceRecord?
    }

    package let identity = AppIdentity()
    package let environment: String?
    package let defaultStrength: ReferenceStrength
    package var stacks: [StackRecord] = []
    /// The names of the stacks as they were added, those that were left out included.
    package internal(set) var stackIDs: [String] = []
    /// The stack that is asked for; `nil` when all are.
    package internal(set) var selection: StackSelection?
    /// What is wrong with the names of stacks, which concerns the app whichever stack is asked for.
    package internal(set) var stackNameProblems: [Diagnostic] = []
    /// The stacks by the names that they are deployed under.
    var deployedNames: [String: String] = [:]
    package private(set) var resources: [Entry<ResourceRecord>] = []
    package private(set) var imports: [Entry<ImportRecord>] = []
    package private(set) var parameters: [Entry<ParameterRecord>] = []
    package private(set) var mappings: [Entry<Expression>] = []
    package private(set) var conditions: [Entry<Expression>] = []
    package private(set) var rules: [Entry<Expression>] = []
    package private(set) var outputs: [Entry<Expression>] = []
    package private(set) var loops: [Entry<LoopRecord>] = []
    package private(set) var diagnostics: [Diagnostic] = []
    /// What is set for all resources below a place, by the place's components.
    package private(set) var tagChanges: [[String]: [TagChange]] = [:]
    package private(set) var removalPolicies: [[String]: ResourceOptions.RemovalPolicy] = [:]
    package private(set) var visitors: [Visitor] = []
    /// What runs executables of the package, by the stack that is deployed with it.
    package var requiredExecutables: [Int: [RequiredExecutable]] = [:]
    /// What was said to have been elsewhere, by where it is.
    package private(set) var moves: [ConstructPath: MoveRecord] = [:]
    package private(set) var acceptances: [AcceptanceRecord] = []
    /// The facts about resource types, read when they are first asked for.
    package let schemas = ResourceSchemas()

    /// How far the app is.
    private enum Phase { case building, visiting, synthesized }
    private var phase = Phase.building
    /// Where each path was first used.
    var claims: [String: SourceLocation] = [:]
    private var finishers: [() -> Void] = []
    private var attachments: [Int: Attachments] = [:]

    package init(environment: String?, defaultStrength: ReferenceStrength, selection: StackSelection? = nil) {
        self.environment = environment
        self.defaultStrength = defaultStrength
        self.selection = selection
    }
}

/// A resource as it was declared.
package struct ResourceRecord {
    package let type: String
    package var properties: Expression
    package var options: ResourceOptions
    package var overrides = Members()
    /// The lines that override a property after the resource was added.
    package var overrideLocations: [String: SourceLocation] = [:]
    /// The tags that were added to the resource itself.
    package var tagChanges: [TagChange] = []

    package init(type: String, properties: Expression, options: ResourceOptions) {
        self.type = type
        self.properties = properties
        self.options = options
    }
}

// MARK: - Building

extension Graph {
    /// Opens the scope of a child, and reports a second use of its identifier.
    ///
    /// The second construct is still built, so that its other mistakes are seen, but nothing of it is recorded: one mistake
    /// is one diagnostic.
    package func enter(_ id: String, _ parent: Scope, _ location: SourceLocation) -> Scope {
        let path = parent.path.appending(id)
        let first = claims[path.key]
        let scope = Scope(
            path: path,
            location: location,
            graph: self,
            stack: parent.stack,
            parent: Ancestor(parent),
            isDuplicate: parent.isDuplicate || first != nil
        )
        if let first {
            if !parent.isDuplicate {
                diagnostics.append(
                    Diagnostic(
                        severity: .error,
                        message: "'\(id)' is already in '\(parent.path)'; give one of the two another identifier",
                        path: path.description,
                        location: location,
                        notes: [Diagnostic.Note(message: "the first '\(id)' is added here", location: first)]
                    )
                )
            }
        } else {
            claims[path.key] = location
            if ConstructPath.pascalCase(id).isEmpty {
                diagnose(.error, "'\(id)' has no ASCII letter or digit to make a logical ID of", scope)
            }
        }
        return scope
    }

    package func diagnose(
        _ severity: Diagnostic.Severity,
        _ message: String,
        _ scope: Scope,
        _ location: SourceLocation? = nil
    ) {
        diagnostics.append(scope.diagnostic(severity, message, at: location))
    }

    /// Reports a problem that a check at another place found.
    package func diagnose(
        _ severity: Diagnostic.Severity,
        _ message: String,
        _ scope: Scope,
        _ location: SourceLocation? = nil,
        note: Diagnostic.Note
    ) {
        let diagnostic = scope.diagnostic(severity, message, at: location)
        diagnostics.append(
            Diagnostic(
                severity: severity,
                message: message,
                path: diagnostic.path,
                location: diagnostic.location,
                notes: diagnostic.notes + [note]
            )
        )
    }

    /// Reports a problem of the app as a whole.
    package func diagnose(
        _ severity: Diagnostic.Severity,
        _ message: String,
        path: String = "",
        at location: SourceLocation
    ) {
        diagnostics.append(Diagnostic(severity: severity, message: message, path: path, location: location))
    }

    /// Registers work that needs the whole app: documents that collect statements from many places.
    package func whenSynthesized(_ finish: @escaping () -> Void) {
        finishers.append(finish)
    }

    /// Stops a program that changes what the templates were made of already, as the change would be lost.
    package func requireUnsynthesized(_ action: @autoclosure () -> String) {
        precondition(phase != .synthesized, "\(action()) an app that was synthesized already")
    }

    /// Stops a program that adds to an app whose resources are being visited, as not all visitors would see the addition.
    package func requireBuilding(_ action: @autoclosure () -> String) {
        requireUnsynthesized(action())
        precondition(phase == .building, "\(action()) an app while its resources are visited")
    }

    /// Runs the registered work, once, and then what changes the resources that there are; the app accepts no constructs
    /// any more.
    package func finish() {
        guard phase == .building else { return }
        var next = 0
        while next < finishers.count {
            finishers[next]()
            next += 1
        }
        finishers = []
        phase = .visiting
        applyRemovalPolicies()
        visitResources()
        applyTags()
        phase = .synthesized
    }
}

// MARK: - Elements

extension Graph {
    private func declare<Content>(
        _ kind: Element.Kind,
        _ content: Content,
        _ scope: Scope,
        in list: inout [Entry<Content>]
    ) -> Element {
        let element = Element(
            kind: kind,
            path: scope.path,
            namePath: scope.namePath,
            app: identity,
            index: scope.isDuplicate ? -1 : list.count,
            stack: scope.stack
        )
        if !scope.isDuplicate {
            list.append(Entry(element: element, scope: scope, content: content))
        }
        return element
    }

    package func insert(resource: ResourceRecord, _ scope: Scope) -> Element {
        declare(.resource, resource, scope, in: &resources)
    }

    package func insert(
        imported reference: Expression,
        attributes: [String: Expression],
        type: String,
        _ scope: Scope
    ) -> Element {
        declare(
            .imported,
            ImportRecord(type: type, reference: reference, attributes: attributes),
            scope,
            in: &imports
        )
    }

    package func insert(parameter: Expression, label: String?, group: String?, _ scope: Scope) -> Element {
        declare(
            .parameter,
            ParameterRecord(declaration: parameter, label: label, group: group),
            scope,
            in: &parameters
        )
    }

    package func insert(mapping: Expression, _ scope: Scope) -> Element {
        declare(.mapping, mapping, scope, in: &mappings)
    }

    package func insert(condition: Expression, _ scope: Scope) -> Element {
        declare(.condition, condition, scope, in: &conditions)
    }

    package func insert(rule: Expression, _ scope: Scope) {
        _ = declare(.rule, rule, scope, in: &rules)
    }

    package func insert(output: Expression, _ scope: Scope) {
        _ = declare(.output, output, scope, in: &outputs)
    }

    package func insertLoop(over collection: Expression, _ scope: Scope) -> Element {
        declare(.loop, LoopRecord(collection: collection), scope, in: &loops)
    }

    package func setBody(_ body: ResourceRecord, ofLoop element: Element) {
        if element.index >= 0 { loops[element.index].content.body = body }
    }

    /// Changes what a resource, or the resource of a loop, was declared as; nothing for anything else.
    package func change(_ element: Element, _ change: (inout ResourceRecord) -> Void) {
        guard element.app === identity, element.index >= 0 else { return }
        switch element.kind {
        case .resource: change(&resources[element.index].content)
        case .loop:
            guard var body = loops[element.index].content.body else { return }
            change(&body)
            loops[element.index].content.body = body
        default: break
        }
    }

    /// What a resource or import was declared as; `nil` for a duplicate, or an element of another app.
    package func resource(_ element: Element) -> Entry<ResourceRecord>? {
        guard element.app === identity, element.kind == .resource, element.index >= 0 else { return nil }
        return resources[element.index]
    }

    /// The scope that declared a resource, loop or import; `nil` for a duplicate, or an element of another app.
    package func scope(of element: Element) -> Scope? {
        guard element.app === identity, element.index >= 0 else { return nil }
        return switch element.kind {
        case .resource: resources[element.index].scope
        case .imported: imports[element.index].scope
        case .loop: loops[element.index].scope
        default: nil
        }
    }

    package func setProperty(_ name: String, of element: Element, _ value: Expression?) {
        guard resource(element) != nil, case .object(var members) = resources[element.index].content.properties else {
            return
        }
        members[name] = value
        resources[element.index].content.properties = .object(members)
    }

    package func changeOptions(of element: Element, _ change: (inout ResourceOptions) -> Void) {
        requireUnsynthesized("'\(element.path)' is configured in")
        self.change(element) { change(&$0.options) }
    }

    package func override(_ property: String, of element: Element, _ value: Expression, at location: SourceLocation) {
        requireUnsynthesized("property '\(property)' of '\(element.path)' is overridden in")
        change(element) { record in
            record.overrides[property] = value
            record.overrideLocations[property] = location
        }
    }
}

// MARK: - What is set for all below a place

extension Graph {
    package func insert(_ change: TagChange, below path: [String]) {
        tagChanges[path, default: []].append(change)
    }

    package func insert(_ change: TagChange, at element: Element) {
        self.change(element) { $0.tagChanges.append(change) }
    }

    package func setRemovalPolicy(_ policy: ResourceOptions.RemovalPolicy, below path: [String]) {
        removalPolicies[path] = policy
    }

    package func insert(_ visitor: Visitor) {
        visitors.append(visitor)
    }

    package func insert(_ move: MoveRecord, at path: ConstructPath) {
        moves[path] = move
    }

    package func accept(_ rule: RuleID, because reason: String, below scope: Scope, at location: SourceLocation) {
        // The second of two constructs with one identifier is no part of the template.
        guard !scope.isDuplicate else { return }
        acceptances.append(AcceptanceRecord(rule: rule, reason: reason, scope: scope, location: location))
    }
}

// MARK: - Attachments

extension Graph {
    /// What a construct wants to find again at a resource, its execution role for example.
    ///
    /// One of each type a resource.
    package func attachment<T>(_ type: T.Type, of element: Element) -> T? {
        attachments[Int(bitPattern: ObjectIdentifier(element))]?.values.first(of: type)
    }

    package func attach<T>(_ value: T, to element: Element) {
        let key = Int(bitPattern: ObjectIdentifier(element))
        var values = attachments[key]?.values ?? []
        values.removeAll { $0.type == T.self }
        attachments[key] = Attachments(element: element, values: values + [TypedValue(value)])
    }

    /// What is attached to an element, which lives as long as its identity is a key.
    private struct Attachments {
        let element: Element
        var values: [TypedValue]
    }

    /// A value of any type, found by its type.
    struct TypedValue {
        fileprivate let type: Any.Type
        fileprivate let value: Any

        fileprivate init<T>(_ value: T) {
            type = T.self
            self.value = value
        }
    }
}

extension [Graph.TypedValue] {
    fileprivate func first<T>(of type: T.Type) -> T? {
        for candidate in self where candidate.type == type { return candidate.value as? T }
        return nil
    }
}

// MARK: - Shared constructs

extension Scope {
    /// What the constructs of a stack have in common, made by the first that asks for it: the parameters of where code lies, for example.
    ///
    /// One of each type a stack that is deployed by itself; the stacks nested in it are given what they need of it.
    /// - Parameter make: Makes it in the scope of the stack.
    /// - Returns: What was made, now or before.
    package func shared<T>(_ make: (Scope) -> T) -> T {
        let root = graph.rootStack(of: stack)
        if let made = graph.stacks[root].shared.first(of: T.self) { return made }
        let made = make(graph.stacks[root].scope)
        graph.stacks[root].shared.append(Graph.TypedValue(made))
        return made
    }
}

extension Scope {
    package func diagnostic(
        _ severity: Diagnostic.Severity,
        _ message: String,
        rule: RuleID? = nil,
        templatePath: [PathStep]? = nil,
        at location: SourceLocation? = nil
    ) -> Diagnostic {
        Diagnostic(
            severity: severity,
            rule: rule,
            message: message,
            path: path.description,
            templatePath: templatePath,
            location: location ?? self.location,
            notes: Diagnostic.Note.chain([Ancestor(self)], after: location ?? self.location)
        )
    }
}

extension Diagnostic.Note {
    /// Where constructs and those around them were added, innermost first; a line that was named just before is left out.
    package static func chain(_ constructs: [Ancestor], after location: SourceLocation?) -> [Diagnostic.Note] {
        var notes: [Diagnostic.Note] = []
        for construct in constructs {
            var place = notes.last?.location ?? location
            var next: Ancestor? = construct
            while let current = next {
                let note = Diagnostic.Note(message: "'\(current.path)' is added here", location: current.location)
                if current.location != place, !notes.contains(note) { notes.append(note) }
                place = current.location
                next = current.parent
            }
        }
        return notes
    }
}
