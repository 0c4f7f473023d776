/// What CloudFormation does with a resource.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
public enum Action: String, CaseIterable, Hashable, Sendable {
    case add = "Add"
    case modify = "Modify"
    case remove = "Remove"
}

/// Whether a modified resource is replaced by a new one.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
public enum Replacement: String, CaseIterable, Hashable, Sendable {
    case `true` = "True"
    case `false` = "False"
    /// It depends on what is known only at deployment, or on how the values differ.
    case conditional = "Conditional"
}

/// What becomes of the physical resource that a change leaves behind.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
public enum PolicyAction: String, CaseIterable, Hashable, Sendable {
    case delete = "Delete"
    case retain = "Retain"
    case snapshot = "Snapshot"
    case replaceAndDelete = "ReplaceAndDelete"
    case replaceAndRetain = "ReplaceAndRetain"
    case replaceAndSnapshot = "ReplaceAndSnapshot"

    /// Whether the data of the physical resource is gone afterwards.
    var deletesData: Bool { self == .delete || self == .replaceAndDelete }
}

/// The attributes of a resource that can change.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
public enum ResourceAttribute: String, CaseIterable, Hashable, Sendable {
    case properties = "Properties"
    case metadata = "Metadata"
    case creationPolicy = "CreationPolicy"
    case updatePolicy = "UpdatePolicy"
    case deletionPolicy = "DeletionPolicy"
    case updateReplacePolicy = "UpdateReplacePolicy"
}

/// Whether changing a property replaces the resource.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
public enum RequiresRecreation: String, CaseIterable, Hashable, Sendable {
    case never = "Never"
    case conditionally = "Conditionally"
    case always = "Always"
}

/// How a property or an attribute changes.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
public enum AttributeChangeType: String, CaseIterable, Hashable, Sendable {
    case add = "Add"
    case modify = "Modify"
    case remove = "Remove"
}

/// What makes a property change.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
public enum ChangeSource: String, CaseIterable, Hashable, Sendable {
    /// `Ref` of a resource that is replaced.
    case resourceReference = "ResourceReference"
    /// A parameter whose value changes.
    case parameterReference = "ParameterReference"
    /// `Fn::GetAtt` of a resource that changes.
    case resourceAttribute = "ResourceAttribute"
    /// The template itself.
    case directModification = "DirectModification"
}

/// Whether CloudFormation knows before deployment that a value changes.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
public enum Evaluation: String, CaseIterable, Hashable, Sendable {
    case `static` = "Static"
    case dynamic = "Dynamic"
}
