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

    /// A node whose references have the new names; what has none is not copied.
    func renamed(_ node: Node) -> Node {
        names.isEmpty ? node : changed(node, depth: 0) ?? node
    }

    private func changed(_ node: Node, depth: Int) -> Node? {
        guard depth < Self.maximumDepth else { return nil }
        switch node {
        case .null, .bool, .int, .double, .string:
            return nil
        case .array(let items):
            var result: [Node]?
            for (index, item) in items.enumerated() {
                guard let item = changed(item, depth: depth + 1) else { continue }
                if result == nil { result = items }
                result?[index] = item
            }
            return result.map { .array($0) }
        case .object(let object):
            if let call = node.functionCall { return changed(call, depth: depth) }
            var result: Object?
            for (key, value) in object {
                guard let value = changed(value, depth: depth + 1) else { continue }
                if result == nil { result = object }
                result?[key] = value
            }
            return result.map { .object($0) }
        }
    }

    private func changed(_ call: FunctionCall, depth: Int) -> Node? {
        switch (call.function, call.argument) {
        case (.ref, .string(let name)):
            return names[name].map { ["Ref": .string($0)] }
        case (.getAtt, .array(let items)):
            guard let name = items.first?.stringValue.flatMap({ names[$0] }) else { return nil }
            return ["Fn::GetAtt": .array([.string(name)] + items.dropFirst())]
        case (.sub, .string(let text)):
            return renamed(text).map { ["Fn::Sub": .string($0)] }
        default:
            return changed(call.argument, depth: depth + 1).map { [call.name: $0] }
        }
    }

    /// The text with the new names; `nil` when it has none of the old ones.
    private func renamed(_ text: String) -> String? {
        var result = ""
        var isRenamed = false
        for part in SubstitutionText.parts(of: text) {
            switch part {
            case .literal(let literal):
                result += TextParts.escaped(literal)
            case .variable(let name):
                let end = name.utf8.firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
                let new = names[String(name[..<end])]
                isRenamed = isRenamed || new != nil
                result += "${\(new ?? String(name[..<end]))\(name[end...])}"
            }
        }
        return isRenamed ? result : nil
    }
}
