import TemplateModel

extension RuleGroup {
    /// Rules of functions of AWS Lambda.
    static let lambda = RuleGroup(
        id: "LAM",
        title: "Functions",
        rules: [
            .functionMemory, .reservedTotal, .provisionedConcurrency, .destinationType, .functionDeadLetterType,
            .deliveryPermission, .logLevels, .runtimeAndHandler, .functionPolicySize, .permissionSource,
            .publicFunction, .idleInvokeSettings, .concurrencyLedger,
        ],
        others: {
            let function =
                "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"
            let limits = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
            return [
                RuleEntry(
                    "LAM-01",
                    .error,
                    "Timeout is from 1 to 900, or to 5400 with a capacity provider",
                    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "LAM-03",
                    .error,
                    "the environment variables have at most 4 KB together",
                    source: limits,
                    .foundBy(["RES-17"])
                ),
                RuleEntry(
                    "LAM-04",
                    .error,
                    "no environment variable has a name that Lambda sets itself",
                    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
                    .foundBy(["SCH-09"])
                ),
                RuleEntry("LAM-07", .error, "a function has at most 5 layers", source: limits, .foundBy(["SCH-08"])),
                RuleEntry(
                    "LAM-08",
                    .error,
                    "MaximumRetryAttempts is from 0 to 2, and MaximumEventAgeInSeconds from 60 to 21600",
                    source: """
                        https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                        aws-resource-lambda-eventinvokeconfig.html
                        """,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "LAM-14",
                    .info,
                    "Architectures is that of the compiled program",
                    source: function,
                    .notChecked("the archive or image decides, which no template shows; the first invocation fails")
                ),
                RuleEntry(
                    "LAM-18",
                    .warning,
                    "new code is a new AWS::Lambda::Version with a new logical ID",
                    source: """
                        https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                        aws-resource-lambda-version.html
                        """,
                    .notChecked("it is about the change from one template to the next, not about one template")
                ),
                RuleEntry(
                    "LAM-21",
                    .warning,
                    "a function does nothing wrong when it gets the same record or message twice",
                    source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html",
                    .notChecked("the code of the function decides; mappings invoke it at least once for each record")
                ),
                RuleEntry(
                    "LAM-22",
                    .error,
                    "an archive or image has everything that its program loads",
                    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
                    .notChecked("the archive or image decides, which no template shows")
                ),
            ]
        }
    )
}
