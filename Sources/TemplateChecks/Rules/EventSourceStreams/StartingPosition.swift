import TemplateModel

extension RelationRule {
    static let startingPosition = RelationRule(
        "EST-01",
        .error,
        "a mapping of a stream has a starting position",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\
            lambda-eventsourcemapping.html
            """,
        check: { relations, rule in
            // A literal ARN is compared with the schema.
            for mapping in relations.streamMappings where mapping.source.text.literal == nil {
                for position in mapping.mapping.values("StartingPosition", under: mapping.choices)
                where position.isAbsent {
                    relations.report(
                        rule,
                        at: position,
                        with: [mapping.source.value],
                        "the mapping reads \(mapping.streamName), but has no StartingPosition; set LATEST for what is written from now "
                            + "on, or TRIM_HORIZON for what the stream still has too"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda refuses a mapping that does not say where in the stream to start. With a literal \
                    ARN this is SCH-03.
                    """,
                fix: """
                    Set StartingPosition to LATEST or TRIM_HORIZON, or for Kinesis to AT_TIMESTAMP.
                    """,
                evidence: [.documentation, .linter("E3633")],
                examples: [
                    .bad(
                        "The stream of a table",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                        """,
                        finds:
                            """
                            error[EST-01]: the mapping reads the stream of 'Orders', but has no \
                            StartingPosition; set LATEST for what is written from now on, or TRIM_HORIZON for \
                            what the stream still has too [Resources/Source/Properties]
                            """
                    ),
                    .bad(
                        "A stream of Kinesis",
                        """
                        Resources:
                          Events:
                            Type: AWS::Kinesis::Stream
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                        """,
                        finds:
                            """
                            error[EST-01]: the mapping reads the stream 'Events', but has no StartingPosition; \
                            set LATEST for what is written from now on, or TRIM_HORIZON for what the stream \
                            still has too [Resources/Source/Properties]
                            """
                    ),
                    .good(
                        "All that is new",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
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
                        """
                    ),
                ]
            )
        }
    )
}
