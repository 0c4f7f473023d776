import TemplateModel

extension RelationRule {
    static let filterKeys = RelationRule(
        "ESQ-30",
        .warning,
        "filters of a queue are on the body, in the format of the messages",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                let patterns = mapping.mapping.values(
                    "FilterCriteria",
                    "Filters",
                    .items,
                    "Pattern",
                    under: mapping.choices
                )
                for pattern in patterns {
                    guard let text = pattern.text, let object = JSONDocument.object(in: text),
                        let key = object.keys.first(where: { $0 != "body" && !$0.utf8.starts(with: "$".utf8) })
                    else { continue }
                    relations.report(
                        rule,
                        at: pattern,
                        with: [mapping.source.value],
                        "the filter is on '\(key)', but of a queue's messages only 'body' can be filtered, and those that do "
                            + "not match are deleted; filter on values in the body"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Of a message only the body can be filtered. Whether the body is JSON or plain text must be the \
                    same in filter and message too, which a template does not show: a message of the other format is \
                    deleted.
                    """,
                fix: """
                    Filter on values in the body: {\"body\": {\"kind\": [\"order\"]}} for JSON, {\"body\": \
                    [\"text\"]} for plain text.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A filter on attributes",
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
                                Filters: [{Pattern: '{\"messageAttributes\": {\"kind\": [\"order\"]}}'}]
                        """,
                        finds: """
                            warning[ESQ-30]: the filter is on 'messageAttributes', but of a queue's messages only \
                            'body' can be filtered, and those that do not match are deleted; filter on values in the \
                            body [Resources/Source/Properties/FilterCriteria/Filters/0/Pattern]
                            """
                    ),
                    .good(
                        "A filter on the body",
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
                        """
                    ),
                    .unknown(
                        "A pattern that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
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
                                Filters: [{Pattern: !Ref P}]
                        """
                    ),
                ]
            )
        }
    )
}
