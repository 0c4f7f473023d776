import TemplateChecks
import TemplateModel

extension Node {
    /// Whether this stands for the result of a function.
    var isCall: Bool { functionCall != nil }

    /// Whether this has no parts of its own.
    var isScalar: Bool {
        switch self {
        case .object: isCall
        case .array: false
        case .null, .bool, .int, .double, .string: true
        }
    }

    /// Whether nothing in this value is left to the deployment.
    var isKnown: Bool {
        switch self {
        case .object(let object): !isCall && object.allSatisfy { $0.value.isKnown }
        case .array(let items): items.allSatisfy(\.isKnown)
        case .null, .bool, .int, .double, .string: true
        }
    }
}
