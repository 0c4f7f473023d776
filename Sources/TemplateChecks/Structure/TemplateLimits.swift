import TemplateModel

/// The numbers and sizes that CloudFormation allows, apart from the size of the whole text.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
enum TemplateLimits {
    private static let resources = 500
    private static let entries = 200
    private static let nameCharacters = 255
    private static let descriptionBytes = 1024
    private static let valueBytes = 4096

    /// Checks the number of resources.
    static func checkResourceCount(_ count: Int, of context: TemplateContext, at place: Place, _ findings: Findings) {
        guard count * 10 > resources * 8 else { return }
        let parts = TemplateParts(context.template, paths: context.paths).largest(by: .resources)
        if count > resources {
            findings.report(
                .resourceCount,
                at: place,
                "the template has \(count) resources, but must have at most \(resources); move some of them to another stack. "
                    + parts
            )
        } else {
            findings.report(
                .manyResources,
                at: place,
                "the template has \(count) of at most \(resources) resources; plan to move some of them to another stack. "
                    + parts
            )
        }
    }

    /// Checks the number of entries of anything but resources.
    static func checkCount(
        _ count: Int,
        _ kind: String,
        of subject: String = "the template",
        at place: Place,
        _ findings: Findings
    ) {
        if count > entries {
            findings.report(.entryCount, at: place, "\(subject) has \(count) \(kind), but must have at most \(entries)")
        }
    }

    /// Checks the length of a name.
    static func checkName(_ name: String, of kind: String, at place: Place, _ findings: Findings) {
        let count = name.unicodeScalars.count
        if count > nameCharacters {
            findings.report(
                .nameLength,
                at: place,
                "the name of \(kind) \(ValueText.quoted(name)) has \(count) characters, but must have at most \(nameCharacters)"
            )
        }
    }

    /// Checks the size of a description of the template or of an output.
    static func checkDescription(_ text: String, of subject: String, at place: Place, _ findings: Findings) {
        let count = text.utf8.count
        if count > descriptionBytes {
            findings.report(
                .descriptionSize,
                at: place,
                "the description of \(subject) has \(count) bytes, but must have at most \(descriptionBytes)"
            )
        }
    }

    /// Checks the size of a parameter's value.
    static func checkValue(_ text: String, _ subject: String, at place: Place, _ findings: Findings) {
        let count = text.utf8.count
        if count > valueBytes {
            findings.report(
                .valueSize,
                at: place,
                "\(subject) has \(count) bytes, but must have at most \(valueBytes); split the value over several parameters"
            )
        }
    }
}

extension Rule {
    private static let quotas =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"

    static let resourceCount = Rule("CFN-02", "a template has at most 500 resources", source: quotas)
    static let manyResources = Rule("CFN-02", .warning, "a template has at most 500 resources", source: quotas)
    static let entryCount = Rule(
        "CFN-03",
        "a template has at most 200 parameters, outputs and mappings, and a mapping at most 200 attributes",
        source: quotas
    )
    static let nameLength = Rule("CFN-04", "names have at most 255 characters", source: quotas)
    static let descriptionSize = Rule("CFN-05", "descriptions have at most 1,024 bytes", source: quotas)
    static let valueSize = Rule("CFN-06", "values of parameters have at most 4,096 bytes", source: quotas)
}
