import TemplateModel

extension RelationRule {
    static let publicFunction = RelationRule(
        "LAM-17",
        .warning,
        "a function that everybody may invoke is meant to be",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
        check: { relations, rule in
            for url in relations.resources(of: "AWS::Lambda::Url") {
                for kind in url.values("AuthType") where kind.text == "NONE" {
                    let function = url.values("TargetFunctionArn", under: kind.value.choices).only.map(
                        relations.functionTarget
                    )
                    let reserves =
                        function?.resource?.values("ReservedConcurrentExecutions", under: kind.value.choices) ?? []
                    let isUnlimited = !reserves.isEmpty && reserves.allSatisfy(\.isAbsent)
                    relations.report(
                        rule,
                        at: kind,
                        "with AuthType NONE everybody who knows the URL invokes \(function?.name ?? "the function")"
                            + (isUnlimited ? ", as often as the account has executions" : "")
                            + "; use AWS_IAM, or accept this with the reason"
                            + (isUnlimited ? " and set ReservedConcurrentExecutions" : "")
                    )
                }
            }
            for permission in relations.resources(of: "AWS::Lambda::Permission") {
                for principal in permission.values("Principal") where principal.text == "*" {
                    let limits = [
                        "SourceArn", "SourceAccount", "PrincipalOrgID", "EventSourceToken", "FunctionUrlAuthType",
                        "InvokedViaFunctionUrl",
                    ]
                    let isLimited = limits.contains { key in
                        permission.values(.key(key), under: principal.value.choices).contains { !$0.isAbsent }
                    }
                    guard !isLimited else { continue }
                    for action in permission.values("Action", under: principal.value.choices) {
                        guard ["lambda:InvokeFunction", "lambda:*", "*"].contains(action.text) else { continue }
                        relations.report(
                            rule,
                            at: principal,
                            with: [action],
                            "the permission lets everybody, in all accounts, do \(action.text ?? "") with the function; name the service or "
                                + "the account, or for a URL use lambda:InvokeFunctionUrl with FunctionUrlAuthType"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Everybody on the internet can invoke, and let you pay for, a function whose URL asks for \
                    no authorization, or whose policy allows all principals. A URL needs its own permission, \
                    not one to invoke the function by the API. That AuthType is given at all is SCH-03.
                    """,
                fix: """
                    Use AWS_IAM for URLs and name principals. What is meant to be public gets a reserve, so \
                    that it cannot use up all executions of the account, and an acceptance with the reason.
                    """,
                evidence: [.documentation, .report],
                sources: [
                    "https://github.com/swift-cloud/swift-cloud/blob/main/Sources/CloudAWS/Components/Function.swift"
                ],
                examples: [
                    .bad(
                        "A URL for everybody",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Address:
                            Type: AWS::Lambda::Url
                            Properties:
                              AuthType: NONE
                              TargetFunctionArn: !GetAtt Writer.Arn
                        """,
                        finds:
                            """
                            warning[LAM-17]: with AuthType NONE everybody who knows the URL invokes 'Writer', \
                            as often as the account has executions; use AWS_IAM, or accept this with the \
                            reason and set ReservedConcurrentExecutions \
                            [Resources/Address/Properties/AuthType]
                            """
                    ),
                    .bad(
                        "A permission for everybody",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunction
                              Principal: '*'
                        """,
                        finds:
                            """
                            warning[LAM-17]: the permission lets everybody, in all accounts, do \
                            lambda:InvokeFunction with the function; name the service or the account, or for a \
                            URL use lambda:InvokeFunctionUrl with FunctionUrlAuthType \
                            [Resources/Permission/Properties/Principal]
                            """
                    ),
                    .good(
                        "A URL for those who may",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Address:
                            Type: AWS::Lambda::Url
                            Properties:
                              AuthType: AWS_IAM
                              TargetFunctionArn: !GetAtt Writer.Arn
                        """
                    ),
                    .good(
                        "The permission of a URL",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Writer
                              Action: lambda:InvokeFunctionUrl
                              Principal: '*'
                              FunctionUrlAuthType: NONE
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
