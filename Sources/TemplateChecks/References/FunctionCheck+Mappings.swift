import TemplateModel

/// `Fn::FindInMap`.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html>
extension FunctionCheck {
    /// Checks a look-up in a mapping.
    func visitFindInMap(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        let form = "a mapping and two keys"
        guard let items = operands(node, 3...4, at: place, site, form, of: .findInMap) else { return .unknown }
        let functions: Functions = hasExtendedLanguage ? .all : .only([.findInMap, .ref])
        let subjects = ["the mapping", "the first key", "the second key"].map { "\($0) of 'Fn::FindInMap'" }
        for (index, subject) in subjects.enumerated() {
            expectText(items[index], at: place.item(index), site, functions: functions, subject)
        }
        if items.count == 4 { checkDefault(items[3], at: place.item(3), site) }
        guard let name = items[0].comparedText else {
            references.useUnknown()
            return .unknown
        }
        references.use(name: name, mapping: true)
        guard let mapping = names.mappings[name]?.objectValue else {
            if names.isMissing(mapping: name) {
                let question = Suggestion.question(for: name, among: names.mappings.keys)
                report(
                    .unknownMapping,
                    at: place.item(0),
                    site,
                    "there is no mapping \(ValueText.quoted(name))\(question)"
                )
            }
            return .unknown
        }
        let isOpen = mapping[IntrinsicFunction.transform.rawValue] != nil || context.hasUnknownMacro
        if items.count == 3, !isOpen { checkKeys(items, of: mapping, named: name, at: place, site) }
        return kind(of: mapping, items)
    }

    private func checkDefault(_ node: Node, at place: Place, _ site: FunctionSite) {
        if !hasExtendedLanguage {
            let message =
                "the default value of 'Fn::FindInMap' needs the transform 'AWS::LanguageExtensions'; add it to 'Transform'"
            report(.extendedFunction, at: place, site, message)
        }
        guard case .object(let object) = node, object.count == 1, let value = object["DefaultValue"] else {
            visit(node, at: place, site)
            let message =
                "the fourth value of 'Fn::FindInMap' is \(node.summary), but must be an object with 'DefaultValue'"
            return report(.argumentForm, at: place, site, message)
        }
        visit(value, at: place.key("DefaultValue"), site)
    }

    private func checkKeys(
        _ items: [Node],
        of mapping: Object,
        named name: String,
        at place: Place,
        _ site: FunctionSite
    ) {
        let lookup = "mapping '\(name)'"
        let isFound = checkKey(items[1], in: Array(mapping.keys), of: lookup, at: place.item(1), site)
        guard isFound else { return }
        if let key = items[1].comparedText {
            guard let attributes = mapping[key]?.objectValue,
                attributes[IntrinsicFunction.transform.rawValue] == nil
            else { return }
            _ = checkKey(items[2], in: Array(attributes.keys), of: "'\(key)' of \(lookup)", at: place.item(2), site)
            return
        }
        // With any first key the second one is that of some object.
        let attributes = mapping.compactMap(\.value.objectValue)
        guard attributes.count == mapping.count,
            attributes.allSatisfy({ $0[IntrinsicFunction.transform.rawValue] == nil })
        else { return }
        var seen: Set<String> = []
        let keys = attributes.flatMap(\.keys).filter { seen.insert($0).inserted }
        _ = checkKey(items[2], in: keys, of: lookup, at: place.item(2), site)
    }

    /// Whether a key can be in a mapping; a finding when a literal or a value of a parameter is not.
    private func checkKey(
        _ key: Node,
        in keys: [String],
        of lookup: String,
        at place: Place,
        _ site: FunctionSite
    ) -> Bool {
        if let text = key.comparedText {
            if text.hasUnknownPart || keys.contains(text) { return true }
            let question = Suggestion.question(for: text, among: keys)
            let message = "\(lookup) has no key \(ValueText.quoted(text)), but \(Self.text(keys: keys))\(question)"
            report(.unknownKey, at: place, site, message)
            return false
        }
        guard key.functionCall?.function == .ref, let name = key.functionCall?.argument.stringValue,
            let parameter = names.parameters[name], let facts = ParameterFacts(parameter)
        else { return true }
        let isChoice = facts.allowedValues != nil
        let values = (facts.allowedValues ?? [facts.defaultValue].compactMap(\.self)).compactMap(\.comparedText)
        let missing = values.filter { value in
            !keys.contains(value) && !value.hasDynamicReference
                && solver.canHold(site.decided, parameters: [name: value])
        }
        guard !missing.isEmpty else { return true }
        let kind = isChoice ? "allowed for" : "the default of"
        let shown = ValueText.list(missing, atMost: 12)
        let rule: Rule = isChoice && missing.count == values.count ? .unknownKey : .unknownParameterKey
        let message =
            "\(lookup) has no key \(shown), which \(missing.count == 1 ? "is" : "are") \(kind) parameter '\(name)', "
            + "but \(Self.text(keys: keys))"
        report(rule, at: place, site, message)
        return false
    }

    private static func text(keys: [String]) -> String {
        keys.isEmpty ? "none" : "only \(ValueText.list(keys, atMost: 12))"
    }

    /// What all values are that can be found.
    private func kind(of mapping: Object, _ items: [Node]) -> ResultKind {
        guard items.count == 3, let second = items[2].comparedText else { return .unknown }
        let first = items[1].comparedText
        let values = mapping.compactMap { key, value in first == nil || key == first ? value[second] : nil }
        if values.isEmpty { return .unknown }
        if values.allSatisfy({ $0.arrayValue != nil }) { return .list }
        return values.allSatisfy { $0.scalarText != nil } ? .text : .unknown
    }
}

extension Rule {
    private static let findInMap =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html"

    static let unknownMapping = Rule("REF-09", "mappings that are named exist", source: findInMap)
    static let unknownKey = Rule("REF-10", "keys that are looked up exist", source: findInMap)
    static let unknownParameterKey = Rule(
        "REF-11",
        .warning,
        "keys that parameters can have exist",
        source: findInMap
    )
}
