import TemplateModel

extension RelationRule {
    static let actionEncryption = RelationRule(
        "CWA-15",
        .error,
        "the key of a topic lets alarms encrypt that notify it",
        source: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
        check: { relations, rule in
            for action in relations.alarmActions {
                guard let topic = action.topic else { continue }
                for problem in relations.encryptionProblems(
                    of: topic,
                    under: action.target.choices,
                    by: "cloudwatch.amazonaws.com",
                    "CloudWatch",
                    for: relations.arns(of: action.alarm)
                ) {
                    relations.report(
                        rule,
                        at: problem.value,
                        with: [action.target.value],
                        problem.text + ": no notification of '\(action.alarm.subject.logicalID)' reaches "
                            + "'\(topic.subject.logicalID)'. " + problem.fix
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Messages of a topic with a key are encrypted by who publishes them. The key that AWS makes \
                    for Amazon SNS has a policy that nobody can change and that does not let CloudWatch; a key \
                    of your own must say so. The alarm fires, and nobody is told.
                    """,
                fix: """
                    Use a key of your own whose policy allows cloudwatch.amazonaws.com kms:GenerateDataKey and \
                    kms:Decrypt.
                    """,
                evidence: [.archivedDocumentation, .report],
                sources: [
                    """
                    https://aws.github.io/modern-data-architecture-accelerator/typedocs/\
                    functions/_aws-mdaa_cloudwatch-constructs.grantCloudWatchAlarmsTopicAccess.html
                    """
                ],
                examples: [
                    .bad(
                        "The key of AWS",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                            Properties:
                              KmsMasterKeyId: alias/aws/sns
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref Alerts]
                        """,
                        finds: """
                            error[CWA-15]: 'alias/aws/sns' is a key of AWS, whose policy does not let \
                            CloudWatch use it: no notification of 'Late' reaches 'Alerts'. Use a key of your \
                            own whose policy allows cloudwatch.amazonaws.com kms:GenerateDataKey and \
                            kms:Decrypt [Resources/Alerts/Properties/KmsMasterKeyId]
                            """
                    ),
                    .bad(
                        "A key for the account alone",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                            Properties:
                              KmsMasterKeyId: !Ref Key
                          Key:
                            Type: AWS::KMS::Key
                            Properties:
                              KeyPolicy:
                                Statement:
                                  - Effect: Allow
                                    Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
                                    Action: kms:*
                                    Resource: '*'
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref Alerts]
                        """,
                        finds: """
                            error[CWA-15]: the policy of 'Key' does not let CloudWatch kms:GenerateDataKey and \
                            kms:Decrypt: no notification of 'Late' reaches 'Alerts'. Add a statement to it \
                            that allows cloudwatch.amazonaws.com kms:GenerateDataKey and kms:Decrypt \
                            [Resources/Alerts/Properties/KmsMasterKeyId]
                            """
                    ),
                    .good(
                        "A key that lets CloudWatch",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                            Properties:
                              KmsMasterKeyId: !Ref Key
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
                                    Principal: {Service: cloudwatch.amazonaws.com}
                                    Action: [kms:GenerateDataKey*, kms:Decrypt]
                                    Resource: '*'
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref Alerts]
                        """
                    ),
                    .unknown(
                        "A key that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                            Properties:
                              KmsMasterKeyId: !Ref P
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref Alerts]
                        """
                    ),
                ]
            )
        }
    )
}
