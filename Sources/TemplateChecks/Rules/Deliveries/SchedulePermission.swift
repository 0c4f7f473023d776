import TemplateModel

extension RelationRule {
    static let schedulePermission = RelationRule(
        "DLV-03",
        .error,
        "the role of a schedule may do what the schedule does, and send what fails to its dead-letter queue",
        source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html",
        check: { relations, rule in
            for edge in relations.scheduleTargets {
                for value in edge.schedule.values("Target", "RoleArn", under: edge.target.choices) {
                    guard let role = relations.target(of: value, named: "AWS::IAM::Role").resource,
                        role.subject.typeName == "AWS::IAM::Role"
                    else { continue }
                    let lost = edge.schedule.values("Target", "DeadLetterConfig", "Arn", under: value.value.choices)
                        .filter { !$0.isAbsent }
                        .map { (relations.target(of: $0), "which gets what fails: that is lost") }
                    for (target, end) in [(edge.target, "which it starts: every run fails")] + lost {
                        let missing = relations.missingActions(of: (role, value), toSendTo: target)
                        guard !missing.isEmpty else { continue }
                        relations.report(
                            rule,
                            at: value,
                            with: [target.value],
                            "'\(role.subject.logicalID)', the role of '\(edge.schedule.subject.logicalID)', is not allowed "
                                + "\(missing.joined(separator: ", ")) on \(target.name), \(end). Allow it for the target's ARN"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge Scheduler acts with the role of the schedule: without the permission each run \
                    fails, and so does the way to the dead-letter queue.
                    """,
                fix:
                    "Allow the role the action on the ARN of the target, and sqs:SendMessage on the dead-letter queue.",
                evidence: [.documentation],
                sources: ["https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html"],
                examples: [
                    .bad(
                        "A role for something else",
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
                                RoleArn: !GetAtt Role.Arn
                                DeadLetterConfig: {Arn: !GetAtt Lost.Arn}
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Run
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: lambda:GetFunction, Resource: !GetAtt Worker.Arn}
                        """,
                        finds:
                            """
                            error[DLV-03]: 'Role', the role of 'Nightly', is not allowed lambda:InvokeFunction on \
                            'Worker', which it starts: every run fails. Allow it for the target's ARN \
                            [Resources/Nightly/Properties/Target/RoleArn]
                            """,
                        """
                        error[DLV-03]: 'Role', the role of 'Nightly', is not allowed sqs:SendMessage on 'Lost', which \
                        gets what fails: that is lost. Allow it for the target's ARN \
                        [Resources/Nightly/Properties/Target/RoleArn]
                        """
                    ),
                    .good(
                        "A role for the function",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Nightly:
                            Type: AWS::Scheduler::Schedule
                            Properties:
                              Target:
                                Arn: !GetAtt Worker.Arn
                                RoleArn: !GetAtt Role.Arn
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Run
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: lambda:InvokeFunction, Resource: !GetAtt Worker.Arn}
                        """
                    ),
                    .unknown(
                        "A role of elsewhere",
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
                        """
                    ),
                ]
            )
        }
    )
}
