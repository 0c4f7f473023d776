import TemplateModel

extension RelationRule {
    static let functionDelivery = RelationRule(
        "EVB-10",
        .error,
        "a function lets the rule invoke it that has it as a target",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                let function = relations.functionTarget(of: edge.target.value)
                guard function.resource?.subject.typeName == "AWS::Lambda::Function",
                    let problem = relations.delivery(of: edge).problem(
                        of: function.name,
                        "Amazon EventBridge",
                        "invoke it",
                        for: "'\(edge.rule.subject.logicalID)'"
                    )
                else { continue }
                relations.report(
                    rule,
                    at: edge.target.value,
                    "\(problem): the deployment succeeds, and each event is lost. Add an AWS::Lambda::Permission for "
                        + "events.amazonaws.com with the ARN of '\(edge.rule.subject.logicalID)' as SourceArn"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge invokes a function only if the policy of the function lets it. Without \
                    permission the deployment succeeds, and each event is dropped without a retry.
                    """,
                fix: """
                    Add an AWS::Lambda::Permission with the principal events.amazonaws.com, the action \
                    lambda:InvokeFunction, and the ARN of the rule as SourceArn.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No permission",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Worker, Arn: !GetAtt Worker.Arn}
                        """,
                        finds: """
                            error[EVB-10]: 'Worker' has no policy that lets Amazon EventBridge invoke it: the \
                            deployment succeeds, and each event is lost. Add an AWS::Lambda::Permission for \
                            events.amazonaws.com with the ARN of 'OrderPlaced' as SourceArn \
                            [Resources/OrderPlaced/Properties/Targets/0/Arn]
                            """
                    ),
                    .bad(
                        "A permission for another service",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Worker, Arn: !GetAtt Worker.Arn}
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: s3.amazonaws.com
                              SourceArn: arn:aws:s3:::uploads
                        """,
                        finds: """
                            error[EVB-10]: 'Worker' has no policy that lets Amazon EventBridge invoke it: the \
                            deployment succeeds, and each event is lost. Add an AWS::Lambda::Permission for \
                            events.amazonaws.com with the ARN of 'OrderPlaced' as SourceArn \
                            [Resources/OrderPlaced/Properties/Targets/0/Arn]
                            """
                    ),
                    .good(
                        "A permission for the rule",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Worker, Arn: !GetAtt Worker.Arn}
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: events.amazonaws.com
                              SourceArn: !GetAtt OrderPlaced.Arn
                        """
                    ),
                    .unknown(
                        "A permission for a rule that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Worker, Arn: !GetAtt Worker.Arn}
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: events.amazonaws.com
                              SourceArn: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
