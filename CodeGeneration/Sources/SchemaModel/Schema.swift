/// One node of a resource schema: what a value may be.
///
/// Keywords that state no type and no fact that is generated (`dependencies`, `if`, …) are read and dropped.
public struct Schema: Sendable {
    /// The JSON types.
    public enum Kind: String, Sendable, CaseIterable {
        case array, boolean, integer, null, number, object, string
    }

    /// What members an object may have beyond the named ones.
    public indirect enum AdditionalProperties: Sendable {
        case unspecified
        case allowed
        case forbidden
        case matching(Schema)
    }

    /// The property of another resource type whose value is expected.
    public struct Relationship: Hashable, Sendable {
        /// The other resource type.
        public let typeName: String
        /// The property of the other type.
        public let property: String
    }

    /// Where the node is.
    public let pointer: String
    /// The node as written, without descriptions.
    public let json: JSONValue
    /// Where `$ref` points, without the leading `#`.
    public var reference: String?
    /// The types, none if the node does not say.
    public var kinds: [Kind] = []
    /// The semantic format: `date-time`, `AWS::IAM::Role.Arn`.
    public var format: String?
    /// The values of `enum` or `const`.
    public var allowedValues: [JSONValue]?
    /// The named members.
    public var properties: [String: Schema] = [:]
    /// The names of members that must be there.
    public var required: Set<String> = []
    /// The members whose names match a pattern.
    public var patternProperties: [String: Schema] = [:]
    /// The other members.
    public var additionalProperties = AdditionalProperties.unspecified
    /// Alternatives of which exactly one applies.
    public var oneOf: [Schema] = []
    /// Alternatives of which at least one applies.
    public var anyOf: [Schema] = []
    /// Schemas that all apply.
    public var allOf: [Schema] = []
    /// The property of another type whose value is expected.
    public var relationship: Relationship?
    /// The bounds and other plain facts.
    public var facts: Facts

    private var elements: [Schema] = []

    /// What the elements of a list are.
    public var items: Schema? {
        get { elements.first }
        set { elements = newValue.map { [$0] } ?? [] }
    }

    /// An object with named members that no document wrote down.
    /// - Parameters:
    ///   - properties: The members.
    ///   - required: The names of members that must be there.
    ///   - origin: The node that it stands for.
    public init(properties: [String: Schema], required: Set<String>, origin: Schema) {
        self.pointer = origin.pointer
        self.json = origin.json
        self.kinds = [.object]
        self.properties = properties
        self.required = required
        self.facts = origin.facts
    }
}

/// Plain facts about a value, for documentation.
public struct Facts: Hashable, Sendable {
    /// The smallest number.
    public var minimum: String?
    /// The greatest number.
    public var maximum: String?
    /// The number that the value must be below.
    public var exclusiveMaximum: String?
    /// The number that the value must be a multiple of.
    public var multipleOf: String?
    /// The smallest count of characters.
    public var minLength: String?
    /// The greatest count of characters.
    public var maxLength: String?
    /// The smallest count of elements or members.
    public var minCount: String?
    /// The greatest count of elements or members.
    public var maxCount: String?
    /// The regular expression that a text matches.
    public var pattern: String?
    /// What applies when nothing is given.
    public var defaultValue: String?
    /// The allowed values of a number.
    public var allowedNumbers: [String] = []
    /// The allowed values of a text in which the case of letters does not matter.
    public var caselessValues: [String] = []
    /// Whether the text is a date and time.
    public var isTimestamp = false
    /// Whether no two elements of a list may be alike.
    public var hasUniqueElements = false

    /// No facts.
    public init() {}
}
