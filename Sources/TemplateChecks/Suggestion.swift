/// The name that was probably meant by one that does not exist.
package enum Suggestion {
    /// A question to put behind a message: `; did you mean 'X'?`, or nothing when no name is near.
    /// - Parameters:
    ///   - given: The name that does not exist.
    ///   - names: The names that do.
    /// - Returns: A text that starts with a semicolon, or an empty one.
    package static func question(for given: String, among names: some Sequence<String>) -> String {
        nearest(to: given, among: names).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The name that takes the fewest edits, if they are few enough for a slip of the hand.
    /// - Parameters:
    ///   - given: The name that does not exist.
    ///   - names: The names that do.
    /// - Returns: The first by the alphabet of those that are equally near; `nil` when no name is near.
    package static func nearest(to given: String, among names: some Sequence<String>) -> String? {
        let characters = Array(given.lowercased())
        let limit = min(3, characters.count / 2)
        var nearest: (name: String, distance: Int)?
        for name in names where abs(name.utf8.count - given.utf8.count) <= 4 * limit {
            let distance = distance(characters, Array(name.lowercased()))
            guard distance <= limit else { continue }
            if let found = nearest, (found.distance, found.name) <= (distance, name) { continue }
            nearest = (name, distance)
        }
        return nearest?.name
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
