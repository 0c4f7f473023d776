import TemplateChecks
import Testing

@testable import SynthCommand

@Suite struct UsageTests {
    /// The first line of what is said; the usage and how to get help follow.
    private func firstLine<Definition: SynthesisCommand>(_ definition: Definition.Type, _ arguments: [String]) -> String
    {
        let outcome = definition.outcome(of: arguments, in: .plain)
        #expect(outcome.exitCode == 64)
        #expect(outcome.standardOutput.isEmpty)
        #expect(outcome.files.isEmpty)
        #expect(outcome.standardError.contains("\nUsage: "))
        return outcome.standardError.split(separator: "\n").first.map(String.init) ?? ""
    }

    @Test func allNeedsAFolder() {
        #expect(
            firstLine(Orders.self, ["--all"])
                == "error: --all needs a folder to write to; add --output, for example --output templates"
        )
    }

    @Test func allTakesNoStack() {
        #expect(
            firstLine(Orders.self, ["Orders", "--all", "--output", "templates"])
                == "error: --all writes every stack, so it cannot be combined with a stack; remove --all or 'Orders'"
        )
    }

    @Test func theFormatDoesNotContradictTheFile() {
        #expect(
            firstLine(Orders.self, ["--output", "a.yml", "--format", "json"])
                == "error: --format json contradicts the extension of 'a.yml'; change one of the two"
        )
    }

    @Test func outputIsNotEmpty() {
        #expect(
            firstLine(Orders.self, ["--output", ""]) == "error: --output must name a file or a folder, got ''"
        )
    }

    @Test func theFormatIsKnown() {
        #expect(
            firstLine(Orders.self, ["--format", "jsn"])
                == "error: unknown format 'jsn'; did you mean 'json'? the formats are 'yaml' and 'json'"
        )
        #expect(
            firstLine(Orders.self, ["list", "--format", "yaml"])
                == "error: unknown format 'yaml'; the formats are 'text' and 'json'"
        )
    }

    @Test(arguments: [["--environment", "prd"], ["list", "--environment", "prd"]])
    func theEnvironmentIsKnown(_ arguments: [String]) {
        #expect(
            firstLine(Orders.self, arguments)
                == "error: unknown environment 'prd'; did you mean 'prod'? the environments are 'prod' and 'dev'"
        )
    }

    @Test func anAppWithoutEnvironmentsTakesNone() {
        #expect(
            firstLine(Readers.self, ["--environment", "prod"])
                == "error: this app has no environments; remove --environment prod"
        )
    }

    @Test func theParsersSentencesAreInLowerCase() {
        #expect(
            firstLine(Orders.self, ["--formt", "json"])
                == "error: unknown option '--formt'. Did you mean '--format'?"
        )
        #expect(firstLine(Orders.self, ["Orders", "Reports"]) == "error: unexpected argument 'Reports'")
        #expect(firstLine(Orders.self, ["--output"]) == "error: missing value for '--output <path>'")
    }

    @Test(arguments: [
        ("WriteBufer", "WriteBuffer"), ("writebuffer", "WriteBuffer"), ("Raeds", "Reads"), ("X", nil), ("", nil),
        ("Buffer", nil),
    ])
    func onlyASlipOfTheHandIsGuessedAt(_ given: String, _ nearest: String?) {
        #expect(Suggestion.nearest(to: given, among: ["Reads", "WriteBuffer"]) == nearest)
    }
}
