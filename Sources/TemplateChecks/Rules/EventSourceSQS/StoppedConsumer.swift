import TemplateModel

extension RelationRule {
    static let stoppedConsumer = RelationRule(
        "ESQ-13",
        .error,
        "the function of an enabled mapping is not stopped",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
        check: { relations, rule in
            for mapping in relations.queueMappings where mapping.isEnabled {
                guard let function = mapping.function else { continue }
                for reserve in function.quantities("ReservedConcurrentExecutions", under: mapping.choices)
                where reserve.number == 0 {
                    relations.report(
                        rule,
                        at: reserve.value,
                        with: [mapping.target.value],
                        "ReservedConcurrentExecutions is 0, so \(mapping.target.name) never runs, while "
                            + "'\(mapping.mapping.subject.logicalID)' takes messages for it in vain; set Enabled of the mapping to "
                            + "false as well, or reserve at least 2"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    With a reserve of 0 all invocations are throttled. The mapping goes on receiving, each time \
                    counts, and all messages become dead letters.
                    """,
                fix: "To stop processing, set Enabled of the mapping to false.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A function that is stopped",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 0
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """,
                        finds: """
                            error[ESQ-13]: ReservedConcurrentExecutions is 0, so 'OrdersWriter' never runs, while \
                            'Source' takes messages for it in vain; set Enabled of the mapping to false as well, or \
                            reserve at least 2 [Resources/OrdersWriter/Properties/ReservedConcurrentExecutions]
                            """
                    ),
                    .good(
                        "The mapping is off too",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 0
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              Enabled: false
                        """
                    ),
                    .unknown(
                        "A deployment decides",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: !Ref P
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                        """
                    ),
                ]
            )
        }
    )
}
