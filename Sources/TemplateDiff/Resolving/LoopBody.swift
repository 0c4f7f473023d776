import TemplateChecks
import TemplateModel

/// The body of a loop for one of its items, keys included.
struct LoopBody {
    private static let maximumDepth = 256

    private let identifier: String
    private let item: String
    private let pass: LoopPass

    init(identifier: String, item: String) {
        self.identifier = identifier
        self.item = item
        pass = LoopPass(identifier: identifier, item: item)
    }

    func object(_ object: Object) -> Object { self.object(object, depth: 0) }

    private func object(_ object: Object, depth: Int) -> Object {
        Object(object.lazy.map { (key: pass.text($0.key), value: node($0.value, depth: depth + 1)) })
    }

    private func node(_ node: Node, depth: Int) -> Node {
        guard depth < Self.maximumDepth else { return node }
        switch node {
        case .string(let text):
            return .string(pass.text(text))
        case .array(let items):
            return .array(items.map { self.node($0, depth: depth + 1) })
        case .object(let object):
            if object.count == 1, object[0].key == "Ref", object[0].value == .string(identifier) {
                return .string(item)
            }
            return .object(self.object(object, depth: depth))
        case .null, .bool, .int, .double:
            return node
        }
    }
}
