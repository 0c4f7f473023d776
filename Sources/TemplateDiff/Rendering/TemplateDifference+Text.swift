import TemplateModel

extension TemplateDifference {
    /// The difference as text for a terminal.
    /// - Parameters:
    ///   - title: What is compared: the name of the stack.
    ///   - usesColor: Whether what is added and removed is told apart by colours too, with the control sequences of
    ///     terminals; only by signs when not given.
    /// - Returns: Lines, each with a line break at its end.
    public func text(title: String, usesColor: Bool = false) -> String {
        var text = DifferenceText(usesColor: usesColor)
        text.add(self, title)
        return text.result
    }
}

private struct DifferenceText {
    private enum Color: String {
        case red = "31"
        case green = "32"
        case yellow = "33"
        case magenta = "35"
        case bold = "1"
        case boldRed = "1;31"
        case dim = "2"
    }

    private static let lineLength = 110

    private let usesColor: Bool
    private(set) var result = ""

    init(usesColor: Bool) {
        self.usesColor = usesColor
    }

    private func colored(_ text: String, _ color: Color?) -> String {
        guard usesColor, let color, !text.isEmpty else { return text }
        return "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m"
    }

    private mutating func line(_ text: String = "") {
        result += text + "\n"
    }

    /// Adds a text on as many lines as it needs, all of which start where the first one does.
    private mutating func wrap(_ text: String, after start: String, width: Int, _ color: Color? = nil) {
        let lines = WrappedText.lines(text, width: max(40, Self.lineLength - width))
        for (index, text) in lines.enumerated() {
            line((index == 0 ? start : String(repeating: " ", count: width)) + colored(text, color))
        }
    }

    private mutating func heading(_ text: String, _ color: Color = .bold) {
        line()
        line(colored(text, color))
    }

    mutating func add(_ difference: TemplateDifference, _ title: String) {
        let report = DifferenceReport(difference)
        line("\(colored(title, .bold)): \(report.summary)")
        add(difference.hazards)
        add(report.security)
        add(difference.moves)
        for group in report.groups { add(group) }
        for section in report.sections {
            heading(section.title)
            for outline in section.lines { add(outline, indent: 2) }
        }
        let notes = report.notes
        if !notes.isEmpty { line() }
        for note in notes { wrap("note: \(note)", after: "", width: 0, .dim) }
    }

    private mutating func add(_ hazards: [Hazard]) {
        for kind in Hazard.Kind.allCases {
            let hazards = hazards.filter { $0.kind == kind }
            guard !hazards.isEmpty else { continue }
            heading(kind == .dataLoss ? "Data is lost" : "AWS refuses this", .boldRed)
            for hazard in hazards {
                wrap(hazard.message, after: "  \(colored("!", .boldRed)) ", width: 4)
                for (index, step) in hazard.steps.enumerated() { wrap(step, after: "      \(index + 1). ", width: 9) }
            }
        }
    }

    private mutating func add(_ lines: [DifferenceReport.SecurityLine]) {
        guard !lines.isEmpty else { return }
        heading("Security")
        let width = lines.map(\.subject.count).max() ?? 0
        for security in lines {
            let (sign, color): (String, Color) =
                switch security.change.direction {
                case .broader: ("▲ broader ", security.change.area == .permissions ? .yellow : .red)
                case .changed: ("◆ changed ", .yellow)
                case .narrower: ("▽ narrower", .green)
                }
            let padding = String(repeating: " ", count: width - security.subject.count)
            let start = "  \(colored(sign, color))  \(security.subject)\(padding)  "
            wrap(security.message, after: start, width: width + 16)
        }
    }

    private mutating func add(_ moves: [Move]) {
        guard !moves.isEmpty else { return }
        heading("Renamed?")
        let widths = (moves.map(\.from.count).max() ?? 0, moves.map(\.to.count).max() ?? 0)
        for move in moves {
            let from = colored(move.from, .red) + String(repeating: " ", count: widths.0 - move.from.count)
            let to = colored(move.to, .green) + String(repeating: " ", count: widths.1 - move.to.count)
            let fate = move.fate.map { "  " + colored($0, move.losesData ? .boldRed : nil) } ?? ""
            line("  \(colored("±", .magenta)) \(from) → \(to)  \(colored(move.typeName, .dim))\(fate)")
        }
        let advice = Move.advice(on: moves)
        wrap(advice.text, after: "    ", width: 4)
        for declaration in advice.declarations { line("      \(declaration.text)") }
    }

    private mutating func add(_ group: DifferenceReport.Group) {
        heading(group.title)
        let width = group.resources.map(\.logicalID.count).max() ?? 0
        for resource in group.resources {
            let padding = String(repeating: " ", count: width - resource.logicalID.count)
            let remark = resource.remark.isEmpty ? "" : "  \(resource.remark)"
            let name = colored(resource.logicalID, .bold)
            let type = colored(resource.typeName, .dim)
            line("  \(colored(resource.sign.rawValue, color(of: resource.sign))) \(name)\(padding)  \(type)\(remark)")
            for outline in resource.lines { add(outline, indent: 6) }
        }
    }

    private mutating func add(_ outline: OutlineLine, indent: Int) {
        let text = outline.spans.map { span in
            switch span.style {
            case .plain, .name: span.text
            case .old: colored(span.text, .red)
            case .new: colored(span.text, .green)
            case .remark: colored(span.text, .dim)
            }
        }.joined()
        let margin = String(repeating: " ", count: indent + 4 * outline.depth)
        line("\(margin)\(colored(outline.sign.rawValue, color(of: outline.sign))) \(text)")
    }

    private func color(of sign: OutlineLine.Sign) -> Color? {
        switch sign {
        case .added: .green
        case .removed: .red
        case .changed, .possible: .yellow
        case .replaced: .magenta
        case .none: nil
        }
    }
}
