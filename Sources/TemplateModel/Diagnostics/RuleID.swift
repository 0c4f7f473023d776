/// The name of a check, such as `CFN-15`, by which it is explained and its findings are accepted.
public struct RuleID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let rawValue: String

    /// Names a check.
    /// - Parameter rawValue: A group in upper case, a hyphen and a number of at least two digits.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The name.
    public var description: String { rawValue }
}

extension RuleID: ExpressibleByStringLiteral {
    /// Names a check.
    /// - Parameter name: A group in upper case, a hyphen and a number of at least two digits.
    public init(stringLiteral name: String) {
        self.init(rawValue: name)
    }
}
