import TemplateModel

/// The metric that an alarm watches.
struct AlarmMetric {
    /// The alarm.
    let alarm: ResourceView
    /// The name of the metric.
    let name: FoundValue
    /// The namespace, `AWS/SQS`.
    let namespace: FoundValue
    /// The values of the dimensions, by their names; without those that are not known.
    let dimensions: [String: FoundValue]
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
                var dimensions: [String: FoundValue] = [:]
                for dimension in alarm.values("Dimensions", .items, in: whole, with: namespace) {
                    guard let name = alarm.values("Name", in: dimension).only?.text else { continue }
                    dimensions[name] = alarm.values("Value", in: dimension).only
                }
                return AlarmMetric(alarm: alarm, name: name, namespace: namespace, dimensions: dimensions)
            }
        }
    }
}
