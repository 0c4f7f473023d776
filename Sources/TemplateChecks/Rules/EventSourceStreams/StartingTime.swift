import TemplateModel

extension RelationRule {
    static let startingTime = RelationRule(
        "EST-03",
        .error,
        "a mapping starts at a time only in a stream of Kinesis, and says at which",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\
            lambda-eventsourcemapping.html
            """,
        check: { relations, rule in
            for mapping in relations.streamMappings {
                for position in mapping.mapping.values("StartingPosition", under: mapping.choices)
                where position.text == "AT_TIMESTAMP" {
                    guard mapping.stream == .kinesis else {
                        relations.report(
                            rule,
                            at: position,
                            with: [mapping.source.value],
                            "the mapping reads \(mapping.streamName), where it cannot start at a time; use LATEST or TRIM_HORIZON"
                        )
                        continue
                    }
                    for time in mapping.mapping.values("StartingPositionTimestamp", under: position.value.choices)
                    where time.isAbsent {
                        relations.report(
                            rule,
                            at: position,
                            with: [time, mapping.source.value],
                            "StartingPosition is AT_TIMESTAMP, but there is no StartingPositionTimestamp; add it, in seconds since 1970"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda refuses AT_TIMESTAMP for the stream of a table, and without a time for a stream of \
                    Kinesis. That the time is not in the future is known only at deployment.
                    """,
                fix: "Use LATEST or TRIM_HORIZON; with Kinesis set StartingPositionTimestamp.",
                evidence: [.documentation, .archivedDocumentation, .cdk],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html"
                ],
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
                              StartingPosition: AT_TIMESTAMP
                              StartingPositionTimestamp: 1790000000
                        """,
                        finds:
                            """
                            error[EST-03]: the mapping reads the stream of 'Orders', where it cannot start at \
                            a time; use LATEST or TRIM_HORIZON [Resources/Source/Properties/StartingPosition]
                            """
                    ),
                    .bad(
                        "No time",
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
                              StartingPosition: AT_TIMESTAMP
                        """,
                        finds:
                            """
                            error[EST-03]: StartingPosition is AT_TIMESTAMP, but there is no \
                            StartingPositionTimestamp; add it, in seconds since 1970 \
                            [Resources/Source/Properties/StartingPosition]
                            """
                    ),
                    .good(
                        "A time",
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
                              StartingPosition: AT_TIMESTAMP
                              StartingPositionTimestamp: 1790000000
                        """
                    ),
                    .unknown(
                        "A position that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
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
                              StartingPosition: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
