public import AWSCloudWatch
public import CloudFormation
public import ResourceTypes

/// A resource type with the state of an alarm: a metric alarm or a composite alarm.
public protocol HasAlarmState: ResourceType {}

extension CloudWatch.Alarm: HasAlarmState {}
extension CloudWatch.CompositeAlarm: HasAlarmState {}

/// A reference to an alarm of either kind.
public protocol AlarmReference {
    /// The name of the alarm.
    var alarmName: Value<String> { get }
    /// The ARN of the alarm.
    var alarmARN: Value<String> { get }
    /// The ARN of the alarm, made of its name where it is an alarm of the app.
    var alarmARNByName: Value<String> { get }
}

extension Ref: AlarmReference where R: HasAlarmState {
    /// The name of the alarm.
    public var alarmName: Value<String> { reference() }
    /// The ARN of the alarm.
    public var alarmARN: Value<String> { attribute("Arn") }
    /// The ARN of the alarm, made of its name where it is an alarm of the app.
    ///
    /// A dashboard shows what it can: a local stand-in for AWS that makes no alarms still takes a template that only names them.
    public var alarmARNByName: Value<String> {
        guard element.kind == .resource else { return alarmARN }
        return "arn:\(Pseudo.partition):cloudwatch:\(Pseudo.region):\(Pseudo.accountID):alarm:\(alarmName)"
    }
}

/// A state of an alarm.
///
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html>
public enum AlarmState: String, Hashable, Sendable {
    /// The condition holds.
    case alarm = "ALARM"
    /// CloudWatch cannot tell, because the alarm is new or data are missing.
    case insufficientData = "INSUFFICIENT_DATA"
    /// The condition does not hold.
    case ok = "OK"
}
