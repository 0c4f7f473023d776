import TemplateModel

extension RelationRule {
    static let startingPositionOfQueue = RelationRule(
        "ESQ-16",
        .error,
        "a mapping of a queue has no starting position",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-re\
            source-lambda-eventsourcemapping.html
            """,
        check: { relations, rule in
            // A literal ARN is compared with the schema.
            for mapping in relations.queueMappings where mapping.source.text.literal == nil {
                let properties: [ValueStep] = ["StartingPosition", "StartingPositionTimestamp"]
                let values = properties.flatMap { mapping.mapping.values($0, under: mapping.choices) }
                for value in values where value.node != nil {
                    relations.report(
                        rule,
                        at: value,
                        with: [mapping.source.value],
                        "the source \(mapping.source.name) is a queue, which has no starting position; remove "
                            + "\(mapping.mapping.property(of: value))"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Positions are those of streams; Lambda refuses them for a queue. With a literal ARN this is \
                    SCH-11.
                    """,
                fix: "Remove StartingPosition.",
                evidence: [.linter("E3634")],
                examples: [
                    .bad(
                        "A position",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              StartingPosition: LATEST
                        """,
                        finds: """
                            error[ESQ-16]: the source 'Orders' is a queue, which has no starting position; remove \
                            StartingPosition [Resources/Source/Properties/StartingPosition]
                            """
                    ),
                    .good(
                        "None",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """
                    ),
                    .unknown(
                        "A source that a deployment names",
                        """
                        Parameters:
                          SourceArn: {Type: String}
                        Resources:
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !Ref SourceArn
                              FunctionName: writer
                              StartingPosition: LATEST
                        """
                    ),
                ]
            )
        }
    )
}
