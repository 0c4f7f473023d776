import TemplateModel

extension RelationRule {
    static let queueSettings = RelationRule(
        "EST-09",
        .error,
        "a mapping of a stream has no settings of queues",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\
            lambda-eventsourcemapping.html
            """,
        check: { relations, rule in
            for mapping in relations.streamMappings {
                for setting in ["ScalingConfig", "ProvisionedPollerConfig"] {
                    for value in mapping.mapping.values(.key(setting), under: mapping.choices) where value.node != nil {
                        relations.report(
                            rule,
                            at: value,
                            with: [mapping.source.value],
                            "\(setting) is not for streams, but the mapping reads \(mapping.streamName); remove it, and use "
                                + "ParallelizationFactor for more than one batch of a shard at a time"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda refuses settings of queues for a stream, which is read by one batch of each shard \
                    at a time, or by as many as ParallelizationFactor says.
                    """,
                fix: """
                    Remove the setting; use ParallelizationFactor, or ReservedConcurrentExecutions of the \
                    function.
                    """,
                evidence: [.documentation, .archivedDocumentation, .schema],
                examples: [
                    .bad(
                        "A maximum as for a queue",
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
                              ScalingConfig: {MaximumConcurrency: 5}
                        """,
                        finds:
                            """
                            error[EST-09]: ScalingConfig is not for streams, but the mapping reads the stream \
                            of 'Orders'; remove it, and use ParallelizationFactor for more than one batch of a \
                            shard at a time [Resources/Source/Properties/ScalingConfig]
                            """
                    ),
                    .good(
                        "Batches of a shard",
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
                              ParallelizationFactor: 5
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
                              ScalingConfig: {MaximumConcurrency: 5}
                        """
                    ),
                ]
            )
        }
    )
}
