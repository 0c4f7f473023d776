import TemplateChecks
import TemplateModel

/// The names whose meaning changes from one version to the other.
struct ChangedSymbols {
    /// The parameters with another value, or that the old version does not have.
    let parameters: Set<String>
    /// The mappings with other values.
    let mappings: Set<String>
    /// The conditions with another value, or that depend on what is not known in another way.
    let conditions: Set<String>
    /// Whether pseudo parameters have other values, which can be anywhere.
    let changeEverything: Bool

    init(from before: Resolver, to after: Resolver) {
        changeEverything = before.pseudoParameters != after.pseudoParameters
        parameters = Set(
            after.parameters.lazy.filter { name, parameter in
                guard let old = before.parameters[name] else { return true }
                return old.text != parameter.text
            }.map(\.key)
        )
        let (oldMappings, newMappings) = (before.template.mappings, after.template.mappings)
        mappings = Set(newMappings.lazy.filter { oldMappings[$0.key] != $0.value }.map(\.key))
        conditions = Set(after.template.conditions.keys.filter { before.condition($0) != after.condition($0) })
    }

    /// Whether all names mean the same in both versions.
    var isEmpty: Bool { parameters.isEmpty && mappings.isEmpty && conditions.isEmpty && !changeEverything }

    /// Whether a reference is to one of the names.
    func changes(_ reference: Reference) -> Bool {
        switch reference {
        case .parameter(let name): parameters.contains(name)
        case .mapping(let name): mappings.contains(name)
        case .condition(let name): conditions.contains(name)
        case .resource, .attribute: false
        }
    }

    /// Whether a value is looked up in a mapping by keys that are not known.
    func mentions(mapping name: String, in node: Node) -> Bool {
        Self.contains(node, depth: 0) { $0.function == .findInMap && $0.argument[0] == .string(name) }
    }

    /// Whether a value depends on a condition that is not known.
    func mentions(condition name: String, in node: Node) -> Bool {
        Self.contains(node, depth: 0) { $0.function == .if && $0.argument[0] == .string(name) }
    }

    private static func contains(_ node: Node, depth: Int, where isMeant: (FunctionCall) -> Bool) -> Bool {
        guard depth < 256 else { return false }
        if let call = node.functionCall, isMeant(call) { return true }
        switch node {
        case .object(let object):
            return object.contains { contains($0.value, depth: depth + 1, where: isMeant) }
        case .array(let items):
            return items.contains { contains($0, depth: depth + 1, where: isMeant) }
        case .null, .bool, .int, .double, .string:
            return false
        }
    }
}
