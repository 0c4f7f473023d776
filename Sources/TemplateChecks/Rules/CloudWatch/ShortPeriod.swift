import TemplateModel

extension RelationRule {
    static let shortPeriod = RelationRule(
        "CWA-03",
        .warning,
        "a period of less than a minute is that of a metric of high resolution",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
        check: { relations, rule in
            for metric in relations.alarmMetrics {
                guard let namespace = metric.namespace.text, namespace.hasPrefix("AWS/") else { continue }
                for period in metric.alarm.quantities("Period", under: metric.choices) where period.number < 60 {
                    relations.report(
                        rule,
                        at: period.value,
                        with: [metric.namespace],
                        "a period of \(period.number) s needs a metric of high resolution, but those of \(namespace) come once a minute, so "
                            + "that the alarm lacks data; use 60 s or more"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Services of AWS send a value a minute. With shorter periods an alarm has periods without \
                    data, and its state is INSUFFICIENT_DATA.
                    """,
                fix: """
                    Use a period of 60 seconds, or publish a metric of high resolution of your own.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Ten seconds of a queue",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: ApproximateNumberOfMessagesVisible
                              Period: 10
                              TreatMissingData: notBreaching
                        """,
                        finds: """
                            warning[CWA-03]: a period of 10 s needs a metric of high resolution, but those of \
                            AWS/SQS come once a minute, so that the alarm lacks data; use 60 s or more \
                            [Resources/Late/Properties/Period]
                            """
                    ),
                    .good(
                        "Ten seconds of a metric of one's own",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              Period: 10
                        """
                    ),
                    .unknown(
                        "A period that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Period: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
