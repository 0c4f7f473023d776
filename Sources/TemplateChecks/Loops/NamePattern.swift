/// A name of which parts are decided at deployment.
struct NamePattern {
    /// Stands for an unknown part of a text; no template can have this character.
    static let unknown = "\u{FFFE}"

    private let pieces: [Substring]

    /// Reads a name.
    /// - Parameter name: The name; `nil` when no part of it is unknown.
    init?(_ name: String) {
        guard name.hasUnknownPart else { return nil }
        pieces = name.split(separator: Self.unknown, omittingEmptySubsequences: false)
    }

    /// Whether this can become a name.
    func matches(_ name: String) -> Bool {
        guard let first = pieces.first, let last = pieces.last, name.hasPrefix(first) else { return false }
        var rest = name.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}

extension String {
    /// Whether a part of this text is decided at deployment.
    var hasUnknownPart: Bool { contains(bytes: "\u{FFFE}") }
}
