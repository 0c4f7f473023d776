import TemplateModel

extension RelationRule {
    static let tableMissingData = RelationRule(
        "CWA-10",
        .warning,
        "an alarm on a table ignores missing data",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
        check: { relations, rule in
            for metric in relations.alarmMetrics where metric.namespace.text == "AWS/DynamoDB" {
                // An expression has data of its own.
                guard metric.alarm.values("Metrics", under: metric.choices).allSatisfy(\.isAbsent) else { continue }
                for treatment in metric.alarm.values("TreatMissingData", under: metric.choices) {
                    guard let text = treatment.text, text != "ignore" else { continue }
                    relations.report(
                        rule,
                        at: treatment,
                        with: [metric.namespace],
                        "TreatMissingData is '\(text)', but alarms on metrics of AWS/DynamoDB always ignore missing data: an alarm stays "
                            + "as it is until there are data again. Set ignore, or use an expression such as FILL(m1, 0)"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch ignores missing data of alarms on AWS/DynamoDB whatever TreatMissingData says, \
                    so that an alarm stays in its state when requests end.
                    """,
                fix: """
                    Set TreatMissingData to ignore to say what happens, or use an expression such as FILL(m1, \
                    0).
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A treatment without effect",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/DynamoDB
                              MetricName: SystemErrors
                              TreatMissingData: notBreaching
                        """,
                        finds: """
                            warning[CWA-10]: TreatMissingData is 'notBreaching', but alarms on metrics of \
                            AWS/DynamoDB always ignore missing data: an alarm stays as it is until there are \
                            data again. Set ignore, or use an expression such as FILL(m1, 0) \
                            [Resources/Late/Properties/TreatMissingData]
                            """
                    ),
                    .good(
                        "As it is treated",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/DynamoDB
                              MetricName: SystemErrors
                              TreatMissingData: ignore
                        """
                    ),
                    .unknown(
                        "As a deployment wants it",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/DynamoDB
                              MetricName: SystemErrors
                              TreatMissingData: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
