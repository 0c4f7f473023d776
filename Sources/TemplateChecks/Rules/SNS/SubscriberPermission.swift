import TemplateModel

extension RelationRule {
    static let subscriberPermission = RelationRule(
        "SNS-10",
        .error,
        "a function lets the topic invoke it that the function subscribes to",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html",
        check: { relations, rule in
            for subscription in relations.subscriptions where subscription.protocol == "lambda" {
                let function = relations.functionTarget(of: subscription.endpoint.value)
                guard let resource = function.resource, resource.subject.typeName == "AWS::Lambda::Function",
                    let problem = relations.delivery(
                        by: "sns.amazonaws.com",
                        "lambda:InvokeFunction",
                        to: resource,
                        from: relations.arns(ofTopicOf: subscription),
                        under: function.choices
                    ).problem(
                        of: "'\(resource.subject.logicalID)'",
                        "Amazon SNS",
                        "invoke it",
                        for: subscription.topic.name
                    )
                else { continue }
                relations.report(
                    rule,
                    at: subscription.endpoint.value,
                    "\(problem): the deployment succeeds, and the function is never invoked. Add an AWS::Lambda::Permission for "
                        + "sns.amazonaws.com with the ARN of the topic as SourceArn"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS invokes a function only if the policy of the function lets it. Without \
                    permission the deployment succeeds, and the function is never invoked.
                    """,
                fix: """
                    Add an AWS::Lambda::Permission with the principal sns.amazonaws.com, the action \
                    lambda:InvokeFunction, and the ARN of the topic as SourceArn.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No permission",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Worker:
                            Type: AWS::Lambda::Function
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: lambda
                              Endpoint: !GetAtt Worker.Arn
                        """,
                        finds: """
                            error[SNS-10]: 'Worker' has no policy that lets Amazon SNS invoke it: the \
                            deployment succeeds, and the function is never invoked. Add an \
                            AWS::Lambda::Permission for sns.amazonaws.com with the ARN of the topic as \
                            SourceArn [Resources/Subscription/Properties/Endpoint]
                            """
                    ),
                    .good(
                        "A permission for the topic",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Worker:
                            Type: AWS::Lambda::Function
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: lambda
                              Endpoint: !GetAtt Worker.Arn
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: sns.amazonaws.com
                              SourceArn: !Ref Placed
                        """
                    ),
                    .unknown(
                        "A permission for a topic that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Worker:
                            Type: AWS::Lambda::Function
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: lambda
                              Endpoint: !GetAtt Worker.Arn
                          Permission:
                            Type: AWS::Lambda::Permission
                            Properties:
                              FunctionName: !Ref Worker
                              Action: lambda:InvokeFunction
                              Principal: sns.amazonaws.com
                              SourceArn: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
