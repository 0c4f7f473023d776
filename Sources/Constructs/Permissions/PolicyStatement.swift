public import CloudFormation

/// A statement of a policy that is attached to a resource: who may, or must not, do what with it.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html>
public struct PolicyStatement: Hashable, Sendable {
    /// Whether a statement allows or denies.
    public enum Effect: String, Hashable, Sendable {
        /// The principals may use the actions.
        case allow = "Allow"
        /// The principals must not use the actions, whatever else allows them to.
        case deny = "Deny"
    }

    /// Who a statement is about.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>
    public enum Principal: Hashable, Sendable {
        /// Everyone, with or without an AWS account; narrow it down by conditions in a statement that allows.
        case everyone
        /// An AWS service, `events.amazonaws.com` for example.
        case service(Value<String>)
        /// An account, or a user or role by ARN.
        case aws(Value<String>)
    }

    /// The name of the statement, unique in its policy: letters and digits.
    public var sid: String?
    /// Whether the statement allows or denies.
    public var effect: Effect
    /// Who the statement is about.
    public var principals: [Principal]
    /// The actions, `sqs:SendMessage` for example.
    public var actions: [String]
    /// The ARNs of the resources.
    public var resources: [Value<String>]
    /// When the statement applies: operators such as `ArnEquals`, then keys such as `aws:SourceArn`, then the value or
    /// values.
    ///
    /// All must hold.
    public var conditions: [String: [String: JSON]]

    /// Makes a statement.
    /// - Parameters:
    ///   - sid: The name of the statement, unique in its policy: letters and digits; no name when not given.
    ///   - effect: Whether the statement allows or denies; it allows when not given.
    ///   - principals: Who the statement is about.
    ///   - actions: The actions, `sqs:SendMessage` for example.
    ///   - resources: The ARNs of the resources.
    ///   - conditions: When the statement applies, by operator and key; always when not given.
    public init(
        sid: String? = nil,
        effect: Effect = .allow,
        principals: [Principal],
        actions: [String],
        resources: [Value<String>],
        conditions: [String: [String: JSON]] = [:]
    ) {
        self.sid = sid
        self.effect = effect
        self.principals = principals
        self.actions = actions
        self.resources = resources
        self.conditions = conditions
    }

    /// The statement as it stands in a policy.
    var document: JSON {
        var members: [(key: String, value: JSON)] = []
        if let sid { members.append(("Sid", JSON(sid))) }
        members.append(("Effect", JSON(effect.rawValue)))
        members.append(("Principal", principal))
        members.append(("Action", Self.oneOrList(actions.map { JSON($0) })))
        members.append(("Resource", Self.oneOrList(resources.map { JSON($0) })))
        if !conditions.isEmpty {
            members.append(("Condition", JSON(Map(conditions.mapValues { JSON(Map($0)) }))))
        }
        return JSON(members: members)
    }

    private var principal: JSON {
        var services: [JSON] = []
        var accounts: [JSON] = []
        for principal in principals {
            switch principal {
            case .everyone: return "*"
            case .service(let name): services.append(JSON(name))
            case .aws(let arn): accounts.append(JSON(arn))
            }
        }
        var members: [(key: String, value: JSON)] = []
        if !accounts.isEmpty { members.append(("AWS", Self.oneOrList(accounts))) }
        if !services.isEmpty { members.append(("Service", Self.oneOrList(services))) }
        return JSON(members: members)
    }

    private static func oneOrList(_ elements: [JSON]) -> JSON {
        elements.count == 1 ? elements[0] : JSON(elements)
    }
}
