package import TemplateModel

/// JSON that is a text in a template.
package enum JSONDocument {
    /// The object that a text spells; `nil` when it spells none.
    package static func object(in text: String) -> Object? {
        try? ParsedTemplate(parsing: text, format: .json).template.root
    }

    /// Whether a text spells any value.
    static func isValid(_ text: String) -> Bool { object(in: "{\"value\": \(text)\n}")?.count == 1 }

    /// The fewest bytes that a node of a template can have as JSON; what a function results in has at least two.
    static func minimumSize(of node: Node) -> Int {
        if node.functionCall != nil { return 2 }
        switch node {
        case .null, .bool, .int, .double: return 1
        case .string(let text): return text.utf8.count + 2
        case .array(let items): return items.reduce(1 + max(items.count, 1)) { $0 + minimumSize(of: $1) }
        case .object(let object):
            return object.reduce(1 + max(object.count, 1)) { $0 + $1.key.utf8.count + 3 + minimumSize(of: $1.value) }
        }
    }
}
