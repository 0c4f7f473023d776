import Foundation
import TemplateModel
import Testing

/// Where things are in files, compared with another checker of templates.
@Suite struct PositionTests {
    private static let corpora = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/corpora").standardizedFileURL
    static let results = corpora.appending(path: "cfn-lint-results")

    /// A finding of cfn-lint.
    private struct Finding {
        let file: String
        let path: [PathStep]
        let line: Int
        let column: Int

        init?(_ content: Any) {
            guard let content = content as? [String: Any], let file = content["Filename"] as? String,
                let location = content["Location"] as? [String: Any], let steps = location["Path"] as? [Any],
                let start = location["Start"] as? [String: Int], let line = start["LineNumber"],
                let column = start["ColumnNumber"]
            else { return nil }
            self.file = file
            self.line = line
            self.column = column
            path = steps.map { step in
                if let index = step as? Int { .index(index) } else { .key("\(step)") }
            }
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: results.path)))
    func linesAndColumnsAreThoseOfCfnLint() throws {
        let files = FileManager.default.enumerator(at: Self.results, includingPropertiesForKeys: nil)?.allObjects ?? []
        var compared = 0
        var differences: [Difference] = []
        for case let file as URL in files where file.pathExtension == "json" {
            let content = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [Any] ?? []
            let findings = content.compactMap(Finding.init)
            guard let name = findings.first?.file,
                let text = FileManager.default.contents(
                    atPath: Self.corpora.appending(path: "templates/cfn-lint/\(name)").path
                )
            else { continue }
            let parsed = try ParsedTemplate(parsing: Array(text))
            for finding in findings where !finding.path.isEmpty {
                guard let position = parsed.position(of: finding.path) else { continue }
                compared += 1
                guard (position.line, position.column) != (finding.line, finding.column) else { continue }
                let isOfFunction = finding.path.suffix(2).contains { step in
                    if case .key(let key) = step { key == "Ref" || key.hasPrefix("Fn::") } else { false }
                }
                let ours = "\(position.line):\(position.column)"
                differences.append(
                    Difference(
                        description: "\(name):\(ours) is \(finding.line):\(finding.column) for \(finding.path)",
                        isOfFunction: isOfFunction
                    )
                )
            }
        }
        print("\(compared - differences.count) of \(compared) positions are those of cfn-lint")
        #expect(compared > 500)
        #expect(differences.count < compared / 20)
        // A short form has no key of its own: here it is the tag, there the key of the value.
        #expect(differences.filter { !$0.isOfFunction } == [])
    }

    /// A position that cfn-lint says otherwise.
    private struct Difference: Equatable, CustomStringConvertible {
        let description: String
        let isOfFunction: Bool
    }
}
