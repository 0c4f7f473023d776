internal import JSONValues

/// What a message says beside its body, under a name.
///
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-message-attributes
public struct MessageAttribute: Hashable, Sendable {
    /// The value.
    public enum Value: Hashable, Sendable {
        /// Text; a number has its decimal form.
        case string(String)
        /// Bytes.
        case binary([UInt8])
    }

    /// The type, `String`, `Number` or `Binary`, which may go on with a point and a name of one's own.
    public var dataType: String
    /// The value.
    public var value: Value

    /// An attribute of a message.
    ///
    /// - Parameters:
    ///   - dataType: the type, `String`, `Number` or `Binary`, which may go on with a point and a name of one's own.
    ///   - value: the value.
    public init(dataType: String, value: Value) {
        self.dataType = dataType
        self.value = value
    }

    /// Text.
    ///
    /// - Parameter text: the text, not empty.
    /// - Returns: the attribute of type `String`.
    public static func string(_ text: String) -> MessageAttribute {
        MessageAttribute(dataType: "String", value: .string(text))
    }

    /// A whole number.
    ///
    /// - Parameter integer: the number.
    /// - Returns: the attribute of type `Number`.
    public static func number(_ integer: Int) -> MessageAttribute {
        MessageAttribute(dataType: "Number", value: .string(String(integer)))
    }

    /// The text, if the value is one.
    public var stringValue: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }
}

extension MessageAttribute {
    init(_ answer: AnswerReader, of operation: AWSOperation) throws(AWSError) {
        let dataType = try answer.requiredString("DataType")
        if let text = try answer.string("BinaryValue") {
            guard let bytes = Base64.decode(text) else {
                throw .invalidAnswer("'BinaryValue' is not in Base64", operation)
            }
            self.init(dataType: dataType, value: .binary(bytes))
        } else {
            self.init(dataType: dataType, value: .string(try answer.string("StringValue") ?? ""))
        }
    }
}

extension JSONWriter {
    /// Writes a member with attributes of a message, or nothing if there are none.
    mutating func member(_ name: String, attributes: [String: MessageAttribute]) {
        guard !attributes.isEmpty else { return }
        member(name) { writer in
            writer.object { writer in
                for (name, attribute) in attributes.sorted(by: { $0.key < $1.key }) {
                    writer.member(name) { writer in
                        writer.object { writer in
                            writer.member("DataType", attribute.dataType)
                            switch attribute.value {
                            case .string(let text): writer.member("StringValue", text)
                            case .binary(let bytes): writer.member("BinaryValue", Base64.encode(bytes))
                            }
                        }
                    }
                }
            }
        }
    }
}
