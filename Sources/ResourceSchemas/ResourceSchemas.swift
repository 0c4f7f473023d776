/// The facts about all resource types; each type is read when it is first asked for.
///
/// Not for use by several threads at once.
public final class ResourceSchemas {
    private var schemas: [String: ResourceSchema] = [:]

    /// Makes an empty cache; nothing is read yet.
    public init() {}

    /// The names of all types, in alphabetical order.
    public static let typeNames: [String] = {
        let names = SchemaTexts.typeNames
        let bytes = UnsafeBufferPointer(start: names.utf8Start, count: names.utf8CodeUnitCount)
        return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }()

    /// The facts about a type.
    /// - Parameter typeName: The name in templates, `AWS::SQS::Queue`.
    /// - Returns: The facts, `nil` for an unknown type; for `Custom::…`, those of `AWS::CloudFormation::CustomResource`.
    public subscript(typeName: String) -> ResourceSchema? {
        if let schema = schemas[typeName] { return schema }
        guard let text = Self.text(of: typeName) else { return nil }
        let schema = ResourceSchema(typeName: typeName, text: SchemaText(text))
        schemas[typeName] = schema
        return schema
    }

    private static func text(of typeName: String) -> StaticString? {
        var typeName = typeName.hasPrefix("Custom::") ? "AWS::CloudFormation::CustomResource" : typeName
        return typeName.withUTF8 { name in
            guard let colon = name.lastIndex(of: UInt8(ascii: ":")), colon > 0 else { return nil }
            return SchemaTexts.text(
                Word(bytes: UnsafeBufferPointer(rebasing: name[..<(colon - 1)])),
                Word(bytes: UnsafeBufferPointer(rebasing: name[(colon + 1)...]))
            )
        }
    }
}
