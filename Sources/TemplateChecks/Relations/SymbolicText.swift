/// A text of which parts may be decided at deployment.
///
/// Two that are equal and have no part that is wholly unknown are the same text in every deployment.
struct SymbolicText: Hashable {
    /// A part of the text.
    enum Part: Hashable {
        /// It is in the template.
        case literal(String)
        /// What a reference results in.
        case reference(ValueReference)
        /// The physical name of the resource with a logical ID, however the template spells it.
        case name(of: String)
        /// Nothing is known; possibly empty.
        case unknown
    }

    /// The parts; no two literals beside each other, and no empty one.
    private(set) var parts: [Part] = []

    /// A text of no characters.
    static let nothing = SymbolicText()

    /// A text of which nothing is known.
    static let anything = SymbolicText(parts: [.unknown])

    private init(parts: [Part] = []) { self.parts = parts }

    /// A text that is in the template.
    init(_ literal: String) {
        append(.literal(literal))
    }

    /// What a reference results in.
    init(_ reference: ValueReference) {
        append(.reference(reference))
    }

    /// The text of a value; `nil` for lists, objects, and where there is no value.
    init?(_ value: PossibleValue) {
        switch value.content {
        case .known(let node):
            guard let text = node.scalarText else { return nil }
            append(.literal(text))
        case .absent: return nil
        case .unknown(let knowledge):
            if knowledge.text.isEmpty {
                append(knowledge.reference.map(Part.reference) ?? .unknown)
            } else {
                for part in knowledge.text { append(Part(part)) }
            }
        }
    }

    /// The text, if all of it is in the template.
    var literal: String? {
        switch parts.first {
        case nil: ""
        case .literal(let text)? where parts.count == 1: text
        default: nil
        }
    }

    /// The reference that the text is the result of.
    var reference: ValueReference? {
        if parts.count == 1, case .reference(let reference) = parts[0] { reference } else { nil }
    }

    /// Whether a part is not known at all, so that equal texts may differ.
    var hasUnknownPart: Bool { parts.contains(.unknown) }

    mutating func append(_ part: Part) {
        switch (parts.last, part) {
        case (_, .literal("")): return
        case (.literal(let last)?, .literal(let new)): parts[parts.count - 1] = .literal(last + new)
        default: parts.append(part)
        }
    }

    mutating func append(_ text: SymbolicText) {
        for part in text.parts { append(part) }
    }

    /// The text without a literal at its start; `nil` when it starts otherwise.
    func dropping(prefix: String) -> SymbolicText? {
        guard !prefix.isEmpty else { return self }
        guard case .literal(let first)? = parts.first, first.utf8.starts(with: prefix.utf8) else { return nil }
        var rest = SymbolicText.nothing
        rest.append(.literal(String(first.utf8.dropFirst(prefix.utf8.count)) ?? ""))
        for part in parts.dropFirst() { rest.append(part) }
        return rest
    }

    /// The text before a character, and that after it if it occurs in what is known.
    func split(at separator: Character) -> (head: SymbolicText, tail: SymbolicText?) {
        let pieces = split(at: separator, maximum: 2)
        return (pieces[0], pieces.count > 1 ? pieces[1] : nil)
    }

    /// The texts between a character, as far as it occurs in what is known.
    func split(at separator: Character, maximum: Int) -> [SymbolicText] {
        var pieces = [SymbolicText.nothing]
        for part in parts {
            guard case .literal(let text) = part else {
                pieces[pieces.count - 1].append(part)
                continue
            }
            let texts = text.split(
                separator: separator,
                maxSplits: maximum - pieces.count,
                omittingEmptySubsequences: false
            )
            for (index, text) in texts.enumerated() {
                if index > 0 { pieces.append(.nothing) }
                pieces[pieces.count - 1].append(.literal(String(text)))
            }
        }
        return pieces
    }
}

extension SymbolicText.Part {
    fileprivate init(_ part: Knowledge.TextPart) {
        switch part {
        case .literal(let text): self = .literal(text)
        case .unknown(let reference?): self = .reference(reference)
        case .unknown(nil): self = .unknown
        }
    }
}
