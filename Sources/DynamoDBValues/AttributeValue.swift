/// A value of an attribute of an item in DynamoDB.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html>
public enum AttributeValue: Hashable, Sendable {
    /// Text.
    case string(String)
    /// A number of up to 38 digits.
    case number(DynamoDBNumber)
    /// Bytes.
    case binary([UInt8])
    /// `true` or `false`.
    case bool(Bool)
    /// No value.
    case null
    /// Values in order.
    case list([AttributeValue])
    /// Values by name.
    case map([String: AttributeValue])
    /// Different texts.
    case stringSet([String])
    /// Different numbers.
    case numberSet([DynamoDBNumber])
    /// Different sequences of bytes.
    case binarySet([[UInt8]])
}
