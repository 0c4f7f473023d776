public import TemplateModel

/// What an app synthesizes to.
public struct Assembly: Hashable, Sendable {
    /// The stacks in the order in which they can be deployed: a stack comes after those that it reads from, and otherwise as added.
    public let stacks: [SynthesizedStack]
    /// What the user should know, although the templates can be deployed.
    public let warnings: [Diagnostic]
    /// What is good to know, and what no source confirms; no reason to change anything by itself.
    public let remarks: [Diagnostic]

    /// A stack by its name in the app.
    /// - Parameter id: The name that the stack was added under.
    /// - Returns: The stack, `nil` when there is none of that name.
    public subscript(id: String) -> SynthesizedStack? { stacks.first { $0.id == id } }
}

/// A stack, ready to be written and deployed.
public struct SynthesizedStack: Hashable, Sendable {
    /// Where a logical ID comes from.
    public struct Origin: Hashable, Sendable {
        /// The construct.
        public let path: ConstructPath
        /// The line that added it.
        public let location: SourceLocation
        /// The construct around it.
        package let parent: Ancestor?

        init(_ scope: Scope) {
            path = scope.path
            location = scope.location
            parent = scope.parent
        }
    }

    /// The name in the app.
    public let id: String
    /// The name of the deployed stack.
    public let name: String
    /// What the template is for.
    public let description: String?
    /// The template.
    public let template: Template
    /// The names, in the app, of the stacks that must be deployed before.
    public let dependencies: [String]
    /// Where the stack was added.
    public let location: SourceLocation
    /// Where each resource was added, by logical ID.
    public let origins: [String: Origin]
    /// The templates of the stacks nested in this one, at any depth, in the order in which they were added.
    public internal(set) var nestedTemplates: [NestedTemplate] = []
    /// The executables that functions of this stack, and of those nested in it, run, in the order in which they were added.
    public internal(set) var requiredExecutables: [RequiredExecutable] = []

    /// The template as text.
    /// - Parameter format: YAML or JSON.
    /// - Returns: The text, with a line break at its end.
    /// - Throws: A diagnostic when the text is larger than CloudFormation reads.
    public func text(_ format: Template.Format) throws(SynthesisError) -> String {
        try template.text(format, of: id, at: location, origins)
    }

    /// The same, as the template of a nested stack.
    func nestedTemplate(at path: ConstructPath, _ nesting: Graph.Nesting) -> NestedTemplate {
        NestedTemplate(
            path: path,
            fileName: nesting.fileName,
            template: template,
            location: location,
            origins: origins
        )
    }
}
