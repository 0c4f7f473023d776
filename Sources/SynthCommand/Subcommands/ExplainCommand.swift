internal import ArgumentParser
internal import TemplateChecks
internal import TemplateModel

/// Tells what rules are about.
struct ExplainCommand: Subcommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: "explain",
            abstract: "Tell what a rule is about.",
            usage: "\(name) explain [<rule>]",
            discussion: """
                Findings are shown with their rule, such as error[ESQ-01]. For a rule, this tells why it is there, what \
                to do, where that is written, and shows examples; for a group, such as ESQ, and without an argument, it \
                lists rules.
                """
        )
    }

    @Argument(help: "A rule or a group; all rules are listed when not given.")
    var rule: String?

    func validate() throws {
        guard let rule, Self.groups(named: rule).isEmpty, Self.rule(named: rule) == nil else { return }
        throw ValidationError(RuleCatalog.sentence(forUnknown: rule))
    }

    func outcome(in surroundings: Surroundings) -> Outcome {
        guard let rule, let entry = Self.rule(named: rule) else {
            return Outcome(standardOutput: Self.table(of: Self.groups(named: rule)))
        }
        return Outcome(standardOutput: RuleDescription(entry).text)
    }

    private static func rule(named name: String) -> RuleEntry? {
        RuleCatalog.rule(RuleID(rawValue: name.uppercased()))
    }

    private static func groups(named name: String?) -> [RuleCatalog.Group] {
        RuleCatalog.groups.filter { name == nil || $0.id == name?.uppercased() }
    }

    private static func table(of groups: [RuleCatalog.Group]) -> String {
        var table = TextTable(["RULE", "SEVERITY", "WHAT MUST HOLD"], rightAligned: [])
        for rule in groups.flatMap(\.rules) {
            table.append([rule.id.rawValue, rule.severity.rawValue, rule.title])
        }
        return table.text
    }
}
