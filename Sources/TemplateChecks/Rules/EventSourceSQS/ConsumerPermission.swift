import TemplateModel

extension RelationRule {
    static let consumerPermission = RelationRule(
        "ESQ-25",
        .error,
        "the role of a function may consume the queue that invokes it",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let queue = mapping.queue, let function = mapping.function,
                    let (role, value) = relations.role(of: function, under: mapping.choices)
                else { continue }
                let actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
                let missing = actions.filter { action in
                    let identity = relations.allows(
                        relations.policies(of: role),
                        action,
                        on: queue,
                        under: value.value.choices
                    )
                    guard identity == .no else { return false }
                    return relations.allows(
                        relations.resourcePolicies(of: queue),
                        action,
                        on: queue,
                        under: value.value.choices,
                        for: \.isAboutRole
                    ) == .no
                }
                guard !missing.isEmpty else { continue }
                relations.report(
                    rule,
                    at: value,
                    with: [mapping.target.value],
                    "'\(role.subject.logicalID)', the role of '\(function.subject.logicalID)', is not allowed "
                        + "\(missing.joined(separator: ", ")) on '\(queue.subject.logicalID)', so the mapping "
                        + "'\(mapping.mapping.subject.logicalID)' cannot be created; allow it for the queue's ARN"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda polls the queue with the role of the function, and refuses to create the mapping without \
                    these permissions.
                    """,
                fix: """
                    Allow sqs:ReceiveMessage, sqs:DeleteMessage and sqs:GetQueueAttributes on the queue's ARN in the \
                    role, or attach AWSLambdaSQSQueueExecutionRole.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                examples: [
                    .bad(
                        "Permission on another queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
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
                                        Resource: !GetAtt Payments.Arn

                          Payments:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[ESQ-25]: 'Role', the role of 'OrdersWriter', is not allowed sqs:ReceiveMessage, \
                            sqs:DeleteMessage, sqs:GetQueueAttributes on 'Orders', so the mapping 'Source' cannot be \
                            created; allow it for the queue's ARN [Resources/OrdersWriter/Properties/Role]
                            """
                    ),
                    .bad(
                        "No permission to delete",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
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
                                        Action: [sqs:Receive*, sqs:GetQueueAttributes]
                                        Resource: !GetAtt Orders.Arn
                        """,
                        finds: """
                            error[ESQ-25]: 'Role', the role of 'OrdersWriter', is not allowed sqs:DeleteMessage on \
                            'Orders', so the mapping 'Source' cannot be created; allow it for the queue's ARN \
                            [Resources/OrdersWriter/Properties/Role]
                            """
                    ),
                    .good(
                        "All three",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
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
                                        Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes]
                                        Resource: !GetAtt Orders.Arn
                        """
                    ),
                    .good(
                        "The policy of AWS",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
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
                              ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole']
                        """
                    ),
                    .unknown(
                        "A queue that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
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
                                        Resource: !Ref P
                        """
                    ),
                    .unknown(
                        "A policy that is made elsewhere",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
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
                              ManagedPolicyArns: [!Ref P]
                        """
                    ),
                ]
            )
        }
    )
}
