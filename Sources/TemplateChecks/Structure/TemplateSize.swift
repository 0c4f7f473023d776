package import TemplateModel

/// The sizes of a template's text that CloudFormation allows.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
public enum TemplateSize {
    /// The most bytes of a template that is part of a request; `aws cloudformation deploy` needs `--s3-bucket` for more.
    public static let maximumInline = 51_200
    /// The most bytes of a template in Amazon S3: 1 MB, which is read as the smaller of its meanings.
    public static let maximum = 1_000_000

    /// The check of the size.
    public static let rule = Rule(
        "CFN-01",
        "a template has at most 1 MB",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    )

    /// The same as a warning: what comes near to the limit.
    static let nearRule = Rule(rule.id, .warning, rule.title, source: rule.source)

    /// Checks the size of a text.
    /// - Parameters:
    ///   - byteCount: The bytes of the text in UTF-8.
    ///   - template: What the text says.
    ///   - paths: Where resources come from; what the metadata of the AWS CDK says by default.
    /// - Returns: What is wrong, with the largest parts; a warning from 80 % of what CloudFormation takes, and `nil`
    ///   below that.
    package static func diagnostic(
        byteCount: Int,
        of template: Template,
        paths: TemplateParts.Paths? = nil
    ) -> Diagnostic? {
        let rule: Rule
        let sentence: String
        if byteCount > maximum {
            rule = Self.rule
            sentence =
                "the template has \(byteCount) bytes, but must have at most \(maximum); move some resources to another stack"
        } else if byteCount > maximum / 10 * 8 {
            rule = nearRule
            sentence =
                "the template has \(byteCount) of at most \(maximum) bytes; plan to move some resources to another stack"
        } else {
            return nil
        }
        let parts = TemplateParts(template, paths: paths).largest(by: .bytes)
        return Diagnostic(
            severity: rule.severity,
            rule: rule.id,
            message: "\(sentence). \(parts)",
            path: "",
            location: nil
        )
    }
}
