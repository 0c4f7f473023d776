import Foundation
import TemplateChecks
import Testing

@testable import SynthCommand

/// The pages in `docs/checks` are the texts of the rules; recorded as snapshots are.
@Suite struct RulePageTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/checks")

    @Test(arguments: RuleCatalog.groups.map(\.id))
    func pageIsThatOfTheRules(_ id: String) throws {
        let group = try #require(RuleCatalog.groups.first { $0.id == id })
        let page = RulePage(group).markdown
        let file = Self.folder.appending(path: "\(id).md")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try page.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded docs/checks/\(id).md; run the tests again without RECORD_SNAPSHOTS")
        } else {
            #expect(
                try String(contentsOf: file, encoding: .utf8) == page,
                "docs/checks/\(id).md differs from the texts of the rules; scripts/record writes it"
            )
        }
    }

    @Test func thereIsNoOtherPage() throws {
        let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(pages) == Set(RuleCatalog.groups.map { "\($0.id).md" }))
    }
}
