/// A number that is not negative, with all its decimal digits.
struct ExactDecimal: Hashable {
    /// What an amount may have at most, so that the two digits more that a sum with its tax may take still go into a number of DynamoDB, which
    /// has 38.
    static let maximumDigits = 36

    /// The digits from the first to the last that are not 0; none for 0.
    private let digits: [UInt8]
    /// The power of ten of the last digit.
    private let exponent: Int

    private init(digits: some Sequence<UInt8>, exponent: Int) {
        var digits = Array(digits.drop { $0 == 0 })
        var exponent = exponent
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        self.digits = digits
        self.exponent = digits.isEmpty ? 0 : exponent
    }

    /// The number of a text.
    /// - Parameter text: The text of a JSON number; `nil` for one that is negative, or whose exponent has more than four digits.
    init?(_ text: String) {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        var exponent = 0
        if parts.count == 2 {
            guard let given = Int(parts[1]), given.magnitude < 10_000 else { return nil }
            exponent = given
        }
        var digits: [UInt8] = []
        var isFraction = false
        for byte in parts[0].utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte - UInt8(ascii: "0"))
                if isFraction { exponent -= 1 }
            case UInt8(ascii: ".") where !isFraction: isFraction = true
            default: return nil
            }
        }
        self.init(digits: digits, exponent: exponent)
    }

    init(_ integer: UInt) {
        self.init(digits: String(integer).utf8.map { $0 - UInt8(ascii: "0") }, exponent: 0)
    }

    var isZero: Bool { digits.isEmpty }

    /// How many digits the number has, from the first to the last that is not 0.
    var digitCount: Int { digits.count }

    /// The power of ten of the first digit.
    var magnitude: Int { exponent + digits.count - 1 }

    /// The number times a small whole one.
    func multiplied(by factor: Int) -> ExactDecimal {
        var carry = 0
        var product: [UInt8] = []
        for digit in digits.reversed() {
            let value = Int(digit) * factor + carry
            product.append(UInt8(value % 10))
            carry = value / 10
        }
        while carry > 0 {
            product.append(UInt8(carry % 10))
            carry /= 10
        }
        return ExactDecimal(digits: product.reversed(), exponent: exponent)
    }

    /// The number divided by a power of ten.
    func dividedByPowerOfTen(_ power: Int) -> ExactDecimal { ExactDecimal(digits: digits, exponent: exponent - power) }

    /// The number as JSON and DynamoDB write it.
    var text: String {
        guard !isZero else { return "0" }
        let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        switch (exponent, magnitude) {
        case (0...20, _): return text + String(repeating: "0", count: exponent)
        case (21..., _): return "\(text)E\(exponent)"
        case (_, 0...): return "\(text.prefix(magnitude + 1)).\(text.dropFirst(magnitude + 1))"
        case (_, -20..<0): return "0." + String(repeating: "0", count: -magnitude - 1) + text
        default: return "\(text)E\(exponent)"
        }
    }
}

extension ExactDecimal: Comparable {
    static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        guard !left.isZero, !right.isZero else { return left.isZero && !right.isZero }
        guard left.magnitude == right.magnitude else { return left.magnitude < right.magnitude }
        return left.digits.lexicographicallyPrecedes(right.digits)
    }
}
