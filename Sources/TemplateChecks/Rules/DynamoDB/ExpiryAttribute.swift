import TemplateModel

extension RelationRule {
    static let expiryAttribute = RelationRule(
        "DDB-11",
        .error,
        "a table whose items expire says by which attribute",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-propertie\
            s-dynamodb-table-timetolivespecification.html
            """,
        check: { relations, rule in
            for table in relations.tables {
                for enabled in table.values("TimeToLiveSpecification", "Enabled") where enabled.node?.truthValue == true
                {
                    for name in table.values("TimeToLiveSpecification", "AttributeName", under: enabled.value.choices) {
                        guard name.isAbsent || name.text == "" else { continue }
                        relations.report(
                            rule,
                            at: enabled,
                            with: [name],
                            "TimeToLiveSpecification is enabled without AttributeName; name the attribute with the time, in seconds since "
                                + "1970, after which an item is deleted"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    DynamoDB refuses to let items expire without the attribute that says when. To change its \
                    name, disable it with one deployment and enable it with the next.
                    """,
                fix: "Set AttributeName.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No attribute",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              TimeToLiveSpecification: {Enabled: true}
                        """,
                        finds:
                            """
                            error[DDB-11]: TimeToLiveSpecification is enabled without AttributeName; name the \
                            attribute with the time, in seconds since 1970, after which an item is deleted \
                            [Resources/Orders/Properties/TimeToLiveSpecification/Enabled]
                            """
                    ),
                    .good(
                        "An attribute",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              TimeToLiveSpecification: {Enabled: true, AttributeName: expires}
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
                              TimeToLiveSpecification: {Enabled: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
