/// A set of stacks that are synthesized together and may refer to each other.
///
/// ```swift
/// let app = App()
/// let orders = app.add("Orders", OrdersStack())
/// app.add("Reports", ReportsStack(table: orders.table))
/// let assembly = try app.synthesize()
/// ```
public struct App {
    package let graph: Graph

    /// Makes an app without stacks.
    /// - Parameters:
    ///   - environment: The environment to synthesize for, `prod` for example. It becomes part of the names of the deployed stacks and of
    ///     their exports, so that several environments fit in one account and Region; no part of them when not given.
    ///   - crossStackReferences: How stacks read each other's values unless a reference says otherwise; strongly when not given, so that
    ///     CloudFormation itself keeps a value that is in use from being removed.
    public init(environment: String? = nil, crossStackReferences: ReferenceStrength = .strong) {
        graph = Graph(environment: environment, defaultStrength: crossStackReferences)
    }

    /// The environment for which the app is synthesized, `nil` when it has none.
    public var environment: String? { graph.environment }

    /// Adds a stack.
    /// - Parameters:
    ///   - id: The name of the stack in this app.
    ///   - stack: What to add.
    ///   - name: The name of the deployed stack: a letter, then letters, digits and hyphens, at most 128 characters; `id` and the
    ///     environment, joined by a hyphen, when not given.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: What the stack lets others refer to.
    /// - Throws: What the stack throws, nothing for most.
    @discardableResult
    public func add<S: Stack>(
        _ id: String,
        _ stack: S,
        name: String? = nil,
        filePath: String = #filePath,
        line: UInt = #line
    ) throws(S.Failure) -> S.Output {
        let location = SourceLocation(filePath: filePath, line: line)
        graph.requireBuilding("\(location): stack '\(id)' is added to")
        let deployedName = name ?? (environment.map { "\(id)-\($0)" } ?? id)
        let namesake = graph.stacks.first { $0.name == deployedName && $0.nesting == nil && !$0.scope.isDuplicate }
        let scope = graph.enterStack(id, name: deployedName, stack, location)
        if let namesake, !scope.isDuplicate {
            scope.error(
                "a deployed stack's name must differ from all others, but '\(namesake.scope.path)' has the name '\(deployedName)' too"
            )
        }
        if !Self.isStackName(deployedName) {
            scope.error(
                "a stack's name must be a letter followed by letters, digits and hyphens, at most 128 characters, got '\(deployedName)'"
            )
        }
        return try stack.build(in: scope)
    }

    /// Turns everything that was added into templates.
    ///
    /// Nothing can be added afterwards.
    /// - Returns: A template for each stack, and the warnings.
    /// - Throws: All problems of the app together, when one of them is an error.
    public func synthesize() throws(SynthesisError) -> Assembly {
        try synthesize(checkingTemplates: true)
    }

    /// Turns everything that was added into templates, on request without asking whether CloudFormation would accept them.
    package func synthesize(checkingTemplates: Bool) throws(SynthesisError) -> Assembly {
        graph.finish()
        var synthesizer = Synthesizer(graph)
        return try synthesizer.synthesize(checkingTemplates: checkingTemplates)
    }

    private static func isStackName(_ name: String) -> Bool {
        name.startsWithLetter && name.isName(upTo: 128, with: "-")
    }
}
