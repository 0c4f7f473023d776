public import SchemaModel

/// What the documentation of a property says about its values.
public struct PropertyFacts: Sendable {
    /// What a text identifies.
    public struct Identity: Hashable, Sendable {
        /// The resource type, or the name of something that is none: `AWS::EC2::Image`.
        public let typeName: String
        /// What of the resource the text is.
        public let part: ResourceFormat.Part
    }

    /// The bounds and other plain facts about the value.
    public internal(set) var value: Facts
    /// The bounds and other plain facts about each element of a list and each member of a map.
    public internal(set) var element: Facts?
    /// The pattern that the names of a map match.
    public internal(set) var namePattern: String?
    /// What the text, or each element, identifies; several if any of them will do.
    public internal(set) var identities: [Identity] = []
    /// The format of the text, or of each element, if it does not name a resource type.
    public internal(set) var format: String?
    /// The JSON types of a value that has no one type.
    public internal(set) var kinds: [Schema.Kind] = []
}
