import TemplateModel

extension RelationRule {
    static let datapointCount = RelationRule(
        "CWA-04",
        .error,
        "an alarm asks for no more data points than it has periods",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-cloudwatch-alarm.html
            """,
        check: { relations, rule in
            for alarm in relations.resources(of: "AWS::CloudWatch::Alarm") {
                for points in alarm.quantities("DatapointsToAlarm", under: .none) {
                    for count in alarm.quantities("EvaluationPeriods", under: points.choices)
                    where points.number > count.number {
                        relations.report(
                            rule,
                            at: points.value,
                            with: [count.value],
                            "\(points.number) data points of \(count.number) periods can never be breaching; use at most \(count.number)"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    DatapointsToAlarm of EvaluationPeriods must be breaching; CloudWatch refuses more than \
                    there are periods.
                    """,
                fix: "Lower DatapointsToAlarm, or raise EvaluationPeriods.",
                evidence: [.archivedDocumentation, .report],
                examples: [
                    .bad(
                        "Five of three",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              EvaluationPeriods: 3
                              DatapointsToAlarm: 5
                        """,
                        finds: """
                            error[CWA-04]: 5 data points of 3 periods can never be breaching; use at most 3 \
                            [Resources/Late/Properties/DatapointsToAlarm]
                            """
                    ),
                    .good(
                        "Two of three",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              EvaluationPeriods: 3
                              DatapointsToAlarm: 2
                        """
                    ),
                    .unknown(
                        "Periods that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              EvaluationPeriods: !Ref P
                              DatapointsToAlarm: 5
                        """
                    ),
                ]
            )
        }
    )
}
