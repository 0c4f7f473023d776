/// A range of IPv4 addresses: the first one and the number of bits that all share.
struct IPv4Range: Equatable {
    let first: UInt32
    let prefix: Int

    init(first: UInt32, prefix: Int) {
        self.first = first
        self.prefix = prefix
    }

    /// Reads `10.0.0.0/16`; `nil` when it is not a range, or bits are set that its addresses do not share.
    init?(_ text: String) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let prefix = Self.number(halves[1], upTo: 32) else { return nil }
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        var first: UInt32 = 0
        for part in parts {
            guard let byte = Self.number(part, upTo: 255) else { return nil }
            first = first << 8 | UInt32(byte)
        }
        guard parts.count == 4, first & (.max << UInt32(32 - prefix)) == first else { return nil }
        self.init(first: first, prefix: prefix)
    }

    /// One of the equal parts that the range consists of.
    /// - Parameters:
    ///   - index: Which one, from 0.
    ///   - bits: How many more bits the addresses of a part share.
    /// - Returns: The part.
    func part(_ index: Int, bits: Int) -> IPv4Range {
        IPv4Range(first: first + UInt32(index) << UInt32(32 - prefix - bits), prefix: prefix + bits)
    }

    var text: String {
        let bytes = [24, 16, 8, 0].map { String(first >> $0 & 0xFF) }
        return "\(bytes.joined(separator: "."))/\(prefix)"
    }

    private static func number(_ text: Substring, upTo maximum: Int) -> Int? {
        guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let number = Int(text),
            number <= maximum
        else { return nil }
        return number
    }
}
