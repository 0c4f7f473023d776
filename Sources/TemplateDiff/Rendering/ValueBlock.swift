import TemplateModel

/// A value on lines of its own, as YAML.
struct ValueBlock {
    /// More lines than this are not shown.
    private static let maximumLines = 6

    /// All lines.
    let lines: [String]

    /// Writes an object or a list; `nil` for what has only one line.
    init?(_ node: Node) {
        switch node {
        case .object(let object) where !node.isCall && !object.isEmpty: break
        case .array(let items) where !items.isEmpty: break
        default: return nil
        }
        // The value is written under a key, which is left out.
        let text = Template(root: ["Value": node]).text(.yaml)
        // The members of an object are further to the right than its key, the items of a list are not.
        let margin = node.arrayValue == nil ? 2 : 0
        lines = text.split(separator: "\n").dropFirst().map { ValueText.printable($0.dropFirst(margin)) }
    }

    /// The first lines, and how many there are besides.
    var excerpt: (lines: [String], rest: Int) {
        guard lines.count > Self.maximumLines + 2 else { return (lines, 0) }
        return (Array(lines.prefix(Self.maximumLines)), lines.count - Self.maximumLines)
    }
}
