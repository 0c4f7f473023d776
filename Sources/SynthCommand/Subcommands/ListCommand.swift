internal import ArgumentParser
internal import CloudFormation
internal import TemplateModel

/// Shows the stacks in the order in which they can be deployed.
struct ListCommand<Definition: SynthesisCommand>: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: "Show the stacks, in the order in which to deploy them."
        )
    }

    @Option(help: "text or json; text when not given.")
    var format: String?

    @OptionGroup var environment: EnvironmentOption<Definition>

    func validate() throws {
        _ = try ReportFormat.named(format)
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        Outcome.reportingFailure(in: surroundings) {
            let format = try ReportFormat.named(format)
            let app = try SynthesizedApp(Definition.self, for: environment.chosen(), .everything)
            var outcome = Outcome()
            outcome.report(app.warnings, in: surroundings)
            outcome.standardOutput =
                switch format {
                case .text: Self.table(app.stacks)
                case .json: Self.json(app.stacks)
                }
            return outcome
        }
    }

    private static func table(_ stacks: [SynthesizedStack]) -> String {
        var table = TextTable(["STACK", "DEPLOYED AS", "RESOURCES", "AFTER", "DESCRIPTION"], rightAligned: [2])
        for stack in stacks {
            table.append([
                stack.id,
                stack.name,
                String(stack.template.resources.count),
                stack.dependencies.isEmpty ? "-" : stack.dependencies.joined(separator: ", "),
                stack.description?.split(whereSeparator: \.isNewline).joined(separator: " ") ?? "",
            ])
        }
        return table.text
    }

    private static func json(_ stacks: [SynthesizedStack]) -> String {
        let list = stacks.map { stack -> Node in
            [
                "id": .string(stack.id),
                "name": .string(stack.name),
                "resources": .int(stack.template.resources.count),
                "dependencies": .array(stack.dependencies.map { .string($0) }),
                "description": stack.description.map { .string($0) } ?? .null,
            ]
        }
        return JSONText.of(["stacks": .array(list)])
    }
}
