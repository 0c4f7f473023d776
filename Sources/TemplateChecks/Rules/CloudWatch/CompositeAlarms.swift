import TemplateModel

extension RelationRule {
    static let compositeAlarms = RelationRule(
        "CWA-16",
        .error,
        "composite alarms are about at most 100 alarms, and not about themselves",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html",
        check: { relations, rule in
            let alarms = relations.compositeAlarms
            var children: [String: [String]] = [:]
            for alarm in alarms {
                if alarm.children.count > 100 {
                    relations.report(
                        rule,
                        at: alarm.rule,
                        "the rule is about \(alarm.children.count) alarms, but a composite alarm can be about 100; make several, and one of "
                            + "them"
                    )
                }
                children[alarm.alarm.subject.logicalID] = alarm.children.compactMap { child in
                    relations.compositeAlarm(child)?.subject.logicalID
                }
            }
            for alarm in alarms {
                let start = alarm.alarm.subject.logicalID
                guard let cycle = RelationRule.cycle(from: start, in: children), cycle.min() == start else { continue }
                let path = (cycle + [start]).map { "'\($0)'" }.joined(separator: " -> ")
                relations.report(
                    rule,
                    at: alarm.rule,
                    "composite alarms are about each other (\(path)), so that CloudWatch evaluates none of them; take one out of a rule"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch stops to evaluate composite alarms that are about each other, and refuses a \
                    rule about more than 100 alarms. That a rule has at most 10240 characters is found by \
                    SCH-07.
                    """,
                fix: "Make a tree of composite alarms.",
                evidence: [.schema, .archivedDocumentation],
                examples: [
                    .bad(
                        "A cycle",
                        """
                        Resources:
                          Orders:
                            Type: AWS::CloudWatch::CompositeAlarm
                            Properties:
                              AlarmName: orders
                              AlarmRule: ALARM("shop")
                          Shop:
                            Type: AWS::CloudWatch::CompositeAlarm
                            Properties:
                              AlarmName: shop
                              AlarmRule: ALARM("orders") OR ALARM("payments")
                        """,
                        finds: """
                            error[CWA-16]: composite alarms are about each other ('Orders' -> 'Shop' -> \
                            'Orders'), so that CloudWatch evaluates none of them; take one out of a rule \
                            [Resources/Orders/Properties/AlarmRule]
                            """
                    ),
                    .good(
                        "A tree",
                        """
                        Resources:
                          Orders:
                            Type: AWS::CloudWatch::CompositeAlarm
                            Properties:
                              AlarmName: orders
                              AlarmRule: ALARM("depth")
                          Shop:
                            Type: AWS::CloudWatch::CompositeAlarm
                            Properties:
                              AlarmName: shop
                              AlarmRule: ALARM("orders") OR ALARM("payments")
                        """
                    ),
                    .unknown(
                        "An alarm that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::CloudWatch::CompositeAlarm
                            Properties:
                              AlarmName: orders
                              AlarmRule: !Sub ALARM("${P}")
                        """
                    ),
                ]
            )
        }
    )
}

extension RelationRule {
    /// The first cycle that a name is in, from that name on.
    fileprivate static func cycle(from start: String, in edges: [String: [String]]) -> [String]? {
        var seen: Set<String> = []
        var pending = [[start]]
        while let path = pending.popLast() {
            for next in edges[path[path.count - 1]] ?? [] {
                if next == start { return path }
                if seen.insert(next).inserted { pending.append(path + [next]) }
            }
        }
        return nil
    }
}
