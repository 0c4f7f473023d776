import CLibYAML

/// libyaml's parser for one text.
///
/// https://github.com/yaml/libyaml
struct YAMLParser: ~Copyable {
    struct Event {
        enum Kind {
            /// A text; plain when neither quotes nor a block nor a tag say that it is a string.
            case scalar(String, isPlain: Bool)
            case startSequence
            case startMapping
            case alias(String)
            /// The end of a sequence or a mapping.
            case end
            case startDocument
            case endDocument
            case startStream
            case endStream
        }

        let kind: Kind
        let tag: String?
        let anchor: String?
        let position: TextPosition
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// A copy of the text, which libyaml reads as long as it parses.
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let isInitialized: Bool

    init(_ bytes: [UInt8]) {
        input = .allocate(capacity: bytes.count)
        _ = input.initialize(from: bytes)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        isInitialized = yaml_parser_initialize(parser) == 1
        if isInitialized {
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, input.baseAddress, input.count)
        }
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    mutating func next() throws(TemplateSyntaxError) -> Event {
        var event = yaml_event_t()
        guard isInitialized, yaml_parser_parse(parser, &event) == 1 else { throw error() }
        defer { yaml_event_delete(&event) }
        let position = Self.position(event.start_mark)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return Event(
                kind: .scalar(text, isPlain: scalar.plain_implicit == 1 && scalar.style == YAML_PLAIN_SCALAR_STYLE),
                tag: Self.text(scalar.tag),
                anchor: Self.text(scalar.anchor),
                position: position
            )
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return Event(
                kind: .startSequence,
                tag: Self.text(start.tag),
                anchor: Self.text(start.anchor),
                position: position
            )
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return Event(
                kind: .startMapping,
                tag: Self.text(start.tag),
                anchor: Self.text(start.anchor),
                position: position
            )
        case YAML_ALIAS_EVENT:
            return Event(
                kind: .alias(Self.text(event.data.alias.anchor) ?? ""),
                tag: nil,
                anchor: nil,
                position: position
            )
        default:
            return Event(kind: Self.plainKind(event.type), tag: nil, anchor: nil, position: position)
        }
    }

    private static func plainKind(_ type: yaml_event_type_t) -> Event.Kind {
        switch type {
        case YAML_STREAM_START_EVENT: .startStream
        case YAML_DOCUMENT_START_EVENT: .startDocument
        case YAML_DOCUMENT_END_EVENT: .endDocument
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .end
        default: .endStream
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private static func position(_ mark: yaml_mark_t) -> TextPosition {
        TextPosition(line: mark.line + 1, column: mark.column + 1)
    }

    /// Why libyaml could not go on.
    private func error() -> TemplateSyntaxError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
        if parser.pointee.error == YAML_READER_ERROR {
            // A character that YAML does not allow has an offset and no mark.
            var locator = TextLocator(Array(input))
            let position = locator.position(at: parser.pointee.problem_offset)
            return TemplateSyntaxError("the YAML is not well-formed: \(problem); remove or escape it", at: position)
        }
        guard let context = parser.pointee.context.map({ String(cString: $0) }) else {
            return TemplateSyntaxError(
                "the YAML is not well-formed: \(problem)",
                at: Self.position(parser.pointee.problem_mark)
            )
        }
        let start = Self.position(parser.pointee.context_mark)
        return TemplateSyntaxError(
            "the YAML is not well-formed: \(problem) \(context) that starts at \(start)",
            at: Self.position(parser.pointee.problem_mark)
        )
    }
}
