import TemplateModel

extension RelationRule {
    static let fixedTableName = RelationRule(
        "DDB-14",
        .warning,
        "the name of a table is not fixed",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\
            dynamodb-table.html
            """,
        check: { relations, rule in
            for table in relations.tables {
                for name in table.values("TableName") {
                    // A name with a part that differs by deployment, or that a parameter gives, can be changed.
                    guard let text = name.text, !text.isEmpty, name.value.choices.parameters.isEmpty else { continue }
                    relations.report(
                        rule,
                        at: name,
                        "TableName is always '\(text)', so that a change that replaces the table fails, and no second stack of an account can "
                            + "have it; leave it out, or put the stack's name into it: !Sub '${AWS::StackName}-\(text)'"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudFormation makes a new table before it deletes the old one, which it cannot with the \
                    same name, so that changes of keys fail. Nor can the template be deployed twice, for a \
                    test and for production.
                    """,
                fix: """
                    Leave TableName out and use Ref; or put the name of the stack or of the environment into \
                    it.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              TableName: orders
                        """,
                        finds:
                            """
                            warning[DDB-14]: TableName is always 'orders', so that a change that replaces the \
                            table fails, and no second stack of an account can have it; leave it out, or put \
                            the stack's name into it: !Sub '${AWS::StackName}-orders' \
                            [Resources/Orders/Properties/TableName]
                            """
                    ),
                    .good(
                        "A name of the stack",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              TableName: !Sub '${AWS::StackName}-orders'
                        """
                    ),
                    .good(
                        "No name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
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
                              TableName: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
