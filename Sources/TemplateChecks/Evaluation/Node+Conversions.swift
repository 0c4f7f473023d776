package import TemplateModel

/// The conversions that CloudFormation makes between strings, numbers and Booleans.
extension Node {
    /// This scalar as a text; `nil` for lists, objects and null.
    package var scalarText: String? {
        switch self {
        case .string(let text): text
        case .bool(let value): value ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .null, .array, .object: nil
        }
    }

    /// This number, or the number that this text spells; `nil` for everything else.
    var numberValue: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        case .string(let text): Self.number(text)
        case .null, .bool, .array, .object: nil
        }
    }

    /// This number, or the number that this text spells, if it has no fraction.
    package var integerValue: Int? {
        if case .int(let number) = self { return number }
        return numberValue.flatMap { Int(exactly: $0) }
    }

    /// This truth value, or the one that this text spells; `nil` for everything else.
    package var truthValue: Bool? {
        switch self {
        case .bool(let value): value
        case .string("true"), .string("True"), .string("TRUE"): true
        case .string("false"), .string("False"), .string("FALSE"): false
        default: nil
        }
    }

    /// Whether this is the call for no value at all.
    var isNoValue: Bool {
        if case .object(let object) = self, object.count == 1, object[0].key == "Ref" {
            object[0].value == .string("AWS::NoValue")
        } else {
            false
        }
    }

    private static func number(_ text: String) -> Double? {
        // What else `Double` reads, such as `nan`, `inf` and `0x1p3`, is no number of a template.
        let isNumber = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                true
            default: false
            }
        }
        return isNumber ? Double(text) : nil
    }
}

extension String {
    /// Whether CloudFormation replaces a part of this text, `{{resolve:…}}`, by a value that is kept elsewhere.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>
    ///
    /// Wrong ones, with blanks for example, are found by the check of dynamic references.
    var hasDynamicReference: Bool { contains(bytes: "{{") && contains(bytes: "resolve:") }

    /// Whether a text of ASCII occurs in this one; faster than `contains(_:)`, which compares characters.
    func contains(bytes needle: StaticString) -> Bool {
        let first = needle.utf8Start[0]
        let count = needle.utf8CodeUnitCount
        var copy = self
        return copy.withUTF8 { text in
            guard text.count >= count else { return false }
            for start in 0...(text.count - count) where text[start] == first {
                var length = 1
                while length < count, text[start + length] == needle.utf8Start[length] { length += 1 }
                if length == count { return true }
            }
            return false
        }
    }
}
