import TemplateChecks
import TemplateModel

/// Puts other names in the place of logical IDs.
struct ReferenceRenaming {
    private static let maximumDepth = 128

    private let names: [String: String]

    /// Makes a renaming.
    /// - Parameter names: The new names, by logical ID.
    init(_ names: [String: String]) {
        self.names = names
    }

    /// A node whose references have the new names.
    func renamed(_ node: Node) -> Node {
        names.isEmpty ? node : renamed(node, depth: 0)
    }

    private func renamed(_ node: Node, depth: Int) -> Node {
        guard depth < Self.maximumDepth else { return node }
        switch node {
        case .null, .bool, .int, .double, .string:
            return node
        case .array(let items):
            return .array(items.map { renamed($0, depth: depth + 1) })
        case .object(let object):
            guard let call = node.functionCall else {
                return .object(Object(object.lazy.map { (key: $0.key, value: renamed($0.value, depth: depth + 1)) }))
            }
            switch (call.function, call.argument) {
            case (.ref, .string(let name)):
                return ["Ref": .string(names[name] ?? name)]
            case (.getAtt, .array(let items)):
                guard let name = items.first?.stringValue else { return node }
                return ["Fn::GetAtt": .array([.string(names[name] ?? name)] + items.dropFirst())]
            case (.sub, .string(let text)):
                return ["Fn::Sub": .string(renamed(text))]
            default:
                return [call.name: renamed(call.argument, depth: depth + 1)]
            }
        }
    }

    private func renamed(_ text: String) -> String {
        SubstitutionText.parts(of: text).map { part in
            switch part {
            case .literal(let literal):
                return literal.replacing("${", with: "${!")
            case .variable(let name):
                let resource = String(name.prefix { $0 != "." })
                return "${\(names[resource] ?? resource)\(name.dropFirst(resource.count))}"
            }
        }.joined()
    }
}
