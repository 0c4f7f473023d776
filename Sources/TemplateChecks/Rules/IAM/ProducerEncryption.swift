import TemplateModel

extension RelationRule {
    static let producerEncryption = RelationRule(
        "IAM-07",
        .error,
        "a role that sends to an encrypted queue or topic may use its key",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
            sqs-key-management.html
            """,
        check: { relations, rule in
            let actions = [
                "AWS::SQS::Queue": ("sqs:SendMessage", "sqs:ReceiveMessage"),
                "AWS::SNS::Topic": ("sns:Publish", "sns:Subscribe"),
            ]
            for role in relations.resources(of: "AWS::IAM::Role") {
                for (typeName, action) in actions.sorted(by: { $0.key < $1.key }) {
                    for resource in relations.resources(onWhich: action.0, not: action.1, isAllowedTo: role)
                    where resource.subject.typeName == typeName {
                        for case .customer(let target) in relations.keys(of: resource, "KmsMasterKeyId", under: .none) {
                            guard let key = target.resource else { continue }
                            let missing = relations.missing(
                                ["kms:GenerateDataKey", "kms:Decrypt"],
                                with: key,
                                for: role,
                                under: target.choices
                            )
                            guard !missing.isEmpty else { continue }
                            relations.report(
                                rule,
                                at: role.whole(under: target.choices),
                                with: [target.value],
                                "'\(role.subject.logicalID)' may \(action.0) to '\(resource.subject.logicalID)', but is not allowed "
                                    + "\(missing.joined(separator: " and ")) with its key '\(key.subject.logicalID)', so that it is denied; allow "
                                    + "it for the key's ARN"
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Who sends to a queue or a topic with a key of your own encrypts with that key. Without \
                    both permissions SendMessage and Publish are denied. Only roles are looked at of which a \
                    statement names the sending, as sqs:* may be for a consumer.
                    """,
                fix: """
                    Allow kms:GenerateDataKey and kms:Decrypt on the ARN of the key in the role.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No permission for the key",
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
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Orders.Arn}
                        """,
                        finds: """
                            error[IAM-07]: 'Role' may sqs:SendMessage to 'Orders', but is not allowed \
                            kms:GenerateDataKey and kms:Decrypt with its key 'Key', so that it is denied; \
                            allow it for the key's ARN [Resources/Role]
                            """
                    ),
                    .good(
                        "A permission for the key",
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
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Orders.Arn}
                                      - {Effect: Allow, Action: [kms:GenerateDataKey, kms:Decrypt], Resource: !GetAtt Key.Arn}
                        """
                    ),
                    .good(
                        "A role that receives",
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
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: [sqs:ReceiveMessage, sqs:DeleteMessage], Resource: !GetAtt Orders.Arn}
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
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Send
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Orders.Arn}
                        """
                    ),
                ]
            )
        }
    )
}
