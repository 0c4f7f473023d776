public import TemplateModel

/// How sure it is that a change takes place.
public enum Certainty: String, CaseIterable, Hashable, Sendable, Comparable {
    /// CloudFormation lists the change, but what it depends on stays the same: an ARN of a resource that is only updated.
    case unlikely = "Unlikely"
    /// It depends on what is known only at deployment.
    case possible = "Possible"
    /// It does.
    case certain = "Certain"

    /// From unlikely to certain.
    public static func < (left: Certainty, right: Certainty) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .unlikely: 0
        case .possible: 1
        case .certain: 2
        }
    }
}

/// What happens to a resource.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
public struct ResourceChange: Hashable, Sendable {
    /// The name in the template.
    public let logicalID: String
    /// The type after the change, before it when the resource is removed.
    public let typeName: String
    /// What CloudFormation does.
    public let action: Action
    /// Whether a change set says that the resource is replaced; `nil` unless it is modified.
    public let replacement: Replacement?
    /// Whether the resource is in fact replaced, as far as can be told; `nil` unless it is modified.
    ///
    /// A change set calls it conditional when a property that cannot be changed depends on an attribute of a resource that
    /// is updated, also if the attribute stays the same.
    public let expectedReplacement: Replacement?
    /// What becomes of the old physical resource; `nil` when there is none.
    public let policyAction: PolicyAction?
    /// The attributes that change, in the order of ``ResourceAttribute``.
    public let scope: [ResourceAttribute]
    /// Each reason why something changes, as a change set lists them.
    public let details: [ChangeDetail]
    /// The changes themselves: a property or an attribute each, sorted by name.
    public let changes: [AttributeChange]
    /// How sure it is that the resource changes at all.
    public let certainty: Certainty
    /// The properties before; `nil` when there is no such resource.
    public let propertiesBefore: Object?
    /// The properties after; `nil` when there is no such resource.
    public let propertiesAfter: Object?
    /// Whether a resource of the type has data that cannot be made again.
    public let keepsData: Bool
    /// The type before, if it is another one, which CloudFormation refuses.
    public let previousTypeName: String?
}

/// A property, or another attribute, of a resource that changes.
public struct AttributeChange: Hashable, Sendable {
    /// The attribute.
    public let attribute: ResourceAttribute
    /// The property's name; `nil` for other attributes.
    public let name: String?
    /// How the value changes; `nil` when the template says the same and only what it refers to changes.
    public let change: NodeChange?
    /// The value after the change, `nil` for none.
    public let value: Node?
    /// Whether the change replaces the resource.
    public let requiresRecreation: RequiresRecreation
    /// The parameters, resources and attributes whose change makes the value change, sorted.
    public let causes: [String]
    /// Those whose change makes the value change besides, in a way that ``change`` does not show; sorted.
    public let furtherCauses: [String]
    /// How sure it is that the value changes.
    public let certainty: Certainty
}

/// A reason why something about a resource changes.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
public struct ChangeDetail: Hashable, Sendable {
    /// What changes.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
    public struct Target: Hashable, Sendable {
        /// The attribute.
        public let attribute: ResourceAttribute
        /// The property's name; `nil` for other attributes.
        public let name: String?
        /// How it changes.
        public let attributeChangeType: AttributeChangeType
        /// Whether the change replaces the resource.
        public let requiresRecreation: RequiresRecreation
        /// The value before, as far as it is known; `nil` for none.
        public let beforeValue: Node?
        /// The value after, as far as it is known; `nil` for none.
        public let afterValue: Node?

        /// Where the value is in the resource: `/Properties/QueueName`.
        public var path: String { "/" + ([attribute.rawValue] + [name].compactMap(\.self)).joined(separator: "/") }
    }

    /// What changes.
    public let target: Target
    /// Whether CloudFormation knows before deployment that it does.
    public let evaluation: Evaluation
    /// What makes it change.
    public let changeSource: ChangeSource
    /// The parameter, resource or attribute whose change makes it change; `nil` for the template itself.
    public let causingEntity: String?
}
