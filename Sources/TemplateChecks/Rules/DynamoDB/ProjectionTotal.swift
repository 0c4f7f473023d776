import TemplateModel

extension RelationRule {
    static let projectionTotal = RelationRule(
        "DDB-09",
        .error,
        "the indexes of a table include at most 100 attributes together",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html",
        check: { relations, rule in
            for table in relations.tables {
                let lists = ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].flatMap { key in
                    table.values(.key(key), .items, "Projection", "NonKeyAttributes").filter {
                        $0.node?.arrayValue != nil
                    }
                }
                // What a function decides may be nothing.
                let counts = lists.filter { $0.value.choices.conditions.isEmpty && $0.isCertain }.map { list in
                    list.node?.arrayValue?.count { $0.functionCall == nil } ?? 0
                }
                let sum = counts.reduce(0, +)
                guard sum > 100, let last = lists.last else { continue }
                relations.report(
                    rule,
                    at: last,
                    "the indexes of '\(table.subject.logicalID)' include \(sum) attributes "
                        + "(\(counts.filter { $0 > 0 }.map { "\($0)" }.joined(separator: " + "))), but DynamoDB allows 100, of which one that "
                        + "several indexes include counts for each; include fewer, or use ProjectionType ALL"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    DynamoDB counts the attributes that all indexes of a table include by name, and refuses \
                    more than 100 of them.
                    """,
                fix: "Include fewer attributes, or all of them with ProjectionType ALL.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Six indexes with 18 each",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                - IndexName: Index0
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: &names [a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16, a17]
                                - IndexName: Index1
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index2
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index3
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index4
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index5
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                        """,
                        finds:
                            """
                            error[DDB-09]: the indexes of 'Orders' include 108 attributes (18 + 18 + 18 + 18 + \
                            18 + 18), but DynamoDB allows 100, of which one that several indexes include \
                            counts for each; include fewer, or use ProjectionType ALL \
                            [Resources/Orders/Properties/GlobalSecondaryIndexes/5/Projection/NonKeyAttributes]
                            """
                    ),
                    .good(
                        "Five",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                - IndexName: Index0
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: &names [a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16, a17]
                                - IndexName: Index1
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index2
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index3
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index4
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                        """
                    ),
                    .unknown(
                        "A list that a deployment gives",
                        """
                        Parameters:
                          P: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                - IndexName: Index0
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: &names [a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16, a17]
                                - IndexName: Index1
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index2
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index3
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index4
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: *names
                                - IndexName: Index6
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
