/// A typed handle to a resource that is part of an app: what `add` returns.
///
/// Attributes, grants and metrics are extensions on it, so they work alike for a construct of the library, a raw
/// ``Resource`` and an ``Imported`` one.
///
/// Only types of resources have references.
public struct Ref<R> {
    // Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
    package let element: Element
    package let graph: Graph
    package let strength: ReferenceStrength?

    package init(element: Element, graph: Graph, strength: ReferenceStrength? = nil) {
        self.element = element
        self.graph = graph
        self.strength = strength
    }

    /// Where the resource is in the tree.
    public var path: ConstructPath { element.path }

    /// The same resource, read by other stacks in a given way instead of the app's default.
    /// - Parameter strength: How other stacks read values of the resource.
    /// - Returns: A reference to the same resource.
    public func referenced(_ strength: ReferenceStrength) -> Ref {
        Ref(element: element, graph: graph, strength: strength)
    }

    /// What `Ref` returns for the resource.
    ///
    /// Generated references have it under its own name.
    public func reference<P: PropertyValue>(as type: P.Type = P.self) -> P {
        P(expression: .reference(element, strength))
    }

    /// What `Fn::GetAtt` returns for an attribute.
    ///
    /// Generated references have each attribute under its own name.
    /// - Parameters:
    ///   - name: The attribute, `Arn` for example.
    ///   - type: The type of the attribute.
    /// - Returns: The value that CloudFormation reads when it deploys the stack.
    public func attribute<P: PropertyValue>(_ name: String, as type: P.Type = P.self) -> P {
        P(expression: .attribute(element, name, strength))
    }
}

extension Ref: Equatable {
    /// Two references are equal when they are to the same resource of the same app.
    public static func == (left: Ref, right: Ref) -> Bool { left.element == right.element }
}

extension Ref: Hashable {
    /// Hashes the identity of the resource.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(element)
    }
}
