import TemplateModel

extension RelationRule {
    static let topicDelivery = RelationRule(
        "EVB-24",
        .error,
        "the policy of a topic lets the rule publish that has it as a target",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                guard edge.target.resource?.subject.typeName == "AWS::SNS::Topic",
                    let problem = relations.delivery(of: edge).problem(
                        of: edge.target.name,
                        "Amazon EventBridge",
                        "publish",
                        for: "'\(edge.rule.subject.logicalID)'"
                    )
                else { continue }
                relations.report(
                    rule,
                    at: edge.target.value,
                    "\(problem): the deployment succeeds, and each event is lost. Allow events.amazonaws.com sns:Publish on the topic's "
                        + "ARN in an AWS::SNS::TopicPolicy"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge publishes to a topic only if the policy of the topic lets it; the policy that \
                    a topic has by default does not. Without permission the deployment succeeds, and each \
                    event is dropped without a retry.
                    """,
                fix: """
                    Add an AWS::SNS::TopicPolicy that allows events.amazonaws.com sns:Publish on the ARN of \
                    the topic.
                    """,
                evidence: [.archivedDocumentation],
                sources: [
                    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html"
                ],
                examples: [
                    .bad(
                        "No policy",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          OrderFailed:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Alerts, Arn: !Ref Alerts}
                        """,
                        finds: """
                            error[EVB-24]: 'Alerts' has no policy that lets Amazon EventBridge publish: the \
                            deployment succeeds, and each event is lost. Allow events.amazonaws.com \
                            sns:Publish on the topic's ARN in an AWS::SNS::TopicPolicy \
                            [Resources/OrderFailed/Properties/Targets/0/Arn]
                            """
                    ),
                    .good(
                        "A policy for EventBridge",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          OrderFailed:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Alerts, Arn: !Ref Alerts}
                          Policy:
                            Type: AWS::SNS::TopicPolicy
                            Properties:
                              Topics: [!Ref Alerts]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sns:Publish
                                    Resource: !Ref Alerts
                        """
                    ),
                    .unknown(
                        "A topic that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          OrderFailed:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Alerts, Arn: !Ref Alerts}
                          Policy:
                            Type: AWS::SNS::TopicPolicy
                            Properties:
                              Topics: [!Ref Alerts]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sns:Publish
                                    Resource: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
