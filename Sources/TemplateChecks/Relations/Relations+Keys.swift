import TemplateModel

/// The key with which a resource encrypts.
enum EncryptionKey {
    /// One of the account's own, in the template if that is known.
    case customer(Target)
    /// The one that AWS made for a service, `alias/aws/sqs`: its policy cannot be changed.
    case aws(FoundValue)

    /// Whether it is one of the account's own.
    var isOfCustomer: Bool { if case .customer = self { true } else { false } }
}

/// Why a service cannot use a key.
struct EncryptionProblem {
    /// Where the key is named.
    let value: FoundValue
    /// What is wrong, as the beginning of a sentence.
    let text: String
    /// What to do.
    let fix: String
}

extension Relations {
    /// Why a service cannot send encrypted messages to a queue or topic, for each key that it can have.
    /// - Parameters:
    ///   - resource: The queue or topic.
    ///   - choices: What leads to the question.
    ///   - service: The service, `events.amazonaws.com`.
    ///   - name: The service, as messages name it.
    ///   - sources: The ARNs of what the service acts for; none when they are not known.
    /// - Returns: What is wrong, and where; nothing when the service can, or that is not known.
    func encryptionProblems(
        of resource: ResourceView,
        under choices: Choices,
        by service: String,
        _ name: String,
        for sources: @autoclosure () -> [SymbolicText]
    ) -> [EncryptionProblem] {
        keys(of: resource, "KmsMasterKeyId", under: choices).compactMap {
            encryptionProblem(with: $0, of: resource, by: service, name, for: sources())
        }
    }

    /// Why a service cannot send encrypted messages with a key; `nil` when it can, or that is not known.
    /// - Parameters:
    ///   - key: The key.
    ///   - owner: What is encrypted with it.
    ///   - service: The service, `events.amazonaws.com`.
    ///   - name: The service, as messages name it.
    ///   - sources: The ARNs of what the service acts for; none when they are not known.
    /// - Returns: What is wrong, and where.
    private func encryptionProblem(
        with key: EncryptionKey,
        of owner: ResourceView,
        by service: String,
        _ name: String,
        for sources: [SymbolicText]
    ) -> EncryptionProblem? {
        let actions = ["kms:GenerateDataKey", "kms:Decrypt"]
        let need = "allows \(service) \(actions.joined(separator: " and "))"
        switch key {
        case .aws(let value):
            return EncryptionProblem(
                value: value,
                text:
                    "\(ValueText.quoted(value.text ?? "alias/aws/sqs")) is a key of AWS, whose policy does not let \(name) use it",
                fix: "Use a key of your own whose policy \(need)"
                    + (owner.subject.typeName == "AWS::SQS::Queue" ? ", or SqsManagedSseEnabled" : "")
            )
        case .customer(let target):
            guard let key = target.resource else { return nil }
            let missing = actions.filter { action in
                allows(resourcePolicies(of: key), action, on: key, under: target.choices) {
                    $0.isAbout(service: service)
                } where: {
                    sources.isEmpty ? .unknown : holds($0, for: sources)
                } == .no
            }
            guard !missing.isEmpty else { return nil }
            return EncryptionProblem(
                value: target.value,
                text:
                    "the policy of '\(key.subject.logicalID)' does not let \(name) \(missing.joined(separator: " and "))",
                fix: "Add a statement to it that \(need)"
            )
        }
    }

    /// The keys that a resource can encrypt with; none when it has none of KMS, or that is not known.
    /// - Parameters:
    ///   - resource: The resource.
    ///   - property: The way to the property that names the key.
    ///   - choices: What leads to the question.
    /// - Returns: The keys, those of AWS and of the account.
    func keys(of resource: ResourceView, _ property: ValueStep..., under choices: Choices) -> [EncryptionKey] {
        resource.values(at: property, under: choices).compactMap { value in
            guard !value.isAbsent, let text = SymbolicText(value.value), text.literal != "" else { return nil }
            let name = ARNText(text)?.resource ?? text
            if case .literal(let start)? = name.parts.first, start.utf8.starts(with: "alias/aws/".utf8) {
                return .aws(value)
            }
            return .customer(keyTarget(of: value))
        }
    }

    /// The key that a value points at: by its ID or ARN, or through an alias.
    private func keyTarget(of value: FoundValue) -> Target {
        let direct = target(of: value, named: "AWS::KMS::Key")
        let name = ARNText(direct.text)?.resource ?? direct.text
        let alias = resources(of: "AWS::KMS::Alias").first { alias in
            if direct.resource?.subject.logicalID == alias.subject.logicalID { return true }
            return alias.values("AliasName").contains { $0.text != nil && $0.text == name.literal }
        }
        guard let alias, let key = alias.values("TargetKeyId", under: direct.choices).only else {
            let isKey = direct.resource?.subject.typeName == "AWS::KMS::Key"
            return Target(value: value, text: direct.text, resource: isKey ? direct.resource : nil, service: "kms")
        }
        let resource = target(of: key, named: "AWS::KMS::Key").resource
        return Target(value: value, text: direct.text, resource: resource, service: "kms")
    }
}
