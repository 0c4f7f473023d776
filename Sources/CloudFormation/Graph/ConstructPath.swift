/// A position in the tree of constructs: the stack first, then one component for each `add`.
public struct ConstructPath: Hashable, Sendable, CustomStringConvertible {
    /// The identifiers from the stack down.
    public let components: [String]
    /// How many components lead to the stack: one, and one more for each stack that a nested stack is in.
    package let stackDepth: Int

    package init(_ components: [String], stackDepth: Int = 1) {
        self.components = components
        self.stackDepth = stackDepth
    }

    package func appending(_ id: String) -> ConstructPath {
        ConstructPath(components + [id], stackDepth: stackDepth)
    }

    /// The same place, as that of a stack.
    package var ofNestedStack: ConstructPath { ConstructPath(components, stackDepth: components.count) }

    /// What no other place has.
    var key: String { components.joined(separator: "\u{0}") }

    /// Whether the place is another one, or in it.
    package func isInside(_ other: [String]) -> Bool { components.starts(with: other) }

    /// The components, joined by slashes.
    public var description: String { components.joined(separator: "/") }
}
