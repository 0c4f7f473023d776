import TemplateModel

extension RelationRule {
    static let dashboardSize = RelationRule(
        "CWA-18",
        .error,
        "a dashboard stays within the bounds of CloudWatch",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
        check: { relations, rule in
            for body in relations.dashboardBodies {
                let counts = body.metricCounts
                let bounds: [(count: Int, most: Int, what: String)] = [
                    (counts.count, 500, "widgets"), (counts.max() ?? 0, 500, "metrics in a widget"),
                    (counts.reduce(0, +), 2_500, "metrics"),
                ]
                for bound in bounds where bound.count > bound.most {
                    relations.report(
                        rule,
                        at: body.value,
                        "the dashboard has \(bound.count) \(bound.what), but CloudWatch takes \(bound.most); make several dashboards, or use "
                            + "SEARCH in a widget"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch refuses a dashboard of more than 500 widgets, 500 metrics in a widget, or 2500 \
                    metrics.
                    """,
                fix: "Make several dashboards, or show metrics by a SEARCH expression.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Too many metrics in a widget",
                        """
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: '{"widgets": [{"type": "metric", "properties": {"metrics": [[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]}}]}'
                        """,
                        finds: """
                            error[CWA-18]: the dashboard has 501 metrics in a widget, but CloudWatch takes \
                            500; make several dashboards, or use SEARCH in a widget \
                            [Resources/Dashboard/Properties/DashboardBody]
                            """
                    ),
                    .good(
                        "A metric",
                        """
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: '{"widgets": [{"type": "metric", "properties": {"metrics": [["Orders", "Depth"]]}}]}'
                        """
                    ),
                    .unknown(
                        "Widgets that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
