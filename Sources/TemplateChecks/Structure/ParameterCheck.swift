import TemplateModel

/// Checks the section of the parameters.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>
struct ParameterCheck {
    private let context: TemplateContext
    private let findings: Findings

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
    }

    private static let shape = Shape.object(
        [
            "AllowedPattern": .string,
            "AllowedValues": .list(.string),
            "ConstraintDescription": .string,
            "Default": .string,
            "Description": .string,
            "MaxLength": .count,
            "MaxValue": .number,
            "MinLength": .count,
            "MinValue": .number,
            "NoEcho": .boolean,
            "Type": .name,
        ],
        required: ["Type"]
    )
    private static let lengthConstraints = ["AllowedPattern", "MaxLength", "MinLength"]
    private static let numberConstraints = ["MaxValue", "MinValue"]

    /// Checks all parameters.
    func check(_ section: Object, at place: Place) {
        let entries = section.entries(at: place)
        TemplateLimits.checkCount(entries.count, "parameters", at: place, findings)
        for entry in entries {
            LogicalIDs.check(entry, of: "parameter", findings)
            ShapeCheck(
                .parameterAttributes,
                unknownMembers: context.hasUnknownMacro ? nil : .parameterAttributes,
                findings,
                acceptsFunctions: false
            )
            .check(entry.node, Self.shape, at: entry.place, "parameter '\(entry.name)'")
            if case .object(let members) = entry.node { check(members, entry) }
        }
    }

    private func check(_ members: Object, _ entry: SectionEntry) {
        if let text = members["Description"]?.stringValue, text.unicodeScalars.count > 4000 {
            report(
                .parameterDescription,
                entry,
                "Description",
                "has \(text.unicodeScalars.count) characters, but must have at most 4000"
            )
        }
        checkSizes(members, entry)
        checkOrder(members, entry, "MinLength", "MaxLength")
        checkOrder(members, entry, "MinValue", "MaxValue")
        guard case .string(let name)? = members["Type"] else { return }
        let type = ParameterType(name)
        guard checkType(type, entry) else { return }
        checkConstraints(members, type, entry)
        checkDefault(members, type, entry)
    }

    private func checkSizes(_ members: Object, _ entry: SectionEntry) {
        if let text = members["Default"]?.stringValue {
            TemplateLimits.checkValue(
                text,
                "'Default' of parameter '\(entry.name)'",
                at: entry.place.key("Default"),
                findings
            )
        }
        for (index, value) in (members["AllowedValues"]?.arrayValue ?? []).enumerated() {
            guard let text = value.stringValue else { continue }
            TemplateLimits.checkValue(
                text,
                "item \(index + 1) of 'AllowedValues' of parameter '\(entry.name)'",
                at: entry.place.key("AllowedValues").item(index),
                findings
            )
        }
    }

    private func checkOrder(_ members: Object, _ entry: SectionEntry, _ minimum: String, _ maximum: String) {
        guard let least = members[minimum], let most = members[maximum], let low = least.numberValue,
            let high = most.numberValue, low > high
        else { return }
        report(
            .parameterConstraints,
            entry,
            minimum,
            "is \(least.summary), but must be at most '\(maximum)', \(most.summary)"
        )
    }

    private func checkType(_ type: ParameterType, _ entry: SectionEntry) -> Bool {
        switch type.standing {
        case .documented: return true
        case .unchecked:
            report(
                .uncheckedParameterType,
                entry,
                "Type",
                "is \(ValueText.quoted(type.name)), which is not documented; CloudFormation does not check its values"
            )
            return true
        case .unknown:
            let hint = Suggestion.question(for: type.name, among: ParameterType.names)
            report(
                .parameterType,
                entry,
                "Type",
                "is \(ValueText.quoted(type.name)), but must be the type of a parameter, such as 'String'\(hint)"
            )
            return false
        }
    }

    private func checkConstraints(_ members: Object, _ type: ParameterType, _ entry: SectionEntry) {
        let (names, types) =
            type.item == .number && !type.isList
            ? (Self.lengthConstraints, "strings") : (Self.numberConstraints, "numbers")
        guard type.name != "List<Number>" else { return }
        for name in names where members[name] != nil {
            report(
                .parameterConstraints,
                entry,
                name,
                "is for \(types), but 'Type' is '\(type.name)'; remove one of them"
            )
        }
        if let pattern = members["AllowedPattern"]?.stringValue, let problem = ValuePattern(text: pattern).problem {
            report(
                .parameterPattern,
                entry,
                "AllowedPattern",
                "is \(ValueText.quoted(pattern)), but must be a regular expression: \(problem)"
            )
        }
    }

    private func checkDefault(_ members: Object, _ type: ParameterType, _ entry: SectionEntry) {
        guard let value = members["Default"], let text = value.scalarText, !text.hasDynamicReference else { return }
        guard type.isList else {
            if let problem = problem(with: value, text, members, type) {
                report(.parameterDefault, entry, "Default", "is \(problem)")
            }
            return
        }
        if type.item == .number, text.isEmpty { return }
        // Whether constraints are for each item or for the whole list is not always clear to the author of a template.
        if type.item == .text, problem(with: value, text, members, type) == nil { return }
        for item in text.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed) {
            guard let problem = problem(with: .string(item), item, members, type) else { continue }
            return report(.parameterDefault, entry, "Default", "has the item \(problem)")
        }
    }

    /// What is wrong with a default value, or an item of one.
    private func problem(with node: Node, _ text: String, _ members: Object, _ type: ParameterType) -> String? {
        if type.item == .number {
            guard let number = node.numberValue else { return "\(node.summary), but must be a number" }
            if let least = members["MinValue"]?.numberValue, number < least {
                return "\(node.summary), but must be at least 'MinValue', \(ValueText.number(least))"
            }
            if let most = members["MaxValue"]?.numberValue, number > most {
                return "\(node.summary), but must be at most 'MaxValue', \(ValueText.number(most))"
            }
        }
        if let allowed = members["AllowedValues"]?.arrayValue,
            allowed.allSatisfy({ $0.scalarText != nil }), !allowed.contains(where: { Self.agree($0, node, text) })
        {
            return "\(node.summary), but must be one of 'AllowedValues', \(ValueText.choice(allowed))"
        }
        // The text of a number with a fraction is not known: the template's reader has only its value.
        if type.item == .number { return nil }
        if case .double = node { return nil }
        return lengthProblem(text, members) ?? patternProblem(text, members)
    }

    private func lengthProblem(_ text: String, _ members: Object) -> String? {
        let count = text.unicodeScalars.count
        if let least = members["MinLength"]?.integerValue, count < least {
            return "\(ValueText.quoted(text)) with \(count) characters, but must have at least 'MinLength', \(least)"
        }
        if let most = members["MaxLength"]?.integerValue, count > most {
            return "\(ValueText.quoted(text)) with \(count) characters, but must have at most 'MaxLength', \(most)"
        }
        return nil
    }

    private func patternProblem(_ text: String, _ members: Object) -> String? {
        guard let pattern = members["AllowedPattern"]?.stringValue, ValuePattern(text: pattern).matches(text) == false
        else { return nil }
        return "\(ValueText.quoted(text)), but must match 'AllowedPattern', \(ValueText.quoted(pattern))"
    }

    private static func agree(_ allowed: Node, _ value: Node, _ text: String) -> Bool {
        if allowed.scalarText == text { return true }
        guard let left = allowed.numberValue, let right = value.numberValue else { return false }
        return left == right
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...last])
    }

    private func report(_ rule: Rule, _ entry: SectionEntry, _ attribute: String, _ message: String) {
        findings.report(
            rule,
            at: entry.place.key(attribute),
            "'\(attribute)' of parameter '\(entry.name)' \(message)"
        )
    }
}

extension Rule {
    private static let parameters =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"

    static let parameterAttributes = Rule(
        "TPL-11",
        "parameters have a type and the attributes of parameters, with literal values",
        source: parameters
    )
    static let parameterType = Rule("TPL-12", "parameters have a type that exists", source: parameters)
    static let uncheckedParameterType = Rule(
        "TPL-13",
        .warning,
        "the types of parameters are those of the documentation",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html"
    )
    static let parameterConstraints = Rule(
        "TPL-14",
        "the constraints of a parameter suit its type and each other",
        source: parameters
    )
    static let parameterPattern = Rule("TPL-15", "allowed patterns are regular expressions", source: parameters)
    static let parameterDefault = Rule(
        "TPL-16",
        "a parameter's default value has its type and satisfies its constraints",
        source: parameters
    )
    static let parameterDescription = Rule(
        "TPL-17",
        "a parameter's description has at most 4,000 characters",
        source: parameters
    )
}
