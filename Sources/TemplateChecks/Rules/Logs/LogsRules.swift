import TemplateModel

extension RuleGroup {
    /// Rules of log groups and their filters.
    static let logs = RuleGroup(
        id: "LOG",
        title: "Logs",
        rules: [.logGroupKey, .functionLogRetention, .subscriptionFilters, .metricFilterDefault],
        others: {
            [
                RuleEntry(
                    "LOG-01",
                    .error,
                    "RetentionInDays is one of 22 values",
                    source: """
                        https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                        aws-resource-logs-loggroup.html
                        """,
                    .foundBy(["SCH-05"])
                ),
                RuleEntry(
                    "LOG-05",
                    .error,
                    "a metric filter has one transformation with at most 3 dimensions",
                    source: """
                        https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                        aws-resource-logs-metricfilter.html
                        """,
                    .foundBy(["SCH-08"])
                ),
            ]
        }
    )
}
