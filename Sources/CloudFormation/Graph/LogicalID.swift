extension ConstructPath {
    /// The name in a template of what has the path as its ``Element/namePath``: the components below the stack, each in PascalCase, joined.
    ///
    /// There is no hash in it. Joining is associative, so `add("OrdersQueue")` and `add("Orders") { add("Queue") }` give the same
    /// name, and regrouping constructs does not replace resources.
    package var logicalID: String { logicalID(below: stackDepth) }

    /// The components below a depth, each in PascalCase, joined.
    package func logicalID(below depth: Int) -> String {
        var result = ""
        for component in components.dropFirst(depth) {
            result.append(Self.pascalCase(component))
        }
        return result
    }

    /// `user-events` becomes `UserEvents`.
    ///
    /// Only ASCII letters and digits may stand in a logical ID.
    package static func pascalCase(_ component: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(component.utf8.count)
        var isStart = true
        for byte in component.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                bytes.append(isStart ? byte - 32 : byte)
                isStart = false
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                bytes.append(byte)
                isStart = false
            default:
                isStart = true
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The longest name that CloudFormation admits.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
    static let maximumLogicalIDLength = 255

    /// Whether a text that is not made of a path can be a name in a template.
    static func isLogicalID(_ text: String) -> Bool {
        text.isName(upTo: maximumLogicalIDLength)
    }
}
