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
    let resources: [ResourcePattern]
    let excludesResources: Bool
    /// Who it is about; empty for the policy of a role.
    let principals: [Principal]
    /// The conditions; `nil` when there are none.
    let conditions: FoundValue?
    /// The statement, with what leads to it.
    let value: FoundValue
    /// Whether something of it could not be read.
    var isPartlyUnknown = false
    /// The `AWS::Lambda::Permission` that adds the statement, if one does.
    var permission: ResourceView?

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
    ///   - holds: Whether the conditions of a statement hold for who asks; not known by default.
    /// - Returns: No only if no statement can allow it; yes only if a statement does whose conditions hold.
    func allows(
        _ policies: PolicySet,
        _ action: String,
        on resource: ResourceView,
        suffix: SymbolicText = .nothing,
        under choices: Choices,
        for isAbout: (PolicyStatement) -> Answer = { _ in .yes },
        where holds: (PolicyStatement) -> Answer = { _ in .unknown }
    ) -> Answer {
        var answer: Answer = policies.isComplete ? .no : .unknown
        var mayBeDenied = false
        let subject = PolicyPattern.Subject(SymbolicText(action), ignoringCase: true)
        let arn = comparedARN(of: resource, suffix: suffix)
        for statement in policies.statements {
            var covers = statement.covers(action: subject)
            guard covers != .no else { continue }
            covers = covers && statement.covers(arn) && isAbout(statement)
            guard covers != .no, session.canBeTogether(statement.choices, choices) else { continue }
            if statement.isPartlyUnknown { covers = .unknown }
            if statement.conditions != nil { covers = covers && holds(statement) }
            guard covers != .no else { continue }
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
}

extension PolicyStatement {
    fileprivate func covers(action: PolicyPattern.Subject) -> Answer {
        let matches = actions.reduce(Answer.no) { $0 || $1.matches(action) }
        return excludesActions ? !matches : matches
    }

    fileprivate func covers(_ resource: ResourceARN?) -> Answer {
        let matches = resources.reduce(Answer.no) { answer, pattern in
            if case .everything = pattern { return .yes }
            return answer || resource.map(pattern.covers) ?? .unknown
        }
        return excludesResources ? !matches : matches
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
        var effects: [String?] = [object["Effect"]?.stringValue]
        if effects == [nil] { effects = owner.values("Effect", in: statement).map(\.text) }
        let excludesActions = object["NotAction"] != nil
        let excludesResources = object["NotResource"] != nil
        let actions = texts(excludesActions ? "NotAction" : "Action", in: statement, of: owner)
        var resources = texts(excludesResources ? "NotResource" : "Resource", in: statement, of: owner)
        // Without it the statement is about what the document is attached to.
        if resources.isEmpty, !excludesResources { resources = [SymbolicText("*")] }
        return PolicyStatement(
            allows: effects.contains { $0 != "Deny" },
            actions: actions.map { PolicyPattern($0, ignoringCase: true) },
            excludesActions: excludesActions,
            resources: resources.map { ResourcePattern(expanded($0)) },
            excludesResources: excludesResources,
            principals: principals(of: statement, owner),
            conditions: object["Condition"].flatMap { _ in
                owner.values("Condition", in: statement).first { !$0.isAbsent }
            },
            value: statement,
            isPartlyUnknown: effects.count != 1 || effects[0] == nil || object["NotPrincipal"] != nil
        )
    }

    private func texts(_ key: String, in whole: FoundValue, of owner: ResourceView) -> [SymbolicText] {
        guard let node = whole.node?[key] else { return [] }
        // Most are literals and single references, of which policies have thousands.
        if let text = directText(of: node) { return [text] }
        if let items = node.arrayValue {
            let texts = items.compactMap(directText)
            if texts.count == items.count { return texts }
        }
        return owner.values(.key(key), .itemsOrSelf, in: whole).compactMap { value in
            if value.isAbsent { return nil }
            return SymbolicText(value.value) ?? .anything
        }
    }

    /// The text of a node that has one value, whatever is chosen.
    private func directText(of node: Node) -> SymbolicText? {
        switch node {
        case .string(let text):
            return session.evaluator.isExpression(node) ? nil : SymbolicText(text)
        case .object:
            guard let call = node.functionCall else { return nil }
            switch call.function {
            case .getAtt:
                guard let (name, attribute) = Evaluator.attributePath(call.argument), resource(name) != nil else {
                    return nil
                }
                return SymbolicText(ValueReference(name: name, attribute: attribute))
            case .sub: return call.argument.stringValue.flatMap(directText(ofSubstitution:))
            default: return nil
            }
        default: return nil
        }
    }

    private func directText(ofSubstitution text: String) -> SymbolicText? {
        guard !text.hasDynamicReference else { return nil }
        var result = SymbolicText.nothing
        for part in SubstitutionText.parts(of: text) {
            switch part {
            case .literal(let literal): result.append(.literal(literal))
            case .variable(let variable):
                // Parameters have values of their own.
                if let (name, attribute) = Evaluator.attributePath(.string(variable)) {
                    guard resource(name) != nil else { return nil }
                    result.append(.reference(ValueReference(name: name, attribute: attribute)))
                } else {
                    guard resource(variable) != nil || Self.deploymentTexts.contains(StackMark.parts(of: variable).name)
                    else {
                        return nil
                    }
                    result.append(.reference(ValueReference(name: variable, attribute: nil)))
                }
            }
        }
        return result
    }

    /// The pseudo parameters that are texts.
    private static let deploymentTexts: Set<String> = [
        "AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix",
    ]

    private func principals(of statement: FoundValue, _ owner: ResourceView) -> [PolicyStatement.Principal] {
        guard statement.node?["Principal"] != nil else { return [] }
        return owner.values("Principal", in: statement).flatMap { value -> [PolicyStatement.Principal] in
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
            case .service(let name): answer || PolicyPattern(name).matches(PolicyPattern.Subject(SymbolicText(service)))
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
