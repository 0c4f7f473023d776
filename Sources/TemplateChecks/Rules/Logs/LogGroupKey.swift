import TemplateModel

extension RelationRule {
    static let logGroupKey = RelationRule(
        "LOG-02",
        .error,
        "the key of a log group is symmetric, and lets CloudWatch Logs use it",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
        check: { relations, rule in
            for group in relations.resources(of: "AWS::Logs::LogGroup") {
                for case .customer(let target) in relations.keys(of: group, "KmsKeyId", under: .none) {
                    guard let key = target.resource else { continue }
                    for spec in key.values("KeySpec", under: target.choices) {
                        guard let text = spec.text, text != "SYMMETRIC_DEFAULT" else { continue }
                        relations.report(
                            rule,
                            at: target.value,
                            with: [spec],
                            "'\(key.subject.logicalID)' is a key of \(text), but CloudWatch Logs encrypts with symmetric keys only; use one"
                        )
                    }
                    let actions = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"]
                    let missing = actions.filter { action in
                        relations.allows(relations.resourcePolicies(of: key), action, on: key, under: target.choices) {
                            $0.isAboutLogs
                        } == .no
                    }
                    guard missing.count == actions.count else { continue }
                    relations.report(
                        rule,
                        at: target.value,
                        "the policy of '\(key.subject.logicalID)' does not let CloudWatch Logs encrypt, so that the log group cannot be "
                            + "created; allow logs.REGION.amazonaws.com kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and "
                            + "kms:Describe*"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch Logs refuses a log group with a key that it cannot use: \
                    InvalidParameterException. The principal is that of the Region.
                    """,
                fix: """
                    Add a statement to the policy of the key with the principal !Sub \
                    'logs.${AWS::Region}.amazonaws.com'.
                    """,
                evidence: [.schema, .archivedDocumentation],
                examples: [
                    .bad(
                        "A key for the account alone",
                        """
                        Resources:
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              RetentionInDays: 30
                              KmsKeyId: !GetAtt Key.Arn
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                        """,
                        finds: """
                            error[LOG-02]: the policy of 'Key' does not let CloudWatch Logs encrypt, so that \
                            the log group cannot be created; allow logs.REGION.amazonaws.com kms:Encrypt*, \
                            kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe* \
                            [Resources/Logs/Properties/KmsKeyId]
                            """
                    ),
                    .bad(
                        "A key pair",
                        """
                        Resources:
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              RetentionInDays: 30
                              KmsKeyId: !GetAtt Key.Arn
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeySpec: RSA_2048
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                                  - Effect: Allow
                                    Principal: {Service: !Sub 'logs.${AWS::Region}.amazonaws.com'}
                                    Action: [kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey*, kms:Describe*]
                                    Resource: '*'
                        """,
                        finds: """
                            error[LOG-02]: 'Key' is a key of RSA_2048, but CloudWatch Logs encrypts with \
                            symmetric keys only; use one [Resources/Logs/Properties/KmsKeyId]
                            """
                    ),
                    .good(
                        "A key that lets CloudWatch Logs",
                        """
                        Resources:
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              RetentionInDays: 30
                              KmsKeyId: !GetAtt Key.Arn
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
                                    Principal: {Service: !Sub 'logs.${AWS::Region}.amazonaws.com'}
                                    Action: [kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey*, kms:Describe*]
                                    Resource: '*'
                        """
                    ),
                    .unknown(
                        "A key that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              RetentionInDays: 30
                              KmsKeyId: !Ref P
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                        """
                    ),
                ]
            )
        }
    )
}

extension PolicyStatement {
    /// Whether the statement is about CloudWatch Logs of the Region that is deployed to.
    fileprivate var isAboutLogs: Answer {
        principals.reduce(Answer.no) { answer, principal in
            switch principal {
            case .everyone: return answer || .yes
            case .identity: return answer
            case .unknown: return answer || .unknown
            case .service(let name):
                guard case .literal(let start)? = name.parts.first else { return answer || .unknown }
                return start.hasPrefix("logs.") ? answer || (name.parts.count > 1 ? .yes : .unknown) : answer
            }
        }
    }
}
