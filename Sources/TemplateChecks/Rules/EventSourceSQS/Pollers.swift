import TemplateModel

extension RelationRule {
    static let pollers = RelationRule(
        "ESQ-15",
        .error,
        "a mapping of a queue has at least 2 pollers, and no more at the least than at the most",
        source: "https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                let resource = mapping.mapping
                for key in ["MinimumPollers", "MaximumPollers"] {
                    let counts = resource.quantities("ProvisionedPollerConfig", .key(key), under: mapping.choices)
                    // Less than 1 is outside of the schema's range.
                    for count in counts where count.number == 1 {
                        relations.report(rule, at: count.value, "\(key) is 1, but must be at least 2 for a queue")
                    }
                }
                for least in resource.quantities("ProvisionedPollerConfig", "MinimumPollers", under: mapping.choices) {
                    let counts = resource.quantities("ProvisionedPollerConfig", "MaximumPollers", under: least.choices)
                    for most in counts where most.number < least.number {
                        relations.report(
                            rule,
                            at: least.value,
                            with: [most.value],
                            "MinimumPollers is \(least.number), more than MaximumPollers, \(most.number); lower the one or raise "
                                + "the other"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda refuses fewer than 2 pollers for a queue, and a minimum above the maximum. The upper \
                    bounds, 200 and 10000, are checked by SCH-06.
                    """,
                fix: "Set MinimumPollers from 2 to 200, and MaximumPollers no lower.",
                evidence: [.documentation, .schema, .cdk],
                examples: [
                    .bad(
                        "A minimum above the maximum",
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
                              ProvisionedPollerConfig: {MinimumPollers: 20, MaximumPollers: 10}
                        """,
                        finds: """
                            error[ESQ-15]: MinimumPollers is 20, more than MaximumPollers, 10; lower the one or \
                            raise the other [Resources/Source/Properties/ProvisionedPollerConfig/MinimumPollers]
                            """
                    ),
                    .bad(
                        "One poller",
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
                              ProvisionedPollerConfig: {MinimumPollers: 1, MaximumPollers: 10}
                        """,
                        finds: """
                            error[ESQ-15]: MinimumPollers is 1, but must be at least 2 for a queue \
                            [Resources/Source/Properties/ProvisionedPollerConfig/MinimumPollers]
                            """
                    ),
                    .good(
                        "From 2 to 10",
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
                              ProvisionedPollerConfig: {MinimumPollers: 2, MaximumPollers: 10}
                        """
                    ),
                    .unknown(
                        "A minimum that a deployment gives",
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
                              ProvisionedPollerConfig: {MinimumPollers: !Ref P, MaximumPollers: 10}
                        """
                    ),
                ]
            )
        }
    )
}
