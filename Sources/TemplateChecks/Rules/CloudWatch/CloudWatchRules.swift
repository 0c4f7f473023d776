import TemplateModel

extension RuleGroup {
    /// Rules of alarms and dashboards of Amazon CloudWatch.
    static let cloudWatch = RuleGroup(
        id: "CWA",
        title: "Alarms and dashboards",
        rules: [
            .evaluationRange, .shortPeriod, .datapointCount, .mathMetrics, .queueMissingData, .tableMissingData,
            .deadLetterMetric, .metricDimensions, .metricName, .alarmActionARN, .actionEncryption, .compositeAlarms,
            .dashboardJSON, .dashboardSize, .widgetPlaces, .iteratorAgeAlarm, .actionDelivery, .iteratorAgeOfQueue,
        ],
        others: {
            let alarm = """
                https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                aws-resource-cloudwatch-alarm.html
                """
            return [
                RuleEntry(
                    "CWA-01",
                    .error,
                    "Period is 10, 20, 30 or a multiple of 60",
                    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
                    .foundBy(["SCH-05"])
                ),
                RuleEntry(
                    "CWA-05",
                    .error,
                    "an alarm has either Statistic or ExtendedStatistic",
                    source: alarm,
                    .foundBy(["SCH-11"])
                ),
                RuleEntry(
                    "CWA-06",
                    .error,
                    "an alarm has either Metrics or the properties of a single metric",
                    source: alarm,
                    .foundBy(["SCH-11"])
                ),
                RuleEntry(
                    "CWA-07",
                    .error,
                    "an alarm has at most 5 actions for a state",
                    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
                    .foundBy(["SCH-10"])
                ),
            ]
        }
    )
}
