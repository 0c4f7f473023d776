import ResourceSchemas
import TemplateModel

/// Why a conditional demand applies, in words.
enum ReasonText {
    /// The condition that a value meets or does not meet.
    /// - Parameters:
    ///   - condition: The condition, as a schema.
    ///   - node: The value; what it holds is shown, so that the same words are right in both cases.
    ///   - resource: The type with the definitions.
    ///   - resolve: Makes a value of an expression.
    /// - Returns: `'BillingMode' is 'PAY_PER_REQUEST'`; `nil` for conditions that no simple words can tell.
    static func reason(
        _ condition: Schema,
        of node: Node,
        resource: ResourceSchema,
        resolve: (Node) -> Node
    ) -> String? {
        var names: [String] = []
        collect(condition, prefix: "", into: &names, resource: resource, depth: 0)
        guard !names.isEmpty, names.count <= 3 else { return nil }
        return names.map { text($0, of: node, resolve: resolve) }.joined(separator: " and ")
    }

    /// The paths of the members that a condition is about.
    private static func collect(
        _ schema: Schema,
        prefix: String,
        into names: inout [String],
        resource: ResourceSchema,
        depth: Int
    ) {
        guard depth < 8 else { return }
        func add(_ name: String) {
            let path = prefix + name
            // A member that has to be there in order to have a value is told by its value.
            if !names.contains(where: { $0 == path || $0.utf8.starts(with: "\(path).".utf8) }) { names.append(path) }
        }
        for assertion in schema.assertions {
            switch assertion {
            case .members(let members):
                for (name, schema) in members.named.sorted(by: { $0.key < $1.key }) {
                    let count = names.count
                    collect(schema, prefix: "\(prefix)\(name).", into: &names, resource: resource, depth: depth + 1)
                    if names.count == count { add(name) }
                }
            case .required(let required), .exactlyOne(let required), .atLeastOne(let required):
                required.forEach(add)
            case .all(let schemas), .any(let schemas), .one(let schemas):
                for schema in schemas {
                    collect(schema, prefix: prefix, into: &names, resource: resource, depth: depth + 1)
                }
            case .not(let schema):
                collect(schema, prefix: prefix, into: &names, resource: resource, depth: depth + 1)
            case .definition(let name):
                guard let schema = resource.definition(name) else { continue }
                collect(schema, prefix: prefix, into: &names, resource: resource, depth: depth + 1)
            default:
                continue
            }
        }
    }

    private static func text(_ path: String, of node: Node, resolve: (Node) -> Node) -> String {
        var value: Node? = node
        for name in path.split(separator: ".") { value = value?[String(name)].map(resolve) }
        switch value {
        case nil:
            return "'\(path)' is not given"
        case .array?, .object?, .null?:
            return "'\(path)' is given"
        case let value?:
            return "'\(path)' is \(ValueText.quoted(value))"
        }
    }
}
