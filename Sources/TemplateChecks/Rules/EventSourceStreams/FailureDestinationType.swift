import TemplateModel

extension RelationRule {
    static let failureDestinationType = RelationRule(
        "EST-18",
        .warning,
        "the destination of failures is a standard queue, a standard topic or a bucket",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                let path: [ValueStep] = ["DestinationConfig", "OnFailure", "Destination"]
                for destination in mapping.mapping.values(at: path, under: mapping.choices) {
                    let target = relations.target(of: destination)
                    guard target.isFIFO == true else { continue }
                    relations.report(
                        rule,
                        at: destination,
                        with: [mapping.source.value],
                        "the destination \(target.name) is FIFO, but Lambda tells standard queues and topics alone about records that it "
                            + "gives up; use a standard \(target.isTopic ? "topic" : "queue")"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    The documentation names a standard queue or a standard topic for what is discarded. To \
                    others nothing is sent, and the records are lost.
                    """,
                fix: "Use a standard queue, a standard topic or a bucket.",
                evidence: [.documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html"
                ],
                examples: [
                    .bad(
                        "A FIFO queue",
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
                            Properties: {FifoQueue: true}
                        """,
                        finds:
                            """
                            warning[EST-18]: the destination 'Failed' is FIFO, but Lambda tells standard \
                            queues and topics alone about records that it gives up; use a standard queue \
                            [Resources/Source/Properties/DestinationConfig/OnFailure/Destination]
                            """
                    ),
                    .good(
                        "A standard queue",
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
                        "A deployment decides",
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
                                OnFailure: {Destination: !GetAtt Failed.Arn}
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {FifoQueue: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
