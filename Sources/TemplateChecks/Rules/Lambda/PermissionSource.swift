import TemplateModel

extension RelationRule {
    static let permissionSource = RelationRule(
        "LAM-16",
        .warning,
        "a permission for a service says for which resource, and in which account",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
        check: { relations, rule in
            for permission in relations.resources(of: "AWS::Lambda::Permission") {
                for principal in permission.values("Principal") {
                    guard let text = SymbolicText(principal.value), Relations.isService(text) else { continue }
                    let limits = ["SourceAccount", "PrincipalOrgID", "EventSourceToken"]
                    let isLimited = limits.contains { key in
                        permission.values(.key(key), under: principal.value.choices).contains { !$0.isAbsent }
                    }
                    guard !isLimited else { continue }
                    for source in permission.values("SourceArn", under: principal.value.choices) {
                        if source.isAbsent {
                            relations.report(
                                rule,
                                at: source,
                                with: [principal],
                                "the permission has neither SourceArn nor SourceAccount, so that \(text.literal ?? "the service") may "
                                    + "invoke the function for any account; add SourceArn, or SourceAccount: !Ref AWS::AccountId"
                            )
                        } else if let text = SymbolicText(source.value), let arn = ARNText(relations.expanded(text)),
                            arn.account.literal == "", arn.service == "s3"
                        {
                            relations.report(
                                rule,
                                at: source,
                                with: [principal],
                                "the ARN of a bucket has no account, and another account can own the name once the bucket is deleted; add "
                                    + "SourceAccount: !Ref AWS::AccountId"
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A service acts for all accounts. Without a source anybody can have it invoke the function, \
                    for example by an event rule of their own with the function as its target.
                    """,
                fix: """
                    Set SourceArn to the ARN of what invokes the function, and SourceAccount where the ARN has \
                    none, as those of buckets.
                    """,
                evidence: [.documentation, .linter("W3663")],
                examples: [
                    .bad(
                        "No source",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunction
                              Principal: events.amazonaws.com
                        """,
                        finds:
                            """
                            warning[LAM-16]: the permission has neither SourceArn nor SourceAccount, so that \
                            events.amazonaws.com may invoke the function for any account; add SourceArn, or \
                            SourceAccount: !Ref AWS::AccountId [Resources/Permission/Properties]
                            """
                    ),
                    .bad(
                        "A bucket without its account",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunction
                              Principal: s3.amazonaws.com
                              SourceArn: !GetAtt Uploads.Arn
                          Uploads:
                            Type: AWS::S3::Bucket
                        """,
                        finds:
                            """
                            warning[LAM-16]: the ARN of a bucket has no account, and another account can own \
                            the name once the bucket is deleted; add SourceAccount: !Ref AWS::AccountId \
                            [Resources/Permission/Properties/SourceArn]
                            """
                    ),
                    .good(
                        "A rule",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunction
                              Principal: events.amazonaws.com
                              SourceArn: !GetAtt Nightly.Arn
                          Nightly:
                            Type: AWS::Events::Rule
                        """
                    ),
                    .unknown(
                        "A principal that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunction
                              Principal: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
