import TemplateModel

extension RelationRule {
    static let filterCount = RelationRule(
        "ESQ-31",
        .error,
        "a mapping has at most 5 filters, or 10 with a higher quota",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                for filters in mapping.mapping.values("FilterCriteria", "Filters", under: mapping.choices) {
                    // Another count is outside of the schema's range.
                    guard let count = filters.node?.arrayValue?.count, (6...20).contains(count),
                        filters.node?.arrayValue?.allSatisfy({ $0.functionCall == nil }) == true
                    else { continue }
                    let advice =
                        count > 10
                        ? "even a higher quota allows only 10"
                        : "the quota of the account must have been raised to that"
                    relations.report(
                        rule,
                        at: filters,
                        "the mapping has \(count) filters, but Lambda allows 5: \(advice); join some of them in one pattern",
                        isPossible: count <= 10
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    The schema allows 20 filters, but Lambda refuses more than 5, or more than 10 when the quota of \
                    the account was raised. Up to 10 the finding is a warning.
                    """,
                fix: "Join filters: a list of values in a pattern matches any of them.",
                evidence: [.documentation, .schema],
                examples: [
                    .bad(
                        "Eleven filters",
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
                                Filters: [{Pattern: '{\"body\": [\"a\"]}'}, {Pattern: '{\"body\": [\"b\"]}'}, {Pattern: '{\"body\": [\"c\"]}'}, {Pattern: '{\"body\": [\"d\"]}'}, {Pattern: '{\"body\": [\"e\"]}'},
                                  {Pattern: '{\"body\": [\"f\"]}'}, {Pattern: '{\"body\": [\"g\"]}'}, {Pattern: '{\"body\": [\"h\"]}'}, {Pattern: '{\"body\": [\"i\"]}'}, {Pattern: '{\"body\": [\"j\"]}'}, {Pattern: '{\"body\": [\"k\"]}'}]
                        """,
                        finds: """
                            error[ESQ-31]: the mapping has 11 filters, but Lambda allows 5: even a higher quota \
                            allows only 10; join some of them in one pattern \
                            [Resources/Source/Properties/FilterCriteria/Filters]
                            """
                    ),
                    .good(
                        "One filter for several values",
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
                                Filters: [{Pattern: '{\"body\": [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]}'}]
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
