import TemplateModel

extension RelationRule {
    static let targetDeadLetterDelivery = RelationRule(
        "EVB-14",
        .error,
        "the policy of a dead-letter queue lets the rule send to it",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                for letters in relations.deadLetters(of: edge) {
                    guard let queue = letters.queue,
                        let problem = relations.delivery(
                            by: "events.amazonaws.com",
                            "sqs:SendMessage",
                            to: queue,
                            from: relations.arns(of: edge.rule),
                            under: letters.choices
                        ).problem(
                            of: letters.name,
                            "Amazon EventBridge",
                            "send messages",
                            for: "'\(edge.rule.subject.logicalID)'"
                        )
                    else { continue }
                    relations.report(
                        rule,
                        at: letters.value,
                        with: [edge.target.value],
                        "\(problem): events that cannot be delivered are lost although there is a dead-letter queue. Allow "
                            + "events.amazonaws.com sqs:SendMessage on the queue's ARN, with the ARN of "
                            + "'\(edge.rule.subject.logicalID)' as aws:SourceArn"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudFormation adds no policy to the dead-letter queue of a target, as the console does. \
                    Without one, events that cannot be delivered are lost all the same; the metric \
                    InvocationsFailedToBeSentToDlq counts them.
                    """,
                fix: """
                    Add an AWS::SQS::QueuePolicy that allows events.amazonaws.com sqs:SendMessage on the ARN \
                    of the queue, with the ARN of the rule as aws:SourceArn.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No policy",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Lost:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !GetAtt Orders.Arn
                                  DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                        """,
                        finds: """
                            error[EVB-14]: 'Lost' has no policy that lets Amazon EventBridge send messages: \
                            events that cannot be delivered are lost although there is a dead-letter queue. \
                            Allow events.amazonaws.com sqs:SendMessage on the queue's ARN, with the ARN of \
                            'OrderPlaced' as aws:SourceArn \
                            [Resources/OrderPlaced/Properties/Targets/0/DeadLetterConfig/Arn]
                            """
                    ),
                    .good(
                        "A policy for the rule",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Lost:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !GetAtt Orders.Arn
                                  DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                          LostPolicy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Lost]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Lost.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !GetAtt OrderPlaced.Arn}}
                        """
                    ),
                    .unknown(
                        "A policy for a rule that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Lost:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !GetAtt Orders.Arn
                                  DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                          LostPolicy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Lost]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Lost.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !Ref P}}
                        """
                    ),
                ]
            )
        }
    )
}
