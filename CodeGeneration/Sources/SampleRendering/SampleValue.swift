import SchemaModel
import SwiftSource

/// A value in Swift and as it stands in a template.
struct SampleValue {
    let code: SwiftExpression
    let json: JSONValue

    init(_ code: SwiftExpression, _ json: JSONValue) {
        self.code = code
        self.json = json
    }

    /// A value that is written the same way in Swift.
    init(literal json: JSONValue) {
        self.init(SampleValue.code(json), json)
    }

    private static func code(_ json: JSONValue) -> SwiftExpression {
        switch json {
        case .null: .name("nil")
        case .bool(let truth): .boolean(truth)
        case .number(let text): .number(text)
        case .string(let text): .string(text)
        case .array(let elements): .list(elements.map(code))
        case .object(let members): .map(members.sorted { $0.key < $1.key }.map { ($0.key, code($0.value)) })
        }
    }
}
