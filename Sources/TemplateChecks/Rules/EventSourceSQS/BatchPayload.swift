import TemplateModel

extension RelationRule {
    static let batchPayload = RelationRule(
        "ESQ-34",
        .info,
        "the messages of a batch fit into one invocation",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-re\
            source-lambda-eventsourcemapping.html
            """,
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let queue = mapping.queue else { continue }
                for batch in mapping.mapping.quantities("BatchSize", under: mapping.choices) {
                    for message in queue.quantities("MaximumMessageSize", under: batch.choices) {
                        let sum = batch.number * message.number
                        guard (1...10_000).contains(batch.number), message.number <= 1_048_576, sum > 6 * 1_048_576
                        else {
                            continue
                        }
                        relations.report(
                            rule,
                            at: batch.value,
                            with: [message.value],
                            "\(batch.number) messages of up to \(message.number) bytes are up to \(sum) bytes, but an invocation "
                                + "gets at most 6 MB (6291456 bytes): batches of large messages are smaller. Set BatchSize to "
                                + "\(max(1, 6 * 1_048_576 / message.number)) if the function counts on full ones"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda passes messages up to the payload limit of a synchronous invocation, 6 MB, so that \
                    batches of large messages are smaller than BatchSize says.
                    """,
                fix: "Lower BatchSize, or MaximumMessageSize of the queue.",
                evidence: [.documentation, .schema],
                examples: [
                    .bad(
                        "Ten messages of 1 MiB",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              MaximumMessageSize: 1048576
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              BatchSize: 10
                        """,
                        finds: """
                            info[ESQ-34]: 10 messages of up to 1048576 bytes are up to 10485760 bytes, but an \
                            invocation gets at most 6 MB (6291456 bytes): batches of large messages are smaller. Set \
                            BatchSize to 6 if the function counts on full ones \
                            [Resources/Source/Properties/BatchSize]
                            """
                    ),
                    .good(
                        "Ten messages of 256 KiB",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              MaximumMessageSize: 262144
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              BatchSize: 10
                        """
                    ),
                    .unknown(
                        "A size that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              MaximumMessageSize: !Ref P
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                              BatchSize: 10
                        """
                    ),
                ]
            )
        }
    )
}
