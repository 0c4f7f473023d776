import TemplateModel

extension RelationRule {
    static let twoConcurrencyModes = RelationRule(
        "ESQ-14",
        .error,
        "a mapping has a maximum concurrency or provisioned pollers, not both",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                let maxima = mapping.mapping.values("ScalingConfig", "MaximumConcurrency", under: mapping.choices)
                for maximum in maxima where maximum.node != nil {
                    let pollers = mapping.mapping.values("ProvisionedPollerConfig", under: maximum.value.choices)
                    for pollers in pollers where pollers.node?.objectValue?.isEmpty == false {
                        relations.report(
                            rule,
                            at: maximum,
                            with: [pollers],
                            "MaximumConcurrency and ProvisionedPollerConfig exclude each other; remove one of the two"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: "Provisioned mode has its own limits; Lambda refuses a mapping with both.",
                fix: "Remove ScalingConfig or ProvisionedPollerConfig.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Both",
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
                              ScalingConfig: {MaximumConcurrency: 5}
                              ProvisionedPollerConfig: {MaximumPollers: 10}
                        """,
                        finds: """
                            error[ESQ-14]: MaximumConcurrency and ProvisionedPollerConfig exclude each other; remove \
                            one of the two [Resources/Source/Properties/ScalingConfig/MaximumConcurrency]
                            """
                    ),
                    .good(
                        "A maximum concurrency",
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
                              ScalingConfig: {MaximumConcurrency: 5}
                        """
                    ),
                    .unknown(
                        "A deployment decides about the maximum",
                        """
                        Parameters:
                          P: {Type: Number}
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
                              ScalingConfig: {MaximumConcurrency: !Ref P}
                              ProvisionedPollerConfig: {MaximumPollers: 10}
                        """
                    ),
                ]
            )
        }
    )
}
