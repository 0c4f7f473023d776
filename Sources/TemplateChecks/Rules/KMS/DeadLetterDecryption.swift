import TemplateModel

extension RelationRule {
    static let deadLetterDecryption = RelationRule(
        "KMS-03",
        .error,
        "a role that reads encrypted dead letters may decrypt them",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
            sqs-key-management.html
            """,
        check: { relations, rule in
            for role in relations.resources(of: "AWS::IAM::Role") {
                for queue in relations.resources(
                    onWhich: "sqs:ReceiveMessage",
                    not: "sqs:SendMessage",
                    isAllowedTo: role
                ) {
                    let logicalID = queue.subject.logicalID
                    guard queue.subject.typeName == "AWS::SQS::Queue", relations.deadLetterSources[logicalID] != nil
                    else { continue }
                    for case .customer(let target) in relations.keys(of: queue, "KmsMasterKeyId", under: .none) {
                        guard let key = target.resource,
                            !relations.missing(["kms:Decrypt"], with: key, for: role, under: target.choices).isEmpty
                        else { continue }
                        relations.report(
                            rule,
                            at: role.whole(under: target.choices),
                            with: [target.value],
                            "'\(role.subject.logicalID)' may receive from '\(logicalID)', but is not allowed kms:Decrypt with its key "
                                + "'\(key.subject.logicalID)', so that nobody can drain the dead letters with it; allow it for the key's ARN"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Messages of a queue with a key of your own can be received only by who may decrypt with \
                    it. That is noticed when there are dead letters, and they are to be looked at in a hurry.
                    """,
                fix: "Allow kms:Decrypt on the ARN of the key in the role.",
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
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5}
                          Lost:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Drain
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: [sqs:ReceiveMessage, sqs:DeleteMessage], Resource: !GetAtt Lost.Arn}
                        """,
                        finds: """
                            error[KMS-03]: 'Role' may receive from 'Lost', but is not allowed kms:Decrypt with \
                            its key 'Key', so that nobody can drain the dead letters with it; allow it for the \
                            key's ARN [Resources/Role]
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
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5}
                          Lost:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref Key
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Drain
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: [sqs:ReceiveMessage, sqs:DeleteMessage], Resource: !GetAtt Lost.Arn}
                                      - {Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt Key.Arn}
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
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5}
                          Lost:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId: !Ref P
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Drain
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: [sqs:ReceiveMessage, sqs:DeleteMessage], Resource: !GetAtt Lost.Arn}
                        """
                    ),
                ]
            )
        }
    )
}
