/// A template that was read from a text, and where everything is in that text.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
public struct ParsedTemplate: Sendable {
    /// The template, its short forms replaced by what they stand for.
    public let template: Template
    /// The language of the text.
    public let format: Template.Format
    private let positions: PositionTree

    /// Reads a template.
    ///
    /// YAML is read as YAML 1.1. Aliases, which CloudFormation refuses but `aws cloudformation package` resolves, are
    /// replaced by their values; timestamps stay text.
    ///
    /// - Parameters:
    ///   - text: the whole text of a file; a byte order mark may come first.
    ///   - format: the language of the text. Without it a text that starts with `{` is JSON, any other YAML.
    /// - Throws: every problem up to and with the first that breaks the grammar.
    public init(parsing text: String, format: Template.Format? = nil) throws(TemplateSyntaxError) {
        try self.init(valid: Array(text.utf8), format: format)
    }

    /// Reads a template from the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8; a byte order mark may come first.
    ///   - format: the language of the text. Without it a text that starts with `{` is JSON, any other YAML.
    /// - Throws: every problem up to and with the first that breaks the grammar.
    public init(
        parsing bytes: some Sequence<UInt8>,
        format: Template.Format? = nil
    ) throws(TemplateSyntaxError) {
        let bytes = Array(bytes)
        let repaired = String(decoding: bytes, as: UTF8.self).utf8
        if !repaired.elementsEqual(bytes) {
            let offset = zip(repaired, bytes).prefix { $0 == $1 }.count
            var locator = TextLocator(Self.withoutMark(bytes))
            let position = locator.position(at: offset - (bytes.count - Self.withoutMark(bytes).count))
            throw TemplateSyntaxError("the text is not valid UTF-8; save the file in UTF-8", at: position)
        }
        try self.init(valid: bytes, format: format)
    }

    private init(valid bytes: [UInt8], format: Template.Format?) throws(TemplateSyntaxError) {
        let bytes = Self.withoutMark(bytes)
        let start = TextPosition(line: 1, column: 1)
        guard let first = bytes.first(where: { !Self.isBlank($0) }) else { throw Self.emptyError(at: start) }
        let format = format ?? (first == UInt8(ascii: "{") ? .json : .yaml)
        let root =
            switch format {
            case .json: try JSONReader.read(bytes)
            case .yaml: try YAMLReader.read(bytes)
            }
        guard let root else { throw Self.emptyError(at: start) }
        guard case .object(let sections) = root.node else {
            throw TemplateSyntaxError(
                "the template is \(Self.kind(of: root.node)), but must be an object of sections such as Resources",
                at: root.positions.start
            )
        }
        self.template = Template(root: sections)
        self.format = format
        self.positions = root.positions
    }

    private static func emptyError(at position: TextPosition) -> TemplateSyntaxError {
        TemplateSyntaxError("the template is empty; write at least the section Resources", at: position)
    }

    private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
    }

    private static func kind(of node: Node) -> String {
        switch node {
        case .null: "null"
        case .bool: "a Boolean"
        case .int, .double: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension ParsedTemplate {
    /// Where a member or an item starts.
    ///
    /// The key of a short form's function is where its tag starts, as is the function's object. What an alias stands
    /// for is where its anchor is.
    ///
    /// - Parameter path: the steps from the root; without any, the root itself.
    /// - Returns: the start of the key of an object's member, or of an array's item; `nil` when nothing is there.
    public func position(of path: [PathStep]) -> TextPosition? {
        child(at: path)?.start
    }

    /// Where a value starts.
    ///
    /// - Parameter path: the steps from the root; without any, the root itself.
    /// - Returns: the start of the value, with its tag or anchor; `nil` when nothing is there.
    public func valuePosition(of path: [PathStep]) -> TextPosition? {
        child(at: path)?.value.start
    }

    private func child(at path: [PathStep]) -> PositionTree.Child? {
        var node = Node.object(template.root)
        var child = PositionTree.Child(start: positions.start, value: positions)
        for step in path {
            switch (step, node) {
            case (.key(let key), .object(let object)):
                guard let position = object.position(of: key) else { return nil }
                node = object[position].value
                child = child.value.children[position]
            case (.index(let index), .array(let items)) where items.indices.contains(index):
                node = items[index]
                child = child.value.children[index]
            default:
                return nil
            }
        }
        return child
    }
}
