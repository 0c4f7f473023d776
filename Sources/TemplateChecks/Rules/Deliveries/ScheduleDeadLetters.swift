import TemplateModel

extension RelationRule {
    static let scheduleDeadLetters = RelationRule(
        "DLV-04",
        .info,
        "a schedule has a dead-letter queue",
        source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html",
        check: { relations, rule in
            for edge in relations.scheduleTargets {
                for letters in edge.schedule.values("Target", "DeadLetterConfig", under: edge.target.choices)
                where letters.isAbsent {
                    relations.report(
                        rule,
                        at: letters,
                        with: [edge.target.value],
                        "nobody learns of runs of '\(edge.schedule.subject.logicalID)' that cannot reach \(edge.target.name): they "
                            + "are discarded after the retries. Give the target a DeadLetterConfig with the ARN of a queue"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    What EventBridge Scheduler cannot hand over in 185 attempts, or in 24 hours, is discarded; the \
                    next run comes at its time as if nothing had been.
                    """,
                fix: """
                    Give the target a DeadLetterConfig with the ARN of a standard queue, and the role \
                    sqs:SendMessage on it.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "No dead-letter queue",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Nightly:
                            Type: AWS::Scheduler::Schedule
                            Properties:
                              Target:
                                Arn: !GetAtt Worker.Arn
                                RoleArn: arn:aws:iam::123456789012:role/nightly
                        """,
                        finds: """
                            info[DLV-04]: nobody learns of runs of 'Nightly' that cannot reach 'Worker': they are \
                            discarded after the retries. Give the target a DeadLetterConfig with the ARN of a queue \
                            [Resources/Nightly/Properties/Target]
                            """
                    ),
                    .good(
                        "A dead-letter queue",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Lost:
                            Type: AWS::SQS::Queue
                          Nightly:
                            Type: AWS::Scheduler::Schedule
                            Properties:
                              Target:
                                Arn: !GetAtt Worker.Arn
                                RoleArn: arn:aws:iam::123456789012:role/nightly
                                DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                        """
                    ),
                    .unknown(
                        "A queue that a deployment gives",
                        """
                        Parameters:
                          Queue: {Type: String}
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Nightly:
                            Type: AWS::Scheduler::Schedule
                            Properties:
                              Target:
                                Arn: !GetAtt Worker.Arn
                                RoleArn: arn:aws:iam::123456789012:role/nightly
                                DeadLetterConfig: {Arn: !Ref Queue}
                        """
                    ),
                ]
            )
        }
    )
}
