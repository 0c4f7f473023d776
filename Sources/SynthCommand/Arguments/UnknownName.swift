internal import TemplateChecks

/// What to say about a name that is none of those that are allowed.
enum UnknownName {
    /// The name given, the one that was probably meant, and all that are allowed.
    static func sentence(_ given: String, among allowed: [String], called plural: String) -> String {
        let question = Suggestion.question(for: given, among: allowed)
        let choice = allowed.count == 1 ? "the only one is" : "the \(plural) are"
        return "'\(given)'\(question.isEmpty ? ";" : question) \(choice) \(list(allowed))"
    }

    /// The names in quotation marks, the last two joined by a word.
    static func list(_ names: [String]) -> String {
        var quoted = names.map { "'\($0)'" }
        guard let last = quoted.popLast() else { return "" }
        return quoted.isEmpty ? last : quoted.joined(separator: ", ") + " and " + last
    }
}
