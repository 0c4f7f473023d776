/// What a policy document is attached to, which decides what its statements must have.
enum PolicyKind {
    /// Who may do what; attached to somebody.
    case identity
    /// Who may use a role; a part of the role.
    case trust
    /// Who may do what with a resource.
    case resource
    /// As ``resource``, with resources by names of the service's own.
    case named
    /// Who may do what with the resource that the document is a part of.
    case attached
    /// A document of which the service's documentation does not say what its statements must have.
    case other

    /// Whether an element of a statement must be there.
    enum Demand {
        case required
        case optional
        case forbidden
    }

    /// Whether `Principal` or `NotPrincipal` must be there.
    var principal: Demand {
        switch self {
        case .identity: .forbidden
        case .trust, .resource, .named, .attached: .required
        case .other: .optional
        }
    }

    /// Whether `Resource` or `NotResource` must be there.
    var resource: Demand {
        switch self {
        case .trust: .forbidden
        case .identity, .resource, .named: .required
        case .attached, .other: .optional
        }
    }

    /// Whether IAM keeps the document, which is stricter than other services.
    var isOfIAM: Bool { self == .identity || self == .trust }

    /// Whether resources must be ARNs or `*`.
    var hasARNs: Bool { self == .identity || self == .resource }
}
