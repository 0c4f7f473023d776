import TemplateModel

/// Reads the notation in which the generator writes schemas.
///
/// The text is generated and every part of it is read by a test, so what does not fit is a programmer's error.
struct NotationReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Whether nothing is left but the line break.
    var isAtEnd: Bool { position >= bytes.count || bytes[position] == UInt8(ascii: "\n") }

    /// Whether a word does not go on here.
    var isAtEndOfWord: Bool { isAtEnd || bytes[position] == UInt8(ascii: " ") }

    private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private func malformed() -> Never {
        preconditionFailure(
            "the generated text is malformed at: \(String(decoding: bytes[position...], as: UTF8.self))"
        )
    }

    // MARK: Sections

    /// Reads the assertions of a line and the lines of its members.
    mutating func section() -> Schema {
        var assertions = Assertions()
        read(into: &assertions)
        while current == UInt8(ascii: "\n") {
            position += 1
            guard current == UInt8(ascii: ".") else { break }
            position += 1
            let name = name()
            assertions.add(name, schema())
        }
        return assertions.schema
    }

    /// Reads the assertions up to the end of the line or the closing parenthesis.
    mutating func schema() -> Schema {
        var assertions = Assertions()
        read(into: &assertions)
        return assertions.schema
    }

    private mutating func read(into assertions: inout Assertions) {
        while !isAtEnd, current != UInt8(ascii: ")") {
            switch current {
            case UInt8(ascii: " "):
                position += 1
            case UInt8(ascii: "#"):
                position += 1
                assertions.list.append(.definition(name()))
            default:
                assertion(into: &assertions)
            }
        }
    }

    private mutating func assertion(into assertions: inout Assertions) {
        let word = word()
        if let type = word.type {
            assertions.list.append(.type(types(type)))
            return
        }
        switch word {
        case "members": while let (name, schema) = nestedMember() { assertions.add(name, schema) }
        case "closed": assertions.others = .forbidden
        case "others": assertions.others = .matching(nested())
        case "matching":
            while current == UInt8(ascii: "(") {
                position += 1
                let pattern = text()
                assertions.matching.append((pattern, schema()))
                skip(")")
            }
        default: assertions.list.append(assertion(word))
        }
    }

    private mutating func assertion(_ word: Word) -> Assertion {
        switch word {
        case "required": .required(names())
        case "length": .length(bounds())
        case "pattern": .pattern(text())
        case "items": .items(nested())
        case "values": .allowed(values(), ignoringCase: false)
        case "format": .format(name())
        case "count": .itemCount(bounds())
        case "unique": .uniqueItems
        case "range": .range(range())
        case "any": .any(alternatives())
        case "one": .one(alternatives())
        case "all": .all(alternatives())
        case "size": .memberCount(bounds())
        case "caseless": .allowed(values(), ignoringCase: true)
        case "not": .not(nested())
        case "if": conditional()
        case "needs": related { .dependentRequired($0, $1) }
        case "excludes": related { .dependentExcluded($0, $1) }
        case "exactlyOne": .exactlyOne(names())
        case "atLeastOne": .atLeastOne(names())
        case "multiple": .multiple(of: number() ?? 1)
        case "uniqueBy": .uniqueKeys(names())
        case "different": .differentItems(atMost: Int(number() ?? 0))
        case "first": .firstItems(alternatives())
        case "contains": .contains(nested())
        case "names": .names(nested())
        case "dependent": dependent()
        case "never": .never
        default: malformed()
        }
    }

    // MARK: Arguments

    private mutating func types(_ first: Assertion.ValueTypes) -> Assertion.ValueTypes {
        var types = first
        while skip(UInt8(ascii: "|")) {
            guard let type = word().type else { malformed() }
            types.insert(type)
        }
        return types
    }

    private mutating func bounds() -> Assertion.Bounds {
        let minimum = number()
        skip("..")
        return Assertion.Bounds(minimum: minimum.map { Int($0) }, maximum: number().map { Int($0) })
    }

    private mutating func range() -> Assertion.NumberRange {
        var range = Assertion.NumberRange()
        range.minimum = number()
        range.excludesMinimum = skip(UInt8(ascii: "<"))
        skip("..")
        range.excludesMaximum = skip(UInt8(ascii: "<"))
        range.maximum = number()
        return range
    }

    private mutating func names() -> [String] {
        var names = [name()]
        while skip(UInt8(ascii: ",")) { names.append(name()) }
        return names
    }

    private mutating func related(_ assertion: (String, [String]) -> Assertion) -> Assertion {
        let names = names()
        return assertion(names[0], Array(names.dropFirst()))
    }

    private mutating func values() -> [Node] {
        skip(" [")
        var values: [Node] = []
        while !skip(UInt8(ascii: "]")) {
            values.append(value())
            _ = skip(UInt8(ascii: ","))
        }
        return values
    }

    private mutating func value() -> Node {
        switch current {
        case UInt8(ascii: "\""):
            return .string(text())
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            switch word() {
            case "true": return true
            case "false": return false
            case "null": return nil
            default: malformed()
            }
        default:
            guard let number = number() else { malformed() }
            return Int(exactly: number).map { .int($0) } ?? .double(number)
        }
    }

    // MARK: Nested schemas

    private mutating func nested() -> Schema {
        skip("(")
        let schema = schema()
        skip(")")
        return schema
    }

    private mutating func alternatives() -> [Schema] {
        var schemas = [nested()]
        while current == UInt8(ascii: "(") { schemas.append(nested()) }
        return schemas
    }

    private mutating func nestedMember() -> (name: String, schema: Schema)? {
        guard skip(UInt8(ascii: "(")) else { return nil }
        let name = name()
        let schema = schema()
        skip(")")
        return (name, schema)
    }

    private mutating func dependent() -> Assertion {
        guard let (name, schema) = nestedMember() else { malformed() }
        return .dependentSchema(name, schema)
    }

    private mutating func conditional() -> Assertion {
        let condition = nested()
        let then = skipWord("then") ? nested() : nil
        let otherwise = skipWord("else") ? nested() : nil
        return .conditional(condition, then: then, otherwise: otherwise)
    }
}

