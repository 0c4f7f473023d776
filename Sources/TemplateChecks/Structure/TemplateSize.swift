public import TemplateModel

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

    /// Checks the size of a text.
    /// - Parameter byteCount: The bytes of the text in UTF-8.
    /// - Returns: What is wrong; `nil` when CloudFormation takes the text.
    public static func diagnostic(byteCount: Int) -> Diagnostic? {
        guard byteCount > maximum else { return nil }
        return Diagnostic(
            severity: rule.severity,
            rule: rule.id,
            message:
                "the template has \(byteCount) bytes, but must have at most \(maximum); move some resources to another stack",
            path: "",
            location: nil
        )
    }
}
