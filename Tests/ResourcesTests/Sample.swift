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
        /// The digest of the properties as the generator expects them.
        let digest: UInt64
        /// The demands of the schema that the resource does not meet: `oneOf at /Tags/0`.
        let violates: [String]
        /// Adds the resource to a stack.
        let add: @Sendable (Scope) -> Void
    }

    /// Describes the samples of a type.
    /// - Parameters:
    ///   - type: The resource type.
    ///   - complete: Every structure somewhere with all its properties, even with those that exclude each other.
    ///   - completeDigest: The digest of the properties that `complete` must make.
    ///   - completeViolates: The demands that `complete` does not meet.
    ///   - minimal: The required properties, and those without which no alternative of the schema holds.
    ///   - minimalDigest: The digest of the properties that `minimal` must make.
    ///   - minimalViolates: The demands that `minimal` does not meet.
    init<R: ResourceType & SendableMetatype>(
        _ type: R.Type,
        complete: @autoclosure @escaping @Sendable () -> R.Properties,
        completeDigest: UInt64,
        completeViolates: [String] = [],
        minimal: @autoclosure @escaping @Sendable () -> R.Properties,
        minimalDigest: UInt64,
        minimalViolates: [String] = []
    ) {
        typeName = R.typeName
        variants = [
            Variant(name: "complete", digest: completeDigest, violates: completeViolates) {
                $0.add("Sample", Resource(R.self, complete()))
            },
            Variant(name: "minimal", digest: minimalDigest, violates: minimalViolates) {
                $0.add("Sample", Resource(R.self, minimal()))
            },
        ]
    }
}
