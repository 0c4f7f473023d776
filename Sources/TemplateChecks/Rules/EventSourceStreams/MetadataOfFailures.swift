import TemplateModel

extension RelationRule {
    static let metadataOfFailures = RelationRule(
        "EST-13",
        .info,
        "what a queue says of failed records is read while the stream has them",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                let path: [ValueStep] = ["DestinationConfig", "OnFailure", "Destination"]
                for destination in mapping.mapping.values(at: path, under: mapping.choices) {
                    guard let queue = relations.target(of: destination).queue else { continue }
                    for hours in mapping.retentions(under: destination.value.choices) {
                        for kept in queue.quantities("MessageRetentionPeriod", default: 345_600, under: hours.choices)
                        where kept.number > hours.number * 3_600 {
                            relations.report(
                                rule,
                                at: destination,
                                with: [hours.value, kept.value],
                                "'\(queue.subject.logicalID)' keeps messages for \(kept.number) s\(kept.isDefault ? ", the default" : ""), but they only say where in the stream "
                                    + "the failed records are, and \(mapping.streamName) keeps these for \(hours.number * 3_600) s: fetch "
                                    + "them within that time, or use a bucket, which gets the records themselves"
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A queue or a topic gets the shard and the sequence numbers of what failed, not the \
                    records. Once the stream has dropped them, 24 hours after they were written to a table, \
                    nothing can be done with the message.
                    """,
                fix: """
                    Read the records within the time, use a bucket of Amazon S3 as the destination, or give \
                    the queue no longer retention than the stream has.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
                ],
                examples: [
                    .bad(
                        "Four days for records of one",
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
                        """,
                        finds:
                            """
                            info[EST-13]: 'Failed' keeps messages for 345600 s, the default, but they only say \
                            where in the stream the failed records are, and the stream of 'Orders' keeps these \
                            for 86400 s: fetch them within that time, or use a bucket, which gets the records \
                            themselves [Resources/Source/Properties/DestinationConfig/OnFailure/Destination]
                            """
                    ),
                    .good(
                        "As long as the stream",
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
                            Properties: {MessageRetentionPeriod: 86400}
                        """
                    ),
                    .good(
                        "A bucket",
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
                            Type: AWS::S3::Bucket
                        """
                    ),
                    .unknown(
                        "A retention that a deployment gives",
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
                              MaximumRetryAttempts: 10
                              DestinationConfig:
                                OnFailure: {Destination: !GetAtt Failed.Arn}
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {MessageRetentionPeriod: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
