internal import AWSCloudWatch
public import AWSLambda
public import CloudFormation

/// What an alarm does when it changes its state.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html>
public enum AlarmAction: Hashable {
    /// Publishes to a topic of the same Region.
    ///
    /// The policy of the topic, and that of the key that encrypts it, get what alarms need. An imported topic must allow
    /// `cloudwatch.amazonaws.com` to publish, as any topic does that has no policy of its own.
    case notify(Ref<SNS.Topic>)
    /// Invokes a function, which the alarm is allowed to.
    case invoke(Ref<Lambda.Function>)
    /// Creates an OpsItem in AWS Systems Manager.
    case createOpsItem(OpsItemSeverity, category: OpsItemCategory? = nil)
    /// Does something to the instance in the dimension `InstanceId` of the alarm's metric.
    case changeInstance(InstanceChange)
    /// Any other action by its ARN: a scaling policy, a response plan of Incident Manager.
    case arn(Value<String>)

    /// How bad an OpsItem is.
    public enum OpsItemSeverity: Int, Hashable, Sendable {
        /// 1.
        case critical = 1
        /// 2.
        case high
        /// 3.
        case medium
        /// 4.
        case low
    }

    /// What an OpsItem is about.
    public enum OpsItemCategory: String, Hashable, Sendable {
        /// The system does not answer.
        case availability = "Availability"
        /// The system costs too much.
        case cost = "Cost"
        /// The system is slow.
        case performance = "Performance"
        /// The system must be restored.
        case recovery = "Recovery"
        /// The system is attacked or open to it.
        case security = "Security"
    }

    /// What happens to an instance.
    public enum InstanceChange: String, Hashable, Sendable {
        /// It restarts.
        case reboot
        /// It moves to other hardware.
        case recover
        /// It stops.
        case stop
        /// It is deleted.
        case terminate
    }

    var arn: Value<String> {
        switch self {
        case .notify(let topic): Value(topic.arn)
        case .invoke(let function): Value(function.arn)
        case .createOpsItem(let severity, let category):
            "arn:\(Pseudo.partition):ssm:\(Pseudo.region):\(Pseudo.accountID):opsitem:\(severity.rawValue)\(category.map { "#CATEGORY=\($0.rawValue)" } ?? "")"
        case .changeInstance(let change): "arn:\(Pseudo.partition):automate:\(Pseudo.region):ec2:\(change.rawValue)"
        case .arn(let arn): arn
        }
    }
}

/// The actions of an alarm, by the state that it changes to.
struct AlarmActions: Equatable {
    let alarm: [AlarmAction]
    let insufficientData: [AlarmAction]
    let ok: [AlarmAction]

    private var all: [AlarmAction] { alarm + insufficientData + ok }

    var changesInstance: Bool {
        all.contains { if case .changeInstance = $0 { true } else { false } }
    }

    func arns(_ state: AlarmState) -> List<Value<String>>? {
        let actions =
            switch state {
            case .alarm: alarm
            case .insufficientData: insufficientData
            case .ok: ok
            }
        return actions.isEmpty ? nil : List(actions.map(\.arn))
    }

    func check(in scope: Scope) {
        for (state, actions) in [
            (AlarmState.alarm, alarm), (.insufficientData, insufficientData), (.ok, ok),
        ] where actions.count > 5 {
            scope.error(
                "an alarm must have at most 5 actions for each state, got \(actions.count) for \(state.rawValue)"
            )
        }
    }

    /// Lets the alarm publish to its topics and invoke its functions.
    func allow<R: HasAlarmState>(for alarm: Ref<R>, in scope: Scope) {
        for case .notify(let topic) in all where topic.element.kind != .imported {
            topic.allowPublish(by: .alarms, at: scope.location)
        }
        var functions: [Ref<Lambda.Function>] = []
        for case .invoke(let function) in all where !functions.contains(function) { functions.append(function) }
        for function in functions {
            let components = function.element.namePath.components
            let isLocal = components.first == scope.path.components.first
            let name = (isLocal ? Array(components.dropFirst()) : components).joined(separator: "-")
            function.addInvokePermission(
                "Invoke-\(name)",
                principal: "lambda.alarms.cloudwatch.amazonaws.com",
                sourceARN: alarm.alarmARN,
                sourceAccount: Pseudo.accountID,
                in: scope
            )
        }
    }
}

extension Scope {
    /// Reports a name or description that CloudWatch refuses for an alarm.
    func checkAlarmText(name: String?, description: String?) {
        if let name {
            if !(1...255).contains(name.count) {
                error("name must be 1 to 255 characters, got \(name.count)")
            } else if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
                error("name must not contain control characters, got \(name.debugDescription)")
            }
        }
        if let description, description.count > 1024 {
            error("description must be at most 1024 characters, got \(description.count)")
        }
    }
}
