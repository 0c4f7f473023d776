import TemplateModel

extension RelationRule {
    static let droppedRecords = RelationRule(
        "EST-12",
        .warning,
        "records that are given up go somewhere",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                let resource = mapping.mapping
                let limits = [
                    ("MaximumRetryAttempts", "retries"), ("MaximumRecordAgeInSeconds", "s of age"),
                ]
                // One that is found twice is still one.
                search: for (key, unit) in limits {
                    for limit in resource.quantities(.key(key), under: mapping.choices) where limit.number >= 0 {
                        let destinations = resource.values(
                            "DestinationConfig",
                            "OnFailure",
                            "Destination",
                            under: limit.choices
                        )
                        for destination in destinations where destination.isAbsent {
                            relations.report(
                                rule,
                                at: destination,
                                with: [limit.value, mapping.source.value],
                                "records that fail are dropped without a trace after \(limit.number) \(unit), as there is no destination; "
                                    + "set DestinationConfig.OnFailure to a standard queue, a standard topic or a bucket"
                            )
                            break search
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    With a limit Lambda gives records up. Unless it can tell a destination about them, nothing \
                    but a metric says that they were lost.
                    """,
                fix: """
                    Set DestinationConfig.OnFailure to the ARN of a standard queue, a standard topic or a \
                    bucket.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
                ],
                examples: [
                    .bad(
                        "A limit alone",
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
                              MaximumRetryAttempts: 10
                        """,
                        finds:
                            """
                            warning[EST-12]: records that fail are dropped without a trace after 10 retries, \
                            as there is no destination; set DestinationConfig.OnFailure to a standard queue, a \
                            standard topic or a bucket [Resources/Source/Properties]
                            """
                    ),
                    .good(
                        "A queue",
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
                              MaximumRetryAttempts: 10
                              DestinationConfig:
                                OnFailure: {Destination: !GetAtt Failed.Arn}
                          Failed:
                            Type: AWS::SQS::Queue
                        """
                    ),
                    .unknown(
                        "A deployment names the destination",
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
                              StartingPosition: LATEST
                              MaximumRetryAttempts: 10
                              DestinationConfig:
                                OnFailure: {Destination: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
