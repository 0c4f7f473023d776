import TemplateModel

extension RelationRule {
    static let failurePermission = RelationRule(
        "EST-14",
        .error,
        "the role of a function may send to the destination of failures",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                guard let function = mapping.function else { continue }
                let path: [ValueStep] = ["DestinationConfig", "OnFailure", "Destination"]
                for destination in mapping.mapping.values(at: path, under: mapping.choices) where !destination.isAbsent
                {
                    guard let role = relations.role(of: function, under: destination.value.choices) else { continue }
                    let target = relations.target(of: destination)
                    let missing = relations.missingActions(of: role, toSendTo: target)
                    guard !missing.isEmpty else { continue }
                    relations.report(
                        rule,
                        at: role.value,
                        with: [destination],
                        "'\(role.role.subject.logicalID)', the role of \(mapping.target.name), is not allowed "
                            + "\(missing.joined(separator: ", ")) on \(target.name), the destination of failures of "
                            + "'\(mapping.mapping.subject.logicalID)'; allow it for the target's ARN"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda tells the destination about records that it gives up with the role of the function. \
                    Without the permission it cannot, and they are lost.
                    """,
                fix: """
                    Allow sqs:SendMessage, sns:Publish, or s3:PutObject with s3:ListBucket, on the ARN of the \
                    destination in the role.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
                ],
                examples: [
                    .bad(
                        "No permission for the queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              MaximumRetryAttempts: 10
                              DestinationConfig:
                                OnFailure: {Destination: !GetAtt Failed.Arn}
                          Failed:
                            Type: AWS::SQS::Queue
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole]
                        """,
                        finds:
                            """
                            error[EST-14]: 'Role', the role of 'Writer', is not allowed sqs:SendMessage on \
                            'Failed', the destination of failures of 'Source'; allow it for the target's ARN \
                            [Resources/Writer/Properties/Role]
                            """
                    ),
                    .bad(
                        "A bucket that may not be listed",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              MaximumRetryAttempts: 10
                              DestinationConfig:
                                OnFailure: {Destination: !GetAtt Failed.Arn}
                          Failed:
                            Type: AWS::S3::Bucket
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Work
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: s3:PutObject, Resource: !Sub '${Failed.Arn}/*'}
                        """,
                        finds:
                            """
                            error[EST-14]: 'Role', the role of 'Writer', is not allowed s3:ListBucket on \
                            'Failed', the destination of failures of 'Source'; allow it for the target's ARN \
                            [Resources/Writer/Properties/Role]
                            """
                    ),
                    .good(
                        "Permission",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              MaximumRetryAttempts: 10
                              DestinationConfig:
                                OnFailure: {Destination: !GetAtt Failed.Arn}
                          Failed:
                            Type: AWS::SQS::Queue
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Work
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
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              MaximumRetryAttempts: 10
                              DestinationConfig:
                                OnFailure: {Destination: !GetAtt Failed.Arn}
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
