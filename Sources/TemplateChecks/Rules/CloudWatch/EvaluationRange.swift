import TemplateModel

extension RelationRule {
    static let evaluationRange = RelationRule(
        "CWA-02",
        .error,
        "an alarm looks back a day at most, or a week with periods of an hour",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
        check: { relations, rule in
            for alarm in relations.resources(of: "AWS::CloudWatch::Alarm") {
                for period in alarm.quantities("Period", under: .none) {
                    for count in alarm.quantities("EvaluationPeriods", under: period.choices) {
                        let limit =
                            period.number >= 3_600
                            ? (seconds: 604_800, name: "a week") : (seconds: 86_400, name: "a day")
                        let (range, overflow) = period.number.multipliedReportingOverflow(by: count.number)
                        guard overflow || range > limit.seconds else { continue }
                        relations.report(
                            rule,
                            at: count.value,
                            with: [period.value],
                            "\(count.number) periods of \(period.number) s are \(range) s, but an alarm with such periods looks back "
                                + "\(limit.seconds) s (\(limit.name)) at most; use at most \(limit.seconds / max(period.number, 1)) periods"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch refuses an alarm whose periods make more than a day; more than a week if a \
                    period is an hour or longer.
                    """,
                fix: "Use fewer periods, or periods of at least an hour.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Two days of minutes",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Period: 60
                              EvaluationPeriods: 2880
                        """,
                        finds: """
                            error[CWA-02]: 2880 periods of 60 s are 172800 s, but an alarm with such periods \
                            looks back 86400 s (a day) at most; use at most 1440 periods \
                            [Resources/Late/Properties/EvaluationPeriods]
                            """
                    ),
                    .good(
                        "A week of hours",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Period: 3600
                              EvaluationPeriods: 168
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
                              EvaluationPeriods: 2880
                        """
                    ),
                ]
            )
        }
    )
}
