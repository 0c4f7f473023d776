import TemplateModel

extension RelationRule {
    static let targetMail = RelationRule(
        "EVB-23",
        .info,
        "an e-mail about an event is written for its reader",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                guard let topic = edge.target.resource, topic.subject.typeName == "AWS::SNS::Topic",
                    ["Input", "InputPath", "InputTransformer"].allSatisfy({
                        edge.values(.key($0)).allSatisfy(\.isAbsent)
                    }),
                    let mail = relations.subscriptions(to: topic).first(where: { $0.protocol == "email" })
                else { continue }
                relations.report(
                    rule,
                    at: edge.entry,
                    with: [edge.target.value],
                    "'\(mail.subscription.subject.logicalID)' sends an e-mail with the whole event as JSON; give the target an "
                        + "InputTransformer with a sentence that says what happened"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A topic with an e-mail address as a subscriber sends each event as it is: a page of JSON \
                    on one line, in which nobody finds what matters.
                    """,
                fix: """
                    Give the target an InputTransformer that makes a sentence of the fields that matter.
                    """,
                evidence: [.unverified],
                examples: [
                    .bad(
                        "The whole event",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Mail:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Alerts
                              Protocol: email
                              Endpoint: alerts@example.com
                          OrderFailed:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Alerts
                                  Arn: !Ref Alerts
                        """,
                        finds: """
                            info[EVB-23]: 'Mail' sends an e-mail with the whole event as JSON; give the target \
                            an InputTransformer with a sentence that says what happened \
                            [Resources/OrderFailed/Properties/Targets/0]
                            """
                    ),
                    .good(
                        "A sentence",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Mail:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Alerts
                              Protocol: email
                              Endpoint: alerts@example.com
                          OrderFailed:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Alerts
                                  Arn: !Ref Alerts
                                  InputTransformer:
                                    InputPathsMap: {order: $.detail.id}
                                    InputTemplate: '"Order <order> failed."'
                        """
                    ),
                    .unknown(
                        "A protocol that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Mail:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Alerts
                              Protocol: !Ref P
                              Endpoint: alerts@example.com
                          OrderFailed:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Alerts
                                  Arn: !Ref Alerts
                        """
                    ),
                ]
            )
        }
    )
}
