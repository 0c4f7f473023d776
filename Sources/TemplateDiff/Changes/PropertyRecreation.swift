import ResourceSchemas
import TemplateModel

/// Which changes of properties replace a resource.
struct PropertyRecreation {
    private let schema: ResourceSchema?

    /// Looks a type up; for an unknown one every property may replace the resource.
    init(_ schema: ResourceSchema?) {
        self.schema = schema
    }

    /// What a change of a property's value leads to.
    func ofChange(_ property: String, from before: Node?, to after: Node?) -> RequiresRecreation {
        strongest(property) { path in
            let old = before.map { Self.values(at: path, in: $0) } ?? []
            let new = after.map { Self.values(at: path, in: $0) } ?? []
            return Comparison.ofMeaning.change(from: .array(old), to: .array(new)) != nil
        }
    }

    /// Whether each change of a property that a schema calls conditional replaces the resource.
    ///
    /// No operation of DynamoDB changes the keys of a table.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
    static func isUnconditional(_ property: String?, of typeName: String) -> Bool {
        property == "KeySchema" && ["AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"].contains(typeName)
    }

    /// What it leads to that something within a property refers to changes.
    func ofReference(_ property: String, in value: Node, where refers: (Node) -> Bool) -> RequiresRecreation {
        strongest(property) { path in
            Self.values(at: path, in: value).contains(where: refers)
        }
    }

    private func strongest(_ property: String, where changes: (ArraySlice<String>) -> Bool) -> RequiresRecreation {
        guard let schema else { return .conditionally }
        func isChanged(_ paths: [ResourceSchema.Path]) -> Bool {
            paths.contains { $0.first == property && changes($0.dropFirst()) }
        }
        if isChanged(schema.createOnly) { return .always }
        return isChanged(schema.conditionalCreateOnly) ? .conditionally : .never
    }

    /// The values at the end of steps, of which `*` is one to every item or member.
    private static func values(at path: ArraySlice<String>, in node: Node) -> [Node] {
        guard let step = path.first else { return [node] }
        let rest = path.dropFirst()
        switch node {
        case .array(let items):
            return items.flatMap { values(at: step == "*" ? rest : path, in: $0) }
        case .object(let object):
            // What a function returns may have anything at the end.
            if node.isCall { return [node] }
            if step == "*" { return object.flatMap { values(at: rest, in: $0.value) } }
            return object[step].map { values(at: rest, in: $0) } ?? []
        case .null, .bool, .int, .double, .string:
            return []
        }
    }
}
