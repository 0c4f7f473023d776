internal import ArgumentParser
internal import TemplateDiff
internal import TemplateModel

/// How differences are printed.
enum DiffFormat: String, CaseIterable {
    case text
    case json
    case markdown

    /// The format of a name on the command line; text when there is none.
    static func named(_ name: String?) throws(ValidationError) -> DiffFormat {
        guard let name else { return .text }
        guard let format = DiffFormat(rawValue: name) else {
            let names = allCases.map(\.rawValue)
            throw ValidationError("unknown format \(UnknownName.sentence(name, among: names, called: "formats"))")
        }
        return format
    }

    /// The text for standard output.
    func text(of comparisons: [StackComparison], in surroundings: Surroundings) -> String {
        switch self {
        case .text:
            comparisons.map { $0.difference.text(title: $0.title, usesColor: surroundings.usesColor) }
                .joined(separator: "\n")
        case .markdown:
            // All stacks share one comment.
            comparisons.map { $0.difference.markdown(title: $0.title, maximumLength: 60_000 / comparisons.count) }
                .joined(separator: "\n")
        case .json:
            JSONText.of(["Stacks": .array(comparisons.map { .object($0.difference.json(title: $0.title)) })])
        }
    }
}