// MARK: Tokens

extension NotationReader {
    /// A word of letters.
    private mutating func word() -> Word {
        let start = position
        while Self.isLetter(current) { position += 1 }
        return Word(bytes: UnsafeBufferPointer(rebasing: bytes[start..<position]))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// Whether a byte can be part of a name without quotation marks.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "_"),
            UInt8(ascii: "*"):
            true
        default: false
        }
    }

    /// A name and the space before it.
    mutating func name() -> String {
        _ = skip(UInt8(ascii: " "))
        if current == UInt8(ascii: "\"") { return text() }
        let start = position
        while Self.isPlain(current) { position += 1 }
        guard position > start else { malformed() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Whether the name here is the one given; the reader stays in front of it.
    func isAtName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard current != UInt8(ascii: "\"") else {
            var reader = self
            return reader.text().utf8.elementsEqual(name)
        }
        guard has(name) else { return false }
        let end = position + name.count
        return end == bytes.count || !Self.isPlain(bytes[end])
    }

    /// A path and the space before it.
    mutating func path() -> ResourceSchema.Path {
        var path = [name()]
        while skip(UInt8(ascii: "/")) { path.append(name()) }
        return path
    }

    /// A text in quotation marks and the space before it.
    private mutating func text() -> String {
        _ = skip(UInt8(ascii: " "))
        skip("\"")
        let start = position
        while current != UInt8(ascii: "\""), current != UInt8(ascii: "\\"), position < bytes.count { position += 1 }
        var text = String(decoding: bytes[start..<position], as: UTF8.self)
        while skip(UInt8(ascii: "\\")) {
            text.unicodeScalars.append(escape())
            let start = position
            while current != UInt8(ascii: "\""), current != UInt8(ascii: "\\"), position < bytes.count { position += 1 }
            text += String(decoding: bytes[start..<position], as: UTF8.self)
        }
        skip("\"")
        return text
    }

    private mutating func escape() -> Unicode.Scalar {
        let letter = current
        position += 1
        switch letter {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = codeUnit()
            guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
            skip("\\u")
            return UTF16.decode(UTF16.EncodedScalar([unit, codeUnit()]))
        default: return Unicode.Scalar(letter)
        }
    }

    private mutating func codeUnit() -> UInt16 {
        guard position + 4 <= bytes.count,
            let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { malformed() }
        position += 4
        return unit
    }

    /// A number and the space before it; `nil` if there is none.
    private mutating func number() -> Double? {
        _ = skip(UInt8(ascii: " "))
        let start = position
        while position < bytes.count {
            switch current {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                position += 1
                continue
            // Two dots stand between bounds.
            case UInt8(ascii: ".") where position + 1 < bytes.count && bytes[position + 1] != UInt8(ascii: "."):
                position += 1
                continue
            default: break
            }
            break
        }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// An IAM action and the letters of the handlers that need it.
    mutating func action() -> (name: Substring, handlers: Substring) {
        let text = name()
        guard let colon = text.lastIndex(of: ":") else { malformed() }
        return (text[..<colon], text[text.index(after: colon)...])
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte, position < bytes.count else { return false }
        position += 1
        return true
    }

    /// Skips a text that must stand here.
    mutating func skip(_ text: StaticString) {
        guard skipWord(text) else { malformed() }
    }

    /// Skips a text if it stands here.
    mutating func skipWord(_ text: StaticString) -> Bool {
        let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard has(text) else { return false }
        position += text.count
        return true
    }

    /// Whether a text stands here.
    private func has(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard position + text.count <= bytes.count else { return false }
        for offset in 0..<text.count where bytes[position + offset] != text[offset] { return false }
        return true
    }
}

/// The assertions of a schema while they are read; those on members belong together.
private struct Assertions {
    var list: [Assertion] = []
    private var named: [(name: String, schema: Schema)] = []
    var matching: [(pattern: String, schema: Schema)] = []
    var others = Assertion.Members.Others.allowed

    mutating func add(_ name: String, _ schema: Schema) { named.append((name, schema)) }

    var schema: Schema {
        if named.isEmpty, matching.isEmpty, case .allowed = others { return Schema(list) }
        var members = Assertion.Members()
        members.named.reserveCapacity(named.count)
        for (name, schema) in named { members.named[name] = schema }
        members.matching = matching
        members.others = others
        var list = list
        list.append(.members(members))
        return Schema(list)
    }
}

extension Word {
    /// The type of which this is the name.
    fileprivate var type: Assertion.ValueTypes? {
        switch self {
        case "array": .array
        case "boolean": .boolean
        case "integer": .integer
        case "null": .null
        case "number": .number
        case "object": .object
        case "string": .string
        default: nil
        }
    }
}
