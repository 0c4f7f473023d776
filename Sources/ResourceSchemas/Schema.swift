public import TemplateModel

/// What a value of a template must be: a conjunction of assertions, in the terms of JSON Schema.
///
/// <https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html>
public struct Schema: Sendable {
    /// What must hold; without any, every value is accepted.
    public let assertions: [Assertion]

    /// Makes a schema.
    /// - Parameter assertions: What must hold.
    public init(_ assertions: [Assertion]) {
        self.assertions = assertions
    }
}

/// One thing that a schema demands of a value.
///
/// Each one concerns values of certain types and accepts all others, as in JSON Schema.
public enum Assertion: Sendable {
    /// The value is what a definition of the same resource type says, by its name.
    case definition(String)
    /// The value has one of the types.
    case type(ValueTypes)
    /// The value is one of these.
    case allowed([Node], ignoringCase: Bool)
    /// A string in which the regular expression is found.
    case pattern(String)
    /// A string of a meaning, such as `date-time`, `json` or `AWS::SQS::Queue.Arn`.
    case format(String)
    /// A string of a number of characters.
    case length(Bounds)
    /// A number in a range.
    case range(NumberRange)
    /// A number that is a multiple of another one.
    case multiple(of: Double)
    /// An array of a number of items.
    case itemCount(Bounds)
    /// An array in which no two items are equal.
    case uniqueItems
    /// An array of objects in which no two agree in the values of these members.
    case uniqueKeys([String])
    /// An array with at most a number of different items.
    case differentItems(atMost: Int)
    /// An array of which each item is of a schema.
    case items(Schema)
    /// An array whose first items are of these schemas.
    case firstItems([Schema])
    /// An array in which at least one item is of a schema.
    case contains(Schema)
    /// An object of a number of members.
    case memberCount(Bounds)
    /// An object with these members.
    case members(Members)
    /// An object whose members' names are of a schema.
    case names(Schema)
    /// An object that has all of these members.
    case required([String])
    /// An object that has exactly one of these members.
    case exactlyOne([String])
    /// An object that has at least one of these members.
    case atLeastOne([String])
    /// An object that, if it has a member, has others too.
    case dependentRequired(String, [String])
    /// An object that, if it has a member, has none of others.
    case dependentExcluded(String, [String])
    /// An object that, if it has a member, is of a schema.
    case dependentSchema(String, Schema)
    /// The value is of all schemas.
    case all([Schema])
    /// The value is of at least one of the schemas.
    case any([Schema])
    /// The value is of exactly one of the schemas.
    case one([Schema])
    /// The value is not of the schema.
    case not(Schema)
    /// The value is of the second schema if it is of the first, of the third if not.
    case conditional(Schema, then: Schema?, otherwise: Schema?)
    /// No value is accepted.
    case never
}

extension Assertion {
    /// The types of JSON.
    public struct ValueTypes: OptionSet, Sendable {
        /// A bit for each type.
        public let rawValue: UInt8

        /// Makes a set.
        /// - Parameter rawValue: A bit for each type.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// A list.
        public static let array = ValueTypes(rawValue: 1 << 0)
        /// A truth value.
        public static let boolean = ValueTypes(rawValue: 1 << 1)
        /// A number without a fraction.
        public static let integer = ValueTypes(rawValue: 1 << 2)
        /// Nothing.
        public static let null = ValueTypes(rawValue: 1 << 3)
        /// A number.
        public static let number = ValueTypes(rawValue: 1 << 4)
        /// Named members.
        public static let object = ValueTypes(rawValue: 1 << 5)
        /// A text.
        public static let string = ValueTypes(rawValue: 1 << 6)
    }

    /// A count's bounds, both included.
    public struct Bounds: Sendable {
        /// The smallest count, `nil` for no bound.
        public var minimum: Int?
        /// The greatest count, `nil` for no bound.
        public var maximum: Int?

        /// Makes bounds.
        /// - Parameters:
        ///   - minimum: The smallest count, no bound by default.
        ///   - maximum: The greatest count, no bound by default.
        public init(minimum: Int? = nil, maximum: Int? = nil) {
            self.minimum = minimum
            self.maximum = maximum
        }
    }

    /// A number's bounds.
    public struct NumberRange: Sendable {
        /// The smallest number, `nil` for no bound.
        public var minimum: Double?
        /// The greatest number, `nil` for no bound.
        public var maximum: Double?
        /// Whether the number must be greater than the minimum.
        public var excludesMinimum = false
        /// Whether the number must be less than the maximum.
        public var excludesMaximum = false

        /// Makes a range without bounds.
        public init() {}
    }

    /// The members of an object.
    public struct Members: Sendable {
        /// What the members beyond those named and matched may be.
        public enum Others: Sendable {
            /// Any value.
            case allowed
            /// There must not be any.
            case forbidden
            /// Values of a schema.
            case matching(Schema)
        }

        /// The members that may be there, by name.
        public var named: [String: Schema] = [:]
        /// The members whose names match regular expressions.
        public var matching: [(pattern: String, schema: Schema)] = []
        /// All other members.
        public var others = Others.allowed

        /// No named members, others are allowed.
        public init() {}
    }
}
