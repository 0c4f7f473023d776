/// Constraints and texts that all types of parameter have.
public struct ParameterDetails: Hashable, Sendable {
    /// What the parameter is for, at most 4,000 characters.
    public var description: String?
    /// The name that the console shows instead of the logical ID.
    public var label: String?
    /// The heading below which the console shows the parameter.
    public var group: String?
    /// What to tell when a value violates a constraint.
    public var constraintDescription: String?
    /// Masks the value in the console, the command line and the API.
    public var noEcho: Bool

    /// Makes the details of a parameter.
    /// - Parameters:
    ///   - description: What the parameter is for, at most 4,000 characters.
    ///   - label: The name that the console shows; the logical ID when not given.
    ///   - group: The heading below which the console shows the parameter; none when not given.
    ///   - constraintDescription: What to tell when a value violates a constraint.
    ///   - noEcho: Masks the value wherever it would be shown; not masked when not given.
    public init(
        description: String? = nil,
        label: String? = nil,
        group: String? = nil,
        constraintDescription: String? = nil,
        noEcho: Bool = false
    ) {
        self.description = description
        self.label = label
        self.group = group
        self.constraintDescription = constraintDescription
        self.noEcho = noEcho
    }
}
