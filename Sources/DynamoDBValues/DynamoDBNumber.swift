/// A number of DynamoDB, kept as the text that it was given as.
///
/// DynamoDB's numbers have up to 38 significant digits, more than any floating-point type keeps. Two numbers are equal
/// when their values are, however they are written: `1.0` equals `1`.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
public struct DynamoDBNumber: Sendable {
    /// The number as it was given, such as `-12.50` or `1E+3`.
    public let text: String
    private let value: Value

    /// A number from its decimal form.
    ///
    /// `nil` for what DynamoDB does not take as a number: other characters than an optional sign, digits with an
    /// optional point and an optional exponent; more than 38 significant digits; a magnitude, other than zero, outside
    /// 1E-130 to 9.9999999999999999999999999999999999999E+125.
    ///
    /// - Parameter text: the decimal form, without white space.
    public init?(_ text: some StringProtocol) {
        guard let value = Value(text.utf8) else { return nil }
        self.text = String(text)
        self.value = value
    }

    /// A whole number.
    ///
    /// - Parameter integer: the number; every `Int` fits.
    public init(_ integer: Int) {
        text = String(integer)
        var digits = Array(String(integer.magnitude).utf8)
        let count = digits.count
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        value = Value(isNegative: integer < 0, digits: digits, exponent: digits.isEmpty ? 0 : count - digits.count)
    }

    /// The number as an `Int`, if it is whole and fits; `12.0` and `1.2E1` are whole.
    public var int: Int? {
        guard value.exponent >= 0 else { return nil }
        // More places than any `Int` has; the exponent may be as large as 125.
        guard value.digits.count + value.exponent <= 19 else { return nil }
        let zeros = String(repeating: "0", count: value.exponent)
        let digits = String(decoding: value.digits, as: UTF8.self) + zeros
        return Int((value.isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits))
    }
}

extension DynamoDBNumber {
    /// The significant digits of a number, without zeros at either end, and the power of ten of the last of them.
    fileprivate struct Value: Hashable {
        let isNegative: Bool
        let digits: [UInt8]
        let exponent: Int
    }
}

extension DynamoDBNumber.Value {
    init?(_ text: some Sequence<UInt8>) {
        var isNegative = false
        var digits: [UInt8] = []
        var sawDigit = false
        var fractionDigits = 0
        var isFraction = false
        var exponentText: [UInt8]?
        for (index, byte) in text.enumerated() {
            if exponentText != nil {
                exponentText?.append(byte)
                continue
            }
            switch byte {
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: "+") where index == 0: break
            case UInt8(ascii: "."):
                guard !isFraction else { return nil }
                isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard sawDigit else { return nil }
                exponentText = []
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                sawDigit = true
                if isFraction { fractionDigits += 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
            default: return nil
            }
        }
        guard sawDigit else { return nil }
        var exponent = -fractionDigits
        if let exponentText {
            // Six places are more than any number of DynamoDB needs, and too few to overflow.
            guard exponentText.count <= 7, let given = Int(String(decoding: exponentText, as: UTF8.self)) else {
                return nil
            }
            exponent += given
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        guard !digits.isEmpty else {
            self.init(isNegative: false, digits: [], exponent: 0)
            return
        }
        guard digits.count <= 38, (-130...125).contains(exponent + digits.count - 1) else { return nil }
        self.init(isNegative: isNegative, digits: digits, exponent: exponent)
    }
}

extension DynamoDBNumber: Hashable {
    /// Whether two numbers have the same value.
    ///
    /// - Parameters:
    ///   - left: a number.
    ///   - right: another number.
    /// - Returns: whether they are the same, however they are written.
    public static func == (left: DynamoDBNumber, right: DynamoDBNumber) -> Bool {
        left.value == right.value
    }

    /// Feeds the value, not the text, to a hasher.
    ///
    /// - Parameter hasher: what takes the value.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}

extension DynamoDBNumber: CustomStringConvertible {
    /// The number as it was given.
    public var description: String { text }
}

extension DynamoDBNumber: ExpressibleByIntegerLiteral {
    /// A whole number.
    ///
    /// - Parameter value: the number.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}
