import TemplateModel

/// Checks the section of the mappings.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html>
struct MappingCheck {
    private let context: TemplateContext
    private let findings: Findings

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
    }

    /// Checks all mappings.
    func check(_ section: Object, at place: Place) {
        let entries = section.entries(at: place)
        TemplateLimits.checkCount(entries.count, "mappings", at: place, findings)
        for entry in entries {
            LogicalIDs.check(entry, of: "mapping", findings)
            checkRows(of: entry)
        }
    }

    private func checkRows(of entry: SectionEntry) {
        let subject = "mapping '\(entry.name)'"
        guard let rows = members(of: entry.node, subject, "an object of objects", at: entry.place) else { return }
        TemplateLimits.checkCount(rows.count, "top-level keys", of: subject, at: entry.place, findings)
        for row in rows {
            if row.name.isAlphanumeric(or: "-.") {
                TemplateLimits.checkName(row.name, of: "top-level key", at: row.place, findings)
            } else {
                findings.report(
                    .mappingForm,
                    at: row.place,
                    "top-level key \(ValueText.quoted(row.name)) of \(subject) must consist of ASCII letters, digits, '-' and '.'"
                )
            }
            checkValues(of: row, "top-level key '\(row.name)' of \(subject)")
        }
    }

    private func checkValues(of row: SectionEntry, _ subject: String) {
        guard let values = members(of: row.node, subject, "an object of values", at: row.place) else { return }
        TemplateLimits.checkCount(values.count, "second-level keys", of: subject, at: row.place, findings)
        for value in values {
            if value.name.isAlphanumeric() {
                TemplateLimits.checkName(value.name, of: "second-level key", at: value.place, findings)
            } else {
                findings.report(
                    .mappingForm,
                    at: value.place,
                    "second-level key \(ValueText.quoted(value.name)) of \(subject) must consist of ASCII letters and digits only"
                )
            }
            checkValue(value.node, at: value.place, "'\(value.name)' of \(subject)")
        }
    }

    /// The members of an object that must have some; `nil` after reporting another value or none.
    private func members(
        of node: Node,
        _ subject: String,
        _ expected: String,
        at place: Place
    ) -> [SectionEntry]? {
        if node == .null { return nil }
        guard case .object(let object) = node else {
            findings.report(.mappingForm, at: place, "\(subject) is \(node.summary), but must be \(expected)")
            return nil
        }
        if let call = node.functionCall, call.function != .transform {
            reportFunction(call.name, at: place, subject)
            return nil
        }
        if object.isEmpty {
            findings.report(.mappingForm, at: place, "\(subject) is empty, but must have at least one key")
        }
        return object.entries(at: place)
    }

    private func checkValue(_ node: Node, at place: Place, _ subject: String) {
        switch node {
        case .null, .bool, .int, .double, .string: return
        case .array(let items):
            for (index, item) in items.enumerated() where item.objectValue != nil {
                checkValue(item, at: place.item(index), "item \(index + 1) of \(subject)")
            }
        case .object:
            if let call = node.functionCall {
                if call.function != .transform { reportFunction(call.name, at: place, subject) }
            } else {
                findings.report(.mappingForm, at: place, "\(subject) is an object, but must be a string or a list")
            }
        }
    }

    private func reportFunction(_ name: String, at place: Place, _ subject: String) {
        findings.report(
            .mappingFunctions,
            at: place,
            "\(subject) is the function '\(name)', but mappings have only literal values"
        )
    }
}

extension Rule {
    private static let mappings =
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html"

    static let mappingForm = Rule(
        "TPL-22",
        "mappings have two levels of keys, and strings and lists as values",
        source: mappings
    )
    static let mappingFunctions = Rule("CFN-08", "mappings have no functions", source: mappings)
}
