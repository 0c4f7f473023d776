import TemplateModel

extension RelationRule {
    static let widgetPlaces = RelationRule(
        "CWA-19",
        .error,
        "the widgets of a dashboard are on its 24 columns",
        source: """
            https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/\
            CloudWatch-Dashboard-Body-Structure.html
            """,
        check: { relations, rule in
            for body in relations.dashboardBodies {
                for (index, widget) in body.widgets.enumerated() {
                    let (x, width) = (widget["x"]?.intValue, widget["width"]?.intValue)
                    let bounds: [(name: String, number: Int?, least: Int, most: Int)] = [
                        ("width", width, 1, 24), ("height", widget["height"]?.intValue, 1, 1_000), ("x", x, 0, 23),
                    ]
                    for bound in bounds {
                        guard let number = bound.number, number < bound.least || number > bound.most else { continue }
                        relations.report(
                            rule,
                            at: body.value,
                            "widget \(index) has \(bound.name) \(number), but it must be from \(bound.least) to "
                                + "\(bound.most)"
                        )
                    }
                    guard let x, let width, (0...23).contains(x), (1...24).contains(width), x + width > 24 else {
                        continue
                    }
                    relations.report(
                        rule,
                        at: body.value,
                        "widget \(index) begins at column \(x) and is \(width) wide, which makes \(x + width), but a dashboard has 24 columns; "
                            + "make it at most \(24 - x) wide",
                        isPossible: true
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A dashboard has 24 columns, and widgets are 1 to 24 columns wide and 1 to 1000 rows high; \
                    the AWS CDK refuses wider ones. One that begins so far to the right that it does not fit \
                    is a warning.
                    """,
                fix: "Make the widget smaller, or begin a new row.",
                evidence: [.cdk, .report],
                sources: [
                    """
                    https://github.com/aws/aws-cdk/blob/v1.21.1/packages/@aws-cdk/\
                    aws-cloudwatch/lib/widget.ts
                    """
                ],
                examples: [
                    .bad(
                        "A widget that is too wide",
                        """
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: '{"widgets": [{"type": "text", "x": 0, "y": 0, "width": 25, "height": 2, "properties": {"markdown": "Orders"}}]}'
                        """,
                        finds: """
                            error[CWA-19]: widget 0 has width 25, but it must be from 1 to 24 \
                            [Resources/Dashboard/Properties/DashboardBody]
                            """
                    ),
                    .bad(
                        "A widget that does not fit",
                        """
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: '{"widgets": [{"type": "text", "x": 18, "y": 0, "width": 12, "height": 2, "properties": {"markdown": "Orders"}}]}'
                        """,
                        finds: """
                            warning[CWA-19]: widget 0 begins at column 18 and is 12 wide, which makes 30, but \
                            a dashboard has 24 columns; make it at most 6 wide \
                            [Resources/Dashboard/Properties/DashboardBody]
                            """
                    ),
                    .good(
                        "The whole width",
                        """
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: '{"widgets": [{"type": "text", "x": 0, "y": 0, "width": 24, "height": 2, "properties": {"markdown": "Orders"}}]}'
                        """
                    ),
                    .unknown(
                        "A width that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: !Sub '{"widgets": [{"type": "text", "width": "${P}", "properties": {"markdown": "Orders"}}]}'
                        """
                    ),
                ]
            )
        }
    )
}
