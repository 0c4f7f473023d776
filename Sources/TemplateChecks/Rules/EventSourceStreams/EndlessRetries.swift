import TemplateModel

extension RelationRule {
    static let endlessRetries = RelationRule(
        "EST-10",
        .warning,
        "a record that cannot be processed does not block its shard",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                let resource = mapping.mapping
                for retries in resource.values("MaximumRetryAttempts", under: mapping.choices) where retries.isEndless {
                    for age in resource.values("MaximumRecordAgeInSeconds", under: retries.value.choices)
                    where age.isEndless {
                        let hours =
                            mapping.retentions(under: age.value.choices).first.map { ", after \($0.number) h" } ?? ""
                        relations.report(
                            rule,
                            at: resource.whole(under: age.value.choices),
                            with: [retries, age, mapping.source.value],
                            "a record that \(mapping.target.name) cannot process blocks its shard until the stream drops it\(hours), as "
                                + "neither MaximumRetryAttempts nor MaximumRecordAgeInSeconds is limited; set one of them, and "
                                + "DestinationConfig.OnFailure"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A batch is tried again until it succeeds or its records expire, 24 hours later or up to a \
                    year later with Kinesis, and all records behind it wait; then many expire at once. Limits, \
                    a destination and batches that are split keep one bad record from holding up all others.
                    """,
                fix: """
                    Set MaximumRetryAttempts or MaximumRecordAgeInSeconds, DestinationConfig.OnFailure for \
                    what is given up, and an alarm on IteratorAge.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
                ],
                examples: [
                    .bad(
                        "The defaults",
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
                        """,
                        finds:
                            """
                            warning[EST-10]: a record that 'Writer' cannot process blocks its shard until the \
                            stream drops it, after 24 h, as neither MaximumRetryAttempts nor \
                            MaximumRecordAgeInSeconds is limited; set one of them, and \
                            DestinationConfig.OnFailure [Resources/Source]
                            """
                    ),
                    .bad(
                        "A stream of Kinesis that keeps records for a week",
                        """
                        Resources:
                          Events:
                            Type: AWS::Kinesis::Stream
                            Properties:
                              RetentionPeriodHours: 168
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              MaximumRetryAttempts: -1
                        """,
                        finds:
                            """
                            warning[EST-10]: a record that 'Writer' cannot process blocks its shard until the \
                            stream drops it, after 168 h, as neither MaximumRetryAttempts nor \
                            MaximumRecordAgeInSeconds is limited; set one of them, and \
                            DestinationConfig.OnFailure [Resources/Source]
                            """
                    ),
                    .good(
                        "Ten attempts",
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
                        """
                    ),
                    .unknown(
                        "Attempts that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
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
                              MaximumRetryAttempts: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}

extension FoundValue {
    /// Whether the limit is none: it is not given, or -1.
    fileprivate var isEndless: Bool { isAbsent || node?.integerValue == -1 }
}
