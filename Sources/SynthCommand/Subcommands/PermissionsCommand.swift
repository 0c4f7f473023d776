internal import ArgumentParser
internal import CloudFormation
internal import ResourceSchemas
internal import TemplateModel

/// Prints the policy that a pipeline needs.
struct PermissionsCommand<Definition: SynthesisCommand>: Subcommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: "permissions",
            abstract: "Print the policy with which a pipeline can deploy a stack.",
            usage: """
                \(name) permissions [<stack>] [<options>]
                \(name) permissions --all [<options>]
                """,
            discussion: """
                The policy allows 'aws cloudformation deploy' of the stack, and what the registry of resource types \
                says that creating, reading, updating and deleting its types takes, through CloudFormation only. Attach \
                it to the role of the pipeline, or to the one that is given to CloudFormation with --role-arn.
                """
        )
    }

    /// The largest policy that a managed policy holds, in characters that are not white space.
    ///
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    private static var largestManagedPolicy: Int { 6144 }

    @Argument(help: "The stack, by its name in the app; the default stack when not given.")
    var stack: String?

    @Flag(help: "One policy for all stacks.")
    var all = false

    @OptionGroup var environment: EnvironmentOption<Definition>

    func validate() throws {
        guard all, let stack else { return }
        throw ValidationError(
            "--all covers every stack, so it cannot be combined with a stack; remove --all or '\(stack)'"
        )
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        Outcome.reportingFailure(in: surroundings) {
            let app = try SynthesizedApp(Definition.self, for: environment.chosen(), all ? .everything : .stack(stack))
            let stacks = all ? app.stacks : [try app.stack(stack)]
            let policy = DeploymentPolicy(for: stacks, schemas: ResourceSchemas())
            var outcome = Outcome()
            outcome.report(app.warnings, in: surroundings)
            outcome.standardOutput = JSONText.of(policy.document)
            if !policy.unknownTypes.isEmpty {
                outcome.note(
                    "the registry does not tell what these types need; add it by hand: "
                        + UnknownName.list(policy.unknownTypes)
                )
            }
            if policy.passesUnknownRole {
                outcome.note("a role is passed that the stack does not make or name; add iam:PassRole for it")
            }
            let size = outcome.standardOutput.count { !$0.isWhitespace }
            if size > Self.largestManagedPolicy {
                outcome.note(
                    "the policy has \(size) characters, a managed policy at most \(Self.largestManagedPolicy); split it"
                )
            }
            return outcome
        }
    }
}
