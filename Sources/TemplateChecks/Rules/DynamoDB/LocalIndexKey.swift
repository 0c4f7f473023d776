import TemplateModel

extension RelationRule {
    static let localIndexKey = RelationRule(
        "DDB-06",
        .error,
        "a local secondary index has the partition key of its table",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html",
        check: { relations, rule in
            for table in relations.tables {
                for key in table.values("KeySchema", .items) where table.values("KeyType", in: key).only?.text == "HASH"
                {
                    for name in table.values("AttributeName", in: key) {
                        guard let expected = name.text else { continue }
                        let path: [ValueStep] = ["LocalSecondaryIndexes", .items, "KeySchema", .items]
                        for other in table.values(at: path, under: name.value.choices)
                        where table.values("KeyType", in: other).only?.text == "HASH" {
                            for attribute in table.values("AttributeName", in: other) {
                                guard let given = attribute.text, given != expected else { continue }
                                relations.report(
                                    rule,
                                    at: attribute,
                                    with: [name],
                                    "the partition key of the index is '\(given)', but that of a local secondary index must be the table's, "
                                        + "'\(expected)'; use it, or make this one of GlobalSecondaryIndexes"
                                )
                            }
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A local secondary index sorts the items of one partition of the table in another order, \
                    and has the partition key of the table. DynamoDB refuses another one. That the key has two \
                    elements is SCH-08.
                    """,
                fix: """
                    Use the partition key of the table and another sort key, or a global secondary index.
                    """,
                evidence: [.documentation, .schema],
                examples: [
                    .bad(
                        "Another partition key",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              KeySchema:
                                - {AttributeName: id, KeyType: HASH}
                                - {AttributeName: number, KeyType: RANGE}
                              LocalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  KeySchema:
                                    - {AttributeName: customer, KeyType: HASH}
                                    - {AttributeName: number, KeyType: RANGE}
                        """,
                        finds:
                            """
                            error[DDB-06]: the partition key of the index is 'customer', but that of a local \
                            secondary index must be the table's, 'id'; use it, or make this one of \
                            GlobalSecondaryIndexes \
                            [Resources/Orders/Properties/LocalSecondaryIndexes/0/KeySchema/0/AttributeName]
                            """
                    ),
                    .good(
                        "The partition key of the table",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              KeySchema:
                                - {AttributeName: id, KeyType: HASH}
                                - {AttributeName: number, KeyType: RANGE}
                              LocalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  KeySchema:
                                    - {AttributeName: id, KeyType: HASH}
                                    - {AttributeName: customer, KeyType: RANGE}
                        """
                    ),
                    .unknown(
                        "A key that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              KeySchema:
                                - {AttributeName: id, KeyType: HASH}
                                - {AttributeName: number, KeyType: RANGE}
                              LocalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  KeySchema:
                                    - {AttributeName: !Ref P, KeyType: HASH}
                                    - {AttributeName: customer, KeyType: RANGE}
                        """
                    ),
                ]
            )
        }
    )
}
