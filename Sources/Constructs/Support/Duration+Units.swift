extension Duration {
    /// A number of minutes.
    /// - Parameter minutes: The minutes.
    /// - Returns: The duration.
    public static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }

    /// A number of hours.
    /// - Parameter hours: The hours.
    /// - Returns: The duration.
    public static func hours(_ hours: Int) -> Duration { .seconds(hours * 3600) }

    /// A number of days.
    /// - Parameter days: The days.
    /// - Returns: The duration.
    public static func days(_ days: Int) -> Duration { .seconds(days * 86_400) }

    /// The duration in seconds, `nil` when it is not a whole number of them.
    var wholeSeconds: Int? { components.attoseconds == 0 ? Int(components.seconds) : nil }

    /// The duration as messages show it: `30 s`, `1.5 s`.
    var shown: String {
        if let seconds = wholeSeconds { return "\(seconds) s" }
        return "\(Double(components.seconds) + Double(components.attoseconds) / 1e18) s"
    }
}
