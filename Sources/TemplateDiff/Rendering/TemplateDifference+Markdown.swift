import TemplateModel

extension TemplateDifference {
    /// The difference as Markdown that fits a comment on a pull request.
    /// - Parameters:
    ///   - title: What is compared: the name of the stack.
    ///   - maximumLength: How many characters the text may have; what is longer is cut behind the last change that fits,
    ///     and says so. 60,000 when not given, which leaves room in a comment of 65,536.
    /// - Returns: Lines, each with a line break at its end.
    public func markdown(title: String, maximumLength: Int = 60_000) -> String {
        var text = DifferenceMarkdown()
        text.add(self, title)
        return text.result(maximumLength: maximumLength)
    }
}

private struct DifferenceMarkdown {
    /// More lines than this are shown when a reader asks for them.
    private static let maximumOpenLines = 25

    /// Parts of the text that are there or not as a whole.
    private var blocks: [String] = []

    mutating func add(_ difference: TemplateDifference, _ title: String) {
        let report = DifferenceReport(difference)
        blocks.append("### \(Self.code(title)): \(report.summary)\n")
        for hazard in difference.hazards { add(hazard) }
        add(report.security)
        add(difference.moves)
        for group in report.groups { add(group) }
        for section in report.sections {
            let isOpen = section.lines.count <= Self.maximumOpenLines
            addDetails("<b>\(section.title)</b>", Self.diff(section.lines), isOpen: isOpen)
        }
        for note in report.notes { blocks.append("<sub>\(Self.escaped(note))</sub>\n") }
    }

    func result(maximumLength: Int) -> String {
        var text = ""
        for block in blocks {
            guard text.count + block.count + 1 <= maximumLength else {
                return text + "\nThe rest is too long for this place; run `synth diff` to see it.\n"
            }
            text += (text.isEmpty ? "" : "\n") + block
        }
        return text
    }

    private mutating func add(_ hazard: Hazard) {
        let title = hazard.kind == .dataLoss ? "Data is lost" : "AWS refuses this"
        var text = "> [!CAUTION]\n> **\(title)**: \(Self.escaped(hazard.message))\n>\n"
        for (index, step) in hazard.steps.enumerated() { text += "> \(index + 1). \(Self.escaped(step))\n" }
        blocks.append(text)
    }

    private mutating func add(_ lines: [DifferenceReport.SecurityLine]) {
        guard !lines.isEmpty else { return }
        var text = "| security | resource | change |\n|---|---|---|\n"
        for security in lines {
            let direction =
                switch security.change.direction {
                case .broader: security.change.area == .permissions ? "🔸 broader" : "🔴 broader"
                case .changed: "🔸 changed"
                case .narrower: "🟢 narrower"
                }
            let subject = security.isSummary ? security.subject : Self.code(security.subject)
            text += "| \(direction) | \(subject) | \(Self.escaped(security.message)) |\n"
        }
        blocks.append(text)
    }

    private mutating func add(_ moves: [Move]) {
        guard !moves.isEmpty else { return }
        let advice = Move.advice(on: moves)
        var text = "**Renamed?** \(Self.escaped(advice.text))\n\n"
        for declaration in advice.declarations {
            text +=
                "- `\(declaration.call)` to \(Self.code(declaration.place)) (\(Self.escaped(declaration.location)))\n"
        }
        if !advice.declarations.isEmpty { text += "\n" }
        for move in moves {
            let fate = move.fate.map { move.losesData ? ": **\($0)**" : ": \($0)" } ?? ""
            text += "- \(Self.code(move.from)) → \(Self.code(move.to)) \(move.typeName)\(fate)\n"
        }
        blocks.append(text)
    }

    private mutating func add(_ group: DifferenceReport.Group) {
        let lines = group.resources.flatMap { resource in
            let remark = resource.remark.isEmpty ? "" : ", \(resource.remark)"
            let text = "\(resource.logicalID)  \(resource.typeName)\(remark)"
            let heading = OutlineLine(sign: resource.sign, depth: 0, spans: [.init(text: text, style: .name)])
            return [heading]
                + resource.lines.map { OutlineLine(sign: $0.sign, depth: $0.depth + 1, spans: $0.spans) }
        }
        addDetails(
            "<b>\(group.title)</b> (\(group.resources.count))",
            Self.diff(lines),
            isOpen: lines.count <= Self.maximumOpenLines
        )
    }

    private mutating func addDetails(_ summary: String, _ content: String, isOpen: Bool) {
        blocks.append("<details\(isOpen ? " open" : "")><summary>\(summary)</summary>\n\n\(content)\n</details>\n")
    }

    /// Lines in a block whose first column says what is added and removed.
    private static func diff(_ lines: [OutlineLine]) -> String {
        let text = lines.map { line in
            let sign =
                switch line.sign {
                case .changed, .possible, .replaced: "!"
                case .added, .removed, .none: line.sign.rawValue
                }
            return sign + " " + String(repeating: "    ", count: line.depth) + line.text
        }
        // A longer fence than any that a value has.
        let longest = text.map(longestFence).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)diff\n\(text.joined(separator: "\n"))\n\(fence)\n"
    }

    private static func longestFence(in text: String) -> Int {
        var (longest, current) = (0, 0)
        for byte in text.utf8 {
            current = byte == UInt8(ascii: "`") ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }

    private static func code(_ text: String) -> String { text.contains("`") ? escaped(text) : "`\(text)`" }

    /// A text whose characters mean themselves.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "*", "_", "`", "|", "[", "]", "\\", "~": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }
}
