internal import AWSCloudWatch
public import CloudFormation
public import ResourceTypes

/// An alarm on the states of other alarms, so that one incident makes one notification.
///
/// ```swift
/// scope.add("Critical", CompositeAlarm(
///     when: .alarm(deadLetterDepth) || .alarm(errorRate),
///     suppression: .whileAlarm(deploying),
///     actions: [.notify(topic)]))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html>
public struct CompositeAlarm: Construct, Equatable {
    /// When the actions of a composite alarm do not happen.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html>
    public struct Suppression: Hashable, Sendable {
        fileprivate let alarm: Value<String>
        fileprivate let wait: Duration
        fileprivate let extensionPeriod: Duration

        /// No actions while another alarm has gone off.
        /// - Parameters:
        ///   - alarm: The other alarm, of the same account and Region.
        ///   - wait: How long actions wait for the other alarm to go off, in whole seconds; one minute when not given.
        ///   - extensionPeriod: How long actions wait after the other alarm is over, in whole seconds; one minute when not given.
        /// - Returns: The suppression.
        public static func whileAlarm(
            _ alarm: some AlarmReference,
            wait: Duration = .minutes(1),
            extensionPeriod: Duration = .minutes(1)
        ) -> Suppression {
            Suppression(alarm: alarm.alarmARN, wait: wait, extensionPeriod: extensionPeriod)
        }
    }

    private let rule: AlarmRule
    private let suppression: Suppression?
    private let name: String?
    private let description: String?
    private let actions: AlarmActions
    private let actionsEnabled: Bool

    /// Describes a composite alarm.
    /// - Parameters:
    ///   - rule: When the alarm goes off: at most 100 alarms, 500 elements (alarms and pairs of parentheses) and 10,240 characters.
    ///     Names that CloudFormation makes are not known before the deployment and are not counted in the characters.
    ///   - suppression: When the actions do not happen; they always do when not given.
    ///   - name: The name of the alarm: 1 to 255 characters, no control characters; CloudFormation makes one when not given, so that
    ///     several environments fit in one account and Region.
    ///   - description: What the alarm means and what to do, at most 1,024 characters; none when not given.
    ///   - actions: What to do when the alarm goes off, at most 5; nothing when not given. Composite alarms change no instances.
    ///   - okActions: What to do when it is over, at most 5; nothing when not given.
    ///   - insufficientDataActions: What to do when CloudWatch cannot tell any more, at most 5; nothing when not given.
    ///   - actionsEnabled: Whether the actions happen; they do when not given.
    public init(
        when rule: AlarmRule,
        suppression: Suppression? = nil,
        name: String? = nil,
        description: String? = nil,
        actions: [AlarmAction] = [],
        okActions: [AlarmAction] = [],
        insufficientDataActions: [AlarmAction] = [],
        actionsEnabled: Bool = true
    ) {
        self.rule = rule
        self.suppression = suppression
        self.name = name
        self.description = description
        self.actions = AlarmActions(alarm: actions, insufficientData: insufficientDataActions, ok: okActions)
        self.actionsEnabled = actionsEnabled
    }

    /// Declares the alarm, and the permissions to invoke the functions among its actions.
    public func build(in scope: Scope) -> Ref<CloudWatch.CompositeAlarm> {
        let text = AlarmRuleText(rule, in: scope.graph)
        scope.checkAlarmText(name: name, description: description)
        actions.check(in: scope)
        check(text, in: scope)
        let alarm = Resource(
            CloudWatch.CompositeAlarm.self,
            .init(
                alarmRule: text.value,
                actionsEnabled: actionsEnabled ? nil : false,
                actionsSuppressor: suppression?.alarm,
                actionsSuppressorExtensionPeriod: suppression.map {
                    Value(scope.seconds("extensionPeriod", $0.extensionPeriod, in: Self.suppressionSeconds))
                },
                actionsSuppressorWaitPeriod: suppression.map {
                    Value(scope.seconds("wait", $0.wait, in: Self.suppressionSeconds))
                },
                alarmActions: actions.arns(.alarm),
                alarmDescription: description.map { Value($0) },
                alarmName: name.map { Value($0) },
                insufficientDataActions: actions.arns(.insufficientData),
                okActions: actions.arns(.ok)
            )
        ).build(in: scope)
        actions.allow(for: alarm, in: scope)
        return alarm
    }

    /// The schema has no upper bound but that of its integers.
    private static let suppressionSeconds = 0...Int(Int32.max)

    private func check(_ text: AlarmRuleText, in scope: Scope) {
        for problem in text.problems { scope.error(problem) }
        if text.alarms.count > 100 {
            scope.error(
                "a composite alarm watches at most 100 alarms, got \(text.alarms.count); combine some of them in a composite alarm of their own"
            )
        }
        if text.elements > 500 {
            scope.error(
                "a rule must have at most 500 alarms and pairs of parentheses, got \(text.elements); combine some of them in a composite alarm of their own"
            )
        }
        if text.count > 10_240 {
            scope.error(
                "a rule must be at most 10240 characters, got \(text.count); combine some of its alarms in a composite alarm of their own"
            )
        }
        if actions.changesInstance {
            scope.error(
                "a composite alarm cannot change an instance; give the action to an alarm on a metric of the instance"
            )
        }
    }
}
