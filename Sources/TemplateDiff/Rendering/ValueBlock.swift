import TemplateModel

/// A value on lines of its own, as YAML.
struct ValueBlock {
    let lines: [String]

    /// Writes an object or a list; `nil` for what has only one line.
    init?(_ node: Node) {
        switch node {
        case .object(let object) where !node.isCall && !object.isEmpty:
            lines = Self.lines(of: Template(root: object))
        case .array(let items) where !items.isEmpty:
            // The list is written under a key, which is left out.
            lines = Array(Self.lines(of: Template(root: ["List": node])).dropFirst())
        default:
            return nil
        }
    }

    private static func lines(of template: Template) -> [String] {
        template.text(.yaml).split(separator: "\n").map { ValueText.printable($0) }
    }
}
