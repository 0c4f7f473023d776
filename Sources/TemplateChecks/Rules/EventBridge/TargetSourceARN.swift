import TemplateModel

extension RelationRule {
    static let targetSourceARN = RelationRule(
        "EVB-21",
        .info,
        "the policy of an encrypted queue says which rule may send",
        source: "https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-events-targets/lib/sqs.ts",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                guard let queue = edge.target.queue,
                    relations.keys(of: queue, "KmsMasterKeyId", under: edge.choices).contains(where: \.isOfCustomer),
                    let statement = relations.resourcePolicies(of: queue).statements.first(where: { statement in
                        statement.allows && statement.conditions == nil
                            && statement.isAbout(service: "events.amazonaws.com") == .yes
                    })
                else { continue }
                relations.report(
                    rule,
                    at: statement.value,
                    with: [edge.target.value],
                    "any rule may send to '\(queue.subject.logicalID)'; give '\(edge.rule.subject.logicalID)' a name, and allow only the "
                        + "ARN made of that name as aws:SourceArn: references from policies to the rule can be a cycle"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Without aws:SourceArn any rule of any account may send to the queue. The AWS CDK leaves \
                    the condition out for encrypted queues, as references from the key's policy and the \
                    queue's policy to the rule would be a cycle; an ARN that is made of a literal name is \
                    none.
                    """,
                fix: """
                    Give the rule a name, and make the ARN of it: !Sub \
                    arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/NAME.
                    """,
                evidence: [.cdk],
                examples: [
                    .bad(
                        "Any rule",
                        """
                        Resources:
                          Key:
                            Type: AWS::KMS::Key
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
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
                        """,
                        finds: """
                            info[EVB-21]: any rule may send to 'Orders'; give 'OrderPlaced' a name, and allow \
                            only the ARN made of that name as aws:SourceArn: references from policies to the \
                            rule can be a cycle [Resources/Policy/Properties/PolicyDocument/Statement/0]
                            """
                    ),
                    .good(
                        "The rule by its name",
                        """
                        Resources:
                          Key:
                            Type: AWS::KMS::Key
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
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
                                    Condition: {ArnEquals: {aws:SourceArn: !Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/order-placed'}}
                        """
                    ),
                    .unknown(
                        "Conditions that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Key:
                            Type: AWS::KMS::Key
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
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
