import TemplateModel

extension RelationRule {
    static let queueDelivery = RelationRule(
        "EVB-09",
        .error,
        "the policy of a queue lets the rule send that has it as a target",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets where edge.target.queue != nil {
                guard
                    let problem = relations.delivery(of: edge).problem(
                        of: edge.target.name,
                        "Amazon EventBridge",
                        "send messages",
                        for: "'\(edge.rule.subject.logicalID)'"
                    )
                else { continue }
                relations.report(
                    rule,
                    at: edge.target.value,
                    "\(problem): the deployment succeeds, and each event is lost. Allow events.amazonaws.com sqs:SendMessage on the "
                        + "queue's ARN, with the ARN of '\(edge.rule.subject.logicalID)' as aws:SourceArn"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge uses no role for a queue, but the queue's policy. Without permission the \
                    deployment succeeds, and each event is dropped without a retry. A policy for another rule \
                    is as bad as none.
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
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                        """,
                        finds: """
                            error[EVB-09]: 'Orders' has no policy that lets Amazon EventBridge send messages: \
                            the deployment succeeds, and each event is lost. Allow events.amazonaws.com \
                            sqs:SendMessage on the queue's ARN, with the ARN of 'OrderPlaced' as aws:SourceArn \
                            [Resources/OrderPlaced/Properties/Targets/0/Arn]
                            """
                    ),
                    .bad(
                        "A policy for another rule",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                          OrderPaid:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.payments]}
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !GetAtt OrderPaid.Arn}}
                        """,
                        finds: """
                            error[EVB-09]: the policy of 'Orders' lets Amazon EventBridge send messages, but \
                            not for 'OrderPlaced': the deployment succeeds, and each event is lost. Allow \
                            events.amazonaws.com sqs:SendMessage on the queue's ARN, with the ARN of \
                            'OrderPlaced' as aws:SourceArn [Resources/OrderPlaced/Properties/Targets/0/Arn]
                            """
                    ),
                    .good(
                        "A policy for the rule",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !GetAtt OrderPlaced.Arn}}
                        """
                    ),
                    .good(
                        "A policy for the rule, by its name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              Name: order-placed
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/order-*'}}
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
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sqs:SendMessage
                                    Resource: !GetAtt Orders.Arn
                                    Condition: {ArnEquals: {aws:SourceArn: !Ref P}}
                        """
                    ),
                ]
            )
        }
    )
}
