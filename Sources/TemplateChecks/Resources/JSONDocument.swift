package import TemplateModel

/// JSON that is a text in a template.
package enum JSONDocument {
    /// The object that a text spells; `nil` when it spells none.
    package static func object(in text: String) -> Object? {
        try? ParsedTemplate(parsing: text, format: .json).template.root
    }
}
