import ResourceSchemas

/// What a value is, as far as functions care.
enum ResultKind {
    /// A string, or a number or a Boolean, which are taken as strings.
    case text
    /// A list.
    case list
    /// An object.
    case object
    /// The truth of a condition.
    case truth
    /// Anything.
    case unknown

    /// What values of types are.
    init(_ types: Assertion.ValueTypes) {
        let scalars: Assertion.ValueTypes = [.string, .number, .integer, .boolean]
        if types == .array {
            self = .list
        } else if !types.isEmpty, types.isSubset(of: scalars) {
            self = .text
        } else {
            self = .unknown
        }
    }
}
