public import TemplateModel

extension Node {
    /// Whether this value has everything that a pattern has.
    ///
    /// An object may have members beside those of the pattern's object. A list must have as many items as the
    /// pattern's, each of which has everything that the pattern's item has. Other values must be equal.
    /// - Parameter pattern: What must be there.
    /// - Returns: Whether it is.
    public func includes(_ pattern: Node) -> Bool { differences(from: pattern).isEmpty }

    /// What keeps this value from having everything that a pattern has, one sentence each.
    func differences(from pattern: Node, at path: String = "") -> [String] {
        switch (self, pattern) {
        case (.object(let object), .object(let expected)):
            return expected.flatMap { key, value in
                let place = path.isEmpty ? key : "\(path).\(key)"
                guard let actual = object[key] else { return ["\(place) is missing, expected \(value.compactText)"] }
                return actual.differences(from: value, at: place)
            }
        case (.array(let items), .array(let expected)) where items.count == expected.count:
            return zip(items, expected).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(path)[\(index)]")
            }
        default:
            guard self != pattern else { return [] }
            let place = path.isEmpty ? "the value" : path
            return ["\(place) is \(compactText), expected \(pattern.compactText)"]
        }
    }

    /// The value on one line, as JSON.
    var compactText: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .int(let value): "\(value)"
        case .double(let value): "\(value)"
        case .string(let value): value.debugDescription
        case .array(let items): "[\(items.map(\.compactText).joined(separator: ", "))]"
        case .object(let object):
            "{\(object.map { "\($0.key.debugDescription): \($0.value.compactText)" }.joined(separator: ", "))}"
        }
    }
}
