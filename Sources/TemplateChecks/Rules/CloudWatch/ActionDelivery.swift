import TemplateModel

extension RelationRule {
    static let actionDelivery = RelationRule(
        "CWA-21",
        .warning,
        "the policy of a topic lets alarms publish that notify it",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html",
        check: { relations, rule in
            for action in relations.alarmActions {
                guard let topic = action.topic, !relations.resourcePolicies(of: topic).statements.isEmpty,
                    let problem = relations.delivery(
                        by: "cloudwatch.amazonaws.com",
                        "sns:Publish",
                        to: topic,
                        from: relations.arns(of: action.alarm),
                        under: action.target.choices
                    ).problem(
                        of: "'\(topic.subject.logicalID)'",
                        "CloudWatch",
                        "publish",
                        for: "'\(action.alarm.subject.logicalID)'"
                    )
                else { continue }
                relations.report(
                    rule,
                    at: action.target.value,
                    "\(problem): its AWS::SNS::TopicPolicy takes the place of the default one, which lets the whole account. Allow "
                        + "cloudwatch.amazonaws.com sns:Publish on the topic's ARN"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A topic without a policy of its own lets everything in its account publish. A policy takes \
                    the place of that: an alarm that it does not name fires, and nobody is told.
                    """,
                fix: """
                    Allow cloudwatch.amazonaws.com sns:Publish in the policy of the topic, with the account as \
                    aws:SourceAccount.
                    """,
                evidence: [.report],
                sources: [
                    """
                    https://aws.github.io/modern-data-architecture-accelerator/typedocs/\
                    functions/_aws-mdaa_cloudwatch-constructs.grantCloudWatchAlarmsTopicAccess.html
                    """
                ],
                examples: [
                    .bad(
                        "A policy for EventBridge alone",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Policy:
                            Type: AWS::SNS::TopicPolicy
                            Properties:
                              Topics: [!Ref Alerts]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: events.amazonaws.com}
                                    Action: sns:Publish
                                    Resource: !Ref Alerts
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref Alerts]
                        """,
                        finds: """
                            warning[CWA-21]: 'Alerts' has no policy that lets CloudWatch publish: its \
                            AWS::SNS::TopicPolicy takes the place of the default one, which lets the whole \
                            account. Allow cloudwatch.amazonaws.com sns:Publish on the topic's ARN \
                            [Resources/Late/Properties/AlarmActions/0]
                            """
                    ),
                    .good(
                        "A policy for both",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Policy:
                            Type: AWS::SNS::TopicPolicy
                            Properties:
                              Topics: [!Ref Alerts]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: [events.amazonaws.com, cloudwatch.amazonaws.com]}
                                    Action: sns:Publish
                                    Resource: !Ref Alerts
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref Alerts]
                        """
                    ),
                    .good(
                        "The default policy",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref Alerts]
                        """
                    ),
                    .unknown(
                        "A principal that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Policy:
                            Type: AWS::SNS::TopicPolicy
                            Properties:
                              Topics: [!Ref Alerts]
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Principal: {Service: !Ref P}
                                    Action: sns:Publish
                                    Resource: !Ref Alerts
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
