internal import ArgumentParser
internal import CloudFormation
internal import ResourceSchemas
internal import TemplateChecks
internal import TemplateModel

/// Checks the stacks of the app, or templates from anywhere.
struct ValidateCommand<Definition: SynthesisCommand>: Subcommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: "validate",
            abstract: "Check the stacks, or any template.",
            usage: """
                \(name) validate [<options>]
                \(name) validate <file> ... [--format <format>] [--strict]
                """,
            discussion: """
                Without a file the stacks of this package are checked, as they are before a template is printed. A \
                file is a CloudFormation template in JSON or YAML, whoever wrote it; - is standard input. Files that are \
                given together are checked together, where one imports what another exports. Findings are printed with \
                the line to change. The format sarif is for code scanning, github for the annotations of \
                a workflow. What a rule is about tells '\(name) explain'.
                """
        )
    }

    @Argument(help: ArgumentHelp("Templates in JSON or YAML.", valueName: "file"))
    var files: [String] = []

    @Option(help: "text, json, sarif or github; text when not given.")
    var format: String?

    @OptionGroup var environment: EnvironmentOption<Definition>

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    func validate() throws {
        _ = try FindingFormat.named(format)
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        Outcome.reportingFailure(in: surroundings) {
            let format = try FindingFormat.named(format)
            let (diagnostics, failures) = try files.isEmpty ? (appDiagnostics(), []) : fileDiagnostics()
            var outcome = Outcome()
            for failure in failures { outcome.report(failure, in: surroundings) }
            switch format {
            case .text:
                let report = DiagnosticReport(diagnostics, consequence: nil)
                outcome.standardOutput = report.text(in: surroundings.ofOutput)
                if diagnostics.isEmpty, failures.isEmpty { outcome.notes = "no findings\n" }
            case .json:
                outcome.standardOutput = Self.json(diagnostics)
            case .sarif:
                outcome.standardOutput = SARIFReport(diagnostics).text(in: surroundings)
            case .github:
                outcome.standardOutput = GitHubReport(diagnostics).text(in: surroundings)
            }
            let fails = diagnostics.contains { $0.severity == .error || strict && $0.severity == .warning }
            outcome.exitCode = fails || !failures.isEmpty ? 1 : 0
            return outcome
        }
    }

    private func appDiagnostics() throws -> [Diagnostic] {
        let environment = try environment.chosen()
        do throws(CommandFailure) {
            return try SynthesizedApp(Definition.self, for: environment, .everything).findings
        } catch .diagnostics(let diagnostics, _) {
            return diagnostics
        }
    }

    /// What is found in the files that can be read, and why the others cannot.
    private func fileDiagnostics() -> ([Diagnostic], [FileFailure]) {
        var files: [CheckedFile] = []
        var failures: [FileFailure] = []
        for path in self.files {
            do throws(FileFailure) {
                files.append(CheckedFile(try FileReader.read(path), called: path == "-" ? "<stdin>" : path))
            } catch {
                failures.append(error)
            }
        }
        let templates = files.compactMap(\.systemTemplate)
        var findings = TemplateChecks.validate(templates, schemas: ResourceSchemas())[...]
        let diagnostics = files.flatMap { file in
            file.diagnostics(file.systemTemplate == nil ? [] : findings.popFirst() ?? [])
        }
        return (diagnostics, failures)
    }

    private static func json(_ diagnostics: [Diagnostic]) -> String {
        let list = diagnostics.map { diagnostic -> Node in
            [
                "severity": .string(diagnostic.severity.rawValue),
                "rule": diagnostic.rule.map { .string($0.rawValue) } ?? .null,
                "message": .string(diagnostic.message),
                "path": .string(diagnostic.path),
                "file": diagnostic.location.map { .string($0.filePath) } ?? .null,
                "line": diagnostic.location.map { .int(Int($0.line)) } ?? .null,
                "column": diagnostic.location?.column.map { .int(Int($0)) } ?? .null,
            ]
        }
        return JSONText.of(["diagnostics": .array(list)])
    }
}
