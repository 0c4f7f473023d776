/// The generated text of one resource type, split into lines but not read.
///
/// The first lines are facts, each under a word. A section for the object of all properties follows, then one for each
/// definition; the line of a section has the assertions but those on members, and each named member has a line that starts
/// with a dot. `SchemaNotation` in CodeGeneration says how assertions are written.
struct SchemaText {
    private static let dot = UInt8(ascii: ".")

    /// The lines before the first section.
    private var facts: [UnsafeBufferPointer<UInt8>] = []
    /// The lines of each section, that of the properties first.
    private var sections: [UnsafeBufferPointer<UInt8>] = []

    init(_ text: StaticString) {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var start = 0
        var sectionStart: Int?
        while start < bytes.count {
            let end = SchemaText.lineEnd(bytes, start)
            if sectionStart == nil,
                !SchemaText.line(UnsafeBufferPointer(rebasing: bytes[start..<end]), isOf: "properties")
            {
                facts.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            } else if bytes[start] != SchemaText.dot {
                if let sectionStart { sections.append(UnsafeBufferPointer(rebasing: bytes[sectionStart..<start])) }
                sectionStart = start
            }
            start = end + 1
        }
        if let sectionStart { sections.append(UnsafeBufferPointer(rebasing: bytes[sectionStart...])) }
    }

    /// What the object of all properties must be.
    var properties: Schema {
        guard let section = sections.first else { return Schema([]) }
        var reader = NotationReader(section)
        reader.skip("properties")
        return reader.section()
    }

    /// What a definition demands.
    func definition(_ name: String) -> Schema? {
        var name = name
        return name.withUTF8 { name in
            for section in sections.dropFirst() {
                var reader = NotationReader(section)
                reader.skip("definition ")
                if reader.isAtName(name) {
                    _ = reader.name()
                    return reader.section()
                }
            }
            return nil
        }
    }

    /// A reader behind the word of a fact; `nil` if there is no such fact.
    func fact(_ word: StaticString) -> NotationReader? {
        for line in facts where SchemaText.line(line, isOf: word) {
            var reader = NotationReader(line)
            reader.skip(word)
            return reader
        }
        return nil
    }

    /// The paths under the word of a fact.
    func paths(_ word: StaticString) -> [ResourceSchema.Path] {
        guard var reader = fact(word) else { return [] }
        var paths: [ResourceSchema.Path] = []
        while !reader.isAtEnd { paths.append(reader.path()) }
        return paths
    }

    /// What `Fn::GetAtt` returns, by the attribute's name.
    var attributes: [String: Schema] {
        var attributes: [String: Schema] = [:]
        for line in facts where line.first == UInt8(ascii: "@") {
            var reader = NotationReader(UnsafeBufferPointer(rebasing: line.dropFirst()))
            let name = reader.name()
            attributes[name] = reader.schema()
        }
        return attributes
    }

    /// The IAM actions that each handler needs.
    var permissions: [ResourceSchema.Handler: [String]] {
        var permissions: [ResourceSchema.Handler: [String]] = [:]
        for line in facts where SchemaText.line(line, isOf: "permissions") {
            var reader = NotationReader(line)
            reader.skip("permissions")
            let service = reader.name()
            while !reader.isAtEnd {
                let (action, letters) = reader.action()
                for handler in ResourceSchema.Handler.allCases where letters.contains(handler.letter) {
                    permissions[handler, default: []].append("\(service):\(action)")
                }
            }
        }
        return permissions
    }

    /// Where the line ends that starts at a position.
    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var end = start
        // Eight bytes at once: the subtraction sets the high bit of the bytes that are zero after the exclusive or.
        while end + 8 <= raw.count {
            let bytes = raw.loadUnaligned(fromByteOffset: end, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
            if (bytes &- 0x0101_0101_0101_0101) & ~bytes & 0x8080_8080_8080_8080 != 0 { break }
            end += 8
        }
        while end < raw.count, raw[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }

    private static func line(_ line: UnsafeBufferPointer<UInt8>, isOf word: StaticString) -> Bool {
        var reader = NotationReader(line)
        return reader.skipWord(word) && reader.isAtEndOfWord
    }
}

extension ResourceSchema.Handler {
    fileprivate var letter: Character {
        switch self {
        case .create: "c"
        case .read: "r"
        case .update: "u"
        case .delete: "d"
        case .list: "l"
        }
    }
}
