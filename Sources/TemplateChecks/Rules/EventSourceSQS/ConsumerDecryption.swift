import TemplateModel

extension RelationRule {
    static let consumerDecryption = RelationRule(
        "ESQ-26",
        .error,
        "the role of a function may decrypt the messages of the queue that invokes it",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs\
            -configure-lambda-function-trigger.html
            """,
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let queue = mapping.queue, let function = mapping.function,
                    let (role, value) = relations.role(of: function, under: mapping.choices)
                else { continue }
                for key in relations.keys(of: queue, "KmsMasterKeyId", under: value.value.choices) {
                    guard case .customer(let target) = key, let key = target.resource,
                        relations.allows(relations.policies(of: role), "kms:Decrypt", on: key, under: target.choices)
                            == .no,
                        relations.allows(
                            relations.resourcePolicies(of: key),
                            "kms:Decrypt",
                            on: key,
                            under: target.choices,
                            for: \.isAboutRole
                        ) == .no
                    else { continue }
                    relations.report(
                        rule,
                        at: value,
                        with: [target.value],
                        "'\(role.subject.logicalID)', the role of '\(function.subject.logicalID)', is not allowed kms:Decrypt with "
                            + "'\(key.subject.logicalID)', the key of '\(queue.subject.logicalID)', so Lambda receives no "
                            + "messages; allow it for the key's ARN"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Messages of a queue with a key of your own are encrypted with it. Without kms:Decrypt Lambda \
                    cannot receive them, and they stay in the queue.
                    """,
                fix: "Allow kms:Decrypt on the key's ARN in the role of the function.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No permission for the key",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Consume
                                  PolicyDocument:
                                    Statement:
                                      - Effect: Allow
                                        Action: sqs:*
                                        Resource: !GetAtt Orders.Arn

                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                        """,
                        finds: """
                            error[ESQ-26]: 'Role', the role of 'OrdersWriter', is not allowed kms:Decrypt with \
                            'Key', the key of 'Orders', so Lambda receives no messages; allow it for the key's ARN \
                            [Resources/OrdersWriter/Properties/Role]
                            """
                    ),
                    .good(
                        "Permission for the key",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Consume
                                  PolicyDocument:
                                    Statement:
                                      - Effect: Allow
                                        Action: kms:Decrypt
                                        Resource: !GetAtt Key.Arn

                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                        """
                    ),
                    .good(
                        "The key of AWS",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: alias/aws/sqs
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Consume
                                  PolicyDocument:
                                    Statement:
                                      - Effect: Allow
                                        Action: sqs:*
                                        Resource: !GetAtt Orders.Arn
                        """
                    ),
                    .unknown(
                        "A key that is made elsewhere",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref P
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Consume
                                  PolicyDocument:
                                    Statement:
                                      - Effect: Allow
                                        Action: sqs:*
                                        Resource: !GetAtt Orders.Arn
                        """
                    ),
                ]
            )
        }
    )
}
