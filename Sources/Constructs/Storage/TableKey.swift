extension Table {
    /// An attribute that is part of a key, with its type.
    ///
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html>
    public struct Key: Hashable, Sendable {
        /// The types that a key can have.
        public enum Kind: String, Hashable, Sendable {
            /// Text.
            case string = "S"
            /// A number.
            case number = "N"
            /// Bytes.
            case binary = "B"
        }

        /// The name of the attribute: 1 to 255 bytes.
        public let name: String
        /// The type of the attribute.
        public let kind: Kind

        /// A key of text.
        /// - Parameter name: The name of the attribute: 1 to 255 bytes.
        /// - Returns: The key.
        public static func string(_ name: String) -> Key { Key(name: name, kind: .string) }

        /// A key of numbers.
        /// - Parameter name: The name of the attribute: 1 to 255 bytes.
        /// - Returns: The key.
        public static func number(_ name: String) -> Key { Key(name: name, kind: .number) }

        /// A key of bytes.
        /// - Parameter name: The name of the attribute: 1 to 255 bytes.
        /// - Returns: The key.
        public static func binary(_ name: String) -> Key { Key(name: name, kind: .binary) }
    }
}
