import TemplateModel

extension RelationRule {
    static let cronExpression = RelationRule(
        "EVB-04",
        .error,
        "the day of week of a schedule has one expression with #",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html",
        check: { relations, rule in
            for resource in relations.resources(of: "AWS::Events::Rule") {
                for schedule in resource.values("ScheduleExpression") {
                    guard let text = schedule.text, text.hasPrefix("cron("), text.hasSuffix(")") else { continue }
                    let fields = text.dropFirst(5).dropLast().split(separator: " ")
                    guard fields.count == 6, fields[4].contains("#"), fields[4].contains(",") else { continue }
                    relations.report(
                        rule,
                        at: schedule,
                        "the day of week is '\(fields[4])', but with # it must be one expression; make a rule for each"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge refuses several expressions in the day of week when one has #, which stands \
                    for a certain day of the month. That one of both days must be ? is found by RES-11, as are \
                    fields that are missing.
                    """,
                fix: "Make a rule for each expression.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "The first and the third",
                        """
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: cron(0 8 ? * 2#1,6#3 *)
                        """,
                        finds: """
                            error[EVB-04]: the day of week is '2#1,6#3', but with # it must be one expression; \
                            make a rule for each [Resources/Nightly/Properties/ScheduleExpression]
                            """
                    ),
                    .good(
                        "The first Monday",
                        """
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: cron(0 8 ? * 2#1 *)
                        """
                    ),
                    .unknown(
                        "A schedule that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
