public import SchemaModel

/// How names of AWS become names of Swift.
///
/// The spelling stays AWS's, so that a search for AWS's name finds Swift's; only the case of the start changes:
/// `QueueName` becomes `queueName`, `KmsKeyId` becomes `kmsKeyId`. An acronym at the start changes as a unit:
/// `SSESpecification` becomes `sseSpecification`, `VPCId` becomes `vpcId`, `IPv6Address` becomes `ipv6Address`, `URLs`
/// becomes `urls`.
public enum Identifier {
    /// A name that starts with a small letter, for parameters and properties, not quoted yet.
    /// - Parameter name: The name in the schema.
    /// - Returns: The name, without characters that Swift does not allow.
    public static func lowerCamel(_ name: String) -> String {
        joined(name) { lowercasingStart($0) }
    }

    /// A name that starts with a capital letter, for types.
    /// - Parameter name: The name in the schema.
    /// - Returns: The name, without characters that Swift does not allow.
    public static func upperCamel(_ name: String) -> String {
        joined(name) { uppercasingFirst($0) }
    }

    /// The name as it is written in code: a word of the language stands in back-ticks.
    /// - Parameter name: A name.
    /// - Returns: The name or the quoted name.
    public static func quoted(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// The name of the marker of a resource type, nested in that of its service.
    ///
    /// A word that cannot name a nested type is
    /// prefixed with the service: `AppSync.AppSyncType`.
    /// - Parameter type: The resource type.
    /// - Returns: The name without the service.
    public static func marker(_ type: ResourceTypeName) -> String {
        let name = upperCamel(type.resource)
        return ["Protocol", "Self", "Type"].contains(name) ? type.service + name : name
    }

    static func lowercasingStart(_ word: String) -> String {
        let letters = Array(word)
        let run = letters.prefix { $0.isUppercase }.count
        let rest = letters[run...]
        let acronym: Int
        switch (run, rest.first) {
        case (0, _): acronym = 0
        case (1, _): acronym = 1
        case (_, nil): acronym = run
        // `IPv6Address`, `TLSv1`
        case (_, "v") where rest.dropFirst().first?.isNumber == true: acronym = run
        // `ARNs`, `URLsToAdd`
        case (_, "s") where rest.dropFirst().first?.isLowercase != true: acronym = run
        case (_, let next?) where next.isLowercase: acronym = run - 1
        default: acronym = run
        }
        return String(letters[..<acronym]).lowercased() + String(letters[acronym...])
    }

    static func uppercasingFirst(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// The parts of a text between characters that no name may have, which is all but ASCII letters and digits.
    static func words(_ text: String) -> [String] {
        text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    }

    private static func joined(_ name: String, start: (String) -> String) -> String {
        let words = words(name)
        guard let first = words.first else { return "_" }
        let rest = words.dropFirst().map(uppercasingFirst).joined()
        let result = start(first) + rest
        return result.first?.isNumber == true ? "_" + result : result
    }

    private static let keywords: Set<String> = [
        "Any", "Self", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit",
        "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
        "import",
        "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
        "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw",
        "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
