internal import TemplateModel

/// JSON that is no template, but written by the same rules.
enum JSONText {
    /// The text of an object, with a line break at its end.
    static func of(_ object: Object) -> String { Template(root: object).text(.json) }
}
