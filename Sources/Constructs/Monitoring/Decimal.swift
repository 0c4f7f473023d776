internal import CloudFormation

extension Double {
    /// The number without an exponent and without a fraction of zero, as expressions of CloudWatch and messages have it: `100`, `0.00001`.
    var decimal: String {
        if self == rounded(), abs(self) < 1e15 { return String(Int(self)) }
        let parts = description.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return description }
        let sign = self < 0 ? "-" : ""
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        let digits = mantissa[0] + fraction
        let point = mantissa[0].count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }
}

extension Value where T == Double {
    /// A number, without a fraction of zero.
    init(exactly number: Double) {
        if let whole = Int(exactly: number) { self.init(whole) } else { self.init(number) }
    }
}
