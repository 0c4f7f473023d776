/// What YAML 1.1 sees in a text without quotes, as PyYAML reads it; timestamps apart, which CloudFormation takes for
/// text.
///
/// https://yaml.org/type/
enum PlainScalar {
    case node(Node)
    /// A number that a template cannot hold.
    case invalid

    init(_ text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL":
            self = .node(.null)
        case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
            self = .node(.bool(true))
        case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
            self = .node(.bool(false))
        case ".nan", ".NaN", ".NAN":
            self = .invalid
        default:
            self = Self.number(text[...].utf8) ?? .node(.string(text))
        }
    }

    /// The number that a text is; `nil` when it is none.
    private static func number(_ text: Substring.UTF8View) -> PlainScalar? {
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        let isSigned = isNegative || rest.first == UInt8(ascii: "+")
        if isSigned {
            rest.removeFirst()
        }
        let sign = isNegative ? "-" : ""
        guard let first = rest.first else { return nil }
        if first == UInt8(ascii: ".") {
            if [".inf", ".Inf", ".INF"].contains(Substring(rest)) { return .invalid }
            let isNumber = !isSigned && rest.dropFirst().first.map(isDigit) == true
            return isNumber ? double(sign, whole: "0", rest) : nil
        }
        guard isDigit(first) else { return nil }
        let whole = rest.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
        let digits = withoutUnderscores(whole)
        rest = rest.dropFirst(whole.count)
        switch rest.first {
        case nil:
            if first != UInt8(ascii: "0") || whole.count == 1 { return integer(sign + digits, radix: 10) }
            return digits.utf8.allSatisfy { $0 < UInt8(ascii: "8") } ? integer(sign + digits, radix: 8) : nil
        case UInt8(ascii: "."):
            return double(sign, whole: digits, rest)
        case UInt8(ascii: ":"):
            return sexagesimal(isNegative, digits, rest)
        case UInt8(ascii: "b") where whole.elementsEqual("0".utf8):
            return prefixed(sign, rest.dropFirst(), radix: 2)
        case UInt8(ascii: "x") where whole.elementsEqual("0".utf8):
            return prefixed(sign, rest.dropFirst(), radix: 16)
        default:
            return nil
        }
    }

    /// A number with a fraction; `rest` starts with its point.
    private static func double(_ sign: String, whole: String, _ rest: Substring.UTF8View) -> PlainScalar? {
        var rest = rest.dropFirst()
        let fraction = rest.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
        rest = rest.dropFirst(fraction.count)
        if let letter = rest.first {
            guard letter | 0x20 == UInt8(ascii: "e") else { return nil }
            let exponent = rest.dropFirst()
            guard exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-"), exponent.count > 1,
                exponent.dropFirst().allSatisfy(isDigit)
            else { return nil }
        }
        let text = sign + whole + "." + withoutUnderscores(fraction) + "0" + String(Substring(rest))
        guard let value = Double(text), value.isFinite else { return .invalid }
        return .node(.double(value))
    }

    /// A number to base 60; `rest` starts with its first colon.
    private static func sexagesimal(
        _ isNegative: Bool,
        _ whole: String,
        _ rest: Substring.UTF8View
    ) -> PlainScalar? {
        var groups = rest.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let last = groups.popLast() else { return nil }
        let point = last.firstIndex(of: UInt8(ascii: "."))
        groups.append(last[..<(point ?? last.endIndex)])
        for group in groups {
            guard (1...2).contains(group.count), group.allSatisfy(isDigit),
                group.count == 1 || group.first.map({ $0 < UInt8(ascii: "6") }) == true
            else { return nil }
        }
        let parts = [whole] + groups.map { String(Substring($0)) }
        if let point {
            let fraction = last[last.index(after: point)...]
            guard fraction.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") }) else { return nil }
            var value = 0.0
            var base = 1.0
            for (index, part) in parts.enumerated().reversed() {
                let isLast = index == parts.count - 1
                value += base * (Double(isLast ? part + "." + withoutUnderscores(fraction) + "0" : part) ?? .infinity)
                base *= 60
            }
            return value.isFinite ? .node(.double(isNegative ? -value : value)) : .invalid
        }
        guard whole.first != "0" else { return nil }
        var value = 0
        for part in parts {
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 60)
            guard !isTooLarge, let digit = Int(part) else { return .invalid }
            let (sum, isTooLargeSum) = product.addingReportingOverflow(digit)
            guard !isTooLargeSum else { return .invalid }
            value = sum
        }
        return .node(.int(isNegative ? -value : value))
    }

    private static func prefixed(_ sign: String, _ text: Substring.UTF8View, radix: UInt8) -> PlainScalar? {
        let digits = withoutUnderscores(text)
        let areDigits = digits.unicodeScalars.allSatisfy { scalar in
            radix == 2 ? scalar == "0" || scalar == "1" : scalar.properties.isASCIIHexDigit
        }
        guard !digits.isEmpty, areDigits else { return nil }
        return integer(sign + digits, radix: Int(radix))
    }

    private static func integer(_ text: String, radix: Int) -> PlainScalar {
        Int(text, radix: radix).map { .node(.int($0)) } ?? .invalid
    }

    private static func withoutUnderscores(_ text: Substring.UTF8View) -> String {
        String(decoding: text.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
