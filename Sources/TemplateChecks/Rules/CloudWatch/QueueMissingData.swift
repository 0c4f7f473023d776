import TemplateModel

extension RelationRule {
    static let queueMissingData = RelationRule(
        "CWA-09",
        .warning,
        "an alarm on the messages in a queue treats missing data as not breaching",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
            sqs-monitoring-using-cloudwatch.html
            """,
        check: { relations, rule in
            let names = [
                "ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage",
                "ApproximateNumberOfMessagesNotVisible",
            ]
            for metric in relations.alarmMetrics {
                guard metric.namespace.text == "AWS/SQS", let name = metric.name.text, names.contains(name) else {
                    continue
                }
                // An expression has data of its own.
                guard metric.alarm.values("Metrics", under: metric.choices).allSatisfy(\.isAbsent) else { continue }
                let comparisons = metric.alarm.values("ComparisonOperator", under: metric.choices)
                guard comparisons.allSatisfy({ $0.text?.hasPrefix("GreaterThan") == true }) else { continue }
                for treatment in metric.alarm.values("TreatMissingData", under: metric.choices) {
                    guard treatment.isAbsent || ["missing", "breaching"].contains(treatment.text ?? "") else {
                        continue
                    }
                    let state = treatment.text == "breaching" ? "ALARM" : "INSUFFICIENT_DATA"
                    relations.report(
                        rule,
                        at: treatment,
                        with: [metric.namespace],
                        "a queue that nobody used for 6 hours sends no data, so that the state of the alarm becomes \(state); set "
                            + "TreatMissingData to notBreaching, as an idle queue is empty"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A queue sends its metrics only while it is active, and for 6 hours after. An alarm that \
                    expects them is then without data, and cannot say that all is well.
                    """,
                fix: "Set TreatMissingData to notBreaching.",
                evidence: [.archivedDocumentation, .report],
                sources: [
                    "https://github.com/getlift/lift/pull/337"
                ],
                examples: [
                    .bad(
                        "The default",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: ApproximateNumberOfMessagesVisible
                              ComparisonOperator: GreaterThanThreshold
                              Threshold: 0
                        """,
                        finds: """
                            warning[CWA-09]: a queue that nobody used for 6 hours sends no data, so that the \
                            state of the alarm becomes INSUFFICIENT_DATA; set TreatMissingData to \
                            notBreaching, as an idle queue is empty [Resources/Late/Properties]
                            """
                    ),
                    .good(
                        "No data is no message",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: ApproximateNumberOfMessagesVisible
                              ComparisonOperator: GreaterThanThreshold
                              Threshold: 0
                              TreatMissingData: notBreaching
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
                              Namespace: AWS/SQS
                              MetricName: ApproximateNumberOfMessagesVisible
                              ComparisonOperator: GreaterThanThreshold
                              Threshold: 0
                              TreatMissingData: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
