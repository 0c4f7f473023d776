import TemplateChecks
import TemplateModel

/// A text that is JSON, so that it can be compared inside.
struct Document {
    /// What the text spells.
    let content: Node
    /// Whether the text has variables, `Fn::Sub`.
    let isTemplate: Bool

    /// Reads a text; `nil` for anything that is not an object in JSON.
    init?(_ node: Node) {
        let text: String
        switch node {
        case .string(let value):
            text = value
            isTemplate = false
        case .object(let object):
            guard object.count == 1, object[0].key == "Fn::Sub", let value = object[0].value.stringValue else {
                return nil
            }
            text = value
            isTemplate = true
        case .null, .bool, .int, .double, .array:
            return nil
        }
        guard text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), let object = JSONDocument.object(in: text)
        else { return nil }
        content = .object(object)
    }
}
