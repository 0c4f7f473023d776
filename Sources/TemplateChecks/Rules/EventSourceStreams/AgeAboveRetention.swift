import TemplateModel

extension RelationRule {
    static let ageAboveRetention = RelationRule(
        "EST-19",
        .info,
        "the maximum age of records is within what the stream keeps",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                for age in mapping.mapping.quantities("MaximumRecordAgeInSeconds", under: mapping.choices) {
                    for hours in mapping.retentions(under: age.choices) where age.number > hours.number * 3_600 {
                        relations.report(
                            rule,
                            at: age.value,
                            with: [hours.value, mapping.source.value],
                            "MaximumRecordAgeInSeconds is \(age.number), but \(mapping.streamName) drops records after "
                                + "\(hours.number * 3_600) s (\(hours.number) h), so that it has no effect, and they never reach the "
                                + "destination of failures; use less"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    The stream of a table keeps records for 24 hours, and one of Kinesis as long as it is \
                    told. What it has dropped is not too old any more, but gone, without word to the \
                    destination.
                    """,
                fix: "Set MaximumRecordAgeInSeconds below the retention of the stream.",
                evidence: [.archivedDocumentation, .documentation],
                examples: [
                    .bad(
                        "A week",
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
                              MaximumRecordAgeInSeconds: 604800
                        """,
                        finds:
                            """
                            info[EST-19]: MaximumRecordAgeInSeconds is 604800, but the stream of 'Orders' \
                            drops records after 86400 s (24 h), so that it has no effect, and they never reach \
                            the destination of failures; use less \
                            [Resources/Source/Properties/MaximumRecordAgeInSeconds]
                            """
                    ),
                    .bad(
                        "More than the stream has by default",
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
                              StartingPosition: LATEST
                              MaximumRecordAgeInSeconds: 172800
                        """,
                        finds:
                            """
                            info[EST-19]: MaximumRecordAgeInSeconds is 172800, but the stream 'Events' drops \
                            records after 86400 s (24 h), so that it has no effect, and they never reach the \
                            destination of failures; use less \
                            [Resources/Source/Properties/MaximumRecordAgeInSeconds]
                            """
                    ),
                    .good(
                        "Half a day",
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
                              MaximumRecordAgeInSeconds: 43200
                        """
                    ),
                    .unknown(
                        "A retention that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Events:
                            Type: AWS::Kinesis::Stream
                            Properties:
                              RetentionPeriodHours: !Ref P
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              MaximumRecordAgeInSeconds: 172800
                        """
                    ),
                ]
            )
        }
    )
}
