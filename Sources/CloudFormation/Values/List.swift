/// A list whose elements are written out, or a whole list that only CloudFormation knows.
///
/// Array literals convert; an array in a variable is wrapped: `List(subnets)`.
public struct List<Element>: PropertyValue, Hashable {
    /// The untyped tree.
    public let expression: Expression

    /// Wraps an untyped tree, without looking whether it fits.
    /// - Parameter expression: The tree.
    public init(expression: Expression) {
        self.expression = expression
    }
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension List where Element: PropertyValue {
    /// A list of elements.
    /// - Parameter elements: The elements, in order.
    public init(_ elements: some Sequence<Element>) { self.init(Array(elements)) }

    /// A list of elements.
    /// - Parameter elements: The elements, in order.
    public init(_ elements: [Element]) {
        // An iterator of each type of array would cost a look-up too, an index does not.
        self.init(expression: .array(elements.indices.map { elements[$0].expression }))
    }
}

extension List: ExpressibleByArrayLiteral where Element: PropertyValue {
    /// A list of elements.
    public init(arrayLiteral elements: Element...) { self.init(elements) }
}

/// Named values, or a whole map that only CloudFormation knows.
///
/// Dictionary literals convert; a dictionary in a variable is wrapped: `Map(variables)`.
public struct Map<Element>: PropertyValue, Hashable {
    /// The untyped tree.
    public let expression: Expression

    /// Wraps an untyped tree, without looking whether it fits.
    /// - Parameter expression: The tree.
    public init(expression: Expression) {
        self.expression = expression
    }
}

extension Map where Element: PropertyValue {
    /// A map of named values.
    /// - Parameter elements: The values by name.
    public init(_ elements: [String: Element]) {
        var members = Members(capacity: elements.count)
        for (key, value) in elements.sorted(by: { $0.key < $1.key }) { members.set(key, value) }
        self.init(expression: .object(members))
    }
}

extension Map: ExpressibleByDictionaryLiteral where Element: PropertyValue {
    /// A map of named values; of two with one name the last one stays.
    public init(dictionaryLiteral elements: (String, Element)...) {
        self.init(Dictionary(elements) { $1 })
    }
}
