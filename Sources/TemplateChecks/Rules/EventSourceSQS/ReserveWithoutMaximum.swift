import TemplateModel

extension RelationRule {
    static let reserveWithoutMaximum = RelationRule(
        "ESQ-12",
        .warning,
        "a mapping to a function with a reserve has a maximum concurrency",
        source: "https://repost.aws/knowledge-center/lambda-sqs-scaling",
        check: { relations, rule in
            for mapping in relations.queueMappings where mapping.isEnabled {
                guard let function = mapping.function else { continue }
                let limits: [[ValueStep]] = [["ScalingConfig", "MaximumConcurrency"], ["ProvisionedPollerConfig"]]
                guard
                    limits.allSatisfy({ mapping.mapping.values(at: $0, under: mapping.choices).allSatisfy(\.isAbsent) })
                else {
                    continue
                }
                for reserve in function.quantities("ReservedConcurrentExecutions", under: mapping.choices) {
                    guard reserve.number > 0 else { continue }
                    let fix =
                        reserve.number < 2
                        ? "Reserve at least 2 and set ScalingConfig.MaximumConcurrency to 2"
                        : "Set ScalingConfig.MaximumConcurrency to at most \(min(reserve.number, 1_000))"
                    relations.report(
                        rule,
                        at: mapping.mapping.whole(under: reserve.choices),
                        with: [reserve.value],
                        "the mapping has no MaximumConcurrency, but \(mapping.target.name) reserves \(reserve.number): Lambda "
                            + "takes more messages than that can process, and what is throttled counts as received and can become "
                            + "dead letters. \(fix)"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A mapping starts with five batches at a time and adds more as long as there are messages, \
                    whatever the function reserves. The surplus is throttled, and good messages become dead letters \
                    without ever being processed.
                    """,
                fix: "Set ScalingConfig.MaximumConcurrency of the mapping to at most what the function reserves.",
                evidence: [.knowledgeCentre, .report],
                sources: [
                    "https://zaccharles.medium.com/lambda-concurrency-limits-and-sqs-triggers-dont-mix-well-sometimes-eb23d90122e0"
                ],
                examples: [
                    .bad(
                        "A reserve alone",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 5
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """,
                        finds: """
                            warning[ESQ-12]: the mapping has no MaximumConcurrency, but 'OrdersWriter' reserves 5: \
                            Lambda takes more messages than that can process, and what is throttled counts as \
                            received and can become dead letters. Set ScalingConfig.MaximumConcurrency to at most 5 \
                            [Resources/Source]
                            """
                    ),
                    .good(
                        "Both",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 5
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
                            Properties:
                              ReservedConcurrentExecutions: 5
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              ScalingConfig: {MaximumConcurrency: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
