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

    /// Makes an app of which one stack is asked for.
    package init(environment: String?, crossStackReferences: ReferenceStrength, selection: StackSelection?) {
        graph = Graph(environment: environment, defaultStrength: crossStackReferences, selection: selection)
    }

    /// The environment for which the app is synthesized, `nil` when it has none.
    public var environment: String? { graph.environment }

    /// Adds a stack.
    ///
    /// A stack that returns nothing is not built when the command line asks for another one.
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
        let nothing = S.Output.self == Void.self ? () as? S.Output : nil
        let isOmitted = nothing != nil && graph.selection?.omits([id]) == true
        let isFirst = graph.register(stack: id, location)
        graph.checkDeployedName(deployedName, of: id, isFirst: isFirst, location)
        if let nothing, isOmitted { return nothing }
        graph.selection?.enter(id, graph.stacks.count, returnsNothing: nothing != nil)
        let scope = graph.enterStack(id, name: deployedName, stack, isFirst: isFirst, location)
        return try stack.build(in: scope)
    }

    /// Adds stacks that may read from each other, and from which no other stack reads.
    ///
    /// ```swift
    /// app.addStacks(named: ["Orders", "Reports"]) {
    ///     let orders = app.add("Orders", OrdersStack())
    ///     app.add("Reports", ReportsStack(table: orders.table))
    /// }
    /// ```
    ///
    /// When the command line asks for a stack that is not among them, nothing of them is built, as it is with a single stack that
    /// returns nothing. It makes no other difference.
    /// - Parameters:
    ///   - ids: The names of all stacks that the closure adds.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    ///   - addStacks: Adds the stacks. Nothing of them may be kept for what is added later.
    /// - Throws: What `addStacks` throws.
    public func addStacks<Failure: Error>(
        named ids: [String],
        filePath: String = #filePath,
        line: UInt = #line,
        _ addStacks: () throws(Failure) -> Void
    ) throws(Failure) {
        try graph.addStacks(named: ids, SourceLocation(filePath: filePath, line: line), addStacks)
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
}
