import LibYAML
import TemplateModel

/// The events of a document, ready for libyaml.
enum Event {
    case mappingStart
    case mappingEnd
    case sequenceStart(tag: [CChar]?)
    case sequenceEnd
    case scalar([UInt8], tag: [CChar]?, yaml_scalar_style_t)
}

/// libyaml alone: it gets events that were made beforehand and does nothing but write them.
enum BareLibYAML {
    /// The events that the canonical text consists of, read back from it, so that both write the same.
    static func events(of text: String) -> [Event] {
        var parser = yaml_parser_t()
        yaml_parser_initialize(&parser)
        defer { yaml_parser_delete(&parser) }
        var input = Array(text.utf8)
        return input.withUnsafeMutableBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var result: [Event] = []
            while true {
                var event = yaml_event_t()
                precondition(yaml_parser_parse(&parser, &event) == 1, "libyaml cannot read what was written")
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_MAPPING_START_EVENT: result.append(.mappingStart)
                case YAML_MAPPING_END_EVENT: result.append(.mappingEnd)
                case YAML_SEQUENCE_START_EVENT:
                    result.append(.sequenceStart(tag: tag(event.data.sequence_start.tag)))
                case YAML_SEQUENCE_END_EVENT: result.append(.sequenceEnd)
                case YAML_SCALAR_EVENT:
                    let scalar = event.data.scalar
                    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
                    result.append(.scalar(Array(bytes), tag: tag(scalar.tag), scalar.style))
                case YAML_STREAM_END_EVENT: return result
                default: break
                }
            }
        }
    }

    private static func tag(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> [CChar]? {
        guard let pointer else { return nil }
        return pointer.withMemoryRebound(to: CChar.self, capacity: 1) { Array(String(cString: $0).utf8CString) }
    }

    /// Writes the events and counts the bytes.
    static func write(_ events: [Event]) -> Int {
        var emitter = yaml_emitter_t()
        var event = yaml_event_t()
        yaml_emitter_initialize(&emitter)
        defer { yaml_emitter_delete(&emitter) }
        var output: [UInt8] = []
        output.reserveCapacity(1 << 20)
        return withUnsafeMutablePointer(to: &output) { output in
            yaml_emitter_set_output(
                &emitter,
                { context, bytes, count in
                    context?.assumingMemoryBound(to: [UInt8].self).pointee
                        .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
                    return 1
                },
                output
            )
            yaml_emitter_set_unicode(&emitter, 1)
            yaml_emitter_set_width(&emitter, -1)
            yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)
            yaml_emitter_emit(&emitter, &event)
            yaml_document_start_event_initialize(&event, nil, nil, nil, 1)
            yaml_emitter_emit(&emitter, &event)
            for item in events {
                initialize(&event, item)
                precondition(yaml_emitter_emit(&emitter, &event) == 1, "libyaml cannot write an event")
            }
            yaml_document_end_event_initialize(&event, 1)
            yaml_emitter_emit(&emitter, &event)
            yaml_stream_end_event_initialize(&event)
            yaml_emitter_emit(&emitter, &event)
            return output.pointee.count
        }
    }

    private static func initialize(_ event: inout yaml_event_t, _ item: Event) {
        switch item {
        case .mappingStart: yaml_mapping_start_event_initialize(&event, nil, nil, 1, YAML_BLOCK_MAPPING_STYLE)
        case .mappingEnd: yaml_mapping_end_event_initialize(&event)
        case .sequenceStart(let tag):
            withTag(tag) {
                yaml_sequence_start_event_initialize(&event, nil, $0, tag == nil ? 1 : 0, YAML_BLOCK_SEQUENCE_STYLE)
            }
        case .sequenceEnd: yaml_sequence_end_event_initialize(&event)
        case .scalar(let bytes, let tag, let style):
            _ = bytes.withUnsafeBufferPointer { buffer in
                withTag(tag) {
                    yaml_scalar_event_initialize(
                        &event,
                        nil,
                        $0,
                        buffer.baseAddress,
                        Int32(buffer.count),
                        tag == nil ? 1 : 0,
                        tag == nil ? 1 : 0,
                        style
                    )
                }
            }
        }
    }

    @discardableResult
    private static func withTag(_ tag: [CChar]?, _ body: (UnsafePointer<yaml_char_t>?) -> Int32) -> Int32 {
        guard let tag else { return body(nil) }
        return tag.withUnsafeBytes { body($0.bindMemory(to: yaml_char_t.self).baseAddress) }
    }
}
