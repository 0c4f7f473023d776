import TemplateModel

/// One text for equal data, the same as that of `data_text` in `read_yaml.py`.
func dataText(_ node: Node) -> String {
    switch node {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "int \(value)"
    case .double(let value): "double " + hexadecimal(value.bitPattern, digits: 16)
    case .string(let value): quoted(value)
    case .array(let items): "[" + items.map(dataText).joined(separator: ", ") + "]"
    case .object(let object): dataText(object)
    }
}

/// One text for equal data, the same as that of `data_text` in `read_yaml.py`.
func dataText(_ object: Object) -> String {
    if object.count == 1, case .string(let text)? = object["Fn::GetAtt"] {
        let parts = text.unicodeScalars.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return dataText(["Fn::GetAtt": .array(parts.map { .string(String($0)) })] as Object)
    }
    let members = object.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
    return "{" + members.map { quoted($0.key) + ": " + dataText($0.value) }.joined(separator: ", ") + "}"
}

private func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
        switch unit {
        case 0x08: result += "\\b"
        case 0x09: result += "\\t"
        case 0x0A: result += "\\n"
        case 0x0C: result += "\\f"
        case 0x0D: result += "\\r"
        case 0x22: result += "\\\""
        case 0x5C: result += "\\\\"
        case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
        default: result += "\\u" + hexadecimal(UInt64(unit), digits: 4)
        }
    }
    return result + "\""
}

private func hexadecimal(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
}
