import TemplateModel

/// A statement of a policy.
struct PolicyStatement {
    /// Who a statement is about.
    enum Principal: Hashable {
        case everyone
        /// A service, `sns.amazonaws.com`.
        case service(SymbolicText)
        /// An account, a role, a user, or what else has an ARN or an ID.
        case identity(SymbolicText)
        case unknown
    }

    /// Whether it allows; it denies otherwise.
    let allows: Bool
    /// The actions, with wildcards; those that it is not about if ``excludesActions``.
    let actions: [PolicyPattern]
    let excludesActions: Bool
    /// The resources, with wildcards; those that it is not about if ``excludesResources``.
    let resources: [SymbolicText]
    let excludesResources: Bool
    /// Who it is about; empty for the policy of a role.
    let principals: [Principal]
    /// The conditions; `nil` when there are none.
    let conditions: FoundValue?
    /// The statement, with what leads to it.
    let value: FoundValue
    /// Whether something of it could not be read.
    var isPartlyUnknown = false

    /// What leads to the statement.
    var choices: Choices { value.value.choices }
}

/// The statements that decide together.
struct PolicySet {
    var statements: [PolicyStatement] = []
    /// Whether these are all, so that what no statement allows is not allowed.
    var isComplete = true

    static func + (left: PolicySet, right: PolicySet) -> PolicySet {
        PolicySet(
            statements: left.statements + right.statements,
            isComplete: left.isComplete && right.isComplete
        )
    }
}

extension Relations {
    /// Whether policies let somebody do something with a resource.
    /// - Parameters:
    ///   - policies: The policies.
    ///   - action: The action, `sqs:SendMessage`.
    ///   - resource: The resource.
    ///   - suffix: What is behind the resource's ARN.
    ///   - choices: What leads to the question: only statements that can be together with it count.
    ///   - isAbout: Which statements are about who asks; all by default.
    /// - Returns: No only if no statement can allow it; yes only if a statement without conditions does.
    func allows(
        _ policies: PolicySet,
        _ action: String,
        on resource: ResourceView,
        suffix: SymbolicText = .nothing,
        under choices: Choices,
        for isAbout: (PolicyStatement) -> Answer = { _ in .yes }
    ) -> Answer {
        var answer: Answer = policies.isComplete ? .no : .unknown
        var mayBeDenied = false
        let subject = SymbolicText(action)
        for statement in policies.statements {
            var covers = Self.covers(statement.actions, subject, excluded: statement.excludesActions)
            guard covers != .no else { continue }
            covers = covers && isAbout(statement)
            guard covers != .no, session.canBeTogether(statement.choices, choices) else { continue }
            covers = covers && self.covers(statement, resource, suffix)
            guard covers != .no else { continue }
            if statement.conditions != nil || statement.isPartlyUnknown { covers = .unknown }
            if statement.allows {
                answer = answer || covers
            } else if covers == .yes {
                return .no
            } else {
                mayBeDenied = true
            }
        }
        return mayBeDenied ? answer && .unknown : answer
    }

    private static func covers(_ patterns: [PolicyPattern], _ text: SymbolicText, excluded: Bool) -> Answer {
        let matches = patterns.reduce(Answer.no) { $0 || $1.matches(text) }
        return excluded ? !matches : matches
    }

    private func covers(_ statement: PolicyStatement, _ resource: ResourceView, _ suffix: SymbolicText) -> Answer {
        let matches = statement.resources.reduce(Answer.no) { $0 || covers($1, resource, suffix: suffix) }
        return statement.excludesResources ? !matches : matches
    }
}

// MARK: - Reading

extension Relations {
    /// The statements of a policy document, which may be JSON in a text.
    func policies(in document: FoundValue, of owner: ResourceView) -> PolicySet {
        let document = document.readingJSON
        guard document.node?.objectValue != nil else { return PolicySet(isComplete: document.isAbsent) }
        var policies = PolicySet()
        for statement in owner.values("Statement", .itemsOrSelf, in: document) {
            if let read = read(statement, of: owner) {
                policies.statements.append(read)
            } else {
                policies.isComplete = false
            }
        }
        return policies
    }

    private func read(_ statement: FoundValue, of owner: ResourceView) -> PolicyStatement? {
        guard let object = statement.node?.objectValue else { return nil }
        let effects = owner.values("Effect", in: statement)
        let excludesActions = object["NotAction"] != nil
        let excludesResources = object["NotResource"] != nil
        let actions = texts(excludesActions ? "NotAction" : "Action", in: statement, of: owner)
        var resources = texts(excludesResources ? "NotResource" : "Resource", in: statement, of: owner)
        // Without it the statement is about what the document is attached to.
        if resources.isEmpty, !excludesResources { resources = [SymbolicText("*")] }
        return PolicyStatement(
            allows: effects.contains { $0.text != "Deny" },
            actions: actions.map { PolicyPattern($0, ignoringCase: true) },
            excludesActions: excludesActions,
            resources: resources.map(expanded),
            excludesResources: excludesResources,
            principals: principals(of: statement, owner),
            conditions: owner.values("Condition", in: statement).first { !$0.isAbsent },
            value: statement,
            isPartlyUnknown: effects.count != 1 || effects[0].text == nil || object["NotPrincipal"] != nil
        )
    }

    private func texts(_ key: String, in whole: FoundValue, of owner: ResourceView) -> [SymbolicText] {
        owner.values(.key(key), .itemsOrSelf, in: whole).compactMap { value in
            if value.isAbsent { return nil }
            return SymbolicText(value.value) ?? .anything
        }
    }

    private func principals(of statement: FoundValue, _ owner: ResourceView) -> [PolicyStatement.Principal] {
        owner.values("Principal", in: statement).flatMap { value -> [PolicyStatement.Principal] in
            if value.isAbsent { return [] }
            if value.text == "*" { return [.everyone] }
            guard let object = value.node?.objectValue else { return [.unknown] }
            return object.keys.flatMap { kind -> [PolicyStatement.Principal] in
                texts(kind, in: value, of: owner).map { text in
                    switch kind {
                    case "Service": .service(text)
                    case "AWS" where text.literal == "*": .everyone
                    case "AWS": .identity(text)
                    default: .unknown
                    }
                }
            }
        }
    }
}

extension PolicyStatement {
    /// Whether the statement is about a service, `sns.amazonaws.com`.
    func isAbout(service: String) -> Answer {
        principals.reduce(Answer.no) { answer, principal in
            switch principal {
            case .everyone: answer || .yes
            case .service(let name): answer || PolicyPattern(name).matches(SymbolicText(service))
            case .identity: answer
            case .unknown: answer || .unknown
            }
        }
    }

    /// Whether the statement may be about a role; never certain, except for everybody.
    ///
    /// One about the account is not: it leaves the decision to the policies of the account's roles.
    var isAboutRole: Answer {
        principals.reduce(Answer.no) { answer, principal in
            switch principal {
            case .everyone: answer || .yes
            case .service: answer
            case .identity(let text): Self.isAccount(text) ? answer : answer || .unknown
            case .unknown: answer || .unknown
            }
        }
    }

    private static func isAccount(_ text: SymbolicText) -> Bool {
        if text.reference == ValueReference(name: "AWS::AccountId", attribute: nil) { return true }
        if ARNText(text)?.resource.literal == "root" { return true }
        guard let account = text.literal else { return false }
        return account.utf8.count == 12 && account.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
