/// A step from a value of a template to one that it holds.
public enum PathStep: Hashable, Sendable {
    /// To the value of an object's member.
    case key(String)
    /// To an item of an array, from 0.
    case index(Int)
}

extension PathStep: ExpressibleByStringLiteral {
    /// Creates a step to the value of an object's member.
    public init(stringLiteral key: String) {
        self = .key(key)
    }
}

extension PathStep: ExpressibleByIntegerLiteral {
    /// Creates a step to an item of an array, from 0.
    public init(integerLiteral index: Int) {
        self = .index(index)
    }
}
