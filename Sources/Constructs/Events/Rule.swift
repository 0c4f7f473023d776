internal import AWSEvents
public import CloudFormation
public import ResourceTypes

/// Sends the events of a bus that match a pattern, or an event at certain times, to one to five targets.
///
/// ```swift
/// scope.add("BigOrders", Rule(
///     pattern: EventPattern(source: ["my.orders"], detail: ["amount": .numeric(.greaterThan(100))]),
///     bus: bus,
///     targets: [.queue(queue, deadLetters: deadLetters)]))
///
/// scope.add("Nightly", Rule(schedule: .cron(hour: 2), targets: [.function(cleanUp)]))
/// ```
///
/// The policies that let EventBridge reach the targets are part of it.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html>
public struct Rule: Construct, Equatable {
    /// What makes a rule run.
    public enum Trigger: Equatable {
        /// Events that match, on a bus; on the default bus when that is `nil`.
        case pattern(EventPattern, Ref<Events.EventBus>?)
        /// The time. Schedules are possible on the default bus only.
        case schedule(Schedule)
    }

    /// What makes the rule run.
    public var trigger: Trigger
    /// Where the events go: 1 to 5, each resource once.
    public var targets: [RuleTarget]
    /// What the rule is for, at most 512 characters.
    public var description: String?
    /// Whether the rule runs.
    public var isEnabled: Bool
    /// The name: 1 to 64 letters, digits, `.`, `-` and `_`; made by CloudFormation when `nil`.
    public var name: String?

    /// A rule for the events of a bus.
    /// - Parameters:
    ///   - pattern: Which events; at least one field must be named.
    ///   - bus: The bus; the default bus, where the services of AWS send their events, when not given.
    ///   - targets: Where the events go: 1 to 5, each resource once.
    ///   - description: What the rule is for, at most 512 characters; no description when not given.
    ///   - isEnabled: Whether the rule runs; it does when not given. Events that arrive while it does not are never delivered.
    ///   - name: The name: 1 to 64 letters, digits, `.`, `-` and `_`. When not given, CloudFormation makes one that is unique, so that the
    ///     rule can be replaced. Another name replaces the rule.
    public init(
        pattern: EventPattern,
        bus: Ref<Events.EventBus>? = nil,
        targets: [RuleTarget],
        description: String? = nil,
        isEnabled: Bool = true,
        name: String? = nil
    ) {
        self.init(.pattern(pattern, bus), targets, description, isEnabled, name)
    }

    /// A rule that runs at certain times.
    /// - Parameters:
    ///   - schedule: When the rule runs, in UTC.
    ///   - targets: Where the events go: 1 to 5, each resource once.
    ///   - description: What the rule is for, at most 512 characters; no description when not given.
    ///   - isEnabled: Whether the rule runs; it does when not given.
    ///   - name: The name: 1 to 64 letters, digits, `.`, `-` and `_`. When not given, CloudFormation makes one that is unique, so that the
    ///     rule can be replaced. Another name replaces the rule.
    public init(
        schedule: Schedule,
        targets: [RuleTarget],
        description: String? = nil,
        isEnabled: Bool = true,
        name: String? = nil
    ) {
        self.init(.schedule(schedule), targets, description, isEnabled, name)
    }

    private init(
        _ trigger: Trigger,
        _ targets: [RuleTarget],
        _ description: String?,
        _ isEnabled: Bool,
        _ name: String?
    ) {
        self.trigger = trigger
        self.targets = targets
        self.description = description
        self.isEnabled = isEnabled
        self.name = name
    }

    /// Declares the rule, and lets EventBridge reach the targets.
    public func build(in scope: Scope) -> Ref<Events.Rule> {
        check(scope)
        let targets = distinctTargets(in: scope)
        let role = Self.addRole(to: targets, in: scope)
        let rule = Resource(
            Events.Rule.self,
            .init(
                description: description.map { Value($0) },
                eventBusName: busName,
                eventPattern: pattern(in: scope),
                name: name.map { Value($0) },
                scheduleExpression: scheduleExpression(in: scope),
                state: isEnabled ? .enabled : .disabled,
                targets: List(targets.map { $0.property(role: role, in: scope) })
            )
        ).build(in: scope)
        for target in targets { target.allow(rule, in: scope) }
        return rule
    }

    /// The targets in an order of their own, so that the order in the program, which means nothing, does not show in the template.
    private func distinctTargets(in scope: Scope) -> [RuleTarget] {
        var seen: Set<Element> = []
        var result: [RuleTarget] = []
        for target in targets {
            let element = target.identity.element
            if seen.insert(element).inserted {
                result.append(target)
            } else {
                scope.error("a rule must have each target once, got '\(element.path)' again")
            }
        }
        return result.sorted { $0.id(in: scope) < $1.id(in: scope) }
    }

    private var busName: Value<String>? {
        if case .pattern(_, let bus?) = trigger { bus.busName } else { nil }
    }

    private func pattern(in scope: Scope) -> JSON? {
        guard case .pattern(let pattern, _) = trigger else { return nil }
        pattern.check(for: .rule, in: scope)
        return pattern.property
    }

    private func scheduleExpression(in scope: Scope) -> Value<String>? {
        guard case .schedule(let schedule) = trigger else { return nil }
        return Value(schedule.expression(in: scope))
    }

    private func check(_ scope: Scope) {
        if !(1...5).contains(targets.count) {
            scope.error("a rule must have 1 to 5 targets, got \(targets.count); more need another rule")
        }
        if let description, description.count > 512 {
            scope.error("the description of a rule must have at most 512 characters, got \(description.count)")
        }
        if let name, !name.isName(upTo: 64, with: ".-_") {
            scope.error("the name of a rule must be 1 to 64 letters, digits, '.', '-' and '_', got '\(name)'")
        }
    }
}
