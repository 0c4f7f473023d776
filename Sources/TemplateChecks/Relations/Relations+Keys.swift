import TemplateModel

/// The key with which a resource encrypts.
enum EncryptionKey {
    /// One of the account's own, in the template if that is known.
    case customer(Target)
    /// The one that AWS made for a service, `alias/aws/sqs`: its policy cannot be changed.
    case aws(FoundValue)
}

extension Relations {
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
