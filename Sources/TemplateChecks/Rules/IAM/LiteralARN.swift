import TemplateModel

extension RelationRule {
    static let literalARN = RelationRule(
        "IAM-09",
        .warning,
        "a policy names a resource of the template by reference",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            intrinsic-function-reference-getatt.html
            """,
        check: { relations, rule in
            for site in relations.identityDocuments {
                let resources = relations.session.evaluator.values(
                    at: ["Statement", .itemsOrSelf, "Resource", .itemsOrSelf],
                    of: site.document
                )
                for value in resources {
                    guard let text = value.text, let arn = ARNText(SymbolicText(text)),
                        let account = arn.account.literal,
                        !account.isEmpty, account != "*", let resource = relations.target(of: value).resource
                    else { continue }
                    relations.report(
                        rule,
                        at: value,
                        "'\(text)' is '\(resource.subject.logicalID)' of this template, but only in the account \(account) and Region "
                            + "\(arn.region.literal.map { $0.isEmpty ? "of the role" : $0 } ?? "of the role"); refer to its ARN"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    An ARN with the number of an account and a Region is right in one place only: in another \
                    account or Region the role is denied what it needs, and allowed what it should not be.
                    """,
                fix: "Use !GetAtt, or pseudo parameters for account and Region.",
                evidence: [.report],
                examples: [
                    .bad(
                        "An account in an ARN",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement: {Effect: Allow, Action: dynamodb:PutItem, Resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders'}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties: {TableName: orders}
                        """,
                        finds: """
                            warning[IAM-09]: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders' is \
                            'Orders' of this template, but only in the account 123456789012 and Region \
                            eu-west-1; refer to its ARN \
                            [Resources/Role/Properties/Policies/0/PolicyDocument/Statement/Resource]
                            """
                    ),
                    .good(
                        "A reference",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement: {Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties: {TableName: orders}
                        """
                    ),
                    .unknown(
                        "An ARN that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement: {Effect: Allow, Action: dynamodb:PutItem, Resource: !Ref P}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties: {TableName: orders}
                        """
                    ),
                ]
            )
        }
    )
}
