internal import TemplateChecks
public import TemplateModel

/// The template of a nested stack.
public struct NestedTemplate: Hashable, Sendable {
    /// Where in the tree the nested stack is.
    public let path: ConstructPath
    /// The name of the file to which the template that has the nested stack refers; it belongs into the same folder.
    public let fileName: String
    /// The template.
    public let template: Template
    /// Where the nested stack was added.
    public let location: SourceLocation
    /// Where each resource was added, by logical ID.
    public let origins: [String: SynthesizedStack.Origin]

    /// The template as text.
    /// - Parameter format: YAML or JSON.
    /// - Returns: The text, with a line break at its end.
    /// - Throws: A diagnostic when the text is larger than CloudFormation reads.
    public func text(_ format: Template.Format) throws(SynthesisError) -> String {
        try template.text(format, of: path.description, at: location, origins)
    }
}

extension Template {
    /// The template as text, if CloudFormation reads as much.
    func text(
        _ format: Template.Format,
        of path: String,
        at location: SourceLocation,
        _ origins: [String: SynthesizedStack.Origin]
    ) throws(SynthesisError) -> String {
        let text = text(format)
        let paths: TemplateParts.Paths = { origins[$0]?.path.components }
        if let problem = TemplateSize.diagnostic(byteCount: text.utf8.count, of: self, paths: paths),
            problem.severity == .error
        {
            throw SynthesisError(diagnostics: [problem.located(at: location, path: path)])
        }
        return text
    }
}
