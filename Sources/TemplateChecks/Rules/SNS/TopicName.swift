import TemplateModel

extension RelationRule {
    static let topicName = RelationRule(
        "SNS-05",
        .error,
        "the name of a FIFO topic ends in .fifo",
        source: "https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-code-examples.html",
        check: { relations, rule in
            for topic in relations.resources(of: "AWS::SNS::Topic") {
                for name in topic.values("TopicName") {
                    guard let text = name.text, !text.hasSuffix(".fifo") else { continue }
                    for fifo in topic.values("FifoTopic", under: name.value.choices) where fifo.node?.truthValue == true
                    {
                        relations.report(
                            rule,
                            at: name,
                            with: [fifo],
                            "the topic is FIFO, but its name is '\(text)'; names of FIFO topics end in .fifo, so name it '\(text).fifo'"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS refuses another name. Without TopicName, CloudFormation makes one that ends in \
                    .fifo.
                    """,
                fix: "Add .fifo to the name, or leave TopicName out.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A name without .fifo",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              TopicName: orders-placed
                              FifoTopic: true
                        """,
                        finds: """
                            error[SNS-05]: the topic is FIFO, but its name is 'orders-placed'; names of FIFO \
                            topics end in .fifo, so name it 'orders-placed.fifo' \
                            [Resources/Placed/Properties/TopicName]
                            """
                    ),
                    .good(
                        "A name with .fifo",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              TopicName: orders-placed.fifo
                              FifoTopic: true
                        """
                    ),
                    .unknown(
                        "A name that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              TopicName: !Ref P
                              FifoTopic: true
                        """
                    ),
                ]
            )
        }
    )
}
