/// A change of who can do what, or of what is protected.
public struct SecurityChange: Hashable, Sendable {
    /// Whether more becomes possible.
    public enum Direction: String, CaseIterable, Hashable, Sendable {
        /// More is allowed, less is denied or less is protected.
        case broader = "Broader"
        /// It cannot be told.
        case changed = "Changed"
        /// Less is allowed, more is denied or more is protected.
        case narrower = "Narrower"
    }

    /// What a change is about.
    public enum Area: String, CaseIterable, Hashable, Sendable {
        /// Who reaches a resource from outside of the account or the network.
        case exposure = "Exposure"
        /// The encryption of data.
        case encryption = "Encryption"
        /// Statements of policies.
        case permissions = "Permissions"
    }

    /// The resource.
    public let logicalID: String
    /// The type of the resource.
    public let typeName: String
    /// What the change is about.
    public let area: Area
    /// Whether more becomes possible.
    public let direction: Direction
    /// What changes, in one sentence.
    public let message: String
}
