/// What a policy document is attached to, which decides what its statements must have.
struct PolicyKind {
    /// Whether an element of a statement must be there.
    enum Demand {
        case required
        case optional
        case forbidden
    }

    /// The kind, as messages name it.
    let name: String
    /// `Principal` and `NotPrincipal`.
    let principal: Demand
    /// `Resource` and `NotResource`.
    let resource: Demand
    /// Whether IAM keeps the document, which is stricter than other services.
    let isOfIAM: Bool
    /// Whether resources must be ARNs or `*`.
    let hasARNs: Bool

    /// What somebody may do.
    static let identity = PolicyKind(
        name: "identity policy",
        principal: .forbidden,
        resource: .required,
        isOfIAM: true,
        hasARNs: true
    )
    /// Who may use a role.
    static let trust = PolicyKind(
        name: "trust policy",
        principal: .required,
        resource: .forbidden,
        isOfIAM: true,
        hasARNs: false
    )
    /// What may be done with a resource, and by whom.
    static let resource = PolicyKind(
        name: "resource policy",
        principal: .required,
        resource: .required,
        isOfIAM: false,
        hasARNs: true
    )
    /// As ``resource``, with resources by names of the service's own.
    static let named = PolicyKind(
        name: "resource policy",
        principal: .required,
        resource: .required,
        isOfIAM: false,
        hasARNs: false
    )
    /// What may be done with the resource that the document is a part of.
    static let attached = PolicyKind(
        name: "resource policy",
        principal: .required,
        resource: .optional,
        isOfIAM: false,
        hasARNs: false
    )
    /// A document of which the service's documentation does not say what its statements must have.
    static let other = PolicyKind(
        name: "policy",
        principal: .optional,
        resource: .optional,
        isOfIAM: false,
        hasARNs: false
    )
}
