/// A color in a graph.
public struct GraphColor: Hashable, Sendable {
    /// The color as `#rrggbb`.
    public let hex: String

    /// A color by its parts.
    /// - Parameter hex: The red, green and blue parts in hexadecimal, `#d62728` for example.
    public init(_ hex: String) {
        self.hex = hex
    }

    /// Blue.
    public static let blue = GraphColor("#1f77b4")
    /// Green.
    public static let green = GraphColor("#2ca02c")
    /// Gray.
    public static let gray = GraphColor("#7f7f7f")
    /// Orange.
    public static let orange = GraphColor("#ff7f0e")
    /// Purple.
    public static let purple = GraphColor("#9467bd")
    /// Red.
    public static let red = GraphColor("#d62728")

    /// Why CloudWatch would refuse the color, `nil` when it would not.
    var problem: String? {
        let isHex = hex.count == 7 && hex.hasPrefix("#") && hex.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
        return isHex ? nil : "a color must be written as #rrggbb, got '\(hex)'"
    }
}
