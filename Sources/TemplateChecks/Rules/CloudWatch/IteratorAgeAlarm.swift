import TemplateModel

extension RelationRule {
    static let iteratorAgeAlarm = RelationRule(
        "CWA-20",
        .warning,
        "a function that reads a stream has an alarm on IteratorAge",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
        check: { relations, rule in
            guard !relations.mayHaveMore else { return }
            guard let watched = relations.functions(withAlarmOn: "IteratorAge") else { return }
            for mapping in relations.eventSourceMappings where ["dynamodb", "kinesis"].contains(mapping.source.service)
            {
                guard let function = mapping.function, !watched.contains(function.subject.logicalID) else { continue }
                relations.report(
                    rule,
                    at: function.whole(under: mapping.choices),
                    "'\(function.subject.logicalID)' reads a stream, but no alarm of the template watches its IteratorAge: a batch that fails "
                        + "again and again holds up its shard until records expire, and nothing else tells. Add an alarm on the maximum"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A batch that fails is tried again until its records expire; all records behind it in the \
                    shard wait. IteratorAge is the only metric that shows it in time.
                    """,
                fix: """
                    Add an AWS::CloudWatch::Alarm on IteratorAge of the function, with the statistic Maximum \
                    and a threshold far below the retention of the stream.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No alarm",
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
                        """,
                        finds: """
                            warning[CWA-20]: 'Worker' reads a stream, but no alarm of the template watches its \
                            IteratorAge: a batch that fails again and again holds up its shard until records \
                            expire, and nothing else tells. Add an alarm on the maximum [Resources/Worker]
                            """
                    ),
                    .good(
                        "An alarm",
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
                              Statistic: Maximum
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
                        """
                    ),
                    .unknown(
                        "An alarm on a function that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
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
                              Dimensions: [{Name: FunctionName, Value: !Ref P}]
                        """
                    ),
                ]
            )
        }
    )
}
