/// How long CloudWatch Logs keeps the events of a log group: the periods that it allows.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html>
public enum LogRetention: Int, Hashable, Sendable, CaseIterable {
    /// One day.
    case days1 = 1
    /// Three days.
    case days3 = 3
    /// Five days.
    case days5 = 5
    /// One week.
    case days7 = 7
    /// Two weeks.
    case days14 = 14
    /// 30 days.
    case days30 = 30
    /// 60 days.
    case days60 = 60
    /// 90 days.
    case days90 = 90
    /// 120 days.
    case days120 = 120
    /// 150 days.
    case days150 = 150
    /// 180 days.
    case days180 = 180
    /// One year.
    case days365 = 365
    /// 400 days.
    case days400 = 400
    /// 545 days.
    case days545 = 545
    /// Two years.
    case days731 = 731
    /// Three years.
    case days1096 = 1096
    /// Five years.
    case days1827 = 1827
    /// Six years.
    case days2192 = 2192
    /// Seven years.
    case days2557 = 2557
    /// Eight years.
    case days2922 = 2922
    /// Nine years.
    case days3288 = 3288
    /// Ten years.
    case days3653 = 3653
    /// Until somebody deletes them.
    case forever = 0
}
