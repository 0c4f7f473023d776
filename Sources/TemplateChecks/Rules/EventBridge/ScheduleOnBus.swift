import TemplateModel

extension RelationRule {
    static let scheduleOnBus = RelationRule(
        "EVB-02",
        .error,
        "a rule with a schedule is on the default event bus",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html",
        check: { relations, rule in
            for resource in relations.resources(of: "AWS::Events::Rule") {
                for schedule in resource.values("ScheduleExpression") where !schedule.isAbsent {
                    let choices = schedule.value.choices
                    // A rule with a pattern too is one of that bus.
                    guard resource.values("EventPattern", under: choices).allSatisfy(\.isAbsent),
                        let bus = resource.values("EventBusName", under: choices).only, !bus.isAbsent
                    else { continue }
                    let target = relations.target(of: bus, named: "AWS::Events::EventBus")
                    let isOther = target.resource?.subject.typeName == "AWS::Events::EventBus"
                    let name = bus.text.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
                    guard isOther || name.map({ $0 != "default" }) == true else { continue }
                    relations.report(
                        rule,
                        at: bus,
                        with: [schedule],
                        "the rule has a schedule, but is on the bus \(target.name); schedules are possible on the default bus only. "
                            + "Leave EventBusName out"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Rules with a schedule exist only on the default event bus; EventBridge refuses others.
                    """,
                fix: "Leave EventBusName out, or use Amazon EventBridge Scheduler.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A schedule on a bus of its own",
                        """
                        Resources:
                          Bus:
                            Type: AWS::Events::EventBus
                            Properties: {Name: orders}
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              EventBusName: !Ref Bus
                              ScheduleExpression: rate(1 day)
                        """,
                        finds: """
                            error[EVB-02]: the rule has a schedule, but is on the bus 'Bus'; schedules are \
                            possible on the default bus only. Leave EventBusName out \
                            [Resources/Nightly/Properties/EventBusName]
                            """
                    ),
                    .good(
                        "A schedule on the default bus",
                        """
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              EventBusName: default
                              ScheduleExpression: rate(1 day)
                        """
                    ),
                    .unknown(
                        "A bus that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              EventBusName: !Ref P
                              ScheduleExpression: rate(1 day)
                        """
                    ),
                ]
            )
        }
    )
}
