internal import CloudFormation

extension Schedule {
    /// The schedule as EventBridge takes it; reports what it would refuse.
    func expression(in scope: Scope) -> String {
        switch self {
        case .rate(let duration): return Self.rate(duration, scope)
        case .cron(let cron): return Self.cron(cron.text, scope)
        case .expression(let text):
            if let fields = Self.argument(of: "cron", text) { return Self.cron(fields, scope) }
            if let rate = Self.argument(of: "rate", text) {
                Self.checkRate(rate, scope)
            } else {
                scope.error("a schedule must be 'rate(…)' or 'cron(…)', got '\(text)'")
            }
            return text
        }
    }

    private static func argument(of function: String, _ text: String) -> String? {
        guard text.hasPrefix("\(function)("), text.hasSuffix(")") else { return nil }
        return String(text.dropFirst(function.count + 1).dropLast())
    }

    /// One of a unit is spelled in the singular: EventBridge refuses `rate(1 days)` and `rate(5 minute)`.
    private static func rate(_ duration: Duration, _ scope: Scope) -> String {
        guard let seconds = duration.wholeSeconds, seconds >= 60, seconds.isMultiple(of: 60) else {
            scope.error("the rate of a schedule must be whole minutes, at least 1, got \(duration.shown)")
            return "rate(1 minute)"
        }
        let units = [(86_400, "day"), (3600, "hour"), (60, "minute")]
        guard let (length, name) = units.first(where: { seconds.isMultiple(of: $0.0) }) else { return "" }
        let count = seconds / length
        return "rate(\(count) \(name)\(count == 1 ? "" : "s"))"
    }

    private static func checkRate(_ rate: String, _ scope: Scope) {
        let words = rate.split(separator: " ")
        let singular = ["minute", "hour", "day"]
        if words.count == 2, let count = Int(words[0]), count >= 1,
            (count == 1 ? singular : singular.map { "\($0)s" }).contains(String(words[1]))
        {
            return
        }
        scope.error(
            "a rate must be a whole number of at least 1 and its unit, 'rate(1 minute)', 'rate(2 hours)' or 'rate(3 days)', got 'rate(\(rate))'"
        )
    }

    private static func cron(_ text: String, _ scope: Scope) -> String {
        for problem in CronChecker.problems(of: text) { scope.error(problem) }
        return "cron(\(text))"
    }
}

/// The grammar of cron expressions.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html>
private enum CronChecker {
    private struct Unit {
        let name: String
        let bounds: ClosedRange<Int>
        var names: [String] = []
        /// What one part may be beside numbers, ranges and steps.
        var isSpecial: @Sendable (String, ClosedRange<Int>) -> Bool = { _, _ in false }
        var allowed: String
    }

    private static let units = [
        Unit(name: "minutes", bounds: 0...59, allowed: "0 to 59"),
        Unit(name: "hours", bounds: 0...23, allowed: "0 to 23"),
        Unit(
            name: "day of month",
            bounds: 1...31,
            isSpecial: { part, bounds in
                part == "?" || part == "L" || (part.hasSuffix("W") && Int(part.dropLast()).map(bounds.contains) == true)
            },
            allowed: "1 to 31, '?', 'L' or a day with 'W'"
        ),
        Unit(
            name: "month",
            bounds: 1...12,
            names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
            allowed: "1 to 12 or JAN to DEC"
        ),
        Unit(
            name: "day of week",
            bounds: 1...7,
            names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
            isSpecial: { part, bounds in
                if part == "?" || part == "L" { return true }
                if part.hasSuffix("L") { return Int(part.dropLast()).map(bounds.contains) == true }
                let numbers = part.split(separator: "#", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
                return numbers.count == 2 && bounds.contains(numbers[0]) && (1...5).contains(numbers[1])
            },
            allowed: "1 to 7, SUN to SAT, '?', 'L', a day with 'L' or a day with '#' and 1 to 5"
        ),
        Unit(name: "year", bounds: 1970...2199, allowed: "1970 to 2199"),
    ]

    static func problems(of text: String) -> [String] {
        let fields = text.split(separator: " ").map(String.init)
        guard fields.count == units.count else {
            return [
                "a cron expression must have 6 fields (minutes, hours, day of month, month, day of week, year), got '\(text)'"
            ]
        }
        var problems: [String] = []
        for (unit, field) in zip(units, fields) {
            let parts = field.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for part in parts where !isValid(part, unit) {
                problems.append("the \(unit.name) of a cron expression must be \(unit.allowed), got '\(part)'")
            }
            if parts.count > 1, parts.contains(where: { $0.contains("#") }) {
                problems.append(
                    "the \(unit.name) of a cron expression must have one part when it has a '#', got '\(field)'"
                )
            }
        }
        if (fields[2] == "?") == (fields[4] == "?") {
            problems.append(
                "a cron expression must have '?' as either its day of month or its day of week, got '\(fields[2])' and '\(fields[4])'"
            )
        }
        return problems
    }

    private static func isValid(_ part: String, _ unit: Unit) -> Bool {
        if unit.isSpecial(part, unit.bounds) { return true }
        let halves = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard halves.count <= 2 else { return false }
        if halves.count == 2 {
            guard let step = Int(halves[1]), (1...unit.bounds.upperBound).contains(step) else { return false }
        }
        if halves[0] == "*" { return true }
        let ends = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        return ends.count <= 2
            && ends.allSatisfy { end in
                unit.names.contains(end) || Int(end).map(unit.bounds.contains) == true
            }
    }
}
