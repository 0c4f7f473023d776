import TemplateModel

extension Rule {
    static let alternateName = Rule(
        "RES-08",
        "the alternate names of a distribution are domain names",
        source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html"
    )
}

/// Finds alternate names of CloudFront distributions that cannot be domain names.
enum AlternateNames {
    static func check(_ resource: ResourceView) {
        for value in resource.values("DistributionConfig", "Aliases", .items) {
            guard let name = value.text, let problem = problem(of: name) else { continue }
            resource.report(
                .alternateName,
                at: value,
                "\(resource.statement(of: value)), \(problem)"
            )
        }
    }

    private static func problem(of name: String) -> String? {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if name.utf8.count > 253 { return "which has more than the 253 characters of a domain name" }
        guard labels.count > 1 else { return "but must be a domain name such as www.example.com" }
        for (index, label) in labels.enumerated() {
            if label == "*", index == 0 { continue }
            if label.contains("*") { return "but a '*' can only stand for the whole first part, as in *.example.com" }
            guard isLabel(label) else {
                return "but the parts of a domain name have 1 to 63 letters, digits and hyphens, with no hyphen at "
                    + "either end"
            }
        }
        return nil
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.unicodeScalars.allSatisfy { scalar in
                // What is not ASCII may be converted by whoever deploys.
                !scalar.isASCII || scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
                    || ("0"..."9").contains(scalar)
            }
    }
}
