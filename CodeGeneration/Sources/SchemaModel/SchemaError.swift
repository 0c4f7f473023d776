/// Something in a schema that the generator does not understand.
///
/// It stops generation; nothing is guessed.
public struct SchemaError: Error, Hashable, CustomStringConvertible {
    /// The resource type.
    public let typeName: String
    /// The JSON pointer into its schema, empty for the root.
    public let pointer: String
    /// What is wrong and what to do.
    public let message: String

    /// Describes a problem.
    /// - Parameters:
    ///   - typeName: The resource type.
    ///   - pointer: The JSON pointer into its schema, empty for the root.
    ///   - message: What is wrong and what to do.
    public init(typeName: String, pointer: String, message: String) {
        self.typeName = typeName
        self.pointer = pointer
        self.message = message
    }

    /// Place and message.
    public var description: String { "\(typeName)#\(pointer): \(message)" }
}
