import ResourcePlanning
import SchemaModel

/// Says in a few words what a schema tells about a property.
enum FactText {
    /// The longest pattern that still tells a reader something.
    private static let longestPattern = 60

    static func text(of property: PlannedProperty) -> String {
        let details = details(of: property)
        var text = "`\(property.schemaName)`" + (details.isEmpty ? "" : ", " + details.joined(separator: ", ")) + "."
        switch property.update {
        case .replaces: text += " Replaces the resource when changed."
        case .mayReplace: text += " May replace the resource when changed."
        case .unknown: break
        }
        return property.isDeprecated ? text + " Deprecated." : text
    }

    private static func details(of property: PlannedProperty) -> [String] {
        let facts = property.facts
        var details: [String] = []
        if facts.isTimestamp { details.append("date and time") }
        if !facts.allowedNumbers.isEmpty { details.append("one of \(facts.allowedNumbers.joined(separator: ", "))") }
        switch property.type {
        case .string, .arn, .json:
            details += range(facts.minLength, facts.maxLength, unit: "character")
            if let pattern = facts.pattern, pattern.count <= longestPattern, isPrintable(pattern) {
                details.append("matching `\(pattern)`")
            }
        case .integer, .number:
            details += range(facts.minimum, facts.maximum)
            if let bound = facts.exclusiveMaximum { details.append("less than \(bound)") }
            if let factor = facts.multipleOf { details.append("a multiple of \(factor)") }
        case .list: details += range(facts.minCount, facts.maxCount, unit: "element")
        case .map: details += range(facts.minCount, facts.maxCount, unit: "member")
        case .boolean, .named: break
        }
        if let value = facts.defaultValue, isPrintable(value) { details.append("`\(value)` when left out") }
        return details
    }

    /// Whether a text can stand in back-ticks in one line.
    private static func isPrintable(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F && $0 != "`" }
    }

    private static func range(_ low: String?, _ high: String?, unit: String? = nil) -> [String] {
        // Nothing has fewer than no elements.
        let low = low == "0" && unit != nil ? nil : low
        let text: String
        switch (low, high) {
        case (nil, nil): return []
        case (let low?, nil): text = "at least \(low)"
        case (nil, let high?): text = "at most \(high)"
        case (let low?, let high?): text = low == high ? "exactly \(low)" : "\(low) to \(high)"
        }
        guard let unit else { return [text] }
        return ["\(text) \(unit)\((high ?? low) == "1" ? "" : "s")"]
    }
}
