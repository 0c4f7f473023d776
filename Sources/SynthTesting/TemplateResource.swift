public import TemplateModel

/// A resource of a template, with its properties at hand.
///
/// A property is compared with a literal, one inside others by the way to it:
///
/// ```swift
/// #expect(queue["VisibilityTimeout"] == 30)
/// #expect(queue["RedrivePolicy", "maxReceiveCount"] == 5)
/// #expect(policy["PolicyDocument", "Statement", 0, "Effect"] == "Allow")
/// #expect(queue["KmsMasterKeyId"] == nil)
/// ```
public struct TemplateResource: Hashable, Sendable {
    /// A step on the way to a value: the name of a member or the position in a list.
    public enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        /// A member of an object.
        case member(String)
        /// An item of a list, counted from 0.
        case item(Int)

        /// A member of an object.
        public init(stringLiteral name: String) { self = .member(name) }

        /// An item of a list, counted from 0.
        public init(integerLiteral position: Int) { self = .item(position) }
    }

    /// The name of the resource in the template.
    public let logicalID: String
    /// Everything the template says of the resource: `Type`, `Properties`, `DependsOn`, `DeletionPolicy`, ….
    public let definition: Object

    init?(logicalID: String, _ node: Node?) {
        guard let definition = node?.objectValue else { return nil }
        self.logicalID = logicalID
        self.definition = definition
    }

    /// The name of the resource type, `AWS::SQS::Queue` for example.
    public var typeName: String { definition["Type"]?.stringValue ?? "" }

    /// The properties by their CloudFormation names; empty when there are none.
    public var properties: Object { definition["Properties"]?.objectValue ?? Object() }

    /// A property, or a value inside of one.
    /// - Parameter steps: The name of the property, then the way on from there.
    /// - Returns: The value, `nil` when the template has none there.
    public subscript(steps: Step...) -> Node? {
        var node = Node.object(properties)
        for step in steps {
            let next: Node? =
                switch step {
                case .member(let name): node[name]
                case .item(let position): node[position]
                }
            guard let next else { return nil }
            node = next
        }
        return node
    }
}
