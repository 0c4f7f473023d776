import ResourceSchemas
import TemplateModel

/// Checks the tags of a resource.
///
/// <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>
struct TagCheck {
    private static let keyCharacters = 128
    private static let valueCharacters = 256

    private let findings: Findings
    /// What the type's schema checks of the list, and of a tag's key and value; that is reported as a property's.
    private let list: [Assertion]
    private let key: [Assertion]
    private let value: [Assertion]

    /// Makes a check.
    /// - Parameters:
    ///   - property: The property with the tags.
    ///   - schema: The type of the resource.
    ///   - findings: Takes the findings.
    init(_ property: String, of schema: ResourceSchema, _ findings: Findings) {
        self.findings = findings
        list = schema.assertions(ofMember: property, in: schema.resolved(schema.properties.assertions))
        let items = list.lazy.compactMap { assertion in
            if case .items(let items) = assertion { items } else { nil }
        }
        let tag = items.first.map { schema.resolved($0.assertions) } ?? []
        key = schema.assertions(ofMember: "Key", in: tag)
        value = schema.assertions(ofMember: "Value", in: tag)
    }

    /// Checks tags, a list of keys and values or an object of values by their keys.
    func check(_ node: Node, at place: Place, _ subject: String) {
        guard node.functionCall == nil else { return }
        switch node {
        case .array(let items): checkList(items, at: place, subject)
        case .object(let tags):
            for (key, value) in tags where key != IntrinsicFunction.transform.rawValue {
                checkKey(key, at: place.key(key), subject)
                checkValue(value, of: key, at: place.key(key), subject)
            }
        default: return
        }
    }

    private func checkList(_ items: [Node], at place: Place, _ subject: String) {
        var keys: Set<String> = []
        for (index, item) in items.enumerated() {
            guard let key = item["Key"]?.stringValue else { continue }
            let place = place.item(index)
            if !keys.insert(key).inserted, !list.contains(where: \.isAboutRepetition) {
                findings.report(.tags, at: place.key("Key"), "\(subject) has the tag \(ValueText.quoted(key)) twice")
            }
            checkKey(key, at: place.key("Key"), subject)
            if let value = item["Value"] { checkValue(value, of: key, at: place.key("Value"), subject) }
        }
    }

    private func checkKey(_ key: String, at place: Place, _ subject: String) {
        let count = key.unicodeScalars.count
        if key.utf8.starts(with: "aws:".utf8), !self.key.contains(where: \.excludesReservedKeys) {
            findings.report(
                .tags,
                at: place,
                "\(subject) has the tag \(ValueText.quoted(key)), but keys that begin with 'aws:' are for AWS"
            )
        } else if count > Self.keyCharacters, !self.key.contains(where: \.isAboutLength) {
            findings.report(
                .tags,
                at: place,
                "\(subject) has the tag \(ValueText.quoted(key)) of \(count) characters, but keys must have at most \(Self.keyCharacters)"
            )
        }
    }

    private func checkValue(_ value: Node, of key: String, at place: Place, _ subject: String) {
        guard let text = value.stringValue, !text.hasDynamicReference, !self.value.contains(where: \.isAboutLength)
        else { return }
        let count = text.unicodeScalars.count
        if count > Self.valueCharacters {
            findings.report(
                .tags,
                at: place,
                "\(subject) has the tag \(ValueText.quoted(key)) with a value of \(count) characters, but it must have at most \(Self.valueCharacters)"
            )
        }
    }
}

extension ResourceSchema {
    /// The assertions of a schema, those of the definition that it names included.
    fileprivate func resolved(_ assertions: [Assertion]) -> [Assertion] {
        assertions.flatMap { assertion in
            guard case .definition(let name) = assertion else { return [assertion] }
            return definition(name)?.assertions ?? []
        }
    }

    /// The assertions of a member of an object, resolved.
    fileprivate func assertions(ofMember name: String, in object: [Assertion]) -> [Assertion] {
        object.flatMap { assertion in
            guard case .members(let members) = assertion else { return [Assertion]() }
            return resolved(members.named[name]?.assertions ?? [])
        }
    }
}

extension Assertion {
    fileprivate var isAboutLength: Bool {
        if case .length(let bounds) = self { bounds.maximum != nil } else { false }
    }

    fileprivate var isAboutRepetition: Bool {
        switch self {
        case .uniqueItems, .uniqueKeys: true
        default: false
        }
    }

    fileprivate var excludesReservedKeys: Bool {
        if case .pattern(let pattern) = self { pattern.contains(bytes: "aws:") } else { false }
    }
}

extension Rule {
    static let tags = Rule(
        "CFN-16",
        "keys of tags are unique, do not begin with aws: and have at most 128 characters, values at most 256",
        source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"
    )
}
