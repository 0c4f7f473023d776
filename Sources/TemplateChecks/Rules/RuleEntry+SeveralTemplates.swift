import TemplateModel

extension RuleEntry {
    /// Rules that concern several templates, or several versions of one, and that are checked where all of them are known.
    static let ofSeveralTemplates = [
        RuleEntry(
            "CFN-10",
            .error,
            "an export that another stack imports neither changes nor is removed",
            source: """
                https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-\
                getstackoutput.html
                """,
            .notChecked("it takes two versions of the template, and those that import; `synth diff` tells")
        ),
        RuleEntry(
            "CFN-14",
            .error,
            "one operation on nested stacks concerns at most 2,500 resources",
            source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
            .notChecked("it takes the nested templates too; synthesis counts them")
        ),
    ]
}
