import ResourcePlanning
import SchemaModel

/// Says in a few words what a schema tells about a property.
struct FactText {
    /// The longest pattern that still tells a reader something.
    private static let longestPattern = 60

    private let property: PlannedProperty

    /// The documentation of a property.
    /// - Parameters:
    ///   - property: The property.
    ///   - page: The page that describes it, if one is known.
    /// - Returns: The text, in one line.
    static func text(of property: PlannedProperty, page: ReferencePage?) -> String {
        let name = "`\(property.schemaName)`"
        let link = page.map { "[\(name)](\($0.url(ofProperty: property.schemaName)))" }
        var text = ([link ?? name] + FactText(property: property).details).joined(separator: ", ") + "."
        switch property.update {
        case .replaces: text += " Replaces the resource when changed."
        case .mayReplace: text += " May replace the resource when changed."
        case .unknown: break
        }
        if property.isWriteOnly { text += " Never read back." }
        return property.isDeprecated ? text + " Deprecated." : text
    }

    private var details: [String] {
        let facts = property.facts
        var details: [String] = []
        switch property.type {
        case .list(let element):
            details += range(facts.value.minCount, facts.value.maxCount, unit: "element")
            if facts.value.hasUniqueElements { details.append("no two alike") }
            details += elementDetails(element)
        case .map(let element):
            details += range(facts.value.minCount, facts.value.maxCount, unit: "member")
            if let pattern = readable(facts.namePattern) { details.append("with names that match `\(pattern)`") }
            details += elementDetails(element)
        case .json: details += FactText.form(of: facts)
        default: details += scalarDetails(property.type, facts.value)
        }
        if let value = facts.value.defaultValue, FactText.isPrintable(value) {
            details.append("`\(value)` when left out")
        }
        return details
    }

    private func elementDetails(_ type: ValueType) -> [String] {
        guard let element = property.facts.element else { return [] }
        let details = scalarDetails(type, element)
        return details.isEmpty ? [] : ["each " + details.joined(separator: " and ")]
    }

    private func scalarDetails(_ type: ValueType, _ facts: Facts) -> [String] {
        var details: [String] = []
        switch type {
        case .string, .arn:
            details += meaning(facts, isARN: type != .string)
            if !facts.caselessValues.isEmpty {
                details.append("in any case one of \(facts.caselessValues.map { "`\($0)`" }.joined(separator: ", "))")
            }
            details += range(facts.minLength, facts.maxLength, unit: "character")
            if let pattern = readable(facts.pattern) { details.append("matching `\(pattern)`") }
        case .integer, .number:
            if !facts.allowedNumbers.isEmpty {
                details.append("one of \(facts.allowedNumbers.joined(separator: ", "))")
            }
            details += range(facts.minimum, facts.maximum)
            if let bound = facts.exclusiveMaximum { details.append("less than \(bound)") }
            if let factor = facts.multipleOf { details.append("a multiple of \(factor)") }
            if let unit = UnitName.unit(of: property.schemaName) { details.append("in \(unit)") }
        case .boolean, .json, .list, .map, .named: break
        }
        return details
    }

    /// What a text says, as far as its type in Swift does not tell.
    private func meaning(_ facts: Facts, isARN: Bool) -> [String] {
        if facts.isTimestamp { return ["a date and time"] }
        switch property.facts.format {
        case "ipv4-network": return ["an IPv4 network in CIDR notation"]
        case "ipv6-network": return ["an IPv6 network in CIDR notation"]
        case "uri": return ["a URI"]
        default: break
        }
        guard !isARN, !property.facts.identities.isEmpty else { return [] }
        return [property.facts.identities.map(\.text).joined(separator: " or ")]
    }

    private static func form(of facts: PropertyFacts) -> [String] {
        if facts.format == "json" { return ["a JSON document"] }
        let forms = facts.kinds.map { kind in
            switch kind {
            case .array: "a list"
            case .boolean: "true or false"
            case .integer: "a whole number"
            case .null: "null"
            case .number: "a number"
            case .object: "an object"
            case .string: "a text"
            }
        }
        return forms.isEmpty ? [] : [forms.joined(separator: " or ")]
    }

    private func readable(_ pattern: String?) -> String? {
        guard let pattern, pattern.count <= FactText.longestPattern, FactText.isPrintable(pattern) else { return nil }
        return pattern
    }

    /// Whether a text can stand in back-ticks in one line.
    private static func isPrintable(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F && $0 != "`" }
    }

    private func range(_ low: String?, _ high: String?, unit: String? = nil) -> [String] {
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

extension PropertyFacts.Identity {
    fileprivate var text: String {
        let name =
            switch part {
            case .aliasName: "alias"
            case .arn: "ARN"
            case .hostedZoneId: "hosted zone ID"
            case .id: "ID"
            case .ids: "IDs"
            case .name: "name"
            case .names: "names"
            }
        return "\(name) of `\(typeName)`"
    }
}
