import TemplateModel

extension Rule {
    static let scheduleExpression = Rule(
        "RES-11",
        "the schedule of a rule has the fields of a rate or of cron",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html"
    )
}

/// Finds schedules of rules that EventBridge cannot read.
enum ScheduleExpressions {
    static func check(_ resource: ResourceView) {
        for value in resource.values("ScheduleExpression") {
            guard let text = value.text, let problem = problem(of: text) else { continue }
            resource.report(.scheduleExpression, at: value, "\(resource.statement(of: value)), but \(problem)")
        }
    }

    private static func problem(of text: String) -> String? {
        // The pattern of the schema says that it must be one of both.
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return nil }
        let fields = text[text.index(after: open)...].dropLast().split(separator: " ")
        switch text[..<open] {
        case "rate": return problem(ofRate: fields)
        case "cron": return problem(ofCron: fields)
        default: return nil
        }
    }

    private static func problem(ofRate fields: [Substring]) -> String? {
        guard fields.count == 2, let count = Int(fields[0]), count > 0 else {
            return "a rate is a positive integer and a unit, such as rate(5 minutes)"
        }
        let units = count == 1 ? ["minute", "hour", "day"] : ["minutes", "hours", "days"]
        guard !units.contains(String(fields[1])) else { return nil }
        return "the unit of \(count) must be \(ValueText.list(units, joinedBy: "or"))"
    }

    private static func problem(ofCron fields: [Substring]) -> String? {
        guard fields.count == 6 else {
            return "cron has \(fields.count == 1 ? "1 field" : "\(fields.count) fields") instead of 6: minutes, hours, "
                + "day of month, month, day of week, year"
        }
        if fields[2] != "?", fields[4] != "?" { return "the day of month or the day of week must be '?'" }
        return nil
    }
}
