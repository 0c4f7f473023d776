/// A demand of the schema that a sample does not meet.
struct Violation: Hashable, CustomStringConvertible {
    /// The JSON pointer to the value, from the properties.
    let pointer: String
    /// The keyword of the schema.
    let keyword: String

    /// Stands for `pattern` where it is not known whether the text matches, because Swift cannot read the pattern.
    static let unreadPattern = "unread pattern"

    /// The keyword and where.
    var description: String { pointer.isEmpty ? keyword : "\(keyword) at \(pointer)" }
}
