import ArgumentParser

/// Generates the typed layer from the resource schemas.
@main
struct CodeGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codegen",
        abstract: "Generate the typed resource modules from CloudFormation's resource schemas.",
        subcommands: [Generate.self, Verify.self]
    )
}

/// What both commands need to know.
struct Options: ParsableArguments {
    @Option(help: "The folder with the schemas: it has 'version.json', 'providers' and 'resources'.")
    var schemas: String

    @Option(help: "The root folder of the package.")
    var root: String = "."
}
