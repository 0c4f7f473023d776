import ArgumentParser
import Testing

@testable import SynthCommand

@Suite struct PlainArgumentsTests {
    private static let words = [
        "Orders", "list", "help", "template", "--all", "--strict", "--output", "a.yaml", "--format", "yaml", "json",
        "--environment", "dev", "prd", "", "-", "--", "-h", "--help", "--output=a.yaml", "--version",
    ]

    /// All command lines of up to three words.
    private static let lines: [[String]] = {
        let pairs = words.flatMap { first in words.map { [first, $0] } }
        return [[]] + words.map { [$0] } + pairs + pairs.flatMap { pair in words.map { pair + [$0] } }
    }()

    @Test func plainLinesAreReadAsTheParserReadsThem() throws {
        var plain = 0
        for line in Self.lines {
            guard let request = TemplateRequest<Orders>(plain: line) else { continue }
            plain += 1
            let command = try #require(
                try RootCommand<Orders>.parseAsRoot(line) as? TemplateCommand<Orders>,
                "\(line) is no plain line"
            )
            #expect("\(request)" == "\(command.request)", "\(line) is read differently")
        }
        #expect(plain > 40)
    }

    @Test(arguments: [
        [], ["Orders"], ["--output", "a.yaml"], ["Orders", "--environment", "dev", "--format", "json", "--strict"],
        ["--all", "--output", "templates"],
    ])
    func usualLinesArePlain(_ line: [String]) {
        #expect(TemplateRequest<Orders>(plain: line) != nil)
    }

    @Test(arguments: [
        ["list"], ["validate", "a.yaml"], ["permissions"], ["help"], ["--help"], ["--output"], ["--all"],
        ["--output", "a.yaml", "--output", "b.yaml"], ["--format", "jsn"], ["--environment", "prd"],
        ["Orders", "Reports"],
        ["--output=a.yaml"], ["--", "Orders"], ["--all", "--all", "--output", "templates"],
    ])
    func allElseIsLeftToTheParser(_ line: [String]) {
        #expect(TemplateRequest<Orders>(plain: line) == nil)
    }
}
