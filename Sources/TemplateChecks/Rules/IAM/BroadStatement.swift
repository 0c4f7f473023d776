import TemplateModel

extension RelationRule {
    static let broadStatement = RelationRule(
        "IAM-08",
        .warning,
        "a statement allows neither all actions nor all resources",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        check: { relations, rule in
            for site in relations.identityDocuments {
                for statement in relations.policies(in: site.value, of: site.owner).statements
                where statement.allows && statement.conditions == nil && !statement.excludesActions
                    && !statement.excludesResources
                {
                    if statement.actions.contains(where: \.isEverything) {
                        relations.report(
                            rule,
                            at: statement.value,
                            "the statement allows all actions of all services; name those that are used"
                        )
                        continue
                    }
                    guard statement.resources.contains(where: \.isEverything) else { continue }
                    let scoped = PolicyStatement.scopedActions.filter { action in
                        let subject = PolicyPattern.Subject(SymbolicText(action), ignoringCase: true)
                        return statement.actions.contains { $0.matches(subject) == .yes }
                    }
                    guard let first = scoped.first else { continue }
                    let others = scoped.count > 1 ? " and \(scoped.count - 1) more" : ""
                    relations.report(
                        rule,
                        at: statement.value,
                        "the statement allows \(first)\(others) on all resources of the account; name the ARNs that are used"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A statement without bounds lets who gets hold of the role read, change or delete \
                    everything. Most actions on data can be bound to resources by their ARNs; those that \
                    cannot, such as logs of Insights or lists, are not reported.
                    """,
                fix: "Name actions and ARNs.",
                evidence: [.linter("I3510")],
                examples: [
                    .bad(
                        "All tables",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement: {Effect: Allow, Action: [dynamodb:PutItem, dynamodb:UpdateItem], Resource: '*'}
                        """,
                        finds: """
                            warning[IAM-08]: the statement allows dynamodb:PutItem and 1 more on all resources \
                            of the account; name the ARNs that are used \
                            [Resources/Role/Properties/Policies/0/PolicyDocument/Statement]
                            """
                    ),
                    .bad(
                        "Everything",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: All
                                  PolicyDocument:
                                    Statement: {Effect: Allow, Action: '*', Resource: '*'}
                        """,
                        finds: """
                            warning[IAM-08]: the statement allows all actions of all services; name those that \
                            are used [Resources/Role/Properties/Policies/0/PolicyDocument/Statement]
                            """
                    ),
                    .good(
                        "A table",
                        """
                        Resources:
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement: {Effect: Allow, Action: [dynamodb:PutItem, dynamodb:UpdateItem], Resource: !GetAtt Orders.Arn}
                          Orders:
                            Type: AWS::DynamoDB::Table
                        """
                    ),
                    .unknown(
                        "A resource that a deployment gives",
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
                        """
                    ),
                ]
            )
        }
    )
}

extension PolicyStatement {
    /// Actions on data that can be bound to resources.
    fileprivate static let scopedActions = [
        "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
        "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem", "events:PutEvents",
        "kms:Decrypt", "kms:GenerateDataKey", "lambda:InvokeFunction", "s3:DeleteObject", "s3:GetObject",
        "s3:PutObject", "secretsmanager:GetSecretValue", "sns:Publish", "sqs:DeleteMessage", "sqs:ReceiveMessage",
        "sqs:SendMessage", "ssm:GetParameter", "ssm:GetParameters", "states:StartExecution",
    ]
}

extension ResourcePattern {
    /// Whether it is an asterisk.
    fileprivate var isEverything: Bool { if case .everything = self { true } else { false } }
}
