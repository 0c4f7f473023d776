import TemplateModel

extension Node {
    /// A number that two values share only if they are the same data; the generator computes it of what it expects.
    ///
    /// FNV-1a of 64 bits.
    var digest: UInt64 {
        canonicalText.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private var canonicalText: String {
        switch self {
        case .null: "null"
        case .bool(let truth): String(truth)
        case .int(let number): String(number)
        case .double(let number): "\(number)"
        case .string(let text): "\(text.utf8.count):\(text)"
        case .array(let items): "[\(items.map(\.canonicalText).joined(separator: ","))]"
        case .object(let object):
            "{\(object.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.canonicalText)" }.joined(separator: ","))}"
        }
    }
}
