import TemplateModel

extension RelationRule {
    static let mathMetrics = RelationRule(
        "CWA-08",
        .error,
        "an alarm on an expression has at most 10 metrics",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
        check: { relations, rule in
            for alarm in relations.resources(of: "AWS::CloudWatch::Alarm") {
                // In several deployments there are different ones.
                let queries = alarm.values("Metrics", .items)
                guard Set(queries.map { $0.value.choices.conditions.count }).count == 1,
                    queries.contains(where: { $0.node?["Expression"] != nil })
                else { continue }
                let metrics = queries.filter { $0.node?["MetricStat"] != nil }
                guard let first = metrics.first, metrics.count > 10 else { continue }
                relations.report(
                    rule,
                    at: first,
                    "the expression is about \(metrics.count) metrics, but that of an alarm can be about 10; publish a sum, or make "
                        + "several alarms and a composite one"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch refuses an alarm on an expression of more than 10 metrics. That there are at \
                    most 30 dimensions is found by SCH-08.
                    """,
                fix: """
                    Publish a sum of the metrics, or make several alarms and a composite one.
                    """,
                evidence: [.schema, .archivedDocumentation],
                examples: [
                    .bad(
                        "Eleven metrics",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Metrics:
                                - {Id: total, Expression: SUM(METRICS())}
                                - {Id: m1, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop1}}}
                                - {Id: m2, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop2}}}
                                - {Id: m3, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop3}}}
                                - {Id: m4, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop4}}}
                                - {Id: m5, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop5}}}
                                - {Id: m6, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop6}}}
                                - {Id: m7, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop7}}}
                                - {Id: m8, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop8}}}
                                - {Id: m9, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop9}}}
                                - {Id: m10, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop10}}}
                                - {Id: m11, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop11}}}
                        """,
                        finds: """
                            error[CWA-08]: the expression is about 11 metrics, but that of an alarm can be \
                            about 10; publish a sum, or make several alarms and a composite one \
                            [Resources/Late/Properties/Metrics/1]
                            """
                    ),
                    .good(
                        "Two metrics",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Metrics:
                                - {Id: total, Expression: SUM(METRICS())}
                                - {Id: m1, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop1}}}
                                - {Id: m2, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop2}}}
                        """
                    ),
                    .unknown(
                        "Metrics of some deployments",
                        """
                        Parameters:
                          P: {Type: String}
                        Conditions:
                          IsLarge: !Equals [!Ref P, large]
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Metrics:
                                - {Id: total, Expression: SUM(METRICS())}
                                - {Id: m1, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop1}}}
                                - {Id: m2, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop2}}}
                                - {Id: m3, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop3}}}
                                - {Id: m4, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop4}}}
                                - {Id: m5, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop5}}}
                                - {Id: m6, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop6}}}
                                - {Id: m7, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop7}}}
                                - {Id: m8, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop8}}}
                                - {Id: m9, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop9}}}
                                - {Id: m10, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: Shop10}}}
                                - !If [IsLarge, {Id: n, ReturnData: false, MetricStat: {Stat: Sum, Period: 60, Metric: {Namespace: Orders, MetricName: N}}}, !Ref AWS::NoValue]
                        """
                    ),
                ]
            )
        }
    )
}
