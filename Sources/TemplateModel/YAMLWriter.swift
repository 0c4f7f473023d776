/// Writes YAML that CloudFormation reads: block style, short forms of the intrinsic functions, blocks of lines for texts
/// of several lines.
struct YAMLWriter {
    private let emitter = YAMLEmitter()
    private var joined: [UInt8] = []
    private var hasShortForms = true

    /// The text of a template's sections, which ends in a newline; `nil` when libyaml could not write it.
    static func text(_ root: Object) -> String? {
        var writer = YAMLWriter()
        writer.writeSections(root)
        return writer.emitter.finish()
    }

    private mutating func writeSections(_ root: Object) {
        emitter.startMapping()
        for (name, section) in root {
            writeKey(name)
            // In a mapping, `Ref` is a name like any other.
            hasShortForms = name != "Mappings"
            if case .object(let entries) = section {
                writeMapping(entries, areOperands: name == "Conditions")
            } else {
                write(section)
            }
        }
        emitter.endMapping()
    }

    private mutating func write(_ node: Node, isOperand: Bool = false) {
        switch node {
        case .null: writePlain("null")
        case .bool(let value): writePlain(value ? "true" : "false")
        case .int(let value): writePlain(String(value))
        case .double(let value): writePlain(NumberText.text(value))
        case .string(let value): writeText(value, tag: nil)
        case .array(let items): writeSequence(items, tag: nil, areOperands: false)
        case .object(let object): write(object, isOperand: isOperand)
        }
    }

    private mutating func write(_ object: Object, isOperand: Bool) {
        guard object.count == 1, let (function, argument) = object.first else {
            return writeMapping(object)
        }
        if hasShortForms, let tag = ShortForm.tag(function, argument: argument, isOperand: isOperand) {
            writeArgument(argument, of: function, tag: tag)
        } else {
            emitter.startMapping()
            writeKey(function)
            writeArgument(argument, of: function, tag: nil)
            emitter.endMapping()
        }
    }

    private mutating func writeArgument(_ argument: Node, of function: String, tag: StaticString?) {
        switch argument {
        case .string(let text):
            writeText(text, tag: tag)
        case .array(let items):
            if tag != nil, function == "Fn::GetAtt", case .string(let resource)? = items.first,
                case .string(let attribute)? = items.last
            {
                writeAttribute(attribute, of: resource, tag: tag)
            } else {
                writeSequence(items, tag: tag, areOperands: ShortForm.takesConditions(function))
            }
        case .object(let object) where tag != nil:
            writeMapping(object, tag: tag)
        case .null, .bool, .int, .double, .object:
            write(argument)
        }
    }

    private mutating func writeMapping(_ object: Object, tag: StaticString? = nil, areOperands: Bool = false) {
        emitter.startMapping(tag: tag)
        for (key, value) in object {
            writeKey(key)
            write(value, isOperand: areOperands)
        }
        emitter.endMapping()
    }

    private mutating func writeSequence(_ items: [Node], tag: StaticString?, areOperands: Bool) {
        emitter.startSequence(tag: tag)
        for item in items {
            write(item, isOperand: areOperands)
        }
        emitter.endSequence()
    }

    private func writeKey(_ key: String) {
        var key = key
        key.withUTF8 { emitter.text($0, isKey: true) }
    }

    private func writeText(_ text: String, tag: StaticString?) {
        var text = text
        text.withUTF8 { emitter.text($0, tag: tag) }
    }

    private func writePlain(_ text: String) {
        var text = text
        text.withUTF8 { emitter.plain($0) }
    }

    private mutating func writeAttribute(_ attribute: String, of resource: String, tag: StaticString?) {
        joined.removeAll(keepingCapacity: true)
        joined.append(contentsOf: resource.utf8)
        joined.append(UInt8(ascii: "."))
        joined.append(contentsOf: attribute.utf8)
        joined.withUnsafeBufferPointer { emitter.text($0, tag: tag) }
    }
}
