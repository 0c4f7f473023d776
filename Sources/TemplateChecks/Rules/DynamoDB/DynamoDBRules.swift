import TemplateModel

extension RuleGroup {
    /// Rules of tables of DynamoDB.
    static let dynamoDB = RuleGroup(
        id: "DDB",
        title: "Tables of DynamoDB",
        rules: [
            .indexCapacity, .indexCount, .localIndexKey, .indexNames, .projectedAttributes, .projectionTotal,
            .expiryAttribute, .tableKey, .tableRemoval, .fixedTableName, .writeThroughput,
        ],
        others: {
            let table =
                "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html"
            return [
                RuleEntry(
                    "DDB-01",
                    .error,
                    "the attributes that a table defines are those of its keys",
                    source: table,
                    .foundBy(["RES-06"])
                ),
                RuleEntry(
                    "DDB-02",
                    .error,
                    "the key of a table is one HASH, and at most one RANGE",
                    source: table,
                    .foundBy(["SCH-05"])
                ),
                RuleEntry(
                    "DDB-03",
                    .error,
                    "a table has ProvisionedThroughput with PROVISIONED, and none with PAY_PER_REQUEST",
                    source: table,
                    .foundBy(["SCH-03", "SCH-05"])
                ),
                RuleEntry(
                    "DDB-10",
                    .error,
                    "an update adds or removes one global secondary index at most",
                    source: table,
                    .notChecked("it is about the change from one template to the next, not about one template")
                ),
                RuleEntry(
                    "DDB-15",
                    .warning,
                    "a change of KeySchema or TableName replaces the table, and its items are lost",
                    source: table,
                    .notChecked("it is about the change from one template to the next, not about one template")
                ),
                RuleEntry(
                    "DDB-16",
                    .error,
                    "RecoveryPeriodInDays is from 1 to 35",
                    source: table,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "DDB-18",
                    .error,
                    "numbers that are written have at most 38 digits, and are finite",
                    source: """
                        https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/\
                        HowItWorks.NamingRulesDataTypes.html
                        """,
                    .notChecked("the code of the function decides, which no template shows")
                ),
            ]
        }
    )
}
