/// A text of a policy in which `*` stands for any characters and `?` for one.
struct Pattern {
    private let bytes: [UInt8]
    private let ignoresCase: Bool

    init(_ text: String, ignoringCase: Bool = false) {
        ignoresCase = ignoringCase
        bytes = Array((ignoringCase ? text.lowercased() : text).utf8)
    }

    /// Whether all that another pattern stands for is among what this one stands for.
    func covers(_ other: String) -> Bool {
        let text = Array((ignoresCase ? other.lowercased() : other).utf8)
        var position = 0
        var index = 0
        var star: (position: Int, index: Int)?
        while index < text.count {
            if position < bytes.count, bytes[position] == UInt8(ascii: "*") {
                star = (position, index)
                position += 1
            } else if position < bytes.count,
                bytes[position] == text[index]
                    || bytes[position] == UInt8(ascii: "?") && text[index] != UInt8(ascii: "*")
            {
                position += 1
                index += 1
            } else if let last = star {
                star = (last.position, last.index + 1)
                position = last.position + 1
                index = last.index + 1
            } else {
                return false
            }
        }
        return bytes[position...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
