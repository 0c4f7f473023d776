/// A duration as people say it: `90 s`, `2 h 30 min`, `4 days`.
enum DurationText {
    private static let units = [(86_400, " day"), (3_600, " h"), (60, " min"), (1, " s")]

    /// The two largest units of a duration; seconds alone up to two minutes.
    static func of(_ seconds: Int) -> String {
        guard seconds >= 120 else { return "\(seconds) s" }
        var rest = seconds
        var parts: [String] = []
        for (length, name) in units where rest >= length && parts.count < 2 {
            let count = rest / length
            rest %= length
            parts.append("\(count)\(name)" + (length == 86_400 && count != 1 ? "s" : ""))
        }
        return parts.joined(separator: " ")
    }
}
