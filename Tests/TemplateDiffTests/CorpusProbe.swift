import Testing
import TemplateModel
@testable import TemplateDiff
@Suite struct Probe {
    @Test(arguments: ChangeSetCase.all) func probe(_ c: ChangeSetCase) {
        func version(_ n: String) -> StackVersion {
            var p: [String: String] = [:]
            for (k, v) in c.root["parameters\(n)"]?.objectValue ?? [:] { p[k] = v.stringValue }
            return StackVersion(Template(root: c.root["template\(n)"]?.objectValue ?? [:]), parameters: p)
        }
        func aws(_ key: String) -> [String]? {
            c.root["aws"]?[key]?["Changes"]?.arrayValue?.map { change in
                let r = change["ResourceChange"] ?? .null
                let a = r["Action"]?.stringValue ?? ""
                return "\(r["LogicalResourceId"]?.stringValue ?? "") \(a) \(a == "Add" ? "-" : r["Replacement"]?.stringValue ?? "-") \(r["PolicyAction"]?.stringValue ?? "-") \((r["Scope"]?.arrayValue ?? []).compactMap(\.stringValue)) " + (r["Details"]?.arrayValue ?? []).map { d in "\(d["ChangeSource"]?.stringValue ?? "")/\(d["Evaluation"]?.stringValue ?? "")/\(d["CausingEntity"]?.stringValue ?? "-")/\(d["Target"]?["Name"]?.stringValue ?? "-")/\(d["Target"]?["RequiresRecreation"]?.stringValue ?? "-")" }.sorted().joined(separator: " ")
            }.sorted()
        }
        func ours(_ changes: [ResourceChange]) -> [String] {
            changes.map { r in
                "\(r.logicalID) \(r.action.rawValue) \(r.replacement?.rawValue ?? "-") \(r.policyAction?.rawValue ?? "-") \(r.scope.map(\.rawValue)) " + r.details.map { d in "\(d.changeSource.rawValue)/\(d.evaluation.rawValue)/\(d.causingEntity ?? "-")/\(d.target.name ?? "-")/\(d.target.requiresRecreation.rawValue)" }.sorted().joined(separator: " ")
            }.sorted()
        }
        let d1 = TemplateDifference(from: .nothing, to: version("1"))
        let d2 = TemplateDifference(from: version("1"), to: version("2"))
        for (k, d) in [("1", d1), ("2", d2)] {
            for v in [false, true] {
                let key = "describe-change-set-\(k)" + (v ? "-prop-values" : "")
                guard let a = aws(key) else { continue }
                #expect(a == ours(d.changeSet(includingPropertyValues: v)), "\(c.name) \(key)")
            }
        }
    }
}
