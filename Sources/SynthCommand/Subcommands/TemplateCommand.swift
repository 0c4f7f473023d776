internal import ArgumentParser
internal import CloudFormation
internal import TemplateModel

/// Prints a template, or writes one or all of them to files.
struct TemplateCommand<Definition: SynthesisCommand>: Subcommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        let environment = EnvironmentOption<Definition>.names.isEmpty ? "" : " [--environment <environment>]"
        return CommandConfiguration(
            commandName: "template",
            abstract: "Print a template, or write templates to files.",
            usage: """
                \(name) [<stack>] [--format <format>] [--output <file>]\(environment) [--strict]
                \(name) --all --output <folder> [--format <format>]\(environment) [--strict]
                """,
            discussion: """
                The command's own name can be left out. A file is replaced as a whole or not at all, and none is \
                written while there are errors.
                """
        )
    }

    @Argument(help: "The stack, by its name in the app; the default stack when not given.")
    var stack: String?

    @Option(help: "yaml or json; when not given, json for a file that ends in .json and yaml otherwise.")
    var format: String?

    @Option(help: ArgumentHelp("Write to this file; with --all, to this folder.", valueName: "path"))
    var output: String?

    @Flag(help: "Write the template of every stack, to a file with the name of the stack.")
    var all = false

    @OptionGroup var environment: EnvironmentOption<Definition>

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    func validate() throws {
        _ = try request.target()
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        request.outcome(in: surroundings)
    }

    /// What the command line asks for.
    var request: TemplateRequest<Definition> {
        var request = TemplateRequest<Definition>()
        request.stack = stack
        request.format = format
        request.output = output
        request.all = all
        request.environment = environment.environment
        request.strict = strict
        return request
    }
}
