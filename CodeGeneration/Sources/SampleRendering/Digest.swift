import SchemaModel

extension JSONValue {
    /// A number that two values share only if they are the same data; the tests compute it of what the typed Swift makes.
    ///
    /// FNV-1a of 64 bits.
    var digest: UInt64 {
        canonicalText.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private var canonicalText: String {
        switch self {
        case .null: "null"
        case .bool(let truth): String(truth)
        case .number(let text): Int(text).map(String.init) ?? Double(text).map { "\($0)" } ?? text
        case .string(let text): "\(text.utf8.count):\(text)"
        case .array(let elements): "[\(elements.map(\.canonicalText).joined(separator: ","))]"
        case .object(let members):
            "{\(members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.canonicalText)" }.joined(separator: ","))}"
        }
    }
}
