internal import ArgumentParser
internal import CloudFormation
internal import TemplateDiff

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
            throw ValidationError(
                "--against-stack names one deployed stack; name the stack to compare instead of --all"
            )
        }
        if all, against == "-" {
            throw ValidationError("--all needs the folder of the templates to compare with, got standard input")
        }
        guard template != nil else { return }
        if all || stack != nil {
            throw ValidationError("--template takes the place of the stack; remove --template, or the stack and --all")
        }
        if against == nil, againstStack == nil {
            throw ValidationError(
                "--template needs what to compare with; add --against <file> or --against-stack <name>"
            )
        }
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        Outcome.reportingFailure(in: surroundings) {
            let format = try DiffFormat.named(format)
            let findings = try DiffFinding.named(failOn)
            let comparer = StackComparer(
                parameters: try ParameterAssignments(parameter).values,
                baselineParameters: try ParameterAssignments(againstParameter).values,
                folder: surroundings.currentFolder
            )
            var outcome = Outcome()
            let comparisons: [StackComparison]
            if let template {
                let new = try TemplateFile.read(template)
                let baseline = try baseline(in: surroundings)
                comparisons = [
                    try comparer.comparison(of: new, titled: template, with: try baseline.version(of: template))
                ]
            } else {
                let app = try SynthesizedApp(
                    Definition.self,
                    for: environment.chosen(),
                    all ? .everything : .stackAmongOthers(stack)
                )
                outcome.report(app.warnings, in: surroundings)
                let stacks = all ? app.stacks : [try app.stack(stack)]
                comparisons = try comparer.comparisons(of: stacks, among: app.stacks, with: baseline(in: surroundings))
            }
            outcome.standardOutput = format.text(of: comparisons, in: surroundings.ofOutput)
            for note in comparisons.flatMap(\.notes) { outcome.note(note) }
            let isDifferent = comparisons.contains { $0.difference.hasEffect }
            let fails = comparisons.contains { comparison in findings.contains { $0.isIn(comparison.difference) } }
            outcome.exitCode = exitCode && isDifferent || fails ? 2 : 0
            return outcome
        }
    }

    /// What is compared with.
    private func baseline(in surroundings: Surroundings) throws(CommandFailure) -> Baseline {
        if let againstStack {
            return .deployed(try DeployedStack.version(of: againstStack, runTool: surroundings.runTool))
        }
        let folder = TemplateFolder(against ?? TemplateFolder.standard)
        if template == nil, folder.exists { return .folder(folder) }
        guard all || against == nil else { return .file(folder.path) }
        throw .message(
            """
            there is no folder '\(folder.path)' to compare with; write it with '\(ProgramName.current) --all \
            --output \(folder.path)', or name what to compare with: --against or --against-stack
            """
        )
    }
}
