import TemplateChecks
import TemplateModel

/// A parameter of a template and its value.
struct ParameterValue {
    /// What a reference returns, as far as it is known before deployment and may be shown.
    let shown: Node?
    /// What tells one value from another.
    let text: String?

    /// Looks a parameter up.
    /// - Parameters:
    ///   - declaration: What the template says.
    ///   - given: The value that is given; the default applies when `nil`.
    init(_ declaration: Node, given: String?) {
        text = given ?? declaration["Default"]?.scalarText
        let type = declaration["Type"]?.stringValue ?? "String"
        // What stands for a value elsewhere is not the value, and a secret stays one.
        let isKept = type.hasPrefix("AWS::SSM::Parameter::Value<") || declaration["NoEcho"]?.truthValue == true
        guard let text, !isKept else {
            shown = nil
            return
        }
        if type == "CommaDelimitedList" || type.hasPrefix("List<") {
            let items = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
            shown = .array(items.map { .string(Self.trimmed($0)) })
        } else {
            shown = .string(text)
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
