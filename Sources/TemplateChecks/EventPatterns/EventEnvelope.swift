import TemplateModel

/// The fields that all events on a bus have.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html>
enum EventEnvelope {
    private static let texts: Set<String> = [
        "version", "id", "detail-type", "source", "account", "time", "region",
    ]
    private static let names = texts.union(["resources", "detail"])
    /// Fields that some events have.
    private static let possibleNames = names.union(["replay-name", "ingestion-time", "trace-header"])

    /// Why no event matches a pattern, and where; `nil` when one may.
    static func reasonForNoMatch(of matcher: EventPatternMatcher) -> (reason: String, steps: [PathStep])? {
        var first: (reason: String, steps: [PathStep])?
        for fields in matcher.alternatives {
            let reasons = fields.lazy.compactMap { field in reason(field).map { ($0, field.steps) } }
            guard let reason = reasons.first else { return nil }
            first = first ?? reason
        }
        return first
    }

    private static func reason(_ field: EventPatternMatcher.Field) -> String? {
        let path = field.path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = path[0]
        // What is absent from all events matches.
        let mayBeAbsent = field.conditions.contains { $0.isAbsence || $0 == .unknown }
        switch (possibleNames.contains(name), path.count > 1) {
        case (false, _):
            if mayBeAbsent { return nil }
            return
                "events have no field '\(name)', but \(ValueText.list(names.sorted(), joinedBy: "and")), and all content in "
                + "'detail'" + Suggestion.question(for: name, among: names)
        case (true, true) where texts.contains(name) || name == "resources":
            return mayBeAbsent ? nil : "'\(name)' of an event has no fields"
        case (true, false) where name == "detail":
            return mayBeAbsent ? nil : "'detail' of an event is an object, and not a value; name a field of it"
        case (true, false) where texts.contains(name):
            if field.conditions.allSatisfy(\.isAbsence) { return "all events have a field '\(name)'" }
            if field.conditions.allSatisfy(\.isNumeric) { return "'\(name)' of an event is a text, and no number" }
            return nil
        default:
            return nil
        }
    }
}

extension EventCondition {
    fileprivate var isNumeric: Bool { if case .numbers = self { true } else { false } }
}
