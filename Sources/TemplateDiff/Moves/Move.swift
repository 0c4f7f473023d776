/// A resource that seems to be the same under another logical ID.
///
/// CloudFormation knows resources by their logical IDs: it makes a new one and removes the old one.
public struct Move: Hashable, Sendable {
    /// The logical ID before.
    public let from: String
    /// The logical ID after.
    public let to: String
    /// The type.
    public let typeName: String
    /// Whether the resource has data that cannot be made again.
    public let keepsData: Bool
    /// What becomes of the old physical resource.
    public let policyAction: PolicyAction
    /// The name that the template gives to both, so that the new one cannot be made while the old one is there; `nil`
    /// for none.
    public let sharedName: String?

    /// Whether data is lost.
    public var losesData: Bool { keepsData && policyAction.deletesData }
}
