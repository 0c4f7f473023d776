import TemplateModel

/// Puts an item of a loop in the place of its identifier.
package struct LoopPass {
    private let identifier: String
    /// The item as it is, and as `&{…}` takes it: letters and digits alone.
    private let item: String
    private let plainItem: String

    /// Makes a pass.
    /// - Parameters:
    ///   - identifier: What stands for the item.
    ///   - item: The item; `nil` when it is not known.
    package init(identifier: String, item: String?) {
        self.identifier = identifier
        self.item = item ?? NamePattern.unknown
        plainItem = item.map { String($0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }) } ?? NamePattern.unknown
    }

    /// A text for this item.
    package func text(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        return text.replacing("${\(identifier)}", with: item).replacing("&{\(identifier)}", with: plainItem)
    }

    /// A value for this item.
    ///
    /// The keys of objects stay as they are, so that everything is still found at its place.
    func node(_ node: Node) -> Node { self.node(node, depth: 0) }

    private func node(_ node: Node, depth: Int) -> Node {
        // No deeper than checks look.
        guard depth < 256 else { return .null }
        switch node {
        case .string(let text):
            return .string(self.text(text))
        case .array(let items):
            return .array(items.map { self.node($0, depth: depth + 1) })
        case .object(let object):
            if object.count == 1, object[0].key == "Ref", object[0].value == .string(identifier) {
                return .string(item)
            }
            return .object(Object(object.lazy.map { (key: $0.key, value: self.node($0.value, depth: depth + 1)) }))
        case .null, .bool, .int, .double:
            return node
        }
    }
}
