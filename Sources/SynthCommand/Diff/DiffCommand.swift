internal import ArgumentParser
internal import CloudFormation
internal import ResourceSchemas
internal import TemplateDiff
internal import TemplateModel

/// Shows what deploying a stack, or any template, would change.
struct DiffCommand<Definition: SynthesisCommand>: Subcommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: "diff",
            abstract: "Show what deploying a stack would change.",
            usage: """
                \(name) diff [<stack>] [--against <path>] [<options>]
                \(name) diff [<stack>] --against-stack <name> [<options>]
                \(name) diff --all [--against <folder>] [<options>]
                \(name) diff --template <file> --against <file> [<options>]
                """,
            discussion: """
                Without a path the stack is compared with its template in the folder 'templates'. Parameters keep their \
                values: those of the deployed stack, or else their defaults.

                EXIT CODES:
                  0   it was compared, whether or not there are differences
                  1   there is an error in the app or a template, or something cannot be read
                  2   there are differences, with --exit-code, or what --fail-on names
                  64  there is a mistake on the command line
                """
        )
    }

    @Argument(help: "The stack, by its name in the app; the default stack when not given.")
    var stack: String?

    @Option(
        help: ArgumentHelp(
            "Compare with this template, or with the one of the stack in this folder; - is standard input.",
            valueName: "path"
        )
    )
    var against: String?

    @Option(help: ArgumentHelp("Compare with this deployed stack, asking the AWS CLI for it.", valueName: "name"))
    var againstStack: String?

    @Option(help: ArgumentHelp("Compare this template instead of one of the app.", valueName: "file"))
    var template: String?

    @Flag(help: "Compare every stack.")
    var all = false

    @Option(
        help: ArgumentHelp("The value of a parameter, <name>=<value>; can be repeated.", valueName: "assignment")
    )
    var parameter: [String] = []

    @Option(
        help: ArgumentHelp("The same for what is compared with, if it differs there.", valueName: "assignment")
    )
    var againstParameter: [String] = []

    @Option(help: "text, json or markdown; text when not given.")
    var format: String?

    @Flag(help: "Exit with 2 when there are differences.")
    var exitCode = false

    @Option(
        help: ArgumentHelp(
            "Exit with 2 when there is one of these, separated by commas: \(DiffFinding.names.joined(separator: ", ")).",
            valueName: "findings"
        )
    )
    var failOn: String?

    @OptionGroup var environment: EnvironmentOption<Definition>

    func validate() throws {
        _ = try DiffFormat.named(format)
        _ = try DiffFinding.named(failOn)
        _ = try ParameterAssignments(parameter)
        _ = try ParameterAssignments(againstParameter)
        if against != nil, againstStack != nil {
            throw ValidationError("--against and --against-stack exclude each other; remove one of them")
        }
        if all, let stack {
            throw ValidationError(
                "--all compares every stack, so it cannot be combined with a stack; remove --all or '\(stack)'"
            )
        }
        if all, againstStack != nil {
            throw ValidationError("--against-stack names one deployed stack; name the stack to compare instead of --all")
        }
        if all, against == "-" {
            throw ValidationError("--all needs the folder of the templates to compare with, got standard input")
        }
        guard template != nil else { return }
        if all || stack != nil {
            throw ValidationError("--template takes the place of the stack; remove --template, or the stack and --all")
        }
        if against == nil, againstStack == nil {
            throw ValidationError("--template needs what to compare with; add --against <file> or --against-stack <name>")
        }
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        Outcome.reportingFailure(in: surroundings) {
            var outcome = Outcome()
            let comparisons = try template.map { [try comparison(ofFile: $0, in: surroundings)] }
                ?? comparisons(reportingTo: &outcome, in: surroundings)
            let format = try DiffFormat.named(format)
            outcome.standardOutput = format.text(of: comparisons, in: surroundings.ofOutput)
            for note in comparisons.flatMap(\.notes) { outcome.note(note) }
            let findings = try DiffFinding.named(failOn)
            let isDifferent = comparisons.contains { !$0.difference.isEmpty }
            let fails = comparisons.contains { comparison in findings.contains { $0.isIn(comparison.difference) } }
            outcome.exitCode = exitCode && isDifferent || fails ? 2 : 0
            return outcome
        }
    }

    // MARK: Comparing

    private func comparison(ofFile file: String, in surroundings: Surroundings) throws -> StackComparison {
        let schemas = ResourceSchemas()
        let parsed = try TemplateFile.read(file)
        let base = try baseline(in: surroundings)?.version() ?? .file(against ?? "-")
        return try comparison(file, parsed, named: nil, with: base, importers: [], schemas)
    }

    private func comparisons(
        reportingTo outcome: inout Outcome,
        in surroundings: Surroundings
    ) throws -> [StackComparison] {
        let app = try SynthesizedApp(Definition.self, for: environment.chosen())
        outcome.report(app.warnings, in: surroundings)
        let stacks = all ? app.stacks : [try app.stack(stack)]
        let schemas = ResourceSchemas()
        let deployed = try baseline(in: surroundings)?.version()
        let folder = TemplateFolder(against ?? TemplateFolder.standard)
        if deployed == nil, all || against == nil, !folder.exists {
            throw CommandFailure.message(
                """
                there is no folder '\(folder.path)' to compare with; write it with '\(ProgramName.current) --all \
                --output \(folder.path)', or name what to compare with: --against or --against-stack
                """
            )
        }
        return try stacks.map { stack in
            let base: Baseline
            if let deployed {
                base = deployed
            } else if folder.exists {
                base = folder.template(of: stack.id).map { .file($0) } ?? .nothing(folder.path)
            } else {
                base = .file(against ?? "-")
            }
            let others = try app.stacks.filter { $0.id != stack.id }.map { other in
                let old = folder.exists ? try folder.template(of: other.id).map { try TemplateFile.read($0) } : nil
                return Importer(other.id, StackVersion(old ?? other.template, pseudoParameters: names(other)), schemas: schemas)
            }
            return try comparison(stack.id, stack.template, named: stack.name, with: base, importers: others, schemas)
        }
    }

    private func names(_ stack: SynthesizedStack) -> [String: String] { ["AWS::StackName": stack.name] }

    private func baseline(in surroundings: Surroundings) throws -> DeployedStack? {
        try againstStack.map { try DeployedStack($0, runTool: surroundings.runTool) }
    }

    private func comparison(
        _ title: String,
        _ template: Template,
        named name: String?,
        with baseline: Baseline,
        importers: [Importer],
        _ schemas: ResourceSchemas
    ) throws -> StackComparison {
        let given = try ParameterAssignments(parameter).values
        let old = try ParameterAssignments(againstParameter).values
        var (before, notes) = try baseline.version()
        let deployed = before.parameters
        if case .deployed = baseline {} else { before.parameters = given }
        before.parameters.merge(old) { $1 }
        let pseudoParameters = before.pseudoParameters.isEmpty
            ? name.map { ["AWS::StackName": $0] } ?? [:] : before.pseudoParameters
        before.pseudoParameters = pseudoParameters
        let after = StackVersion(
            template,
            parameters: deployed.merging(given) { $1 },
            pseudoParameters: pseudoParameters
        )
        let unknown = given.keys.filter { template.parameters[$0] == nil && before.template.parameters[$0] == nil }
        if let first = unknown.min() {
            let names = template.parameters.keys.sorted()
            throw CommandFailure.message(
                names.isEmpty
                    ? "the template has no parameters; remove --parameter \(first)"
                    : "unknown parameter \(UnknownName.sentence(first, among: names, called: "parameters"))"
            )
        }
        notes += Self.transformNotes(before.template, template)
        return StackComparison(
            title: title,
            difference: TemplateDifference(from: before, to: after, importers: importers, schemas: schemas),
            notes: notes
        )
    }

    /// What macros make is known only to CloudFormation.
    private static func transformNotes(_ templates: Template...) -> [String] {
        let names = Set(templates.flatMap { template in
            let all = template.transform?.arrayValue ?? [template.transform].compactMap(\.self)
            return all.compactMap { $0.stringValue ?? $0["Name"]?.stringValue }
        }).subtracting(["AWS::LanguageExtensions"])
        guard !names.isEmpty else { return [] }
        return ["the templates were compared as they are before the transforms \(UnknownName.list(names.sorted()))"]
    }
}
