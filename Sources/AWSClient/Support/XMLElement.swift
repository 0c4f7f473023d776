/// An element of an answer in XML, with the text directly in it.
///
/// Understands what services write: elements, text, references, sections of character data, comments, declarations.
/// Attributes are skipped.
///
/// https://www.w3.org/TR/xml/
struct XMLElement: Hashable {
    let name: String
    var text = ""
    var children: [XMLElement] = []

    private static let maximumDepth = 64

    /// The first child of a name.
    subscript(_ name: String) -> XMLElement? {
        children.first { $0.name == name }
    }

    /// Reads the one element that a document consists of.
    init(parsing bytes: [UInt8]) throws(XMLError) {
        var open: [XMLElement] = []
        var root: XMLElement?
        var rest = bytes[...]
        while let first = rest.first {
            guard first == UInt8(ascii: "<") else {
                let text = rest.prefix { $0 != UInt8(ascii: "<") }
                rest = rest[text.endIndex...]
                if !open.isEmpty { open[open.count - 1].text += try Self.resolved(text) }
                continue
            }
            if let content = try Self.skip(&rest, from: "<![CDATA[", to: "]]>") {
                guard !open.isEmpty else { throw XMLError.invalid }
                open[open.count - 1].text += String(decoding: content, as: UTF8.self)
            } else if try Self.skip(&rest, from: "<!--", to: "-->") == nil,
                try Self.skip(&rest, from: "<?", to: "?>") == nil,
                let tag = try Self.skip(&rest, from: "<", to: ">")
            {
                let name = String(decoding: tag.prefix { !Self.isSpace($0) && $0 != UInt8(ascii: "/") }, as: UTF8.self)
                if tag.first == UInt8(ascii: "/") {
                    let closed = String(decoding: tag.dropFirst().prefix { !Self.isSpace($0) }, as: UTF8.self)
                    guard let element = open.popLast(), element.name == closed else { throw XMLError.invalid }
                    if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
                } else {
                    // A definition of a document's own entities is what none of the services write.
                    guard !name.isEmpty, !name.hasPrefix("!"), root == nil, open.count < Self.maximumDepth else {
                        throw XMLError.invalid
                    }
                    let element = XMLElement(name: name)
                    if tag.last != UInt8(ascii: "/") {
                        open.append(element)
                    } else if open.isEmpty {
                        root = element
                    } else {
                        open[open.count - 1].children.append(element)
                    }
                }
            }
        }
        guard let root, open.isEmpty else { throw XMLError.invalid }
        self = root
    }

    private init(name: String) {
        self.name = name
    }

    /// The bytes between two marks if the rest begins with the first; the rest then begins after the second.
    private static func skip(
        _ rest: inout ArraySlice<UInt8>,
        from start: String,
        to end: String
    ) throws(XMLError) -> ArraySlice<UInt8>? {
        guard rest.starts(with: start.utf8) else { return nil }
        let content = rest.dropFirst(start.utf8.count)
        let mark = Array(end.utf8)
        var index = content.startIndex
        while index + mark.count <= content.endIndex {
            if content[index] == mark[0], content[index...].starts(with: mark) {
                rest = content[(index + mark.count)...]
                return content[..<index]
            }
            index += 1
        }
        throw XMLError.invalid
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(byte)
    }

    private static func resolved(_ text: ArraySlice<UInt8>) throws(XMLError) -> String {
        let parts = String(decoding: text, as: UTF8.self).split(separator: "&", omittingEmptySubsequences: false)
        var resolved = String(parts[0])
        for part in parts.dropFirst() {
            guard let end = part.firstIndex(of: ";"), let scalar = scalar(of: part[..<end]) else {
                throw XMLError.invalid
            }
            resolved.unicodeScalars.append(scalar)
            resolved += part[part.index(after: end)...]
        }
        return resolved
    }

    private static func scalar(of reference: Substring) -> Unicode.Scalar? {
        switch reference {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        case _ where reference.hasPrefix("#x"): UInt32(reference.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
        case _ where reference.hasPrefix("#"): UInt32(reference.dropFirst()).flatMap { Unicode.Scalar($0) }
        default: nil
        }
    }
}

/// A text is not XML as services write it.
enum XMLError: Error {
    case invalid
}
