internal import TemplateModel

/// What CloudFormation itself does with a resource: the attributes of a resource beside its properties.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html>
public struct ResourceOptions: Hashable, Sendable {
    /// What happens to a resource that a deployment removes or replaces.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
    public enum RemovalPolicy: String, Hashable, Sendable {
        /// It is deleted, with its data.
        case delete = "Delete"
        /// It is left in the account, outside of the stack.
        case retain = "Retain"
        /// As `retain`, but deleted when the very operation that creates it is rolled back. Only as a deletion policy.
        case retainExceptOnCreate = "RetainExceptOnCreate"
        /// A snapshot is taken, then it is deleted. Only for types that have snapshots.
        case snapshot = "Snapshot"
    }

    /// The logical ID to use instead of the one made of the path; that one when `nil`.
    public var logicalID: String?
    /// Resources that must be complete before this one is begun, beside those that its properties refer to.
    public var dependencies: [Element]
    /// When the resource exists; always when `nil`.
    public var condition: Condition.Name?
    /// What happens when the resource is removed from the stack; CloudFormation's default when `nil`, for most types `delete`.
    public var deletionPolicy: RemovalPolicy?
    /// What happens to the old resource when an update replaces it; CloudFormation's default when `nil`, for most types `delete`.
    public var updateReplacePolicy: RemovalPolicy?
    /// How long CloudFormation waits for signals that the resource is ready; it does not wait when `nil`.
    public var creationPolicy: CreationPolicy?
    /// How CloudFormation updates the resource; the way of its type when `nil`.
    public var updatePolicy: UpdatePolicy?
    /// Further data about the resource, by key.
    public var metadata: [String: JSON]

    /// Makes options.
    /// - Parameters:
    ///   - logicalID: The logical ID to use instead of the one made of the path.
    ///   - condition: When the resource exists; always when not given.
    ///   - deletionPolicy: What happens when the resource is removed from the stack.
    ///   - updateReplacePolicy: What happens to the old resource when an update replaces it.
    ///   - creationPolicy: How long CloudFormation waits for signals that the resource is ready.
    ///   - updatePolicy: How CloudFormation updates the resource.
    ///   - metadata: Further data about the resource, by key.
    public init(
        logicalID: String? = nil,
        condition: Condition.Name? = nil,
        deletionPolicy: RemovalPolicy? = nil,
        updateReplacePolicy: RemovalPolicy? = nil,
        creationPolicy: CreationPolicy? = nil,
        updatePolicy: UpdatePolicy? = nil,
        metadata: [String: JSON] = [:]
    ) {
        self.logicalID = logicalID
        dependencies = []
        self.condition = condition
        self.deletionPolicy = deletionPolicy
        self.updateReplacePolicy = updateReplacePolicy
        self.creationPolicy = creationPolicy
        self.updatePolicy = updatePolicy
        self.metadata = metadata
    }

    /// Makes this resource wait for another.
    /// - Parameter other: A resource of the same stack.
    public mutating func depend<R>(on other: Ref<R>) {
        if !dependencies.contains(other.element) { dependencies.append(other.element) }
    }

    /// Sets both what happens on removal and what happens on replacement.
    /// - Parameter policy: The policy; for `retainExceptOnCreate` a replaced resource is retained.
    public mutating func setRemovalPolicy(_ policy: RemovalPolicy) {
        deletionPolicy = policy
        updateReplacePolicy = policy == .retainExceptOnCreate ? .retain : policy
    }
}

extension Ref {
    /// Changes the options of a resource after it was added, one that a construct of a library made for example.
    /// - Parameter change: Changes the options.
    public func configure(_ change: (inout ResourceOptions) -> Void) {
        graph.changeOptions(of: element, change)
    }

    /// Sets a property by its CloudFormation name, past the types: for what a construct or the schema does not know yet.
    /// - Parameters:
    ///   - property: The name of a top-level property.
    ///   - value: The value.
    ///   - filePath: The file of the call, which problems of the value point at.
    ///   - line: The line of the call.
    public func override(_ property: String, _ value: JSON, filePath: String = #filePath, line: UInt = #line) {
        let location = SourceLocation(filePath: filePath, line: line)
        graph.override(property, of: element, value.expression, at: location)
    }
}
