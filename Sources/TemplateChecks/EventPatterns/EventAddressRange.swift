/// IP addresses whose first bits are given: `10.0.0.0/8`.
struct EventAddressRange: Hashable, Sendable {
    private let address: [UInt8]
    private let bits: Int

    /// Why a text is no range.
    enum Problem: Error {
        case slash
        case bits(Int)
        case address(String)
    }

    /// Reads a range.
    init(_ text: String) throws(Problem) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2 else { throw .slash }
        guard let address = Self.address(String(halves[0])) else { throw .address(String(halves[0])) }
        let most = address.count * 8 - 1
        guard let bits = Int(halves[1]), (0...most).contains(bits) else { throw .bits(most) }
        self.address = address
        self.bits = bits
    }

    /// Whether a text is an address of the range.
    func contains(_ text: String) -> Bool {
        guard let other = Self.address(text), other.count == address.count else { return false }
        for index in address.indices {
            let shared = min(max(bits - index * 8, 0), 8)
            let mask = shared == 0 ? 0 : UInt8.max << UInt8(8 - shared)
            if address[index] & mask != other[index] & mask { return false }
        }
        return true
    }

    /// The 4 or 16 bytes of an address; `nil` when the text is none.
    static func address(_ text: String) -> [UInt8]? {
        guard let first = text.utf8.first, first == UInt8(ascii: ":") || first < 0x80 && isHexDigit(first) else {
            return nil
        }
        return text.utf8.contains(UInt8(ascii: ":")) ? sixteenBytes(text) : fourBytes(text)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool { Character(Unicode.Scalar(byte)).isHexDigit }

    private static func fourBytes(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt8(part) : nil
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func sixteenBytes(_ text: String) -> [UInt8]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        let sides = halves.map { half in
            half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false).map(group)
        }
        let missing = 8 - sides.reduce(0) { $0 + $1.count }
        guard halves.count == 2 ? missing > 0 : missing == 0 else { return nil }
        let groups = sides[0] + Array(repeating: 0, count: missing) + (sides.count == 2 ? sides[1] : [])
        let known = groups.compactMap { $0 }
        return known.count == 8 ? known.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } : nil
    }

    private static func group(_ text: Substring) -> UInt16? {
        (1...4).contains(text.utf8.count) && text.allSatisfy(\.isHexDigit) ? UInt16(text, radix: 16) : nil
    }
}
