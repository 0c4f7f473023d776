internal import ResourceSchemas
internal import TemplateModel

extension App {
    /// Sets what happens to data that a deployment removes or replaces, unless a stack, a construct or a resource says otherwise.
    ///
    /// ```swift
    /// app.setDefaultRemovalPolicy(environment == .dev ? .delete : .retain)
    /// ```
    ///
    /// Constructs with data follow it unless they are given a policy of their own, and so does every raw ``Resource`` whose type keeps
    /// data that cannot be made again, if its options leave the policy out. Nothing changes for other types.
    ///
    /// Call it before stacks are added.
    /// - Parameters:
    ///   - policy: The policy; not `snapshot`, which few types have.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func setDefaultRemovalPolicy(
        _ policy: ResourceOptions.RemovalPolicy,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        graph.requireBuilding("a default removal policy is set in")
        let location = SourceLocation(filePath: filePath, line: line)
        if let problem = graph.problem(ofRemovalPolicy: policy, below: []) {
            graph.diagnose(.error, problem, at: location)
        } else {
            graph.setRemovalPolicy(policy, below: [])
        }
    }
}

extension Scope {
    /// Sets what happens to data of this construct, and of those in it, that a deployment removes or replaces.
    ///
    /// It replaces what is set around the construct. Call it before parts of the construct are added.
    /// - Parameters:
    ///   - policy: The policy; not `snapshot`, which few types have.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func setDefaultRemovalPolicy(
        _ policy: ResourceOptions.RemovalPolicy,
        filePath: String = #filePath,
        line: UInt = #line
    ) {
        setDefaultRemovalPolicy(policy, at: SourceLocation(filePath: filePath, line: line))
    }

    /// What happens to data that a deployment removes or replaces: what the innermost construct around this one, the stack or
    /// the app sets; `nil` when none of them does.
    ///
    /// A construct with data takes it when it is not given a policy, and has a default of its own for `nil`:
    ///
    /// ```swift
    /// options.setRemovalPolicy(removalPolicy ?? scope.defaultRemovalPolicy ?? .retain)
    /// ```
    public var defaultRemovalPolicy: ResourceOptions.RemovalPolicy? {
        graph.defaultRemovalPolicy(at: path.components)
    }

    fileprivate func setDefaultRemovalPolicy(_ policy: ResourceOptions.RemovalPolicy, at location: SourceLocation) {
        graph.requireBuilding("a default removal policy is set in")
        if let problem = graph.problem(ofRemovalPolicy: policy, below: path.components) {
            error(problem, at: location)
        } else if !isDuplicate {
            graph.setRemovalPolicy(policy, below: path.components)
        }
    }
}

extension Construct {
    /// The same construct or stack, with what happens to its data when a deployment removes or replaces it.
    ///
    /// ```swift
    /// app.add("Cache", CacheStack().withDefaultRemovalPolicy(.delete))
    /// ```
    ///
    /// It replaces what is set around the construct; the construct itself, a part of it or a resource can say otherwise.
    /// - Parameters:
    ///   - policy: The policy; not `snapshot`, which few types have.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: The construct to add.
    public func withDefaultRemovalPolicy(
        _ policy: ResourceOptions.RemovalPolicy,
        filePath: String = #filePath,
        line: UInt = #line
    ) -> ModifiedConstruct<Self> {
        let location = SourceLocation(filePath: filePath, line: line)
        return ModifiedConstruct(self, before: { $0.setDefaultRemovalPolicy(policy, at: location) })
    }
}

extension Graph {
    fileprivate func defaultRemovalPolicy(at path: [String]) -> ResourceOptions.RemovalPolicy? {
        guard !removalPolicies.isEmpty else { return nil }
        for count in stride(from: path.count, through: 0, by: -1) {
            if let policy = removalPolicies[Array(path.prefix(count))] { return policy }
        }
        return nil
    }

    fileprivate func problem(ofRemovalPolicy policy: ResourceOptions.RemovalPolicy, below path: [String]) -> String? {
        if policy == .snapshot {
            return
                "a default removal policy must be delete, retain or retainExceptOnCreate, got snapshot; set it in the options of resources that have snapshots"
        }
        // Constructs have looked at the policy already.
        if let first = resources.first(where: { $0.element.path.isInside(path) }) {
            return
                "the default removal policy must be set before resources are added, but '\(first.element.path)' is there already; set it first"
        }
        return nil
    }

    /// Gives resources with data, of which nothing else says what happens to it, the policy of their place.
    func applyRemovalPolicies() {
        guard !removalPolicies.isEmpty else { return }
        var keepsData: [String: Bool] = [:]
        func apply(to element: Element, _ record: ResourceRecord) {
            let options = record.options
            guard options.deletionPolicy == nil || options.updateReplacePolicy == nil,
                let policy = defaultRemovalPolicy(at: element.path.components)
            else { return }
            let isConcerned = keepsData[record.type] ?? (schemas[record.type]?.keepsData ?? false)
            keepsData[record.type] = isConcerned
            guard isConcerned else { return }
            var defaults = ResourceOptions()
            defaults.setRemovalPolicy(policy)
            change(element) { record in
                record.options.deletionPolicy = options.deletionPolicy ?? defaults.deletionPolicy
                record.options.updateReplacePolicy = options.updateReplacePolicy ?? defaults.updateReplacePolicy
            }
        }
        for entry in resources { apply(to: entry.element, entry.content) }
        for entry in loops {
            if let body = entry.content.body { apply(to: entry.element, body) }
        }
    }
}
