internal import CloudFormation

/// A widget of the type `log`.
struct LogWidget: Equatable {
    let title: Value<String>
    let query: LogInsightsQuery
    let logGroups: [Value<String>]
    let view: Widget.LogView

    var properties: JSON {
        var text = Value<String>.StringInterpolation(literalCapacity: 0, interpolationCount: logGroups.count)
        for logGroup in logGroups {
            text.appendLiteral("SOURCE '")
            text.appendInterpolation(logGroup)
            text.appendLiteral("' | ")
        }
        text.appendInterpolation(query.text)
        var members: [(key: String, value: JSON)] = [("title", JSON(title))]
        switch view {
        case .bar: members.append(("view", "bar"))
        case .lines: members += [("view", "timeSeries"), ("stacked", false)]
        case .pie: members.append(("view", "pie"))
        case .stackedArea: members += [("view", "timeSeries"), ("stacked", true)]
        case .table: members.append(("view", "table"))
        }
        members += [("region", JSON(Pseudo.region)), ("query", JSON(Value<String>(stringInterpolation: text)))]
        return JSON(members: members)
    }
}
