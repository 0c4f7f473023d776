/// A range of IP addresses: the first one, a slash, and the number of bits that all share.
enum AddressRange {
    /// Whether EventBridge takes a range: of a single address it does not.
    static func isValid(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let bits = number(halves[1], upTo: 127) else { return false }
        return isIPv4(halves[0]) ? bits < 32 : isIPv6(halves[0])
    }

    /// Whether a text is a range of IPv6 addresses, of a single one too.
    static func isIPv6Range(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        return halves.count == 2 && number(halves[1], upTo: 128) != nil && isIPv6(halves[0])
    }

    private static func isIPv4(_ address: Substring) -> Bool {
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { number($0, upTo: 255) != nil }
    }

    private static func isIPv6(_ address: Substring) -> Bool {
        let halves = address.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        var count = 0
        for half in halves where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            guard groups.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isHexDigit) }) else { return false }
            count += groups.count
        }
        return halves.count == 2 ? count < 8 : count == 8
    }

    private static func number(_ text: Substring, upTo maximum: Int) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            let number = Int(text), number <= maximum
        else { return nil }
        return number
    }
}
