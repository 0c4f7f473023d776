import TemplateModel

extension RelationRule {
    static let targetEncryption = RelationRule(
        "EVB-16",
        .error,
        "the key of a queue lets the rule encrypt that has it as a target",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                var queues = edge.mayHaveRole ? [] : [edge.target]
                queues += relations.deadLetters(of: edge)
                for target in queues {
                    guard let queue = target.queue else { continue }
                    for problem in relations.encryptionProblems(
                        of: queue,
                        under: target.choices,
                        by: "events.amazonaws.com",
                        "Amazon EventBridge",
                        for: relations.arns(of: edge.rule)
                    ) {
                        relations.report(
                            rule,
                            at: problem.value,
                            with: [target.value],
                            problem.text
                                + ": '\(edge.rule.subject.logicalID)' cannot send to '\(queue.subject.logicalID)', and each event is "
                                + "lost. " + problem.fix
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Messages of a queue with a key are encrypted by who sends them. The key that AWS makes for \
                    Amazon SQS has a policy that nobody can change and that does not let EventBridge; a key of \
                    your own must say so.
                    """,
                fix: """
                    Use a key of your own whose policy allows events.amazonaws.com kms:GenerateDataKey and \
                    kms:Decrypt, or SqsManagedSseEnabled.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "The key of AWS",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: alias/aws/sqs
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                        """,
                        finds: """
                            error[EVB-16]: 'alias/aws/sqs' is a key of AWS, whose policy does not let Amazon \
                            EventBridge use it: 'OrderPlaced' cannot send to 'Orders', and each event is lost. \
                            Use a key of your own whose policy allows events.amazonaws.com kms:GenerateDataKey \
                            and kms:Decrypt, or SqsManagedSseEnabled \
                            [Resources/Orders/Properties/KmsMasterKeyId]
                            """
                    ),
                    .bad(
                        "A key for the account alone",
                        """
                        Resources:
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
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
                        """,
                        finds: """
                            error[EVB-16]: the policy of 'Key' does not let Amazon EventBridge \
                            kms:GenerateDataKey and kms:Decrypt: 'OrderPlaced' cannot send to 'Orders', and \
                            each event is lost. Add a statement to it that allows events.amazonaws.com \
                            kms:GenerateDataKey and kms:Decrypt [Resources/Orders/Properties/KmsMasterKeyId]
                            """
                    ),
                    .good(
                        "A key that lets EventBridge",
                        """
                        Resources:
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: [kms:GenerateDataKey*, kms:Decrypt]
                                    Resource: '*'
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
                        """
                    ),
                    .unknown(
                        "A key that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref P
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: !GetAtt Orders.Arn}
                        """
                    ),
                ]
            )
        }
    )
}
