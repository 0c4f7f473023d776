import TemplateModel

extension RelationRule {
    static let patternLoop = RelationRule(
        "EVB-20",
        .warning,
        "a rule does not match the events that its own target causes",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-patterns-best-practices.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                guard let caused = relations.causedEvent(of: edge) else { continue }
                for pattern in edge.rule.values("EventPattern", under: edge.choices) {
                    guard relations.matches(pattern.readingJSON, caused) else { continue }
                    relations.report(
                        rule,
                        at: pattern,
                        with: [edge.target.value],
                        "the pattern matches the event '\(caused.detailType)' of \(edge.target.name), the target of this rule, which the rule "
                            + "thus starts again and again; match \(caused.advice)"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    What a rule starts sends events too. If they match the pattern of the rule, it starts the \
                    target again, without end, and costs. Found for state machines, builds, pipelines and \
                    tasks, whose events are documented.
                    """,
                fix: "Match only the states or the resources that are to start the target.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "All changes of all state machines",
                        """
                        Resources:
                          Restart:
                            Type: AWS::StepFunctions::StateMachine
                          Events:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [aws.states]
                                detail-type: [Step Functions Execution Status Change]
                              Targets:
                                - {Id: Restart, Arn: !Ref Restart, RoleArn: arn:aws:iam::123456789012:role/events}
                        """,
                        finds: """
                            warning[EVB-20]: the pattern matches the event 'Step Functions Execution Status \
                            Change' of 'Restart', the target of this rule, which the rule thus starts again \
                            and again; match other state machines, or other states than RUNNING \
                            [Resources/Events/Properties/EventPattern]
                            """
                    ),
                    .bad(
                        "A state machine that its own start starts",
                        """
                        Resources:
                          Restart:
                            Type: AWS::StepFunctions::StateMachine
                          Events:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [aws.states]
                                detail-type: [Step Functions Execution Status Change]
                                detail:
                                  status: [RUNNING]
                                  stateMachineArn: [!Ref Restart]
                              Targets:
                                - {Id: Restart, Arn: !Ref Restart, RoleArn: arn:aws:iam::123456789012:role/events}
                        """,
                        finds: """
                            warning[EVB-20]: the pattern matches the event 'Step Functions Execution Status \
                            Change' of 'Restart', the target of this rule, which the rule thus starts again \
                            and again; match other state machines, or other states than RUNNING \
                            [Resources/Events/Properties/EventPattern]
                            """
                    ),
                    .good(
                        "Failures only",
                        """
                        Resources:
                          Restart:
                            Type: AWS::StepFunctions::StateMachine
                          Events:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [aws.states]
                                detail-type: [Step Functions Execution Status Change]
                                detail:
                                  status: [FAILED]
                              Targets:
                                - {Id: Restart, Arn: !Ref Restart, RoleArn: arn:aws:iam::123456789012:role/events}
                        """
                    ),
                    .good(
                        "Another state machine",
                        """
                        Resources:
                          Restart:
                            Type: AWS::StepFunctions::StateMachine
                          Orders:
                            Type: AWS::StepFunctions::StateMachine
                          Events:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [aws.states]
                                detail:
                                  stateMachineArn: [!Ref Orders]
                              Targets:
                                - {Id: Restart, Arn: !Ref Restart, RoleArn: arn:aws:iam::123456789012:role/events}
                        """
                    ),
                    .unknown(
                        "State machines that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Restart:
                            Type: AWS::StepFunctions::StateMachine
                          Events:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [aws.states]
                                detail-type: [Step Functions Execution Status Change]
                                detail:
                                  stateMachineArn: [!Ref P]
                              Targets:
                                - {Id: Restart, Arn: !Ref Restart, RoleArn: arn:aws:iam::123456789012:role/events}
                        """
                    ),
                ]
            )
        }
    )
}
