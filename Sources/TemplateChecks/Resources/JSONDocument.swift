import TemplateModel

/// JSON that is a text in a template.
enum JSONDocument {
    /// The object that a text spells; `nil` when it spells none.
    static func object(in text: String) -> Object? {
        try? ParsedTemplate(parsing: text, format: .json).template.root
    }
}
