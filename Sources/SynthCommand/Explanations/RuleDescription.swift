internal import TemplateChecks
internal import TemplateModel

/// Everything that is to be said of a rule, for the terminal or for the pages of the documentation.
struct RuleDescription {
    /// A part with a heading.
    private enum Part {
        case paragraph(String)
        case code(String, language: String)
        case heading(String)
    }

    private let rule: RuleEntry

    init(_ rule: RuleEntry) {
        self.rule = rule
    }

    /// The text for the terminal.
    var text: String {
        "\(rule.id)  \(rule.severity.rawValue)  \(rule.title)\n"
            + parts.map { part in
                switch part {
                case .heading(let text): "\n\(text)\n"
                case .paragraph(let text): TextWrapping.lines(text, indentation: 2)
                case .code(let text, _): TextWrapping.indented(text, by: 4)
                }
            }.joined()
    }

    /// The section of a page.
    var markdown: String {
        "## \(rule.id)\n\n**\(rule.severity.rawValue)**: \(rule.title)\n"
            + parts.map { part in
                switch part {
                case .heading(let text): "\n\(text):\n"
                case .paragraph(let text): "\n\(text)\n"
                case .code(let text, let language): "\n```\(language)\n\(text)\n```\n"
                }
            }.joined()
    }

    private var parts: [Part] {
        var parts: [Part] = []
        switch rule.status {
        case .checked: break
        case .foundBy(let others):
            let names = others.map(\.rawValue).joined(separator: " and ")
            parts += [.heading("Checked"), .paragraph("The finding is one of \(names).")]
        case .notChecked(let reason):
            parts += [.heading("Not checked"), .paragraph("No template shows it: \(reason).")]
        }
        guard let explanation = rule.explanation else {
            return parts + [.heading("Source"), .paragraph(rule.source)]
        }
        parts += [
            .heading("Why"), .paragraph(explanation.why), .heading("Fix"), .paragraph(explanation.fix),
        ]
        // What this package itself demands needs no evidence.
        let evidence = explanation.evidence.map(\.text).joined(separator: "; ")
        parts += evidence.isEmpty ? [.heading("Source")] : [.heading("Evidence"), .paragraph(evidence)]
        parts += ([rule.source] + explanation.sources).map { .paragraph($0) }
        for example in explanation.examples {
            parts += [
                .heading("\(example.kind.heading): \(example.title)"),
                .code(example.template.shorteningLines, language: "yaml"),
            ]
            guard !example.findings.isEmpty else { continue }
            parts.append(.code(example.findings.joined(separator: "\n"), language: "text"))
        }
        return parts
    }
}

extension RuleExplanation.Example.Kind {
    fileprivate var heading: String {
        switch self {
        case .bad: "Wrong"
        case .good: "Right"
        case .unknown: "Not known, so accepted"
        }
    }
}

extension RuleExplanation.Evidence {
    fileprivate var text: String {
        switch self {
        case .documentation: "the documentation of AWS"
        case .knowledgeCentre: "the knowledge centre of AWS"
        case .archivedDocumentation: "the documentation of AWS of 2022 and 2023"
        case .schema: "the schema of the resource type"
        case .linter(let rule): "rule \(rule) of cfn-lint"
        case .cdk: "a check of the AWS CDK"
        case .report: "reports of users and projects"
        case .unverified: "nothing that was found confirms it, so that it never fails a build"
        }
    }
}

extension String {
    /// The text with the middle of very long lines left out, which are those of what is too large.
    fileprivate var shorteningLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.count > 400 ? "\(line.prefix(140)) … \(line.suffix(80))" : String(line)
        }.joined(separator: "\n")
    }
}
