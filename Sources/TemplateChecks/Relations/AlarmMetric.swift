import TemplateModel

/// The metric that an alarm watches.
struct AlarmMetric {
    /// The alarm.
    let alarm: ResourceView
    /// The name of the metric.
    let name: FoundValue
    /// The namespace, `AWS/SQS`.
    let namespace: FoundValue
    /// The names of the dimensions.
    let dimensionNames: [FoundValue]
    /// The values of the dimensions, by their names; without those that are not known.
    let dimensions: [String: FoundValue]

    /// What leads to the metric.
    var choices: Choices { namespace.value.choices }
}

/// Something that an alarm does when its state changes.
struct AlarmAction {
    /// The alarm, possibly a composite one.
    let alarm: ResourceView
    /// What it notifies or starts.
    let target: Target

    /// The topic, if the template has it.
    var topic: ResourceView? {
        target.resource.flatMap { $0.subject.typeName == "AWS::SNS::Topic" ? $0 : nil }
    }
}

extension Relations {
    /// The metrics of alarms, those of `MetricName` as well as those of `Metrics`.
    func findAlarmMetrics() -> [AlarmMetric] {
        resources(of: "AWS::CloudWatch::Alarm").flatMap { alarm -> [AlarmMetric] in
            alarm.properties.flatMap { metrics(of: alarm, in: $0) }
                + alarm.values("Metrics", .items, "MetricStat", "Metric").flatMap { metrics(of: alarm, in: $0) }
        }
    }

    private func metrics(of alarm: ResourceView, in whole: FoundValue) -> [AlarmMetric] {
        guard whole.node?.objectValue != nil else { return [] }
        return alarm.values("MetricName", in: whole).filter { !$0.isAbsent }.flatMap { name in
            alarm.values("Namespace", in: whole, with: name).filter { !$0.isAbsent }.map { namespace in
                var names: [FoundValue] = []
                var dimensions: [String: FoundValue] = [:]
                for dimension in alarm.values("Dimensions", .items, in: whole, with: namespace)
                where dimension.node != nil {
                    guard let given = alarm.values("Name", in: dimension).only else { continue }
                    names.append(given)
                    guard let name = given.text else { continue }
                    dimensions[name] = alarm.values("Value", in: dimension).only
                }
                return AlarmMetric(
                    alarm: alarm,
                    name: name,
                    namespace: namespace,
                    dimensionNames: names,
                    dimensions: dimensions
                )
            }
        }
    }

    /// What alarms do, in all states.
    func findAlarmActions() -> [AlarmAction] {
        ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"].flatMap { resources(of: $0) }.flatMap { alarm in
            ["AlarmActions", "OKActions", "InsufficientDataActions"].flatMap { property in
                alarm.values(.key(property), .items).filter { !$0.isAbsent }.map { value in
                    AlarmAction(alarm: alarm, target: target(of: value))
                }
            }
        }
    }

    /// The resource that a dimension of a metric is about.
    func resource(of metric: AlarmMetric, _ dimension: String, _ typeName: String) -> ResourceView? {
        guard let value = metric.dimensions[dimension] else { return nil }
        return target(of: value, named: typeName).resource.flatMap { $0.subject.typeName == typeName ? $0 : nil }
    }
}

extension Relations {
    /// The functions of which alarms may watch a metric.
    /// - Parameter metric: The metric, in the namespace `AWS/Lambda`.
    /// - Returns: The logical IDs; `nil` when it can be any function.
    func functions(withAlarmOn metric: String) -> Set<String>? {
        var functions: Set<String> = []
        for alarm in alarmMetrics {
            guard alarm.name.text ?? metric == metric, alarm.namespace.text ?? "AWS/Lambda" == "AWS/Lambda" else {
                continue
            }
            guard let value = alarm.dimensions["FunctionName"],
                let function = target(of: value, named: "AWS::Lambda::Function").resource
            else { return nil }
            functions.insert(function.subject.logicalID)
        }
        return functions
    }
}
