public import CloudFormation

extension EventPattern {
    /// What one value of an event must be.
    ///
    /// Conditions are written as literals, `"NEW"`, `404`, `true`, `nil` for the JSON null, or with the functions of ``EventMatching``.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
    public enum Condition: Hashable, Sendable {
        /// Exactly this text; an empty one too.
        case text(CloudFormation.Value<String>)
        /// A number of this value.
        case number(Double)
        /// This truth value.
        case truth(Bool)
        /// The JSON null, which is not the same as a field that is not there.
        case null
        /// A text that begins with another.
        case beginning(CloudFormation.Value<String>, ignoresCase: Bool)
        /// A text that ends with another.
        case end(CloudFormation.Value<String>, ignoresCase: Bool)
        /// This text, in upper or lower case.
        case textIgnoringCase(CloudFormation.Value<String>)
        /// A text in which each asterisk stands for any characters; a backslash before an asterisk or backslash takes it literally.
        case wildcardPattern(CloudFormation.Value<String>)
        /// A number within bounds.
        case range(NumericRange)
        /// An address within a range, `10.0.0.0/8` or `2001:db8::/32` for example.
        case addressRange(CloudFormation.Value<String>)
        /// Any value, when `true`; no such field, when `false`.
        case presence(Bool)
        /// A value that is none of some.
        case exclusion(Exclusion)
    }

    /// Values that are not wanted; at least one.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-anything-but>
    public enum Exclusion: Hashable, Sendable {
        /// These texts.
        case texts([CloudFormation.Value<String>])
        /// These numbers.
        case numbers([Double])
        /// These texts, in upper or lower case.
        case textsIgnoringCase([CloudFormation.Value<String>])
        /// Texts that begin with one of these.
        case beginnings([CloudFormation.Value<String>])
        /// Texts that end with one of these.
        case ends([CloudFormation.Value<String>])
        /// Texts that one of these describes, an asterisk standing for any characters.
        case wildcardPatterns([CloudFormation.Value<String>])
    }

    /// Bounds of a number, -5,000,000,000 to 5,000,000,000, with up to six digits after the point.
    ///
    /// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#filtering-numeric-matching>
    public struct NumericRange: Hashable, Sendable {
        /// One end of a range.
        public struct Bound: Hashable, Sendable {
            /// The number.
            public let number: Double
            /// Whether the number itself is within the range.
            public let isIncluded: Bool
        }

        /// The lower bound, `nil` for none.
        public let lower: Bound?
        /// The upper bound, `nil` for none.
        public let upper: Bound?

        /// Exactly a number, however it is written: 300 is also 3.0e2.
        /// - Parameter number: The number.
        /// - Returns: The range.
        public static func equalTo(_ number: Double) -> NumericRange {
            let bound = Bound(number: number, isIncluded: true)
            return NumericRange(lower: bound, upper: bound)
        }

        /// More than a number.
        /// - Parameter number: The number.
        /// - Returns: The range, to which an upper bound can be added: `.greaterThan(0).atMost(5)`.
        public static func greaterThan(_ number: Double) -> NumericRange {
            NumericRange(lower: Bound(number: number, isIncluded: false), upper: nil)
        }

        /// A number or more.
        /// - Parameter number: The number.
        /// - Returns: The range, to which an upper bound can be added: `.atLeast(0).lessThan(5)`.
        public static func atLeast(_ number: Double) -> NumericRange {
            NumericRange(lower: Bound(number: number, isIncluded: true), upper: nil)
        }

        /// Less than a number.
        /// - Parameter number: The number.
        /// - Returns: The range.
        public static func lessThan(_ number: Double) -> NumericRange {
            NumericRange(lower: nil, upper: Bound(number: number, isIncluded: false))
        }

        /// A number or less.
        /// - Parameter number: The number.
        /// - Returns: The range.
        public static func atMost(_ number: Double) -> NumericRange {
            NumericRange(lower: nil, upper: Bound(number: number, isIncluded: true))
        }

        /// The same range, but less than a number.
        /// - Parameter number: The number, greater than the lower bound.
        /// - Returns: The range.
        public func lessThan(_ number: Double) -> NumericRange {
            NumericRange(lower: lower, upper: Bound(number: number, isIncluded: false))
        }

        /// The same range, but a number or less.
        /// - Parameter number: The number, greater than the lower bound.
        /// - Returns: The range.
        public func atMost(_ number: Double) -> NumericRange {
            NumericRange(lower: lower, upper: Bound(number: number, isIncluded: true))
        }
    }
}

extension EventPattern.Condition: EventMatching {
    /// The condition itself.
    /// - Parameter condition: The condition.
    public init(_ condition: EventPattern.Condition) { self = condition }
}
