import TemplateModel

extension RelationRule {
    static let iteratorAgeOfQueue = RelationRule(
        "CWA-22",
        .warning,
        "an alarm on IteratorAge is that of a function that reads a stream",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
        check: { relations, rule in
            guard !relations.mayHaveMore else { return }
            let metrics = relations.alarmMetrics.filter {
                $0.namespace.text == "AWS/Lambda" && $0.name.text == "IteratorAge"
            }
            guard !metrics.isEmpty else { return }
            let mappings = Dictionary(grouping: relations.eventSourceMappings) { $0.target.resource?.subject.logicalID }
            for metric in metrics {
                guard let function = relations.resource(of: metric, "FunctionName", "AWS::Lambda::Function"),
                    // One for a function that is not known may be for this one.
                    mappings[nil] == nil, let mappings = mappings[function.subject.logicalID],
                    mappings.allSatisfy({ $0.source.service == "sqs" })
                else { continue }
                relations.report(
                    rule,
                    at: metric.name,
                    with: [metric.namespace],
                    "'\(function.subject.logicalID)' reads queues, which have no IteratorAge, so that the alarm gets no data; use "
                        + "ApproximateAgeOfOldestMessage of the queue"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda sends IteratorAge only for streams. An alarm on a function of queues has no data, \
                    and never fires.
                    """,
                fix: "Use ApproximateAgeOfOldestMessage of the queue.",
                evidence: [.archivedDocumentation, .report],
                examples: [
                    .bad(
                        "A function of a queue",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: arn:aws:sqs:eu-west-1:123456789012:orders
                              FunctionName: !Ref Worker
                              StartingPosition: LATEST
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/Lambda
                              MetricName: IteratorAge
                              Dimensions: [{Name: FunctionName, Value: !Ref Worker}]
                        """,
                        finds: """
                            warning[CWA-22]: 'Worker' reads queues, which have no IteratorAge, so that the \
                            alarm gets no data; use ApproximateAgeOfOldestMessage of the queue \
                            [Resources/Late/Properties/MetricName]
                            """
                    ),
                    .good(
                        "A function of a stream",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: arn:aws:kinesis:eu-west-1:123456789012:stream/orders
                              FunctionName: !Ref Worker
                              StartingPosition: LATEST
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/Lambda
                              MetricName: IteratorAge
                              Dimensions: [{Name: FunctionName, Value: !Ref Worker}]
                        """
                    ),
                    .unknown(
                        "A source that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !Ref P
                              FunctionName: !Ref Worker
                              StartingPosition: LATEST
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/Lambda
                              MetricName: IteratorAge
                              Dimensions: [{Name: FunctionName, Value: !Ref Worker}]
                        """
                    ),
                ]
            )
        }
    )
}
