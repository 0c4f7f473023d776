import TemplateModel

extension RelationRule {
    static let indexNames = RelationRule(
        "DDB-07",
        .error,
        "the indexes of a table have different names",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\
            dynamodb-table.html
            """,
        check: { relations, rule in
            for table in relations.tables {
                var indexes: [(item: FoundValue, name: FoundValue)] = []
                for key in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
                    for item in table.values(.key(key), .items) where item.node != nil {
                        indexes += table.values("IndexName", in: item).map { (item, $0) }
                    }
                }
                var known: [String: [(item: FoundValue, name: FoundValue)]] = [:]
                for index in indexes {
                    guard let text = index.name.text else { continue }
                    let others = known[text] ?? []
                    known[text, default: []].append(index)
                    let steps = index.item.value.place.steps
                    let other = others.first { other in
                        other.item.value.place.steps != steps
                            && relations.session.canBeTogether(other.name.value.choices, index.name.value.choices)
                    }
                    guard let other else { continue }
                    relations.report(
                        rule,
                        at: index.name,
                        with: [other.name],
                        "'\(text)' is also the name of \(table.property(of: other.item)); the names of local and global secondary indexes "
                            + "of a table must differ"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    DynamoDB refuses a table of which two indexes, local or global, have one name. Length and \
                    characters are SCH-07 and SCH-09.
                    """,
                fix: "Give each index a name of its own.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A local and a global one",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              LocalSecondaryIndexes:
                                - {IndexName: ByCustomer}
                              GlobalSecondaryIndexes:
                                - {IndexName: ByCustomer}
                        """,
                        finds:
                            """
                            error[DDB-07]: 'ByCustomer' is also the name of GlobalSecondaryIndexes[0]; the \
                            names of local and global secondary indexes of a table must differ \
                            [Resources/Orders/Properties/LocalSecondaryIndexes/0/IndexName]
                            """
                    ),
                    .good(
                        "Two names",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              LocalSecondaryIndexes:
                                - {IndexName: ByCustomer}
                              GlobalSecondaryIndexes:
                                - {IndexName: ByState}
                        """
                    ),
                    .unknown(
                        "A name that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              LocalSecondaryIndexes:
                                - {IndexName: ByCustomer}
                              GlobalSecondaryIndexes:
                                - {IndexName: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
