import CloudFormation
import Foundation
import TemplateModel
import Testing
import WorkerContracts

@testable import synth

/// What pages tell people to type names things that there are.
struct DocumentedCommandsTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// All pages, by their paths.
    private static func pages() throws -> [(path: String, text: String)] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: package.appending(path: "docs").path)
        return try paths.filter { $0.hasSuffix(".md") }.sorted().map { path in
            (path, try String(contentsOf: package.appending(path: "docs/\(path)"), encoding: .utf8))
        }
    }

    private static func script() throws -> String {
        try String(contentsOf: package.appending(path: "scripts/operations.sh"), encoding: .utf8)
    }

    private static func assembly() throws -> Assembly {
        let app = App(environment: DeploymentEnvironment.dev.rawValue)
        Synth.addStacks(to: app, for: .dev)
        return try app.synthesize()
    }

    @Test func outputsAreThoseOfTheStacks() throws {
        let assembly = try Self.assembly()
        var count = 0
        for (path, text) in try Self.pages() + [("operations.sh", try Self.script())] {
            for match in text.matches(of: /output (Ingestion\w+) (\w+)/) {
                count += 1
                let stack = try #require(assembly[String(match.1)], "\(path): \(match.0)")
                #expect(stack.template.outputs.contains { $0.key == match.2 }, "\(path): \(match.0)")
            }
        }
        #expect(count > 20)
    }

    /// A page that is about one stack says which, and its function `output` takes the name alone.
    @Test func outputsOfWalkThroughsAreThoseOfTheirStack() throws {
        let assembly = try Self.assembly()
        for (path, text) in try Self.pages() {
            guard let name = text.firstMatch(of: /export STACK=(\w+)-dev/)?.1 else { continue }
            let stack = try #require(assembly[String(name)], "\(path)")
            for match in text.matches(of: /\$\(output (\w+)\)/) {
                #expect(stack.template.outputs.contains { $0.key == match.1 }, "\(path): \(match.0)")
            }
            for match in text.matches(of: /--logical-resource-id (\w+)/) {
                #expect(stack.template.resources.contains { $0.key == match.1 }, "\(path): \(match.0)")
            }
        }
    }

    @Test func alarmsAreThoseOfTheStack() throws {
        let usual = try #require(try Self.assembly()["IngestionObservability"]).template
        let split = try #require(try IngestionConfig([.split]).assembly()["IngestionObservability"]).template
        let alarms = Set((usual.resources.map(\.key) + split.resources.map(\.key)).filter { $0.hasPrefix("Alarm") })
        var named: Set<String> = []
        for (path, text) in try Self.pages() where path.hasPrefix("operations/") {
            let names = Set(text.matches(of: /`(Alarm\w+)`/).map { String($0.1) })
            #expect(names.subtracting(alarms) == [], "\(path)")
            named.formUnion(names)
        }
        // Whoever is woken by one finds what to do.
        #expect(alarms.subtracting(named) == [])
    }

    /// The runbook that an alarm points to is there, and knows the alarm.
    @Test func alarmsPointToTheirRunbooks() throws {
        let template = try #require(try Self.assembly()["IngestionObservability"]).template
        let pages = Dictionary(uniqueKeysWithValues: try Self.pages().map { ("docs/\($0.path)", $0.text) })
        for (id, resource) in template.resources {
            guard let text = resource["Properties"]?["AlarmDescription"]?.stringValue,
                let path = text.firstMatch(of: /docs\/[\w\/.-]+\.md/)?.0
            else { continue }
            let page = try #require(pages[String(path)], "\(id)")
            if id != "AlarmCritical" { #expect(page.contains("`\(id)`"), "\(path) does not tell of \(id)") }
        }
    }

    @Test func queriesAreSaved() throws {
        let queries = Set(
            IngestionQueryFolder.all.flatMap { folder in folder.queries.map { "\(folder.name)/\($0.name)" } }
        )
        for (path, text) in try Self.pages() {
            for match in text.matches(of: /ask (\w+\/\w+)/) {
                #expect(queries.contains(String(match.1)), "\(path): \(match.0)")
            }
        }
    }

    @Test func failureModesAreThoseOfThePipeline() throws {
        for (path, text) in try Self.pages() {
            for match in text.matches(of: /failure_mode ([a-z]\w+)/) {
                #expect(IngestionFailureMode(rawValue: String(match.1)) != nil, "\(path): \(match.0)")
            }
        }
    }

    @Test func linksLeadSomewhere() throws {
        let pages = try Self.pages()
        for (path, text) in pages {
            let folder = Self.package.appending(path: "docs/\(path)").deletingLastPathComponent()
            for match in text.matches(of: /\]\(([^)#:\s]*)(?:#([^)\s]+))?\)/) {
                let target =
                    match.1.isEmpty
                    ? Self.package.appending(path: "docs/\(path)") : folder.appending(path: String(match.1))
                guard let linked = try? String(contentsOf: target, encoding: .utf8) else {
                    #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(match.0)")
                    continue
                }
                guard let anchor = match.2 else { continue }
                #expect(Self.anchors(of: linked).contains(String(anchor)), "\(path): \(match.0)")
            }
        }
    }

    /// The anchors that headings of a page have.
    private static func anchors(of text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
                String(
                    heading.drop { $0 == "#" || $0 == " " }.lowercased().filter {
                        $0.isLetter || $0.isNumber || " -_".contains($0)
                    }
                )
                .replacing(" ", with: "-")
            }
        )
    }
}
