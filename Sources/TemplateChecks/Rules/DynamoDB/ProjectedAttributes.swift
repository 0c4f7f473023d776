import TemplateModel

extension RelationRule {
    static let projectedAttributes = RelationRule(
        "DDB-08",
        .error,
        "an index names attributes exactly if it includes some",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html",
        check: { relations, rule in
            for table in relations.tables {
                for key in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
                    for kind in table.values(.key(key), .items, "Projection", "ProjectionType") {
                        guard let type = kind.text, ["ALL", "INCLUDE", "KEYS_ONLY"].contains(type) else { continue }
                        // The projection with the type, under the same conditions.
                        for projection in table.values(.key(key), .items, "Projection", under: kind.value.choices)
                        where projection.value.place.key("ProjectionType").steps == kind.value.place.steps {
                            for attributes in table.values("NonKeyAttributes", in: projection) {
                                if type == "INCLUDE", attributes.isAbsent {
                                    relations.report(
                                        rule,
                                        at: kind,
                                        with: [attributes],
                                        "ProjectionType is INCLUDE, but there are no NonKeyAttributes; name those that the index is to "
                                            + "have, or use KEYS_ONLY"
                                    )
                                } else if type != "INCLUDE", let names = attributes.node?.arrayValue, !names.isEmpty {
                                    relations.report(
                                        rule,
                                        at: attributes,
                                        with: [kind],
                                        "NonKeyAttributes are given, but ProjectionType is \(type); remove them, or use INCLUDE"
                                    )
                                }
                            }
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    DynamoDB refuses a table with "ProjectionType is INCLUDE, but NonKeyAttributes is not \
                    specified", or with "ProjectionType is ALL, but NonKeyAttributes is specified".
                    """,
                fix: "Name attributes with INCLUDE, and only with it.",
                evidence: [.report],
                sources: [
                    "https://github.com/nubo-db/dynoxide/issues/116",
                    "https://github.com/cloudposse/terraform-aws-dynamodb/issues/39",
                ],
                examples: [
                    .bad(
                        "No attributes",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  Projection:
                                    ProjectionType: INCLUDE
                        """,
                        finds:
                            """
                            error[DDB-08]: ProjectionType is INCLUDE, but there are no NonKeyAttributes; name \
                            those that the index is to have, or use KEYS_ONLY \
                            [Resources/Orders/Properties/GlobalSecondaryIndexes/0/Projection/ProjectionType]
                            """
                    ),
                    .bad(
                        "Attributes besides all",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  Projection:
                                    ProjectionType: ALL
                                    NonKeyAttributes: [total]
                        """,
                        finds:
                            """
                            error[DDB-08]: NonKeyAttributes are given, but ProjectionType is ALL; remove them, \
                            or use INCLUDE \
                            [Resources/Orders/Properties/GlobalSecondaryIndexes/0/Projection/NonKeyAttributes]
                            """
                    ),
                    .good(
                        "Some attributes",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  Projection:
                                    ProjectionType: INCLUDE
                                    NonKeyAttributes: [total]
                        """
                    ),
                    .unknown(
                        "A deployment decides",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  Projection:
                                    ProjectionType: !Ref P
                                    NonKeyAttributes: [total]
                        """
                    ),
                ]
            )
        }
    )
}
