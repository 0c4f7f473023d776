import ResourceSchemas
import TemplateModel

/// What checks ask about a template again and again, looked up once.
struct TemplateContext {
    /// A resource of the template.
    struct ResourceEntry {
        /// The name in templates, `AWS::SQS::Queue`; `nil` when it is missing or no string.
        let typeName: String?
        /// The whole entry.
        let entry: Node
        /// What is known about the type; `nil` for a type of somebody else's, or an unknown one.
        let schema: ResourceSchema?
    }

    /// The template.
    let template: Template
    /// The facts of all types.
    let schemas: ResourceSchemas
    /// The resources, by logical ID.
    let resources: [String: ResourceEntry]
    /// The names of the macros that process the template.
    let transforms: Set<String>
    /// Where resources come from, if another one knows than the template itself.
    let paths: TemplateParts.Paths?

    /// Looks a template up.
    /// - Parameters:
    ///   - template: The template; its sections may have any form.
    ///   - schemas: The facts of all types.
    ///   - paths: Where resources come from, if another one knows than the template itself.
    init(_ template: Template, schemas: ResourceSchemas, paths: TemplateParts.Paths? = nil) {
        self.template = template
        self.paths = paths
        self.schemas = schemas
        var resources: [String: ResourceEntry] = [:]
        for (logicalID, entry) in template.resources {
            let typeName = entry["Type"]?.stringValue
            resources[logicalID] = ResourceEntry(
                typeName: typeName,
                entry: entry,
                schema: typeName.flatMap { schemas[$0] }
            )
        }
        self.resources = resources
        transforms = Self.transforms(of: template)
    }

    private static func transforms(of template: Template) -> Set<String> {
        switch template.transform {
        case .string(let name): [name]
        case .array(let names): Set(names.compactMap { $0.stringValue ?? $0["Name"]?.stringValue })
        case let node?: Set([node["Name"]?.stringValue].compactMap(\.self))
        case nil: []
        }
    }
}
