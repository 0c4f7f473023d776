/// Where a value lies within another.
///
/// Linked from the inside to the outside, so that descending costs no copy; the text is only made when something is wrong.
enum JSONPath {
    case root
    indirect case member(any CodingKey, of: JSONPath)

    var keys: [any CodingKey] {
        switch self {
        case .root: []
        case .member(let key, let parent): parent.keys + [key]
        }
    }

    var text: String { Self.text(keys) }

    static func text(_ keys: [any CodingKey]) -> String {
        var text = ""
        for key in keys {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text
    }
}

/// The key of an item of an array, or of the value that a superclass has.
enum JSONKey: CodingKey {
    case index(Int)
    case name(String)

    init?(intValue: Int) { self = .index(intValue) }
    init?(stringValue: String) { self = .name(stringValue) }

    var intValue: Int? {
        if case .index(let index) = self { index } else { nil }
    }

    var stringValue: String {
        switch self {
        case .index(let index): "Index \(index)"
        case .name(let name): name
        }
    }
}
