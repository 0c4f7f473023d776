/// Finds the lines and columns of bytes; fast as long as it is asked in the order of the text.
struct TextLocator {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The position of the byte at an offset, which may be that of the end.
    mutating func position(at target: Int) -> TextPosition {
        if target < offset {
            self = TextLocator(bytes)
        }
        while offset < min(target, bytes.count) {
            switch bytes[offset] {
            case UInt8(ascii: "\r") where offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n"):
                column += 1
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                line += 1
                column = 1
            // The bytes that continue a character of UTF-8 take no column.
            case 0x80..<0xC0:
                break
            default:
                column += 1
            }
            offset += 1
        }
        return TextPosition(line: line, column: column)
    }
}
