import CLibYAML

/// libyaml's emitter for one document, writing into memory.
///
/// https://github.com/yaml/libyaml
struct YAMLEmitter: ~Copyable {
    private let emitter: UnsafeMutablePointer<yaml_emitter_t>
    /// What libyaml has written, in chunks that start and end with whole characters.
    private let output: UnsafeMutablePointer<[[UInt8]]>
    private var hidden: [UInt8] = []
    /// Set when libyaml runs out of memory or a text exceeds its limits; from then on nothing is written.
    private var hasFailed = false

    init() {
        output = .allocate(capacity: 1)
        output.initialize(to: [])
        emitter = .allocate(capacity: 1)
        emitter.initialize(to: yaml_emitter_t())
        guard yaml_emitter_initialize(emitter) == 1 else {
            hasFailed = true
            return
        }
        yaml_emitter_set_unicode(emitter, 1)
        yaml_emitter_set_indent(emitter, 2)
        yaml_emitter_set_width(emitter, -1)
        yaml_emitter_set_output(
            emitter,
            { output, bytes, count in
                let chunk = Array(UnsafeBufferPointer(start: bytes, count: count))
                output?.assumingMemoryBound(to: [[UInt8]].self).pointee.append(chunk)
                return 1
            },
            output
        )
        emit { yaml_stream_start_event_initialize($0, YAML_UTF8_ENCODING) }
        emit { yaml_document_start_event_initialize($0, nil, nil, nil, 1) }
    }

    deinit {
        yaml_emitter_delete(emitter)
        emitter.deallocate()
        output.deinitialize(count: 1)
        output.deallocate()
    }

    /// Ends the document.
    ///
    /// - Returns: its text, or `nil` when libyaml could not write it, for want of memory or because a text exceeds 2 GiB.
    mutating func finish() -> String? {
        emit { yaml_document_end_event_initialize($0, 1) }
        // The end of the stream would write `...` after a block that ends in empty lines.
        guard !hasFailed, yaml_emitter_flush(emitter) == 1 else { return nil }
        var text = ""
        text.reserveCapacity(output.pointee.reduce(0) { $0 + $1.count })
        for chunk in output.pointee {
            text += String(decoding: chunk, as: UTF8.self)
        }
        guard !hidden.isEmpty else { return text }
        return String(decoding: text.withBytes { StandIn.restore(hidden, in: $0) }, as: UTF8.self)
    }

    /// Writes text so that every reader sees that very text.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - isKey: whether it is the key of a mapping.
    ///   - tag: what the text is the argument of, such as `!Ref`; `nil` for a string.
    mutating func text(_ text: UnsafeBufferPointer<UInt8>, isKey: Bool = false, tag: StaticString? = nil) {
        let form = ScalarForm(text, isKey: isKey)
        if form.hasHiddenCharacters {
            StandIn.hide(in: text, isLiteral: form.style == .literal, hidden: &hidden).withUnsafeBufferPointer {
                scalar($0, style: form.style, tag: tag)
            }
        } else {
            scalar(text, style: form.style, tag: tag)
        }
    }

    /// Writes a number, a Boolean or null.
    ///
    /// - Parameter text: what YAML 1.1 and YAML 1.2 readers understand as that value.
    mutating func plain(_ text: UnsafeBufferPointer<UInt8>) {
        scalar(text, style: .plain, tag: nil)
    }

    mutating func startMapping(tag: StaticString? = nil) {
        emit {
            yaml_mapping_start_event_initialize($0, nil, tag?.utf8Start, tag == nil ? 1 : 0, YAML_BLOCK_MAPPING_STYLE)
        }
    }

    mutating func endMapping() {
        emit { yaml_mapping_end_event_initialize($0) }
    }

    mutating func startSequence(tag: StaticString? = nil) {
        emit {
            yaml_sequence_start_event_initialize(
                $0,
                nil,
                tag?.utf8Start,
                tag == nil ? 1 : 0,
                YAML_BLOCK_SEQUENCE_STYLE
            )
        }
    }

    mutating func endSequence() {
        emit { yaml_sequence_end_event_initialize($0) }
    }

    private mutating func scalar(_ text: UnsafeBufferPointer<UInt8>, style: ScalarForm.Style, tag: StaticString?) {
        guard let length = Int32(exactly: text.count) else {
            hasFailed = true
            return
        }
        let style =
            switch style {
            case .plain: YAML_PLAIN_SCALAR_STYLE
            case .singleQuoted: YAML_SINGLE_QUOTED_SCALAR_STYLE
            case .doubleQuoted: YAML_DOUBLE_QUOTED_SCALAR_STYLE
            case .literal: YAML_LITERAL_SCALAR_STYLE
            }
        let isImplicit: Int32 = tag == nil ? 1 : 0
        emit {
            yaml_scalar_event_initialize(
                $0,
                nil,
                tag?.utf8Start,
                text.baseAddress ?? Self.noText.utf8Start,
                length,
                isImplicit,
                isImplicit,
                style
            )
        }
    }

    private static let noText: StaticString = ""

    private mutating func emit(_ initialize: (UnsafeMutablePointer<yaml_event_t>) -> Int32) {
        guard !hasFailed else { return }
        var event = yaml_event_t()
        // The emitter takes over what the event owns, also when it fails.
        hasFailed = initialize(&event) == 0 || yaml_emitter_emit(emitter, &event) == 0
    }
}
