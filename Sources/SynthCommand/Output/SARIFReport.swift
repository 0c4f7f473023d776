internal import CloudFormation
internal import TemplateChecks
internal import TemplateModel

/// Findings in the format of code scanning.
///
/// Code scanning wants a description and a help text of every rule, so that a rule whose findings say all has them too.
///
/// <https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning>
///
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
struct SARIFReport {
    private let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// The whole document.
    func text(in surroundings: Surroundings) -> String {
        var rules: [RuleID] = []
        for diagnostic in diagnostics {
            if let rule = diagnostic.rule, !rules.contains(rule) { rules.append(rule) }
        }
        let driver: Node = [
            "name": "synth",
            "informationUri": "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-guide.html",
            "rules": .array(rules.map(Self.rule)),
        ]
        let run: Node = [
            "tool": ["driver": driver],
            "columnKind": "unicodeCodePoints",
            "results": .array(diagnostics.map { Self.result($0, rules, surroundings) }),
        ]
        return JSONText.of([
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ])
    }

    private static func rule(_ id: RuleID) -> Node {
        guard let entry = RuleCatalog.rule(id) else { return ["id": .string(id.rawValue)] }
        let explanation = entry.explanation
        let rule: Object = [
            "id": .string(id.rawValue),
            "shortDescription": ["text": .string(entry.title)],
            "fullDescription": ["text": .string(explanation?.why ?? entry.title)],
            "help": ["text": .string(explanation?.fix ?? "See \(entry.source)")],
            "helpUri": .string(entry.source),
            "defaultConfiguration": ["level": .string(level(of: entry.severity))],
        ]
        return .object(rule)
    }

    private static func result(_ diagnostic: Diagnostic, _ rules: [RuleID], _ surroundings: Surroundings) -> Node {
        var result: Object = [
            "level": .string(level(of: diagnostic.severity)),
            "message": ["text": .string(diagnostic.message)],
        ]
        if let rule = diagnostic.rule {
            result["ruleId"] = .string(rule.rawValue)
            if let index = rules.firstIndex(of: rule) { result["ruleIndex"] = .int(index) }
        }
        var location = Object()
        if let place = diagnostic.location { location["physicalLocation"] = physicalLocation(place, surroundings) }
        if !diagnostic.path.isEmpty {
            location["logicalLocations"] = [["fullyQualifiedName": .string(diagnostic.path)]]
        }
        if !location.isEmpty { result["locations"] = [.object(location)] }
        if !diagnostic.notes.isEmpty {
            result["relatedLocations"] = .array(
                diagnostic.notes.map { note in
                    [
                        "physicalLocation": physicalLocation(note.location, surroundings),
                        "message": ["text": .string(note.message)],
                    ]
                }
            )
        }
        return .object(result)
    }

    private static func physicalLocation(_ location: SourceLocation, _ surroundings: Surroundings) -> Node {
        var region: Object = ["startLine": .int(Int(location.line))]
        if let column = location.column { region["startColumn"] = .int(Int(column)) }
        let path = location.filePath(relativeTo: surroundings.currentFolder)
        return ["artifactLocation": ["uri": .string(uri(path))], "region": .object(region)]
    }

    /// A path as a reference of RFC 3986: what has a meaning there, and what is not ASCII, is encoded.
    private static func uri(_ path: String) -> String {
        let encoded = path.utf8.map { byte -> String in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                return String(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                return "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }.joined()
        return path.hasPrefix("/") ? "file://" + encoded : encoded
    }

    private static func level(of severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
