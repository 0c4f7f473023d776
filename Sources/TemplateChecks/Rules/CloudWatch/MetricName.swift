import TemplateModel

extension RelationRule {
    static let metricName = RelationRule(
        "CWA-13",
        .error,
        "the metric of an alarm exists",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
        check: { relations, rule in
            for metric in relations.alarmMetrics {
                guard let name = metric.namespace.text, let namespace = MetricCatalog.namespace(name),
                    let given = metric.name.text,
                    !namespace.metrics.contains(given)
                else { continue }
                let question = Suggestion.question(for: given, among: namespace.metrics)
                relations.report(
                    rule,
                    at: metric.name,
                    with: [metric.namespace],
                    "\(name) has no metric '\(given)' that is documented, so that the alarm gets no data\(question)",
                    isPossible: question.isEmpty
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch does not check whether a metric exists. With a slip in its name the alarm has \
                    no data, and never fires. A name that is near to none is a warning, as services get new \
                    metrics.
                    """,
                fix: "Correct the name; the page of the service lists its metrics.",
                evidence: [.archivedDocumentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
                    """
                    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
                    sqs-available-cloudwatch-metrics.html
                    """,
                    "https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html",
                    """
                    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/\
                    metrics-dimensions.html
                    """,
                    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html",
                ],
                examples: [
                    .bad(
                        "A slip",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/Lambda
                              MetricName: Error
                              Threshold: 0
                        """,
                        finds: """
                            error[CWA-13]: AWS/Lambda has no metric 'Error' that is documented, so that the \
                            alarm gets no data; did you mean 'Errors'? [Resources/Late/Properties/MetricName]
                            """
                    ),
                    .bad(
                        "A metric of another service",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: IteratorAge
                              Threshold: 0
                        """,
                        finds: """
                            warning[CWA-13]: AWS/SQS has no metric 'IteratorAge' that is documented, so that \
                            the alarm gets no data [Resources/Late/Properties/MetricName]
                            """
                    ),
                    .good(
                        "A metric that exists",
                        """
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/Lambda
                              MetricName: Errors
                              Threshold: 0
                        """
                    ),
                    .unknown(
                        "A metric that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/Lambda
                              MetricName: !Ref P
                              Threshold: 0
                        """
                    ),
                ]
            )
        }
    )
}
