import TemplateModel

extension Rule {
    static let validationDomain = Rule(
        "RES-15",
        "a certificate is validated with the domain itself or one above it",
        source: "https://docs.aws.amazon.com/acm/latest/APIReference/API_DomainValidationOption.html"
    )
}

/// Finds certificates that should be validated with a domain that is not above theirs.
enum ValidationDomain {
    static func check(_ resource: ResourceView) {
        for option in resource.values("DomainValidationOptions", .items) {
            for value in resource.values("ValidationDomain", in: option) {
                for name in resource.values("DomainName", in: option, with: value) {
                    guard let domain = value.text, let text = name.text, !DomainName.isWithin(text, domain) else {
                        continue
                    }
                    resource.report(
                        .validationDomain,
                        at: value.together(with: name),
                        "\(resource.statement(of: value)), but must be '\(text)' or a domain above it"
                    )
                }
            }
        }
    }
}

/// Names of domains.
enum DomainName {
    /// Whether a domain is another one or below it.
    static func isWithin(_ name: String, _ other: String) -> Bool {
        let name = plain(name)
        let other = plain(other)
        return name == other || name.hasSuffix(".\(other)")
    }

    /// A name without what does not distinguish it.
    private static func plain(_ name: String) -> String {
        (name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased()
    }
}
