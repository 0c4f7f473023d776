/// The sections of a shared file of AWS, with their settings.
///
/// https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
struct ProfileFile: Hashable, Sendable {
    /// A section, with the settings below a setting that has no value of its own.
    struct Section: Hashable, Sendable {
        var settings: [String: String] = [:]
        var nested: [String: [String: String]] = [:]
    }

    /// The sections by the text in their brackets, such as `default`, `profile build` and `services local`.
    private(set) var sections: [String: Section] = [:]

    /// Reads a file; a line that is no section, setting or comment counts for nothing.
    init(_ text: String) {
        var section: String?
        var parent: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let isIndented = line.first?.isWhitespace == true
            let content = Self.trimmed(line)
            guard let first = content.first, first != "#", first != ";" else { continue }
            if !isIndented, first == "[" {
                section = content.firstIndex(of: "]").map { end in
                    content[content.index(after: content.startIndex)..<end].split(whereSeparator: \.isWhitespace)
                        .joined(separator: " ")
                }
                if let section, sections[section] == nil { sections[section] = Section() }
                parent = nil
                continue
            }
            guard let section, let equals = content.firstIndex(of: "=") else { continue }
            let name = Self.trimmed(content[..<equals]).lowercased()
            let value = Self.withoutComment(Self.trimmed(content[content.index(after: equals)...]))
            if isIndented, let parent {
                sections[section]?.nested[parent, default: [:]][name] = value
            } else if value.isEmpty {
                parent = name
            } else {
                sections[section]?.settings[name] = value
                parent = nil
            }
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// A comment at the end of a line begins with white space, so that values may have the characters.
    private static func withoutComment(_ value: Substring) -> String {
        var previous: Character = " "
        for index in value.indices {
            if value[index] == "#" || value[index] == ";", previous.isWhitespace {
                return String(trimmed(value[..<index]))
            }
            previous = value[index]
        }
        return String(value)
    }
}
