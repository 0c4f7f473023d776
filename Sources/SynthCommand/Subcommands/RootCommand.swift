internal import ArgumentParser
internal import CloudFormation

/// The whole command line of an app.
struct RootCommand<Definition: SynthesisCommand>: ParsableCommand {
    static var _errorPrefix: String { "error: " }

    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: name,
            abstract: "Turns the stacks of this package into CloudFormation templates.",
            usage: """
                \(name) [<stack>] [<options>]
                \(name) --all --output <folder> [<options>]
                \(name) list [<options>]
                \(name) validate [<file> ...] [<options>]
                \(name) explain [<rule>]
                \(name) diff [<stack>] [<options>]
                \(name) permissions [<stack>] [<options>]
                \(name) package [<stack or product> ...] [<options>]
                """,
            discussion: """
                Without a stack's name the template of the default stack is printed. Problems are reported with the line of \
                Swift to change; while there are errors nothing is printed or written.

                EXAMPLES:
                  Print the template of the default stack:
                    swift run \(name) > template.yaml
                  Print the template of a stack by its name:
                    swift run \(name) WriteBuffer
                  Write the template of every stack into a folder:
                    swift run \(name) --all --output templates
                  Show the stacks and the order in which to deploy them:
                    swift run \(name) list
                  Check a template, whoever wrote it:
                    swift run \(name) validate template.yaml
                  Tell what a finding is about:
                    swift run \(name) explain ESQ-01
                  Show what a deployment would change:
                    swift run \(name) diff --against-stack WriteBuffer
                  Build the functions of a stack, for Lambda:
                    swift run \(name) package WriteBuffer
                  Deploy a template:
                    aws cloudformation deploy --template-file template.yaml \\
                      --stack-name WriteBuffer --capabilities CAPABILITY_IAM

                EXIT CODES:
                  0   the command did what it was asked to do
                  1   there is an error in the app or a template, a file cannot be read or written, or a build failed
                  2   'diff' was asked to report what it found
                  64  there is a mistake on the command line

                The options of printing and writing: '\(name) help template'.
                """,
            subcommands: [
                TemplateCommand<Definition>.self, ListCommand<Definition>.self, ValidateCommand<Definition>.self,
                ExplainCommand.self, DiffCommand<Definition>.self, PermissionsCommand<Definition>.self,
                PackageCommand<Definition>.self,
            ],
            defaultSubcommand: TemplateCommand<Definition>.self
        )
    }
}
