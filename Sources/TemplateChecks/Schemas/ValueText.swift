import ResourceSchemas
import TemplateModel

/// How messages show values.
enum ValueText {
    /// A value as it is given, shortened.
    static func quoted(_ node: Node) -> String {
        switch node {
        case .null: "null"
        case .array(let items): items.isEmpty ? "an empty list" : "a list"
        case .object: "an object"
        case .bool, .int, .double: node.scalarText ?? ""
        case .string(let text): quoted(text)
        }
    }

    /// A text in quotation marks, shortened.
    static func quoted(_ text: String) -> String {
        text.count > 60 ? "'\(text.prefix(59))…'" : "'\(text)'"
    }

    /// Names in quotation marks, the last two joined by a word.
    static func list(_ names: [String], joinedBy word: String) -> String {
        let quoted = names.map { "'\($0)'" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
    }

    /// At most twelve values, and how many more there are.
    static func choice(_ values: [Node]) -> String {
        let shown = values.prefix(12).map { node in
            switch node {
            case .array, .object: JSONText.compact(node)
            default: quoted(node)
            }
        }
        guard values.count <= 12 else {
            return shown.joined(separator: ", ") + " and \(values.count - 12) more"
        }
        guard let last = shown.last, shown.count > 1 else { return shown.joined() }
        return shown.dropLast().joined(separator: ", ") + " or " + last
    }

    /// The types that a schema wants.
    static func kinds(_ types: Assertion.ValueTypes) -> String {
        var names: [String] = []
        if types.contains(.string) { names.append("a string") }
        if types.contains(.number) {
            names.append("a number")
        } else if types.contains(.integer) {
            names.append("an integer")
        }
        if types.contains(.boolean) { names.append("a Boolean") }
        if types.contains(.array) { names.append("a list") }
        if types.contains(.object) { names.append("an object") }
        if types.contains(.null) { names.append("null") }
        guard let last = names.last, names.count > 1 else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }

    /// A number without a fraction that says nothing.
    static func number(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}

/// JSON on one line.
enum JSONText {
    /// The text of a node.
    static func compact(_ node: Node) -> String {
        switch node {
        case .string(let text): "'\(text)'"
        case .array(let items): "[\(items.map(compact).joined(separator: ", "))]"
        case .object(let object): "{\(object.map { "\($0.key): \(compact($0.value))" }.joined(separator: ", "))}"
        default: node.scalarText ?? "null"
        }
    }
}
