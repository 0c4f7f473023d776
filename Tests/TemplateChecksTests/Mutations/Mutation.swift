import Foundation
import TemplateChecks
import TemplateModel
import Testing

/// A way to break one of the templates of this package, and the rule that tells of it.
struct Mutation: CustomTestStringConvertible {
    /// The rule, or one whose finding another rule makes.
    let rule: RuleID
    /// The file below `templates/`, or below `snapshots/` for what only other environments and options have.
    let file: String
    /// What is broken.
    let edits: [Edit]
    /// The resource at which the finding is expected; the one that is changed first by default.
    let resource: String?
    /// Other rules that rightly find errors too.
    let alsoFound: [RuleID]

    init(_ rule: RuleID, _ file: String, _ edits: Edit..., at resource: String? = nil, also: [RuleID] = []) {
        self.init(rule, file, edits, at: resource, also: also)
    }

    init(_ rule: RuleID, _ file: String, _ edits: [Edit], at resource: String? = nil, also: [RuleID] = []) {
        self.rule = rule
        self.file = file
        self.edits = edits
        self.resource = resource ?? edits.lazy.compactMap(\.logicalID).first
        alsoFound = also
    }

    var testDescription: String { "\(rule) in \(file): \(change)" }

    /// What is broken, in words.
    var change: String {
        let change = edits.map(\.description).joined(separator: "; ")
        return change.count > 300 ? change.prefix(299) + "…" : change
    }

    /// The rules whose finding counts: the rule itself, or those that find it.
    var finders: [RuleID] {
        guard let entry = RuleCatalog.rule(rule), case .foundBy(let others) = entry.status else { return [rule] }
        return others
    }

    /// What is found in the broken template and not in the whole one, at the resource first.
    func findings() throws -> (expected: [Diagnostic], others: [Diagnostic]) {
        let whole = try OwnTemplate.named(file)
        var template = whole.template
        for edit in edits { try edit.apply(to: &template) }
        let new = validate(template).filter { !whole.findings.contains($0) }
        let finders = finders
        func isExpected(_ finding: Diagnostic) -> Bool {
            finding.rule.map(finders.contains) == true && (resource == nil || finding.logicalID == resource)
        }
        return (new.filter(isExpected), new.filter { !isExpected($0) })
    }
}

/// A template of this package.
struct OwnTemplate: Sendable {
    let template: Template
    let findings: [Diagnostic]

    private static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files that mutations are of: those of `templates/`, and those that only other environments and options have.
    static let names: [String] = {
        func yamlFiles(_ folder: String) -> [String] {
            let enumerator = FileManager.default.enumerator(atPath: package.appending(path: folder).path)
            let paths = enumerator?.compactMap { $0 as? String } ?? []
            return paths.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()
        }
        return yamlFiles("templates") + yamlFiles("snapshots/Ingestion").map { "Ingestion/\($0)" }
    }()

    private static let loaded: [String: Result<OwnTemplate, any Error>] = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try load(name) }) }
    )

    static func named(_ name: String) throws -> OwnTemplate {
        try #require(loaded[name], "there is no template '\(name)'").get()
    }

    private static func load(_ name: String) throws -> OwnTemplate {
        let folder = name.contains("/") ? "snapshots" : "templates"
        let text = try String(contentsOf: package.appending(path: "\(folder)/\(name).yaml"), encoding: .utf8)
        let template = try ParsedTemplate(parsing: text).template
        return OwnTemplate(template: template, findings: validate(template))
    }
}

extension Diagnostic {
    /// The resource that it is about.
    var logicalID: String? {
        guard let path = templatePath, path.count > 1, path[0] == .key("Resources"), case .key(let name) = path[1]
        else { return nil }
        return name
    }
}
