/// A position in the tree of constructs: the stack first, then one component for each `add`.
public struct ConstructPath: Hashable, Sendable, CustomStringConvertible {
    /// The identifiers from the stack down.
    public let components: [String]

    package init(_ components: [String]) {
        self.components = components
    }

    package func appending(_ id: String) -> ConstructPath { ConstructPath(components + [id]) }

    /// The components, joined by slashes.
    public var description: String { components.joined(separator: "/") }
}
