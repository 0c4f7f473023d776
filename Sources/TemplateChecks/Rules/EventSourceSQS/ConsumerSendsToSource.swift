import TemplateModel

extension RelationRule {
    static let consumerSendsToSource = RelationRule(
        "ESQ-32",
        .warning,
        "a function does not send to the queue that invokes it, unless that is meant",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let queue = mapping.queue, let function = mapping.function,
                    function.values("RecursiveLoop", under: mapping.choices).allSatisfy(\.isAbsent),
                    let (role, value) = relations.role(of: function, under: mapping.choices),
                    relations.allows(
                        relations.policies(of: role),
                        "sqs:SendMessage",
                        on: queue,
                        under: value.value.choices
                    ) == .yes
                else { continue }
                relations.report(
                    rule,
                    at: value,
                    with: [mapping.source.value],
                    "'\(function.subject.logicalID)' may send to '\(queue.subject.logicalID)', which invokes it: a loop is stopped "
                        + "by Lambda after about 16 rounds, and its messages become dead letters. Take sqs:SendMessage on this "
                        + "queue from '\(role.subject.logicalID)', or set RecursiveLoop of the function to say what is meant"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A function that sends what it got back to its own queue runs for ever, and costs. Lambda stops a \
                    loop that it notices after about 16 rounds, which surprises a function that does so on purpose.
                    """,
                fix: """
                    Remove the permission; or set RecursiveLoop to Allow for a loop that is meant, to Terminate \
                    otherwise.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "All actions on the queue",
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
                                        Resource: !GetAtt Orders.Arn
                        """,
                        finds: """
                            warning[ESQ-32]: 'OrdersWriter' may send to 'Orders', which invokes it: a loop is \
                            stopped by Lambda after about 16 rounds, and its messages become dead letters. Take \
                            sqs:SendMessage on this queue from 'Role', or set RecursiveLoop of the function to say \
                            what is meant [Resources/OrdersWriter/Properties/Role]
                            """
                    ),
                    .good(
                        "What it takes to consume",
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
                        "A loop that is meant",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                            Properties:
                              RecursiveLoop: Allow
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
                ]
            )
        }
    )
}
