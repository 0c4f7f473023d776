import TemplateModel

extension RelationRule {
    static let dashboardJSON = RelationRule(
        "CWA-17",
        .error,
        "the body of a dashboard is JSON",
        source: """
            https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/\
            CloudWatch-Dashboard-Body-Structure.html
            """,
        check: { relations, rule in
            for body in relations.dashboardBodies where body.isMalformed {
                relations.report(
                    rule,
                    at: body.value,
                    "the body of the dashboard is no JSON object, whatever the deployment puts into it; correct it, or make it with a "
                        + "function that writes JSON"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    The schema takes any text, and CloudWatch refuses what is no JSON when the stack is \
                    deployed.
                    """,
                fix: "Correct the text.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A bracket that is not closed",
                        """
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: !Sub '{"widgets": [{"type": "text", "properties": {"markdown": "${AWS::Region}"}]}'
                        """,
                        finds: """
                            error[CWA-17]: the body of the dashboard is no JSON object, whatever the \
                            deployment puts into it; correct it, or make it with a function that writes JSON \
                            [Resources/Dashboard/Properties/DashboardBody]
                            """
                    ),
                    .good(
                        "JSON",
                        """
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: !Sub '{"widgets": [{"type": "text", "properties": {"markdown": "${AWS::Region}"}}]}'
                        """
                    ),
                    .unknown(
                        "A part that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Dashboard:
                            Type: AWS::CloudWatch::Dashboard
                            Properties:
                              DashboardBody: !Sub '{"widgets": [${P}'
                        """
                    ),
                ]
            )
        }
    )
}
