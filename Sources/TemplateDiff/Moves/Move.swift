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

extension Move {
    /// What to do when it is one.
    static let advice = """
        CloudFormation makes new resources and removes the old ones. To keep what is there, give it back its logical ID.
        """

    /// What becomes of the old physical resource; `nil` when it is deleted and nothing is lost with it.
    var fate: String? {
        switch policyAction {
        case .retain, .replaceAndRetain: "the old one stays outside of the stack"
        case .snapshot, .replaceAndSnapshot: "the old one leaves a snapshot"
        case .delete, .replaceAndDelete: keepsData ? "the data of the old one is deleted" : nil
        }
    }
}
