import TemplateModel

extension RelationRule {
    static let metricFilterDefault = RelationRule(
        "LOG-06",
        .info,
        "a metric filter counts 0 when nothing matches",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html",
        check: { relations, rule in
            for filter in relations.resources(of: "AWS::Logs::MetricFilter") {
                for transformation in filter.values("MetricTransformations", .items) where transformation.node != nil {
                    guard filter.values("Dimensions", in: transformation).allSatisfy(\.isAbsent),
                        filter.values("DefaultValue", in: transformation).allSatisfy(\.isAbsent)
                    else { continue }
                    relations.report(
                        rule,
                        at: transformation,
                        "the metric has no data while nothing matches, so that an alarm on it cannot say that all is well; set DefaultValue "
                            + "to 0"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Without a default the metric has data only when a line matches. Graphs then have gaps, and \
                    alarms are without data. Whether the pattern matches what is logged, no template shows.
                    """,
                fix: "Set DefaultValue to 0; a filter with dimensions has none.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No default",
                        """
                        Resources:
                          Errors:
                            Type: AWS::Logs::MetricFilter
                            Properties:
                              LogGroupName: orders
                              FilterPattern: ERROR
                              MetricTransformations:
                                - {MetricNamespace: Orders, MetricName: Errors, MetricValue: "1"}
                        """,
                        finds: """
                            info[LOG-06]: the metric has no data while nothing matches, so that an alarm on it \
                            cannot say that all is well; set DefaultValue to 0 \
                            [Resources/Errors/Properties/MetricTransformations/0]
                            """
                    ),
                    .good(
                        "A default",
                        """
                        Resources:
                          Errors:
                            Type: AWS::Logs::MetricFilter
                            Properties:
                              LogGroupName: orders
                              FilterPattern: ERROR
                              MetricTransformations:
                                - {MetricNamespace: Orders, MetricName: Errors, MetricValue: "1", DefaultValue: 0}
                        """
                    ),
                    .good(
                        "Dimensions",
                        """
                        Resources:
                          Errors:
                            Type: AWS::Logs::MetricFilter
                            Properties:
                              LogGroupName: orders
                              FilterPattern: ERROR
                              MetricTransformations:
                                - {MetricNamespace: Orders, MetricName: Errors, MetricValue: "1", Dimensions: [{Key: Shop, Value: $.shop}]}
                        """
                    ),
                    .unknown(
                        "A default that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Errors:
                            Type: AWS::Logs::MetricFilter
                            Properties:
                              LogGroupName: orders
                              FilterPattern: ERROR
                              MetricTransformations:
                                - {MetricNamespace: Orders, MetricName: Errors, MetricValue: "1", DefaultValue: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
