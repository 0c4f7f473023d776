import AWSCloudWatch
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct AlarmCompositeTests {
    /// The rule as text, with the alarms `A`, `B` and `C`.
    private func rule(
        _ rule: @escaping (Ref<CloudWatch.Alarm>, Ref<CloudWatch.Alarm>, Ref<CloudWatch.Alarm>) -> AlarmRule
    ) throws -> String? {
        let template = try MonitoredStack.template { scope in
            let alarms = ["A", "B", "C"].map { scope.add($0, Alarm(on: Metric.errors, .above(1))) }
            scope.add("Composite", CompositeAlarm(when: rule(alarms[0], alarms[1], alarms[2])))
        }
        return try template.properties("Composite")["AlarmRule"]?["Fn::Sub"]?.stringValue
    }

    private func messages(
        _ composite: @escaping ([Ref<CloudWatch.Alarm>]) -> CompositeAlarm,
        count: Int = 3
    ) -> [String] {
        MonitoredStack.messages { scope in
            let alarms = (0..<count).map { scope.add("A\($0)", Alarm(on: Metric.errors, .above(1))) }
            scope.add("Composite", composite(alarms))
        }
    }

    // MARK: - Rules

    @Test func statesAreNamed() throws {
        #expect(try rule { a, _, _ in .alarm(a) } == #"ALARM("${A}")"#)
        #expect(try rule { a, _, _ in .ok(a) } == #"OK("${A}")"#)
        #expect(try rule { a, _, _ in .insufficientData(a) } == #"INSUFFICIENT_DATA("${A}")"#)
    }

    @Test func operatorsAreSetInParentheses() throws {
        #expect(try rule { a, b, _ in .alarm(a) && !.ok(b) } == #"ALARM("${A}") AND NOT OK("${B}")"#)
        #expect(
            try rule { a, b, c in (.alarm(a) || .alarm(b)) && .ok(c) }
                == #"(ALARM("${A}") OR ALARM("${B}")) AND OK("${C}")"#
        )
        #expect(
            try rule { a, b, c in .alarm(a) || .alarm(b) && .ok(c) }
                == #"ALARM("${A}") OR (ALARM("${B}") AND OK("${C}"))"#
        )
        #expect(try rule { a, b, _ in !(.alarm(a) || .alarm(b)) } == #"NOT (ALARM("${A}") OR ALARM("${B}"))"#)
        #expect(try rule { a, _, _ in !(!.alarm(a)) } == #"ALARM("${A}")"#)
        #expect(
            try rule { a, b, c in .alarm(a) || .alarm(b) || .alarm(c) }
                == #"ALARM("${A}") OR ALARM("${B}") OR ALARM("${C}")"#
        )
    }

    @Test func listsAreJoined() throws {
        #expect(try rule { a, b, _ in .any([a, b]) } == #"ALARM("${A}") OR ALARM("${B}")"#)
        #expect(try rule { a, b, _ in .all([a, b]) } == #"ALARM("${A}") AND ALARM("${B}")"#)
        #expect(try rule { a, _, _ in .any([a]) } == #"ALARM("${A}")"#)
        #expect(try rule { a, b, c in .atLeast(2, of: [a, b, c]) } == #"AT_LEAST(2, ALARM, ("${A}", "${B}", "${C}"))"#)
        #expect(try rule { a, b, _ in .atLeast(1, of: [a, b], in: .ok) } == #"AT_LEAST(1, OK, ("${A}", "${B}"))"#)
    }

    @Test func alarmsOfBothKindsHaveANameAndAnARN() throws {
        let template = try MonitoredStack.template { scope in
            let alarm = scope.add("A", Alarm(on: Metric.errors, .above(1)))
            let composite = scope.add("C", CompositeAlarm(when: .alarm(alarm)))
            let values = [alarm.alarmName, alarm.alarmARN, composite.alarmName, composite.alarmARN]
            scope.add("B", Alarm(on: Metric.errors, .above(1), actions: values.map { .arn($0) }))
        }
        #expect(
            try template.properties("B")["AlarmActions"] == [
                ["Ref": "A"], ["Fn::GetAtt": ["A", "Arn"]], ["Ref": "C"], ["Fn::GetAtt": ["C", "Arn"]],
            ]
        )
    }

    @Test func compositeAlarmsWatchEachOtherAcrossStacks() throws {
        let app = App()
        var inner: Ref<CloudWatch.CompositeAlarm>?
        app.add(
            "T",
            MonitoredStack { scope in
                let alarm = scope.add("A", Alarm(on: Metric.errors, .above(1)))
                inner = scope.add("Inner", CompositeAlarm(when: .alarm(alarm)))
            }
        )
        let composite = try #require(inner)
        app.add("S", MonitoredStack { $0.add("Outer", CompositeAlarm(when: .alarm(composite))) })
        let assembly = try app.synthesize()
        #expect(assembly.stacks.map(\.id) == ["T", "S"])
        let rule = try #require(try assembly["S"]?.template.properties("Outer")["AlarmRule"]?["Fn::Sub"])
        #expect(rule[0] == #"ALARM("${Value1}")"#)
        #expect(rule[1]?["Value1"]?["Fn::ImportValue"] != nil)
    }

    @Test func everyArgumentReachesItsProperty() throws {
        let template = try MonitoredStack.template { scope in
            let alarm = scope.add("A", Alarm(on: Metric.errors, .above(1)))
            let deploying = scope.add("Deploying", Alarm(on: Metric.latency, .above(1)))
            scope.add(
                "Composite",
                CompositeAlarm(
                    when: .alarm(alarm),
                    suppression: .whileAlarm(deploying, wait: .seconds(30), extensionPeriod: .minutes(2)),
                    name: "Critical",
                    description: "call",
                    actions: [.arn("a")],
                    okActions: [.arn("b")],
                    insufficientDataActions: [.arn("c")],
                    actionsEnabled: false
                )
            )
        }
        #expect(
            try template.properties("Composite") == [
                "ActionsEnabled": false,
                "ActionsSuppressor": ["Fn::GetAtt": ["Deploying", "Arn"]],
                "ActionsSuppressorExtensionPeriod": 120,
                "ActionsSuppressorWaitPeriod": 30,
                "AlarmActions": ["a"],
                "AlarmDescription": "call",
                "AlarmName": "Critical",
                "AlarmRule": ["Fn::Sub": #"ALARM("${A}")"#],
                "InsufficientDataActions": ["c"],
                "OKActions": ["b"],
            ]
        )
    }

    // MARK: - Limits

    @Test func hundredAlarmsAreAllowed() {
        #expect(messages({ CompositeAlarm(when: .any($0)) }, count: 100).isEmpty)
    }

    @Test func moreAlarmsAreReported() {
        #expect(
            messages({ CompositeAlarm(when: .any($0)) }, count: 101)
                == [
                    "a composite alarm watches at most 100 alarms, got 101; combine some of them in a composite alarm of their own"
                ]
        )
    }

    @Test func moreElementsAreReported() {
        #expect(
            messages { CompositeAlarm(when: .any(Array(repeating: $0[0], count: 501))) }
                == [
                    "a rule must have at most 500 alarms and pairs of parentheses, got 501; combine some of them in a composite alarm of their own"
                ]
        )
    }

    @Test func longerRuleIsReported() {
        func messages(nameLength: Int) -> [String] {
            MonitoredStack.messages { scope in
                let alarms = (0..<40).map { index in
                    let name = "\(10 + index)" + String(repeating: "a", count: nameLength - 2)
                    return scope.add("A\(index)", Alarm(on: Metric.errors, .above(1), name: name))
                }
                scope.add("Composite", CompositeAlarm(when: .any(alarms)))
            }
        }
        // 40 times `ALARM("…")`, joined by ` OR `.
        #expect(messages(nameLength: 243).isEmpty)
        #expect(
            messages(nameLength: 244)
                == [
                    "a rule must be at most 10240 characters, got 10276; combine some of its alarms in a composite alarm of their own"
                ]
        )
    }

    @Test func impossibleCountIsReported() {
        for count in [0, 4] {
            #expect(
                messages { CompositeAlarm(when: .atLeast(count, of: $0)) }
                    == ["atLeast must be 1 to 3, the number of alarms, got \(count)"]
            )
        }
    }

    @Test func emptyListIsReported() {
        let message = "a rule must name at least one alarm, got an empty list"
        #expect(messages { _ in CompositeAlarm(when: .any([])) } == [message])
        #expect(messages { _ in CompositeAlarm(when: .atLeast(1, of: [])) } == [message])
    }

    @Test func nameWithAQuotationMarkIsReported() {
        let messages = MonitoredStack.messages { scope in
            let alarm = scope.add("A", Alarm(on: Metric.errors, .above(1), name: "the \"red\" one"))
            scope.add("Composite", CompositeAlarm(when: .alarm(alarm)))
        }
        #expect(
            messages == [
                "a rule cannot refer to an alarm with a quotation mark in its name, got 'the \"red\" one'; rename it"
            ]
        )
    }

    @Test func changeOfAnInstanceIsReported() {
        #expect(
            messages { CompositeAlarm(when: .any($0), actions: [.changeInstance(.stop)]) }
                == [
                    "a composite alarm cannot change an instance; give the action to an alarm on a metric of the instance"
                ]
        )
    }

    @Test func impossibleSuppressionIsReported() {
        #expect(
            messages {
                CompositeAlarm(when: .any($0), suppression: .whileAlarm($0[0], wait: .milliseconds(500)))
            } == ["wait must be 0 to 2147483647 whole seconds, got 0.5 s"]
        )
    }
}
