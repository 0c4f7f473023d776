import TemplateModel

extension RelationRule {
    static let deadLetterMetric = RelationRule(
        "CWA-11",
        .warning,
        "an alarm on dead letters counts the messages in the queue",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/\
            sqs-dead-letter-queues.html
            """,
        check: { relations, rule in
            for metric in relations.alarmMetrics {
                guard metric.namespace.text == "AWS/SQS", metric.name.text == "NumberOfMessagesSent",
                    let queue = relations.resource(of: metric, "QueueName", "AWS::SQS::Queue"),
                    let source = relations.sources(ofDeadLetters: queue).first
                else { continue }
                relations.report(
                    rule,
                    at: metric.name,
                    with: [metric.namespace, source.target.value],
                    "NumberOfMessagesSent does not count what Amazon SQS moves to '\(queue.subject.logicalID)' from "
                        + "'\(source.source.subject.logicalID)', so that the alarm never sees a dead letter; use "
                        + "ApproximateNumberOfMessagesVisible"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Messages that are moved to a dead-letter queue because they were received too often are \
                    not sent to it, and NumberOfMessagesSent does not count them.
                    """,
                fix: "Use ApproximateNumberOfMessagesVisible with the statistic Maximum.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Messages sent",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5}
                          Lost:
                            Type: AWS::SQS::Queue
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Dimensions: [{Name: QueueName, Value: !GetAtt Lost.QueueName}]
                        """,
                        finds: """
                            warning[CWA-11]: NumberOfMessagesSent does not count what Amazon SQS moves to \
                            'Lost' from 'Orders', so that the alarm never sees a dead letter; use \
                            ApproximateNumberOfMessagesVisible [Resources/Late/Properties/MetricName]
                            """
                    ),
                    .good(
                        "Messages that are there",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5}
                          Lost:
                            Type: AWS::SQS::Queue
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: ApproximateNumberOfMessagesVisible
                              Dimensions: [{Name: QueueName, Value: !GetAtt Lost.QueueName}]
                              TreatMissingData: notBreaching
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
                            Properties:
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5}
                          Lost:
                            Type: AWS::SQS::Queue
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: AWS/SQS
                              MetricName: NumberOfMessagesSent
                              Dimensions: [{Name: QueueName, Value: !Ref P}]
                        """
                    ),
                ]
            )
        }
    )
}
