import TemplateModel

extension RelationRule {
    static let streamPermission = RelationRule(
        "EST-16",
        .error,
        "the role of a function may read the stream that invokes it",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                guard let stream = mapping.source.resource, let function = mapping.function,
                    let (role, value) = relations.role(of: function, under: mapping.choices),
                    !relations.hasOwnPolicy(stream)
                else { continue }
                let missing = relations.missingActions(of: role, toRead: stream, under: value.value.choices)
                guard !missing.isEmpty else { continue }
                relations.report(
                    rule,
                    at: value,
                    with: [mapping.source.value],
                    "'\(role.subject.logicalID)', the role of '\(function.subject.logicalID)', is not allowed "
                        + "\(missing.joined(separator: ", ")) on \(mapping.streamName), so the mapping "
                        + "'\(mapping.mapping.subject.logicalID)' cannot be created; allow it for the stream's ARN"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda reads the stream with the role of the function, and refuses to create the mapping \
                    without these permissions. For the stream of a table it names all four actions; for \
                    Kinesis only those are checked that no other one replaces.
                    """,
                fix: """
                    Allow the actions on the ARN of the stream in the role, or attach \
                    AWSLambdaDynamoDBExecutionRole or AWSLambdaKinesisExecutionRole.
                    """,
                evidence: [.archivedDocumentation, .report],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html",
                    "https://github.com/aws-samples/lambda-refarch-webapp/issues/7",
                ],
                examples: [
                    .bad(
                        "Permission for the table, not for its stream",
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
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Work
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: 'dynamodb:*', Resource: !GetAtt Orders.Arn}
                        """,
                        finds:
                            """
                            error[EST-16]: 'Role', the role of 'Writer', is not allowed \
                            dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator on the \
                            stream of 'Orders', so the mapping 'Source' cannot be created; allow it for the \
                            stream's ARN [Resources/Writer/Properties/Role]
                            """
                    ),
                    .bad(
                        "No permission to get records",
                        """
                        Resources:
                          Events:
                            Type: AWS::Kinesis::Stream
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Work
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: ['kinesis:Describe*', 'kinesis:List*'], Resource: !GetAtt Events.Arn}
                        """,
                        finds:
                            """
                            error[EST-16]: 'Role', the role of 'Writer', is not allowed kinesis:GetRecords, \
                            kinesis:GetShardIterator on the stream 'Events', so the mapping 'Source' cannot be \
                            created; allow it for the stream's ARN [Resources/Writer/Properties/Role]
                            """
                    ),
                    .good(
                        "All four",
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
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Work
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: ['dynamodb:DescribeStream', 'dynamodb:Get*', 'dynamodb:ListStreams'], Resource: !GetAtt Orders.StreamArn}
                        """
                    ),
                    .good(
                        "The policy of AWS",
                        """
                        Resources:
                          Events:
                            Type: AWS::Kinesis::Stream
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole]
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

extension Relations {
    /// Whether a stream has, or may have, a policy of its own, which is not read here.
    fileprivate func hasOwnPolicy(_ stream: ResourceView) -> Bool {
        if !resources(of: "AWS::Kinesis::ResourcePolicy").isEmpty { return true }
        return stream.values("StreamSpecification", "ResourcePolicy").contains { !$0.isAbsent }
    }

    /// The actions that a role lacks to read a stream.
    fileprivate func missingActions(
        of role: ResourceView,
        toRead stream: ResourceView,
        under choices: Choices
    ) -> [String] {
        let policies = policies(of: role)
        func isDenied(_ action: String, behind suffix: SymbolicText = .nothing) -> Bool {
            allows(policies, action, on: stream, suffix: suffix, under: choices) == .no
        }
        switch stream.subject.typeName {
        case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable":
            var suffix = SymbolicText("/stream/")
            suffix.append(.anything)
            let actions = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
            let missing = actions.filter { isDenied($0, behind: suffix) }
            // It is about all streams of a table.
            let mayList = !isDenied("dynamodb:ListStreams", behind: suffix) || !isDenied("dynamodb:ListStreams")
            return mayList ? missing : missing + ["dynamodb:ListStreams"]
        case "AWS::Kinesis::Stream":
            let missing = ["kinesis:GetRecords", "kinesis:GetShardIterator"].filter { isDenied($0) }
            let mayDescribe = !isDenied("kinesis:DescribeStream") || !isDenied("kinesis:DescribeStreamSummary")
            return mayDescribe ? missing : missing + ["kinesis:DescribeStream"]
        default: return []
        }
    }
}
