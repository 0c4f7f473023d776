import TemplateModel

extension Rule {
    static let policyPrincipal = Rule(
        "POL-05",
        "principals are where they belong, and have a form that they can have",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
    )
    static let policyAction = Rule(
        "POL-06",
        "actions have the prefix of a service",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html"
    )
    static let policyResource = Rule(
        "POL-07",
        "resources are where they belong, and are ARNs",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"
    )
    static let policySid = Rule(
        "POL-08",
        "the IDs of statements differ, and in IAM have only letters and digits",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html"
    )
    static let policyVariable = Rule(
        "POL-09",
        .warning,
        "policies with variables have the version that knows them",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html"
    )
}

/// Checks the texts in the statements of one policy document.
struct PolicyStatementCheck {
    private let resource: ResourceView
    private let kind: PolicyKind
    /// Whether `${…}` in the document is a text like any other.
    private let ignoresVariables: Bool
    private var statementIDs: [String: [Choices]] = [:]

    init(_ resource: ResourceView, _ document: FoundValue, _ kind: PolicyKind) {
        self.resource = resource
        self.kind = kind
        let versions = resource.values("Version", in: document)
        ignoresVariables = versions.allSatisfy { $0.isAbsent || $0.text == "2008-10-17" }
    }

    mutating func check(_ statement: FoundValue) {
        guard let object = statement.node?.objectValue else { return }
        for name in object.keys {
            switch name {
            case "Sid": checkID(statement)
            case "Principal", "NotPrincipal": checkPrincipals(name, statement)
            case "Action", "NotAction": checkActions(name, statement)
            case "Resource", "NotResource": checkResources(name, statement)
            default: continue
            }
        }
        checkVariables(statement)
    }

    private mutating func checkID(_ statement: FoundValue) {
        for value in resource.values("Sid", in: statement) {
            guard let id = value.text else { continue }
            if kind.isOfIAM, !id.utf8.allSatisfy(Self.isAlphanumeric) {
                resource.report(
                    .policySid,
                    at: value,
                    "\(resource.statement(of: value)), but must have only letters and digits"
                )
            }
            let others = statementIDs[id] ?? []
            statementIDs[id, default: []].append(value.value.choices)
            // Services other than IAM accept statements with the same ID in some documents.
            guard kind.isOfIAM, value.isCertain, !id.isEmpty,
                others.contains(where: { resource.session.canBeTogether($0, value.value.choices) })
            else { continue }
            resource.report(
                .policySid,
                at: value,
                "\(resource.statement(of: value)), as is that of another statement, but they must differ"
            )
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private func checkPrincipals(_ element: String, _ statement: FoundValue) {
        for value in resource.values(.key(element), in: statement) where !value.isAbsent {
            if kind.principal == .forbidden {
                resource.report(
                    .policyPrincipal,
                    at: value,
                    "\(resource.name(of: value)) must not be given: the policy is for those that it is attached to"
                )
                continue
            }
            if let text = value.text, text != "*" {
                resource.report(
                    .policyPrincipal,
                    at: value,
                    "\(resource.statement(of: value)), but must be '*' or an object with 'AWS', 'CanonicalUser', "
                        + "'Federated' or 'Service'"
                )
            }
            guard value.node?.objectValue != nil else { continue }
            for principal in resource.values("AWS", .itemsOrSelf, in: value) {
                guard let text = principal.text, let problem = PrincipalForm.problem(ofAccount: text) else { continue }
                resource.report(.policyPrincipal, at: principal, "\(resource.statement(of: principal)), \(problem)")
            }
            for principal in resource.values("Service", .itemsOrSelf, in: value) {
                guard let text = principal.text, let problem = PrincipalForm.problem(ofService: text) else { continue }
                resource.report(.policyPrincipal, at: principal, "\(resource.statement(of: principal)), \(problem)")
            }
        }
    }

    private func checkActions(_ element: String, _ statement: FoundValue) {
        for value in resource.values(.key(element), .itemsOrSelf, in: statement) {
            guard let action = value.text, action != "*", !action.contains(bytes: "${") else { continue }
            if Self.isAction(action) {
                checkName(of: action, value)
            } else if kind.isOfIAM {
                resource.report(
                    .policyAction,
                    at: value,
                    "\(resource.statement(of: value)), but must be '*' or the prefix of a service and an action, such as "
                        + "'s3:GetObject'"
                )
            }
        }
    }

    private func checkName(of action: String, _ value: FoundValue) {
        guard let problem = resource.session.actionNames.problem(of: action) else { return }
        resource.session.findings.report(
            .unknownAction,
            at: value.value.place,
            "\(resource.statement(of: value)), \(problem.text)",
            severity: problem.isMistake ? nil : .info
        )
    }

    private static func isAction(_ action: String) -> Bool {
        let parts = action.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            && !action.utf8.contains { $0 <= UInt8(ascii: " ") }
    }

    private func checkResources(_ element: String, _ statement: FoundValue) {
        guard kind.resource != .forbidden else {
            for value in resource.values(.key(element), in: statement) where !value.isAbsent {
                resource.report(
                    .policyResource,
                    at: value,
                    "\(resource.name(of: value)) must not be given: a trust policy is about the role that it is a "
                        + "part of"
                )
            }
            return
        }
        guard kind.hasARNs else { return }
        for value in resource.values(.key(element), .itemsOrSelf, in: statement) {
            // An empty default stands for no resource, and conditions that cannot be followed keep it from being used.
            guard let text = value.text, value.isCertain || !text.isEmpty,
                let problem = ARNForm.problem(ofResource: text)
            else { continue }
            resource.report(.policyResource, at: value, "\(resource.statement(of: value)), \(problem)")
        }
    }

    private func checkVariables(_ statement: FoundValue) {
        guard ignoresVariables else { return }
        let resources = ["Resource", "NotResource"].flatMap {
            resource.values(.key($0), .itemsOrSelf, in: statement)
        }
        var values = resources
        for conditions in resource.values("Condition", in: statement) {
            for test in conditions.node?.objectValue?.keys.map(ValueStep.key) ?? [] {
                for keys in resource.values(test, in: conditions) {
                    for key in keys.node?.objectValue?.keys.map(ValueStep.key) ?? [] {
                        values += resource.values(key, .itemsOrSelf, in: keys)
                    }
                }
            }
        }
        for value in values {
            guard let text = value.text, let variable = Self.variable(in: text) else { continue }
            resource.report(
                .policyVariable,
                at: value,
                "\(resource.name(of: value)) has the variable '\(variable)', which is not replaced unless 'Version' is "
                    + "'2012-10-17'"
            )
        }
    }

    /// The first variable of a policy in a text, `${aws:username}`.
    private static func variable(in text: String) -> Substring? {
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return nil }
            let name = rest[start.upperBound..<end]
            // Names of CloudFormation begin with a capital letter.
            if name.contains(":"), name.first?.isLowercase ?? false { return rest[start.lowerBound...end] }
            rest = rest[end...]
        }
        return nil
    }
}
