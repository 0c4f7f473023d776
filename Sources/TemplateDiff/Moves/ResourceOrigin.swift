/// Where in an app a resource comes from, so that advice can name what to write where.
public struct ResourceOrigin: Hashable, Sendable {
    /// A construct on the way from the stack to the resource.
    public struct Step: Hashable, Sendable {
        /// What the construct is called where it is added.
        public let identifier: String
        /// What it adds to logical IDs.
        public let name: String
        /// Where it is added, as it is shown: `stacks/Shop.swift:31`.
        public let location: String

        /// Describes a construct.
        /// - Parameters:
        ///   - identifier: What the construct is called where it is added.
        ///   - name: What it adds to logical IDs.
        ///   - location: Where it is added, as it is shown.
        public init(identifier: String, name: String, location: String) {
            self.identifier = identifier
            self.name = name
            self.location = location
        }
    }

    /// The constructs, outermost first; that of the resource is the last one.
    public let steps: [Step]

    /// Describes an origin.
    /// - Parameter steps: The constructs below the stack, outermost first.
    public init(steps: [Step]) {
        self.steps = steps
    }
}
