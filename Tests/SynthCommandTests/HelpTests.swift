import SynthTesting
import Testing

@Suite struct HelpTests {
    @Test(arguments: [
        (["--help"], "synth.txt"), (["template", "--help"], "template.txt"), (["help", "list"], "list.txt"),
        (["validate", "--help"], "validate.txt"), (["help", "permissions"], "permissions.txt"),
        (["help", "explain"], "explain.txt"),
        (["diff", "--help"], "diff.txt"), (["package", "--help"], "package.txt"),
    ])
    func helpIsPrinted(_ arguments: [String], _ snapshot: String) throws {
        let fixture = try FixtureProcess()
        defer { fixture.remove() }
        let result = try fixture.run(arguments)
        #expect(result.exitCode == 0)
        #expect(result.standardError.isEmpty)
        expectText(result.standardOutput, matches: snapshot)
    }
}
