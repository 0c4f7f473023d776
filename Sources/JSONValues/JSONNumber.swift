/// A number of a JSON text, exact: it is kept as text, so that no digit is lost on the way through a binary fraction.
public struct JSONNumber: Hashable, Sendable {
    /// The text, `-12.50e3` for example.
    ///
    /// Numbers are equal when their texts are: `1` and `1.0` are not.
    public let text: String

    /// A number by its text.
    /// - Parameter text: The text as JSON writes numbers; `nil` for any other, NaN and infinity among them.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.withUnsafeBytes({ JSONReader.lengthOfNumber(at: 0, in: $0) }) == bytes.count else { return nil }
        self.text = text
    }

    /// A whole number.
    /// - Parameter value: The number.
    public init(_ value: some BinaryInteger) { text = String(value) }

    /// The number with the shortest text that reads as a floating-point number again.
    /// - Parameter value: The number; `nil` for NaN and the infinities, for which JSON has no text.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    init(validated text: String) { self.text = text }

    /// The number as an integer; `nil` when it has a fraction or exceeds the type.
    /// - Parameter type: The type of the result.
    /// - Returns: The integer.
    public func integer<I: FixedWidthInteger>(as type: I.Type = Int.self) -> I? {
        if let value = I(text) { return value }
        // 1e3 and 10.0 are whole as well; a Double holds whole numbers exactly up to 2^53.
        guard let value = Double(text), abs(value) <= 0x1p53 else { return nil }
        return I(exactly: value)
    }

    /// The nearest floating-point number; `nil` when the number exceeds the range.
    public var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
