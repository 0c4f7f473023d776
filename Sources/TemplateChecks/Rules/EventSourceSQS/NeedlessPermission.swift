import TemplateModel

extension RelationRule {
    static let needlessPermission = RelationRule(
        "ESQ-27",
        .info,
        "Amazon SQS needs no permission to invoke a function",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
        check: { relations, rule in
            for permission in relations.resources(of: "AWS::Lambda::Permission") {
                for principal in permission.values("Principal") where principal.text == "sqs.amazonaws.com" {
                    relations.report(
                        rule,
                        at: principal,
                        "Lambda polls queues with the role of the function, so a permission for sqs.amazonaws.com has no effect; "
                            + "remove it"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A mapping receives messages with the role of the function and invokes it itself. Amazon SQS \
                    invokes nothing.
                    """,
                fix: "Remove the permission; let the role consume the queue.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A permission for Amazon SQS",
                        """
                        Resources:
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              Action: lambda:InvokeFunction
                              FunctionName: !Ref OrdersWriter
                              Principal: sqs.amazonaws.com
                        """,
                        finds: """
                            info[ESQ-27]: Lambda polls queues with the role of the function, so a permission for \
                            sqs.amazonaws.com has no effect; remove it [Resources/Permission/Properties/Principal]
                            """
                    ),
                    .good(
                        "A permission for Amazon SNS",
                        """
                        Resources:
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              Action: lambda:InvokeFunction
                              FunctionName: !Ref OrdersWriter
                              Principal: sns.amazonaws.com
                        """
                    ),
                    .unknown(
                        "A principal that a deployment names",
                        """
                        Parameters:
                          Service: {Type: String}
                        Resources:
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              Action: lambda:InvokeFunction
                              FunctionName: !Ref OrdersWriter
                              Principal: !Ref Service
                        """
                    ),
                ]
            )
        }
    )
}
