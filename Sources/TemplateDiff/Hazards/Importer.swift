public import ResourceSchemas
import TemplateChecks
import TemplateModel

/// A stack that imports values of others.
public struct Importer: Hashable, Sendable {
    /// The name of the stack, for messages.
    public let stack: String
    /// The names of the exports that it imports.
    let names: Set<String>

    /// Looks for imports.
    /// - Parameters:
    ///   - stack: The name of the stack, for messages.
    ///   - version: The stack as it is, or as it would be.
    ///   - schemas: The facts of all types.
    public init(_ stack: String, _ version: StackVersion, schemas: ResourceSchemas = ResourceSchemas()) {
        self.stack = stack
        let resolver = Resolver(version, schemas: schemas)
        var names: Set<String> = []
        for section in [resolver.resources, resolver.template.outputs] {
            for (_, entry) in section { Self.collect(resolver.value(of: entry), into: &names, depth: 0) }
        }
        self.names = names
    }

    private static func collect(_ node: Node?, into names: inout Set<String>, depth: Int) {
        guard let node, depth < 256 else { return }
        if let call = node.functionCall, call.function == .importValue { names.insert(ValueText(call.argument).line) }
        switch node {
        case .object(let object): for (_, value) in object { collect(value, into: &names, depth: depth + 1) }
        case .array(let items): for item in items { collect(item, into: &names, depth: depth + 1) }
        case .null, .bool, .int, .double, .string: return
        }
    }
}
