/// A value that the stack shows when it is deployed, and exports to other stacks if asked to.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html>
public struct StackOutput: Construct {
    private let value: Expression
    private let description: String?
    private let exportName: Value<String>?
    private let condition: Condition.Name?

    /// Describes an output.
    /// - Parameters:
    ///   - value: The value, at most 4,096 characters once deployed.
    ///   - description: What the value is, at most 1,024 bytes.
    ///   - exportName: The name under which other stacks of the account and Region import the value; not exported when not given.
    ///   - condition: When the output exists; always when not given.
    public init<T>(
        _ value: Value<T>,
        description: String? = nil,
        exportName: Value<String>? = nil,
        condition: Condition.Name? = nil
    ) {
        self.value = value.expression
        self.description = description
        self.exportName = exportName
        self.condition = condition
    }

    /// Declares the output in the stack.
    public func build(in scope: Scope) {
        if let length = description?.utf8.count, length > 1024 {
            scope.error("an output's description must have at most 1024 bytes, got \(length)")
        }
        var members = Members(capacity: 4)
        members["Value"] = value
        members["Description"] = description.map { .string($0) }
        members["Export"] = exportName.map { .object(Members(("Name", $0.expression))) }
        members["Condition"] = condition.map { .logicalID($0.element) }
        scope.graph.insert(output: .object(members), scope)
    }
}
