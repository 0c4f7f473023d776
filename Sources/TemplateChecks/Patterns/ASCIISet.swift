/// A set of characters of ASCII, one bit each.
struct ASCIISet {
    static let digits = ASCIISet(low: 0x03FF_0000_0000_0000, high: 0)
    static let letters = ASCIISet(low: 0, high: 0x07FF_FFFE_07FF_FFFE)
    /// Letters, digits and the underscore.
    static let word = ASCIISet(low: 0x03FF_0000_0000_0000, high: 0x07FF_FFFE_87FF_FFFE)
    static let space = ASCIISet(low: 0x0000_0001_0000_3E00, high: 0)
    /// The characters of the Unicode category `P`.
    static let punctuation = ASCIISet(low: 0x8C00_F7EE_0000_0000, high: 0x2800_0000_B800_0001)
    /// The characters of the Unicode category `S`.
    static let symbols = ASCIISet(low: 0x7000_0810_0000_0000, high: 0x5000_0001_4000_0000)
    static let printable = ASCIISet(low: 0xFFFF_FFFF_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF)
    static let all = ASCIISet(low: .max, high: .max)

    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// No character.
    init() {}

    /// A single character; none when it is not of ASCII.
    init(_ scalar: UInt32) { insert(scalar, through: scalar) }

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// Adds the characters from one to another; what is beyond ASCII is left out.
    mutating func insert(_ first: UInt32, through last: UInt32) {
        guard first < 128 else { return }
        let last = min(last, 127)
        if first < 64 { low |= Self.bits(from: first, through: min(last, 63)) }
        if last >= 64 { high |= Self.bits(from: max(first, 64) - 64, through: last - 64) }
    }

    private static func bits(from first: UInt32, through last: UInt32) -> UInt64 {
        (UInt64.max << UInt64(first)) & (UInt64.max >> UInt64(63 - last))
    }

    /// Adds the characters of another set.
    mutating func formUnion(_ other: ASCIISet) {
        low |= other.low
        high |= other.high
    }

    /// All other characters of ASCII.
    var inverted: ASCIISet { ASCIISet(low: ~low, high: ~high) }

    /// Whether a byte is one of the characters.
    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
    }
}
