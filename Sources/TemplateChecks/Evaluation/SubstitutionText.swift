/// The text of an `Fn::Sub`, cut into its parts.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html>
package enum SubstitutionText {
    /// A part of the text.
    package enum Part: Equatable {
        /// Text that stays, with `${!x}` already made `${x}`.
        case literal(String)
        /// The name between `${` and `}`, without the blanks around it.
        case variable(String)
    }

    /// Cuts a text into its parts.
    package static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var literal = ""
        var rest = text[...]
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
            let afterDollar = rest.utf8.index(after: start)
            guard afterDollar < rest.endIndex, rest.utf8[afterDollar] == UInt8(ascii: "{"),
                let end = rest[afterDollar...].utf8.firstIndex(of: UInt8(ascii: "}"))
            else {
                literal += rest[..<afterDollar]
                rest = rest[afterDollar...]
                continue
            }
            literal += rest[..<start]
            let name = rest[rest.utf8.index(after: afterDollar)..<end]
            if name.utf8.first == UInt8(ascii: "!") {
                literal += "${" + name.dropFirst() + "}"
            } else {
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(.variable(trimmed(name)))
            }
            rest = rest[rest.utf8.index(after: end)...]
        }
        literal += rest
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return parts
    }

    private static func trimmed(_ name: Substring) -> String {
        let start = name.drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...last])
    }
}
