import TemplateModel

/// Checks the tags of a resource.
///
/// <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>
struct TagCheck {
    private static let keyCharacters = 128
    private static let valueCharacters = 256

    private let findings: Findings

    init(_ findings: Findings) {
        self.findings = findings
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
            if !keys.insert(key).inserted {
                findings.report(.tags, at: place.key("Key"), "\(subject) has the tag \(ValueText.quoted(key)) twice")
            }
            checkKey(key, at: place.key("Key"), subject)
            if let value = item["Value"] { checkValue(value, of: key, at: place.key("Value"), subject) }
        }
    }

    private func checkKey(_ key: String, at place: Place, _ subject: String) {
        let count = key.unicodeScalars.count
        if key.utf8.starts(with: "aws:".utf8) {
            findings.report(
                .tags,
                at: place,
                "\(subject) has the tag \(ValueText.quoted(key)), but keys that begin with 'aws:' are for AWS"
            )
        } else if count > Self.keyCharacters {
            findings.report(
                .tags,
                at: place,
                "\(subject) has the tag \(ValueText.quoted(key)) of \(count) characters, but keys must have at most \(Self.keyCharacters)"
            )
        }
    }

    private func checkValue(_ value: Node, of key: String, at place: Place, _ subject: String) {
        guard let text = value.stringValue, !text.hasDynamicReference else { return }
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

extension Rule {
    static let tags = Rule(
        "CFN-16",
        "keys of tags are unique, do not begin with aws: and have at most 128 characters, values at most 256",
        source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html"
    )
}
