import TemplateModel

extension RelationRule {
    static let queuePolicyResource = RelationRule(
        "SQS-24",
        .info,
        "the resource of the policy of a queue is the ARN of the queue",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
            sqs-creating-custom-policies.html
            """,
        check: { relations, rule in
            for policy in relations.resources(of: "AWS::SQS::QueuePolicy") {
                let path: [ValueStep] = ["Statement", .itemsOrSelf, "Resource", .itemsOrSelf]
                for value in policy.documentValues(["PolicyDocument"] + path) {
                    guard let reference = SymbolicText(value.value)?.reference, reference.attribute == nil,
                        let queue = relations.resource(reference.name), queue.subject.typeName == "AWS::SQS::Queue"
                    else { continue }
                    relations.report(
                        rule,
                        at: value,
                        "the resource is the URL of '\(reference.name)', but policies are about ARNs; use !GetAtt \(reference.name).Arn"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Ref of a queue is its URL. Policies name resources by their ARNs; whether Amazon SQS takes \
                    a URL for that of its own queue is not documented. That aws:SourceArn is the ARN of the \
                    rule or topic that sends is found by EVB-09 and SNS-01.
                    """,
                fix: "Use !GetAtt QUEUE.Arn.",
                evidence: [.unverified],
                examples: [
                    .bad(
                        "The URL of a queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Principal: {Service: events.amazonaws.com}
                                  Action: sqs:SendMessage
                                  Resource: !Ref Orders
                        """,
                        finds: """
                            info[SQS-24]: the resource is the URL of 'Orders', but policies are about ARNs; \
                            use !GetAtt Orders.Arn \
                            [Resources/Policy/Properties/PolicyDocument/Statement/Resource]
                            """
                    ),
                    .good(
                        "The ARN of a queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Principal: {Service: events.amazonaws.com}
                                  Action: sqs:SendMessage
                                  Resource: !GetAtt Orders.Arn
                        """
                    ),
                    .unknown(
                        "A resource that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Policy:
                            Type: AWS::SQS::QueuePolicy
                            Properties:
                              Queues: [!Ref Orders]
                              PolicyDocument:
                                Statement:
                                  Effect: Allow
                                  Principal: {Service: events.amazonaws.com}
                                  Action: sqs:SendMessage
                                  Resource: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
