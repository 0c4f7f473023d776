/// The untyped tree that every property renders to: JSON, with references to elements of the app where deploy-time values go.
///
/// Typed values (``Value``, ``List``, ``Map``, ``JSON`` and every generated property type) wrap an expression; code that uses
/// constructs seldom meets one.
///
/// It is indirect, so that a value is one word: generated initializers take dozens of optional values, and more words each cost
/// the compiler a quarter of its time.
public indirect enum Expression: Hashable, Sendable {
    /// The JSON null.
    case null
    /// A Boolean.
    case bool(Bool)
    /// A whole number.
    case int(Int)
    /// A number with a fraction.
    case double(Double)
    /// Text.
    case string(String)
    /// A list.
    case array([Expression])
    /// Named members, in the order in which they were written.
    case object(Members)
    /// What `Ref` returns for an element.
    case reference(Element, ReferenceStrength?)
    /// What `Fn::GetAtt` returns for an attribute of a resource.
    case attribute(Element, String, ReferenceStrength?)
    /// The logical ID of an element, as plain text.
    case logicalID(Element)
    /// A pseudo parameter.
    case pseudo(PseudoParameter)
    /// An intrinsic function and its argument.
    case function(String, Expression)
    /// Text with values in it: plain text, one bare value, or `Fn::Sub`.
    case interpolation([Expression])
}

/// Named members of an object, in the order in which they were written.
public struct Members: Hashable, Sendable {
    /// A key and its value.
    public struct Member: Hashable, Sendable {
        /// The name of the member.
        public let key: String
        /// The value of the member.
        public var value: Expression
    }

    /// The members.
    public private(set) var entries: [Member] = []

    /// Makes an object without members.
    public init() {}

    /// Makes an object without members that has room for some.
    /// - Parameter capacity: How many members are expected.
    public init(capacity: Int) {
        entries.reserveCapacity(capacity)
    }

    /// The value of a member; setting `nil` removes it.
    public subscript(key: String) -> Expression? {
        get { entries.first { $0.key == key }?.value }
        set {
            let index = entries.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Appends a member that was given; leaves out one that was not.
    ///
    /// Generated initializers call this once for each property. It is neither inlined nor specialized, so that tens of thousands
    /// of properties compile to a call each.
    /// - Parameters:
    ///   - key: The name, not in use yet.
    ///   - value: The value, or `nil` for none.
    @inline(never)
    public mutating func set<P: PropertyValue>(_ key: String, _ value: P?) {
        if let value { entries.append(Member(key: key, value: value.expression)) }
    }
}
