/// How a text must be written so that every YAML 1.1 and YAML 1.2 reader sees that very text.
///
/// https://yaml.org/spec/1.2.2/ and https://yaml.org/type/
struct ScalarForm: Equatable {
    /// The YAML styles of a scalar, those that read best first.
    enum Style {
        case plain
        case singleQuoted
        /// With escapes, for what no other style can hold.
        case doubleQuoted
        /// The lines of the text as they are, indented below a `|`.
        case literal
    }

    /// The style that reads best among those that are safe.
    let style: Style
    /// Whether the text has characters that must be hidden from libyaml.
    let hasHiddenCharacters: Bool

    /// Decides how to write a text.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - isKey: whether the text is the key of a mapping, which is never written as a block.
    init(_ text: UnsafeBufferPointer<UInt8>, isKey: Bool) {
        var hasLineFeed = false
        var hasTab = false
        var hasWideCharacter = false
        var mustBeEscaped = false
        var isAmbiguous = false
        // Most texts end before a character that needs a closer look.
        let start = text.firstIndex { !Self.isOrdinary($0) } ?? text.endIndex
        var previous = start == 0 ? UInt8(ascii: " ") : text[start - 1]
        for index in start..<text.endIndex {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: " "):
                isAmbiguous = isAmbiguous || previous == UInt8(ascii: ":")
            case UInt8(ascii: "#"):
                isAmbiguous = isAmbiguous || previous == UInt8(ascii: " ")
            case 0x21...0x7E:
                break
            case 0x80...:
                hasWideCharacter = hasWideCharacter || StandIn.isNeeded(at: index, of: text)
                mustBeEscaped = mustBeEscaped || Self.mustBeEscaped(at: index, of: text)
            case UInt8(ascii: "\n"):
                hasLineFeed = true
            case UInt8(ascii: "\t"):
                hasTab = true
            default:
                mustBeEscaped = true
            }
            previous = byte
        }
        if mustBeEscaped {
            style = .doubleQuoted
            hasHiddenCharacters = hasWideCharacter
        } else if hasLineFeed && !isKey && Self.isBlock(text) {
            style = .literal
            hasHiddenCharacters = hasWideCharacter || hasTab || Self.hasTrailingSpace(text)
        } else if hasLineFeed || hasTab {
            style = .doubleQuoted
            hasHiddenCharacters = hasWideCharacter
        } else if isAmbiguous || !Self.hasPlainEnds(text) || Self.isWord(text) || Self.looksLikeNumber(text) {
            style = .singleQuoted
            hasHiddenCharacters = hasWideCharacter
        } else {
            style = .plain
            hasHiddenCharacters = hasWideCharacter
        }
    }
}

extension ScalarForm {
    /// Whether a character is safe in every style wherever it stands between others.
    private static func isOrdinary(_ byte: UInt8) -> Bool {
        byte > UInt8(ascii: "#") && byte <= UInt8(ascii: "~")
    }

    /// Whether the character that starts at an index is a control character, a line break other than a line feed, or not
    /// allowed in YAML at all; ASCII apart.
    private static func mustBeEscaped(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch text[index] {
        case 0xC2: text[index + 1] < 0xA0
        case 0xE2: text[index + 1] == 0x80 && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9)
        case 0xEF:
            (text[index + 1] == 0xBB && text[index + 2] == 0xBF) || (text[index + 1] == 0xBF && text[index + 2] >= 0xBE)
        default: false
        }
    }

    /// Whether a text of several lines is the same when it is read back from a block.
    private static func isBlock(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard
            let start = text.firstIndex(where: { !isWhitespace($0) }),
            let end = text.lastIndex(where: { !isWhitespace($0) })
        else { return false }
        // Readers find a block's indentation by its first line: a tab is an error there, blanks alone mislead them.
        let startsWithBlanks =
            text[0] == UInt8(ascii: "\t")
            || text[0] != UInt8(ascii: "\n") && text[..<start].contains(UInt8(ascii: "\n"))
        // Blanks alone in the last line look like indentation.
        let afterLastLine = text[(end + 1)...].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.endIndex
        return !startsWithBlanks && afterLastLine == text.endIndex
    }

    private static func hasTrailingSpace(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in text.indices where text[index] == UInt8(ascii: " ") {
            if index + 1 == text.endIndex || text[index + 1] == UInt8(ascii: "\n") {
                return true
            }
        }
        return false
    }

    /// Whether neither the first nor the last character has a meaning of its own.
    private static func hasPlainEnds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if last == UInt8(ascii: " ") || last == UInt8(ascii: ":") {
            return false
        }
        switch first {
        case UInt8(ascii: " "), UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "%"),
            UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: ">"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            return false
        // Numbers such as `.5`, `-1` and `+.inf`, a list's `-`, and the marks `---` and `...` of a document.
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return false
        default:
            return true
        }
    }

    /// Whether the text is one of the words that YAML 1.1 reads as a Boolean, null, a merge or a default value.
    private static func isWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch text.count {
        case 1: isSame(text, "y") || isSame(text, "n") || isSame(text, "~") || isSame(text, "=")
        case 2: isSame(text, "no") || isSame(text, "on") || isSame(text, "<<")
        case 3: isSame(text, "yes") || isSame(text, "off")
        case 4: isSame(text, "true") || isSame(text, "null")
        case 5: isSame(text, "false")
        default: false
        }
    }

    /// Whether a text is a word of the same length, with letters of either case.
    private static func isSame(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        for index in text.indices where text[index] | 0x20 != word.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether the text starts with a digit and has no character that could not be part of a number in any base or
    /// grouping, a sexagesimal number, a date, or a timestamp.
    private static func looksLikeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "t"),
                UInt8(ascii: "T"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "z"), UInt8(ascii: "Z"),
                UInt8(ascii: " "), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: ":"), UInt8(ascii: "_"):
                continue
            default:
                return false
            }
        }
        return true
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    }
}
