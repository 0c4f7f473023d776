import TemplateModel

extension RelationRule {
    static let deliveryPermission = RelationRule(
        "LAM-11",
        .error,
        "the role of a function may send to its destinations and its dead-letter queue",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
        check: { relations, rule in
            var deliveries: [(function: Target, target: Target, setting: String)] = []
            for function in relations.resources(of: "AWS::Lambda::Function") {
                for value in function.values("DeadLetterConfig", "TargetArn") where !value.isAbsent {
                    let itself = function.whole(under: value.value.choices)
                    let owner = Target(value: itself, text: .nothing, resource: function, service: "lambda")
                    deliveries.append((owner, relations.target(of: value), "events that it gives up"))
                }
            }
            for configuration in relations.resources(of: "AWS::Lambda::EventInvokeConfig") {
                for (key, setting) in [
                    ("OnSuccess", "records of what it has processed"),
                    ("OnFailure", "records of what it has failed at"),
                ] {
                    for value in configuration.values("DestinationConfig", .key(key), "Destination")
                    where !value.isAbsent {
                        for name in configuration.values("FunctionName", under: value.value.choices) {
                            deliveries.append(
                                (relations.functionTarget(of: name), relations.target(of: value), setting)
                            )
                        }
                    }
                }
            }
            for (owner, target, setting) in deliveries {
                guard let function = owner.resource, let role = relations.role(of: function, under: owner.choices)
                else { continue }
                let missing = relations.missingActions(of: role, toSendTo: target)
                guard !missing.isEmpty else { continue }
                relations.report(
                    rule,
                    at: role.value,
                    with: [target.value],
                    "'\(role.role.subject.logicalID)', the role of '\(function.subject.logicalID)', is not allowed "
                        + "\(missing.joined(separator: ", ")) on \(target.name), which is to get \(setting); allow it for the target's ARN"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda sends with the role of the function. It refuses a function whose role may not send \
                    to its dead-letter queue; a destination that the role may not send to only counts \
                    DestinationDeliveryFailures, and the records are lost.
                    """,
                fix: """
                    Allow sqs:SendMessage, sns:Publish, lambda:InvokeFunction, events:PutEvents, or \
                    s3:PutObject with s3:ListBucket, on the ARN of the target in the role.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                examples: [
                    .bad(
                        "No permission for the dead-letter queue",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                              DeadLetterConfig:
                                TargetArn: !GetAtt Failed.Arn
                          Failed:
                            Type: AWS::SQS::Queue
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]
                        """,
                        finds:
                            """
                            error[LAM-11]: 'Role', the role of 'Writer', is not allowed sqs:SendMessage on \
                            'Failed', which is to get events that it gives up; allow it for the target's ARN \
                            [Resources/Writer/Properties/Role]
                            """
                    ),
                    .bad(
                        "Permission for another topic",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              DestinationConfig:
                                OnFailure:
                                  Destination: !Ref Failed
                          Failed:
                            Type: AWS::SNS::Topic
                          Other:
                            Type: AWS::SNS::Topic
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: sns:Publish, Resource: !Ref Other}
                        """,
                        finds:
                            """
                            error[LAM-11]: 'Role', the role of 'Writer', is not allowed sns:Publish on \
                            'Failed', which is to get records of what it has failed at; allow it for the \
                            target's ARN [Resources/Writer/Properties/Role]
                            """
                    ),
                    .good(
                        "Permission for the queue",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                              DeadLetterConfig:
                                TargetArn: !GetAtt Failed.Arn
                          Failed:
                            Type: AWS::SQS::Queue
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Failed.Arn}
                        """
                    ),
                    .unknown(
                        "A policy of elsewhere",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                              DeadLetterConfig:
                                TargetArn: !GetAtt Failed.Arn
                          Failed:
                            Type: AWS::SQS::Queue
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
