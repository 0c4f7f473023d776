import TemplateModel

extension RelationRule {
    static let filteredMessages = RelationRule(
        "ESQ-29",
        .warning,
        "that messages which match no filter are deleted is known",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                for filters in mapping.mapping.values("FilterCriteria", "Filters", under: mapping.choices) {
                    guard filters.node?.arrayValue?.isEmpty == false else { continue }
                    relations.report(
                        rule,
                        at: filters,
                        with: [mapping.source.value],
                        "messages of \(mapping.source.name) that match no filter are deleted; they reach neither "
                            + "\(mapping.target.name) nor a dead-letter queue. Accept this if nobody else needs them, or filter "
                            + "before the queue, in the subscription or the rule"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    With a queue, unlike with a topic, there is no second reader: Lambda deletes a message that \
                    matches no filter.
                    """,
                fix: """
                    Filter where messages are sent to the queue, in the subscription or the rule; or accept the \
                    finding.
                    """,
                evidence: [.archivedDocumentation, .report],
                examples: [
                    .bad(
                        "A filter",
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
                              FilterCriteria:
                                Filters: [{Pattern: '{\"body\": {\"kind\": [\"order\"]}}'}]
                        """,
                        finds: """
                            warning[ESQ-29]: messages of 'Orders' that match no filter are deleted; they reach \
                            neither 'OrdersWriter' nor a dead-letter queue. Accept this if nobody else needs them, \
                            or filter before the queue, in the subscription or the rule \
                            [Resources/Source/Properties/FilterCriteria/Filters]
                            """
                    ),
                    .good(
                        "No filter",
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
                        """
                    ),
                    .unknown(
                        "A deployment decides about filters",
                        """
                        Parameters:
                          P: {Type: CommaDelimitedList}
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
                              FilterCriteria: {Filters: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
