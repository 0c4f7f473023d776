import TemplateChecks
import TemplateModel

/// A line of a rendered change.
struct OutlineLine: Hashable {
    /// What a line says about what it shows.
    enum Sign: String, Hashable {
        case added = "+"
        case removed = "-"
        case changed = "~"
        case replaced = "±"
        case possible = "?"
        case none = " "
    }

    /// A part of a line.
    struct Span: Hashable {
        enum Style: Hashable {
            case plain
            case name
            case old
            case new
            case remark
        }

        let text: String
        let style: Style
    }

    let sign: Sign
    var depth: Int
    var spans: [Span]

    /// The text without its style.
    var text: String { spans.map(\.text).joined() }
}

/// The lines that show how a value changes: one for each value that is added, removed or replaced, named by the steps to
/// it.
struct ChangeOutline {
    /// Longer texts than this are shown on lines of their own.
    static let maximumLength = 96
    /// How many equal lines are shown around different ones.
    private static let contextLength = 1

    private(set) var lines: [OutlineLine] = []

    /// Shows the change of a value under its name.
    init(_ name: String, _ change: NodeChange, depth: Int, remark: String? = nil) {
        let leaves = Self.leaves(change, [])
        if leaves.count == 1, let leaf = leaves.first {
            add(leaf, named: Self.joined(name, leaf.steps), depth: depth, remark: remark)
            return
        }
        lines.append(Self.line(.changed, depth, name, remark: remark))
        for leaf in leaves { add(leaf, named: Self.joined("", leaf.steps), depth: depth + 1, remark: nil) }
    }

    // MARK: Leaves

    private enum LeafChange {
        case added(Node)
        case removed(Node)
        case replaced(Node, Node)
        case reordered
    }

    private struct Leaf {
        let steps: [String]
        let change: LeafChange
    }

    private static func leaves(_ change: NodeChange, _ steps: [String]) -> [Leaf] {
        switch change {
        case .added(let node): return [Leaf(steps: steps, change: .added(node))]
        case .removed(let node): return [Leaf(steps: steps, change: .removed(node))]
        case .replaced(let before, let after): return [Leaf(steps: steps, change: .replaced(before, after))]
        case .document(_, _, let change): return leaves(change, steps)
        case .members(let members): return members.flatMap { leaves($0.change, steps + [$0.key]) }
        case .items(let list): return leaves(list, steps)
        }
    }

    private static func leaves(_ list: ListChange, _ steps: [String]) -> [Leaf] {
        if list.isReordering { return [Leaf(steps: steps, change: .reordered)] }
        var result = list.removals.map { removal in
            Leaf(steps: steps + ["[\(removal.label ?? "")]"], change: .removed(removal.node))
        }
        for (position, item) in list.items.enumerated() {
            switch item {
            case .kept:
                continue
            case .inserted(let node, let label):
                result.append(Leaf(steps: steps + ["[\(label ?? "")]"], change: .added(node)))
            case .changed(_, let change, let label):
                result += leaves(change, steps + ["[\(label ?? String(position))]"])
            }
        }
        return result
    }

    private static func joined(_ name: String, _ steps: [String]) -> String {
        steps.reduce(name) { path, step in
            path.isEmpty || step.hasPrefix("[") ? path + step : "\(path).\(step)"
        }
    }

    // MARK: Lines

    private static func line(
        _ sign: OutlineLine.Sign,
        _ depth: Int,
        _ name: String,
        _ spans: [OutlineLine.Span] = [],
        remark: String?
    ) -> OutlineLine {
        var all = [OutlineLine.Span(text: name, style: .name)] + spans
        if let remark { all.append(OutlineLine.Span(text: "  (\(remark))", style: .remark)) }
        return OutlineLine(sign: sign, depth: depth, spans: all)
    }

    private mutating func add(_ leaf: Leaf, named path: String, depth: Int, remark: String?) {
        // An item of a list without a name is its own name.
        let name = path.hasSuffix("[]") ? String(path.dropLast(2)) : path
        switch leaf.change {
        case .added(let node):
            addValue(node, .added, .new, named: name, depth: depth, remark: remark)
        case .removed(let node):
            addValue(node, .removed, .old, named: name, depth: depth, remark: remark)
        case .reordered:
            lines.append(
                Self.line(.changed, depth, name, [.init(text: ": in another order", style: .plain)], remark: remark)
            )
        case .replaced(let before, let after):
            addReplacement(before, after, named: name, depth: depth, remark: remark)
        }
    }

    private mutating func addValue(
        _ node: Node,
        _ sign: OutlineLine.Sign,
        _ style: OutlineLine.Span.Style,
        named name: String,
        depth: Int,
        remark: String?
    ) {
        let text = ValueText(node).line
        let isShort = name.count + text.count <= Self.maximumLength
        if isShort || name.isEmpty && ValueBlock(node) == nil {
            let separator = OutlineLine.Span(text: name.isEmpty ? "" : ": ", style: .plain)
            lines.append(Self.line(sign, depth, name, [separator, .init(text: text, style: style)], remark: remark))
            return
        }
        if !name.isEmpty { lines.append(Self.line(sign, depth, name, remark: remark)) }
        let depth = name.isEmpty ? depth : depth + 1
        // A list of texts needs no lines for its items.
        let isFlat = node.arrayValue != nil && text.count <= Self.maximumLength
        let block = (isFlat ? nil : ValueBlock(node)?.excerpt) ?? (lines: [text], rest: 0)
        for line in block.lines { append(line, sign, style, depth) }
        if block.rest > 0 { append("… and \(block.rest) more lines", sign, .remark, depth) }
    }

    private mutating func addReplacement(_ before: Node, _ after: Node, named name: String, depth: Int, remark: String?)
    {
        let (old, new) = (ValueText(before).line, ValueText(after).line)
        if name.count + old.count + new.count <= Self.maximumLength {
            let spans: [OutlineLine.Span] = [
                .init(text: ": ", style: .plain), .init(text: old, style: .old), .init(text: " → ", style: .plain),
                .init(text: new, style: .new),
            ]
            lines.append(Self.line(.changed, depth, name, spans, remark: remark))
            return
        }
        lines.append(Self.line(.changed, depth, name, remark: remark))
        let (oldLines, newLines) = (Self.lines(of: before), Self.lines(of: after))
        for line in LineDifference(from: oldLines, to: newLines, context: Self.contextLength).lines {
            switch line {
            case .kept(let text): append(text, .none, .plain, depth + 1)
            case .removed(let text): append(text, .removed, .old, depth + 1)
            case .inserted(let text): append(text, .added, .new, depth + 1)
            case .skipped: append("…", .none, .remark, depth + 1)
            }
        }
    }

    private mutating func append(
        _ text: String,
        _ sign: OutlineLine.Sign,
        _ style: OutlineLine.Span.Style,
        _ depth: Int
    ) {
        lines.append(OutlineLine(sign: sign, depth: depth, spans: [.init(text: text, style: style)]))
    }

    /// A value on as many lines as it needs.
    private static func lines(of node: Node) -> [String] {
        let text = node.stringValue ?? node["Fn::Sub"]?.stringValue
        if let text, text.contains("\n") {
            return text.split(separator: "\n", omittingEmptySubsequences: false).map { ValueText.printable($0) }
        }
        return ValueBlock(node)?.lines ?? [ValueText(node).line]
    }
}
