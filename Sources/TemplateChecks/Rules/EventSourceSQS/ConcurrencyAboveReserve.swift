import TemplateModel

extension RelationRule {
    static let concurrencyAboveReserve = RelationRule(
        "ESQ-11",
        .warning,
        "the mappings of a function take no more executions than it reserves",
        source: "https://repost.aws/knowledge-center/lambda-sqs-scaling",
        check: { relations, rule in
            for group in relations.consumers {
                for reserve in group.function.quantities("ReservedConcurrentExecutions", under: group.choices) {
                    guard reserve.number > 0, let shares = group.maximumConcurrencies(under: reserve.choices) else {
                        continue
                    }
                    let sum = shares.reduce(0) { $0 + $1.number }
                    guard sum > reserve.number else { continue }
                    let terms =
                        shares.count > 1 ? " (" + shares.map { "\($0.number)" }.joined(separator: " + ") + ")" : ""
                    // A mapping takes two at least.
                    let minimum = 2 * shares.count
                    let fix =
                        reserve.number < minimum
                        ? "Reserve at least \(minimum), and set MaximumConcurrency accordingly"
                        : shares.count == 1
                            ? "Lower MaximumConcurrency to \(reserve.number), or reserve \(sum)"
                            : "Lower MaximumConcurrency so that the sum is \(reserve.number), or reserve \(sum)"
                    relations.report(
                        rule,
                        at: shares[0].value,
                        with: shares.dropFirst().map(\.value) + [reserve.value],
                        "MaximumConcurrency of \(sum)\(terms) is more than the \(reserve.number) that "
                            + "'\(group.function.subject.logicalID)' reserves: what is throttled counts as received and can become "
                            + "dead letters. \(fix)"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A mapping does not know what the function reserves. It takes messages for as many executions as \
                    it may, those beyond the reserve are throttled, and their messages count as received.
                    """,
                fix: """
                    Keep the sum of MaximumConcurrency of all mappings of a function at or below its \
                    ReservedConcurrentExecutions.
                    """,
                evidence: [.knowledgeCentre],
                examples: [
                    .bad(
                        "One mapping",
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
                              ScalingConfig: {MaximumConcurrency: 10}
                        """,
                        finds: """
                            warning[ESQ-11]: MaximumConcurrency of 10 is more than the 5 that 'OrdersWriter' \
                            reserves: what is throttled counts as received and can become dead letters. Lower \
                            MaximumConcurrency to 5, or reserve 10 \
                            [Resources/Source/Properties/ScalingConfig/MaximumConcurrency]
                            """
                    ),
                    .bad(
                        "Two mappings together",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 10
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              ScalingConfig: {MaximumConcurrency: 6}
                          Payments:
                            Type: AWS::SQS::Queue
                          PaymentSource:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Payments.Arn
                              FunctionName: !GetAtt OrdersWriter.Arn
                              ScalingConfig: {MaximumConcurrency: 6}
                        """,
                        finds: """
                            warning[ESQ-11]: MaximumConcurrency of 12 (6 + 6) is more than the 10 that \
                            'OrdersWriter' reserves: what is throttled counts as received and can become dead \
                            letters. Lower MaximumConcurrency so that the sum is 10, or reserve 12 \
                            [Resources/Source/Properties/ScalingConfig/MaximumConcurrency]
                            """
                    ),
                    .good(
                        "As many as are reserved",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 10
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              ScalingConfig: {MaximumConcurrency: 10}
                        """
                    ),
                    .unknown(
                        "A deployment reserves",
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
                              ScalingConfig: {MaximumConcurrency: 10}
                        """
                    ),
                ]
            )
        }
    )
}
