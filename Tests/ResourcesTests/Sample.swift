import CloudFormation

/// One resource type, built twice: with all its properties, and with those alone that it must have.
struct Sample: Sendable {
    /// The resource type.
    let typeName: String
    /// Both resources, and what they lack.
    let variants: [Variant]

    /// A resource of the type.
    struct Variant: Sendable {
        /// `complete` or `minimal`.
        let name: String
        /// The demands of the schema that the resource does not meet: `oneOf at /Tags/0`.
        let violates: [String]
        /// Adds the resource to a stack.
        let add: @Sendable (Scope) -> Void
    }

    /// Describes the samples of a type.
    /// - Parameters:
    ///   - type: The resource type.
    ///   - complete: Every structure somewhere with all its properties, even with those that exclude each other.
    ///   - completeViolates: The demands that `complete` does not meet.
    ///   - minimal: The required properties, and those without which no alternative of the schema holds.
    ///   - minimalViolates: The demands that `minimal` does not meet.
    init<R: ResourceType & SendableMetatype>(
        _ type: R.Type,
        complete: @autoclosure @escaping @Sendable () -> R.Properties,
        completeViolates: [String] = [],
        minimal: @autoclosure @escaping @Sendable () -> R.Properties,
        minimalViolates: [String] = []
    ) {
        typeName = R.typeName
        variants = [
            Variant(name: "complete", violates: completeViolates) { $0.add("Sample", Resource(R.self, complete())) },
            Variant(name: "minimal", violates: minimalViolates) { $0.add("Sample", Resource(R.self, minimal())) },
        ]
    }
}
