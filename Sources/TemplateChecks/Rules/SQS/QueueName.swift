import TemplateModel

extension RelationRule {
    static let queueName = RelationRule(
        "SQS-07",
        .error,
        "only the name of a FIFO queue ends in .fifo, and names have at most 80 characters",
        source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html",
        check: { relations, rule in
            for queue in relations.resources(of: "AWS::SQS::Queue") {
                for name in queue.values("QueueName") {
                    guard let text = name.text else { continue }
                    let count = text.unicodeScalars.count
                    if count > 80 {
                        relations.report(
                            rule,
                            at: name,
                            "queue name '\(text)' has \(count) characters, but must have at most 80; shorten it, or leave it "
                                + "out so that CloudFormation makes one"
                        )
                    } else if text.hasSuffix(".fifo"), queue.isFIFO(under: name.value.choices) == false {
                        relations.report(
                            rule,
                            at: name,
                            "queue name '\(text)' ends in '.fifo', which only FIFO queues do; set FifoQueue to true, or rename "
                                + "the queue"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SQS refuses to create the queue. The suffix counts towards the 80 characters. That the \
                    name of a FIFO queue ends in .fifo is checked by SCH-09.
                    """,
                fix: "Set FifoQueue to true, or rename the queue.",
                evidence: [.documentation, .linter("E3501")],
                examples: [
                    .bad(
                        "A standard queue with the name of a FIFO queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders.fifo
                        """,
                        finds: """
                            error[SQS-07]: queue name 'orders.fifo' ends in '.fifo', which only FIFO queues do; set \
                            FifoQueue to true, or rename the queue [Resources/Orders/Properties/QueueName]
                            """
                    ),
                    .good(
                        "A FIFO queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders.fifo
                              FifoQueue: true
                        """
                    ),
                    .unknown(
                        "A name that is made at deployment",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub ${AWS::StackName}.fifo
                        """
                    ),
                ]
            )
        }
    )
}
