import TemplateModel

/// Checks the dynamic references of a template, `{{resolve:…}}`.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>
final class DynamicReferenceCheck {
    /// What a text belongs to.
    enum Site {
        /// The properties of a resource of a type.
        case property(of: String?, at: Place)
        case resourceMetadata
        case parameter
        case output
        case elsewhere

        /// The site of what is in a section other than the resources.
        init(section: String) {
            switch section {
            case "Parameters": self = .parameter
            case "Outputs": self = .output
            default: self = .elsewhere
            }
        }
    }

    private static let maximumCount = 60
    /// The properties that take secure strings of Systems Manager.
    private static let secureProperties: Set<String> = [
        "AWS::DirectoryService::MicrosoftAD/Password",
        "AWS::DirectoryService::SimpleAD/Password",
        "AWS::ElastiCache::ReplicationGroup/AuthToken",
        "AWS::IAM::User/LoginProfile/Password",
        "AWS::KinesisFirehose::DeliveryStream/RedshiftDestinationConfiguration/Password",
        "AWS::OpsWorks::App/AppSource/Password",
        "AWS::OpsWorks::Stack/CustomCookbooksSource/Password",
        "AWS::OpsWorks::Stack/RdsDbInstances/DbPassword",
        "AWS::RDS::DBCluster/MasterUserPassword",
        "AWS::RDS::DBInstance/MasterUserPassword",
        "AWS::Redshift::Cluster/MasterUserPassword",
    ]

    private let findings: Findings
    private var count = 0

    init(_ findings: Findings) {
        self.findings = findings
    }

    /// Checks the references in a text.
    func check(_ text: String, at place: Place, in site: Site) {
        guard text.contains(bytes: "{{") else { return }
        for reference in Self.references(in: text) {
            count += 1
            check(reference, at: place, in: site)
        }
        checkSpaces(text, at: place)
    }

    /// Checks the number of all references that were looked at.
    func checkCount() {
        guard count > Self.maximumCount else { return }
        findings.report(
            .dynamicReferenceCount,
            at: .root,
            "the template has \(count) dynamic references, but must have at most \(Self.maximumCount)"
        )
    }

    private static func references(in text: String) -> [DynamicReference] {
        var references: [DynamicReference] = []
        var rest = text[...]
        let opening = "{{resolve:"
        while let start = rest.firstIndex(of: "{") {
            rest = rest[start...]
            guard rest.hasPrefix(opening) else {
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(opening.count)
            guard let end = end(of: rest) else { break }
            // Programs and documents have texts that only look like references.
            let content = rest[..<end]
            if !content.contains(where: { $0.isNewline || $0 == "\"" || $0 == "'" }) {
                references.append(DynamicReference(String(content)))
            }
            rest = rest[end...]
        }
        return references
    }

    /// Where `}}` is, after the variables.
    private static func end(of text: Substring) -> Substring.Index? {
        var isInVariable = false
        var previous: Character?
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if character == "{", previous == "$" || previous == "&" {
                isInVariable = true
            } else if character == "}", isInVariable {
                isInVariable = false
            } else if character == "}", text[text.index(after: index)...].first == "}" {
                return index
            }
            previous = character
            index = text.index(after: index)
        }
        return nil
    }

    private func check(_ reference: DynamicReference, at place: Place, in site: Site) {
        let subject = "dynamic reference \(ValueText.quoted("{{resolve:\(reference.text)}}"))"
        if let problem = reference.problem {
            return findings.report(.dynamicReferences, at: place, "\(subject) \(problem)")
        }
        guard let service = reference.service else { return }
        switch (service, site) {
        case (.ssm, .parameter):
            if reference.parts.count == 2 {
                findings.report(
                    .dynamicReferences,
                    at: place,
                    "\(subject) must have a version in the section of parameters, '{{resolve:ssm:name:1}}'"
                )
            }
        case (.ssm, _), (_, .elsewhere), (_, .property(of: nil, at: _)): return
        case (.secureSSM, .property(of: let typeName?, at: let properties)):
            let steps = place.steps.dropFirst(properties.steps.count).compactMap(\.propertyName)
            let path = ([typeName] + steps).joined(separator: "/")
            if !Self.secureProperties.contains(path) {
                findings.report(
                    .secureStrings,
                    at: place,
                    "\(subject) is a secure string, which this property does not take; use Secrets Manager"
                )
            }
        case (.secureSSM, .resourceMetadata), (.secureSSM, .output), (.secretsManager, .resourceMetadata),
            (.secretsManager, .output):
            findings.report(
                .secureStrings,
                at: place,
                "\(subject) is a secret, which only properties of resources take"
            )
        case (.secretsManager, .property(of: let typeName?, at: _)):
            if CustomResource.isType(typeName) {
                findings.report(
                    .customResourceSecrets,
                    at: place,
                    "\(subject) is a secret, which CloudFormation does not read for custom resources"
                )
            }
        case (.secureSSM, .parameter), (.secretsManager, .parameter): return
        }
    }

    private func checkSpaces(_ text: String, at place: Place) {
        var rest = text[...]
        while let start = rest.firstIndex(of: "{") {
            rest = rest[start...].dropFirst()
            guard rest.first == "{" else { continue }
            let content = rest.dropFirst().drop { $0 == " " }
            guard content.startIndex > rest.index(after: rest.startIndex), content.hasPrefix("resolve"),
                content.dropFirst("resolve".count).drop(while: { $0 == " " }).first == ":"
            else { continue }
            findings.report(
                .dynamicReferenceSpaces,
                at: place,
                "\(ValueText.quoted("{\(rest.prefix(while: { $0 != "}" }))}}")) has spaces after '{{', so that it is no dynamic reference; remove them"
            )
        }
    }
}

extension PathStep {
    /// The name of a property; `nil` for an item of a list, and for a function.
    fileprivate var propertyName: String? {
        if case .key(let key) = self, !key.isFunctionName { key } else { nil }
    }
}

extension Rule {
    private static let guide = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"

    static let dynamicReferenceCount = Rule(
        "CFN-13",
        "a template has at most 60 dynamic references",
        source: guide + "cloudformation-limits.html"
    )
    static let dynamicReferences = Rule(
        "TPL-31",
        "dynamic references have the form of their service",
        source: guide + "dynamic-references.html"
    )
    static let secureStrings = Rule(
        "TPL-32",
        "secrets are read only where CloudFormation keeps them secret",
        source: guide + "dynamic-references-ssm-secure-strings.html"
    )
    static let customResourceSecrets = Rule(
        "TPL-33",
        .warning,
        "custom resources read their secrets themselves",
        source: guide + "dynamic-references-secretsmanager.html"
    )
    static let dynamicReferenceSpaces = Rule(
        "TPL-34",
        .warning,
        "dynamic references have no spaces after the braces",
        source: guide + "dynamic-references.html"
    )
}
