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
        let bytes = given.utf8.map(lowercased)
        let limit = min(3, bytes.count / 2)
        guard limit > 0 else { return nil }
        var nearest: (name: String, distance: Int)?
        var row: [Int] = []
        for name in names where abs(name.utf8.count - bytes.count) <= limit {
            guard let distance = distance(bytes, name, atMost: limit, &row) else { continue }
            if let found = nearest, (found.distance, found.name) <= (distance, name) { continue }
            nearest = (name, distance)
        }
        return nearest?.name
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// The number of characters to insert, remove or replace, the distance of Levenshtein; `nil` beyond a limit.
    ///
    /// Names in templates are of ASCII; others are compared by their bytes.
    private static func distance(_ left: [UInt8], _ name: String, atMost limit: Int, _ row: inout [Int]) -> Int? {
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: 0...left.count)
        var line = 0
        for other in name.utf8.lazy.map(lowercased) {
            line += 1
            var diagonal = row[0]
            row[0] = line
            var least = line
            for column in left.indices {
                let replaced = diagonal + (left[column] == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
                least = min(least, row[column + 1])
            }
            if least > limit { return nil }
        }
        return row[left.count] <= limit ? row[left.count] : nil
    }
}
