import TemplateModel

extension RelationRule {
    static let alarmActionARN = RelationRule(
        "CWA-14",
        .warning,
        "the action of an alarm is an ARN of something that an alarm can start",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
        check: { relations, rule in
            let services: Set = [
                "sns", "lambda", "autoscaling", "automate", "ssm", "ssm-incidents", "swf", "aiops", "ec2",
            ]
            for action in relations.alarmActions {
                let problem: String?
                if let resource = action.target.resource, let reference = action.target.text.reference,
                    let naming = ResourceNaming.of(resource.subject.typeName)
                {
                    if !services.contains(naming.service) {
                        problem = "'\(resource.subject.logicalID)' is nothing that an alarm can start"
                    } else if !naming.arns.contains(reference.attribute), naming.service == "sns" {
                        problem = "it is the name of '\(resource.subject.logicalID)', and not its ARN"
                    } else {
                        problem = nil
                    }
                } else {
                    problem = action.target.text.literal.flatMap { text in
                        if text.isEmpty || text.hasPrefix("arn:") { return nil }
                        return "'\(text)' is no ARN"
                    }
                }
                guard let problem else { continue }
                relations.report(
                    rule,
                    at: action.target.value,
                    "the alarm would do nothing, as CloudWatch does not check its actions: \(problem). Give the ARN of a topic or a function"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch checks actions only when it takes them: an alarm with a wrong one deploys, and \
                    nobody is told.
                    """,
                fix: "Give the ARN of a topic: !Ref TOPIC.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "The name of a topic",
                        """
                        Resources:
                          Alerts:
                            Type: AWS::SNS::Topic
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!GetAtt Alerts.TopicName]
                        """,
                        finds: """
                            warning[CWA-14]: the alarm would do nothing, as CloudWatch does not check its \
                            actions: it is the name of 'Alerts', and not its ARN. Give the ARN of a topic or a \
                            function [Resources/Late/Properties/AlarmActions/0]
                            """
                    ),
                    .bad(
                        "A queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!GetAtt Orders.Arn]
                        """,
                        finds: """
                            warning[CWA-14]: the alarm would do nothing, as CloudWatch does not check its \
                            actions: 'Orders' is nothing that an alarm can start. Give the ARN of a topic or a \
                            function [Resources/Late/Properties/AlarmActions/0]
                            """
                    ),
                    .good(
                        "The ARN of a topic",
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
                        "An action that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Late:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              Namespace: Orders
                              MetricName: Depth
                              AlarmActions: [!Ref P]
                        """
                    ),
                ]
            )
        }
    )
}
