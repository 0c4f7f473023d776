import TemplateModel
import Testing

@testable import TemplateDiff

/// A version of a stack from the YAML of its template.
func version(_ yaml: String, _ parameters: [String: String] = [:]) throws -> StackVersion {
    StackVersion(try ParsedTemplate(parsing: yaml).template, parameters: parameters)
}

/// The difference between two templates in YAML.
func difference(_ before: String, _ after: String, importers: [Importer] = []) throws -> TemplateDifference {
    TemplateDifference(from: try version(before), to: try version(after), importers: importers)
}

/// The difference between two templates that have only resources.
func difference(ofResources before: String, _ after: String) throws -> TemplateDifference {
    try difference("Resources:\n" + indented(before), "Resources:\n" + indented(after))
}

private func indented(_ yaml: String) -> String {
    yaml.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
}

extension TemplateDifference {
    /// Each resource with what happens to it: `Queue Modify True`.
    var actions: [String] {
        resources.map { change in
            ([change.logicalID, change.action.rawValue] + [change.replacement?.rawValue].compactMap(\.self))
                .joined(separator: " ")
        }
    }
}
