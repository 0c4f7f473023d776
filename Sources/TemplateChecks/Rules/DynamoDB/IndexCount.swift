import TemplateModel

extension RelationRule {
    static let indexCount = RelationRule(
        "DDB-05",
        .error,
        "a table has at most 5 local secondary indexes, and 20 global ones unless the quota was raised",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html",
        check: { relations, rule in
            for table in relations.tables {
                for (key, maximum) in [("LocalSecondaryIndexes", 5), ("GlobalSecondaryIndexes", 20)] {
                    for list in table.values(.key(key)) {
                        // What a function decides may be nothing.
                        let count = list.node?.arrayValue?.count { $0.functionCall == nil } ?? 0
                        guard count > maximum else { continue }
                        let isQuota = key == "GlobalSecondaryIndexes"
                        relations.report(
                            rule,
                            at: list,
                            "the table has \(count) \(key), but DynamoDB allows \(maximum)"
                                + (isQuota
                                    ? " unless the quota of the account was raised; remove some, or have it raised"
                                    : "; remove some, or "
                                        + "use GlobalSecondaryIndexes"),
                            isPossible: isQuota
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    DynamoDB refuses a table with more than 5 local secondary indexes. Of global ones it \
                    allows 20, unless AWS has raised the quota, so that more are a warning.
                    """,
                fix: """
                    Use fewer indexes; one can serve several queries with keys that are made for it.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Six local secondary indexes",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              LocalSecondaryIndexes:
                                [{IndexName: Index01}, {IndexName: Index02}, {IndexName: Index03}, {IndexName: Index04},
                                {IndexName: Index05}, {IndexName: Index06}]
                        """,
                        finds:
                            """
                            error[DDB-05]: the table has 6 LocalSecondaryIndexes, but DynamoDB allows 5; \
                            remove some, or use GlobalSecondaryIndexes \
                            [Resources/Orders/Properties/LocalSecondaryIndexes]
                            """
                    ),
                    .bad(
                        "21 global secondary indexes",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              GlobalSecondaryIndexes:
                                [{IndexName: Index01}, {IndexName: Index02}, {IndexName: Index03}, {IndexName: Index04},
                                {IndexName: Index05}, {IndexName: Index06}, {IndexName: Index07}, {IndexName: Index08},
                                {IndexName: Index09}, {IndexName: Index10}, {IndexName: Index11}, {IndexName: Index12},
                                {IndexName: Index13}, {IndexName: Index14}, {IndexName: Index15}, {IndexName: Index16},
                                {IndexName: Index17}, {IndexName: Index18}, {IndexName: Index19}, {IndexName: Index20},
                                {IndexName: Index21}]
                        """,
                        finds:
                            """
                            warning[DDB-05]: the table has 21 GlobalSecondaryIndexes, but DynamoDB allows 20 \
                            unless the quota of the account was raised; remove some, or have it raised \
                            [Resources/Orders/Properties/GlobalSecondaryIndexes]
                            """
                    ),
                    .good(
                        "Five",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              LocalSecondaryIndexes:
                                [{IndexName: Index01}, {IndexName: Index02}, {IndexName: Index03}, {IndexName: Index04},
                                {IndexName: Index05}]
                        """
                    ),
                    .unknown(
                        "An index that a deployment may leave out",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProduction: !Equals [!Ref Stage, production]
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              LocalSecondaryIndexes:
                                - !If [IsProduction, {IndexName: Index00}, !Ref AWS::NoValue]
                                - {IndexName: Index01}
                                - {IndexName: Index02}
                                - {IndexName: Index03}
                                - {IndexName: Index04}
                                - {IndexName: Index05}
                        """
                    ),
                ]
            )
        }
    )
}

extension Relations {
    /// The tables of DynamoDB, in one Region or several.
    var tables: [ResourceView] {
        resources(of: "AWS::DynamoDB::Table") + resources(of: "AWS::DynamoDB::GlobalTable")
    }
}
