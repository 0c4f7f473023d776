/// A number as DynamoDB keeps it: exact, as text of up to 38 digits.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html>
public struct DynamoDBNumber: Hashable, Sendable {
    /// The text, `-12.50` for example.
    public let text: String

    /// A number by its text.
    /// - Parameter text: The text, which DynamoDB checks.
    public init(_ text: String) { self.text = text }
}
