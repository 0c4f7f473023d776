/// What to say about a name that is none of those that are allowed.
enum UnknownName {
    /// The name given, the one that was probably meant, and all that are allowed.
    static func sentence(_ given: String, among allowed: [String], called plural: String) -> String {
        let guess = nearest(to: given, among: allowed).map { "; did you mean '\($0)'?" } ?? ";"
        let choice = allowed.count == 1 ? "the only one is" : "the \(plural) are"
        return "'\(given)'\(guess) \(choice) \(list(allowed))"
    }

    /// The names in quotation marks, the last two joined by a word.
    static func list(_ names: [String]) -> String {
        let quoted = names.map { "'\($0)'" }
        guard quoted.count > 1 else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
    }

    /// The allowed name that takes the fewest edits, if they are few enough for a slip of the hand.
    static func nearest(to given: String, among allowed: [String]) -> String? {
        let given = Array(given.lowercased())
        return allowed.map { (name: $0, distance: distance(given, Array($0.lowercased()))) }
            .filter { $0.distance < 4 && $0.distance * 2 <= given.count }
            .min { $0.distance < $1.distance }?.name
    }

    /// The number of characters to insert, remove or replace: the distance of Levenshtein.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (line, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (character == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
