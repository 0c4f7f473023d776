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
        if typeName.hasPrefix("Custom::") { return SchemaTexts.text("AWS::CloudFormation", "CustomResource") }
        let name = typeName.utf8
        guard let colon = name.lastIndex(of: UInt8(ascii: ":")), colon > name.startIndex else { return nil }
        let service = typeName[..<name.index(before: colon)]
        return SchemaTexts.text(String(service), String(typeName[name.index(after: colon)...]))
    }
}
