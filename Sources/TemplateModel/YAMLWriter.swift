/// Writes YAML that CloudFormation reads: block style, short forms of the intrinsic functions, blocks of lines for texts
/// of several lines.
struct YAMLWriter: ~Copyable {
    private var emitter = YAMLEmitter()
    private var joined: [UInt8] = []
    private var hasShortForms = true

    /// The text of a template's sections in canonical order, which ends in a newline; `nil` when libyaml could not write
    /// it.
    static func text(_ root: Object) -> String? {
        var writer = YAMLWriter()
        writer.writeSections(root)
        return writer.emitter.finish()
    }

    private mutating func writeSections(_ root: Object) {
        emitter.startMapping()
        for (name, section) in CanonicalOrder.sections.members(of: root) {
            writeKey(name)
            // In a mapping, `Ref` is a name like any other.
            hasShortForms = name != "Mappings"
            let order = CanonicalOrder.sections.ofMember(name)
            if case .object(let entries) = section {
                writeMapping(entries, order: order, areOperands: name == "Conditions")
            } else {
                write(section, order: order)
            }
        }
        emitter.endMapping()
    }

    private mutating func write(_ node: Node, order: CanonicalOrder, isOperand: Bool = false) {
        switch node {
        case .null: writePlain("null")
        case .bool(let value): writePlain(value ? "true" : "false")
        case .int(let value): writePlain(String(value))
        case .double(let value): writePlain(NumberText.text(value))
        case .string(let value): writeText(value)
        case .array(let items): writeSequence(items, order: order)
        case .object(let object): write(object, order: order, isOperand: isOperand)
        }
    }

    private mutating func write(_ object: Object, order: CanonicalOrder, isOperand: Bool) {
        guard object.count == 1, let (function, argument) = object.first else {
            return writeMapping(object, order: order)
        }
        if hasShortForms, let tag = ShortForm.tag(function, argument: argument, isOperand: isOperand) {
            writeArgument(argument, of: function, order: .other, tag: tag)
        } else {
            emitter.startMapping()
            writeKey(function)
            writeArgument(argument, of: function, order: order.ofMember(function), tag: nil)
            emitter.endMapping()
        }
    }

    private mutating func writeArgument(
        _ argument: Node,
        of function: String,
        order: CanonicalOrder,
        tag: StaticString?
    ) {
        switch argument {
        case .string(let text):
            writeText(text, tag: tag)
        case .array(let items):
            if tag != nil, function == "Fn::GetAtt", case .string(let resource)? = items.first,
                case .string(let attribute)? = items.last
            {
                writeAttribute(attribute, of: resource, tag: tag)
            } else {
                writeSequence(items, order: order, tag: tag, areOperands: ShortForm.takesConditions(function))
            }
        case .object(let object) where tag != nil:
            writeMapping(object, order: order, tag: tag)
        case .null, .bool, .int, .double, .object:
            write(argument, order: order)
        }
    }

    private mutating func writeMapping(
        _ object: Object,
        order: CanonicalOrder,
        tag: StaticString? = nil,
        areOperands: Bool = false
    ) {
        emitter.startMapping(tag: tag)
        for (key, value) in order.members(of: object) {
            writeKey(key)
            write(value, order: order.ofMember(key), isOperand: areOperands)
        }
        emitter.endMapping()
    }

    private mutating func writeSequence(
        _ items: [Node],
        order: CanonicalOrder,
        tag: StaticString? = nil,
        areOperands: Bool = false
    ) {
        emitter.startSequence(tag: tag)
        for (index, item) in items.enumerated() {
            write(item, order: order.ofItem(isLast: index == items.count - 1), isOperand: areOperands)
        }
        emitter.endSequence()
    }

    private mutating func writeKey(_ key: String) {
        key.withBytes { emitter.text($0, isKey: true) }
    }

    private mutating func writeText(_ text: String, tag: StaticString? = nil) {
        text.withBytes { emitter.text($0, tag: tag) }
    }

    private mutating func writePlain(_ text: String) {
        text.withBytes { emitter.plain($0) }
    }

    private mutating func writeAttribute(_ attribute: String, of resource: String, tag: StaticString?) {
        joined.removeAll(keepingCapacity: true)
        joined.append(contentsOf: resource.utf8)
        joined.append(UInt8(ascii: "."))
        joined.append(contentsOf: attribute.utf8)
        joined.withUnsafeBufferPointer { emitter.text($0, tag: tag) }
    }
}
