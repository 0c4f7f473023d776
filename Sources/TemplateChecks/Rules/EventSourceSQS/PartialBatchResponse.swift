import TemplateModel

extension RelationRule {
    static let partialBatchResponse = RelationRule(
        "ESQ-21",
        .warning,
        "a function that gets several messages reports which of them failed",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                for size in mapping.mapping.quantities("BatchSize", default: 10, under: mapping.choices)
                where size.number > 1 {
                    for types in mapping.mapping.values("FunctionResponseTypes", under: size.choices) {
                        guard types.isAbsent || types.node?.arrayValue?.isEmpty == true else { continue }
                        relations.report(
                            rule,
                            at: types,
                            with: [size.value],
                            "one failed message makes all of its batch, up to \(size.text("messages")) come back and be processed "
                                + "again; add FunctionResponseTypes: [ReportBatchItemFailures] and return the failed ones, or set "
                                + "BatchSize to 1"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    By default an error fails the whole batch: messages that were processed come back and are \
                    processed again, and count towards maxReceiveCount together with the bad one.
                    """,
                fix: """
                    Set FunctionResponseTypes to [ReportBatchItemFailures], and let the function return the IDs of \
                    the messages that failed. A function that returns nothing then reports success for all.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "The default batch of 10",
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
                        """,
                        finds: """
                            warning[ESQ-21]: one failed message makes all of its batch, up to 10 messages, the \
                            default, come back and be processed again; add FunctionResponseTypes: \
                            [ReportBatchItemFailures] and return the failed ones, or set BatchSize to 1 \
                            [Resources/Source/Properties]
                            """
                    ),
                    .good(
                        "Failures are reported",
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
                              FunctionResponseTypes: [ReportBatchItemFailures]
                        """
                    ),
                    .good(
                        "One message at a time",
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
                              BatchSize: 1
                        """
                    ),
                    .unknown(
                        "A deployment decides about the batch",
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
                              BatchSize: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
