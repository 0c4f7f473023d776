/// The names of the static members that stand for the values of an enumeration.
///
/// `PAY_PER_REQUEST` becomes `payPerRequest`, `python3.13` becomes `python3_13`, `x86_64` stays. Values that would get one
/// name keep their own capitals and separators instead; if that is not enough, their punctuation is spelled out.
public enum EnumCaseNames {
    /// Names all values at once, because one name depends on the others.
    /// - Parameter values: The values, no two alike.
    /// - Returns: The name of each value, all different. The order of the values does not matter.
    public static func names(of values: [String]) -> [String: String] {
        var names: [String: String] = [:]
        var open = values.sorted()
        for spelling in [camelCase, separated, spelledOut] {
            let groups = Dictionary(grouping: open) { free(of: $0, spelling) }
            let taken = Set(names.values)
            for (name, group) in groups where group.count == 1 && !taken.contains(name) {
                names[group[0]] = name
            }
            open.removeAll { names[$0] != nil }
        }
        for value in open {
            let name = free(of: value, spelledOut)
            let taken = Set(names.values)
            var number = 2
            while taken.contains("\(name)\(number)") { number += 1 }
            names[value] = "\(name)\(number)"
        }
        return names
    }

    private static func free(of value: String, _ spelling: (String) -> String) -> String {
        let name = spelling(value)
        return reserved.contains(name) ? name + "Value" : name
    }

    private static func camelCase(_ value: String) -> String {
        guard !Identifier.words(value).isEmpty else { return spelledOut(value) }
        return joined(value) { index, word in
            if index == 0 { return Identifier.lowercasingStart(word) }
            let isAcronym = !word.contains { $0.isLowercase }
            return Identifier.uppercasingFirst(isAcronym ? word.lowercased() : word)
        }
    }

    private static func separated(_ value: String) -> String {
        let words = Identifier.words(value)
        guard !words.isEmpty else { return spelledOut(value) }
        let name = words.joined(separator: "_")
        return name.first?.isNumber == true ? "_" + name : name
    }

    private static func spelledOut(_ value: String) -> String {
        guard !value.isEmpty else { return "empty" }
        let text = value.map { character in
            guard character.isASCII, character.isLetter || character.isNumber else {
                let scalars = character.unicodeScalars.map { "u" + String($0.value, radix: 16, uppercase: true) }
                return " " + (punctuation[character] ?? scalars.joined()) + " "
            }
            return String(character)
        }
        return joined(text.joined()) { index, word in
            index == 0 ? Identifier.lowercasingStart(word) : Identifier.uppercasingFirst(word)
        }
    }

    private static func joined(_ value: String, _ spelling: (Int, String) -> String) -> String {
        var name = ""
        for (index, word) in Identifier.words(value).enumerated() {
            let part = spelling(index, word)
            // `python3.13` must not read like `python313`.
            if name.last?.isNumber == true, part.first?.isNumber == true { name += "_" }
            name += part
        }
        return name.first?.isNumber == true ? "_" + name : name
    }

    /// Names that would hide a member of every value, or that an optional parameter would take for its own `none`.
    private static let reserved: Set<String> = [
        "expression", "if", "init", "noValue", "none", "self", "some", "transform",
    ]

    private static let punctuation: [Character: String] = [
        " ": "space", "!": "not", "\"": "quote", "#": "number", "$": "dollar", "%": "percent", "&": "and",
        "'": "apostrophe",
        "(": "open", ")": "close", "*": "asterisk", "+": "plus", ",": "comma", "-": "minus", ".": "dot", "/": "slash",
        ":": "colon", ";": "semicolon", "<": "less", "=": "equals", ">": "greater", "?": "question", "@": "at",
        "[": "open",
        "\\": "backslash", "]": "close", "^": "caret", "_": "underscore", "`": "backtick", "{": "open", "|": "bar",
        "}": "close", "~": "tilde",
    ]
}
