import TemplateModel

extension RelationRule {
    static let inputDocument = RelationRule(
        "EVB-08",
        .error,
        "the input of a target is JSON",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-properties-events-rule-target.html
            """,
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                for input in edge.values("Input") {
                    guard let text = input.text, !JSONDocument.isValid(text) else { continue }
                    relations.report(
                        rule,
                        at: input,
                        "Input is \(ValueText.quoted(text)), which is not JSON; a text has quotation marks of its own: '\"…\"'"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge refuses an input that is not JSON. That Input and InputTemplate have at most \
                    8192 characters is found by SCH-07.
                    """,
                fix: "Write JSON; a text in quotation marks of its own.",
                evidence: [.schema, .archivedDocumentation],
                examples: [
                    .bad(
                        "A text without quotation marks",
                        """
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: rate(1 day)
                              Targets:
                                - {Id: Orders, Arn: arn:aws:sqs:eu-west-1:123456789012:orders, Input: count orders}
                        """,
                        finds: """
                            error[EVB-08]: Input is 'count orders', which is not JSON; a text has quotation \
                            marks of its own: '"…"' [Resources/Nightly/Properties/Targets/0/Input]
                            """
                    ),
                    .good(
                        "An object and a text",
                        """
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: rate(1 day)
                              Targets:
                                - {Id: Orders, Arn: arn:aws:sqs:eu-west-1:123456789012:orders, Input: '{"count": "orders"}'}
                                - {Id: Audit, Arn: arn:aws:sqs:eu-west-1:123456789012:audit, Input: '"count orders"'}
                        """
                    ),
                    .unknown(
                        "An input that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: rate(1 day)
                              Targets:
                                - {Id: Orders, Arn: arn:aws:sqs:eu-west-1:123456789012:orders, Input: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
