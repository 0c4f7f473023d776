/// The units that names of numbers tell.
enum UnitName {
    /// The unit of a number.
    /// - Parameter name: The property as the schema spells it.
    /// - Returns: The unit, or `nil` if the name does not end with one.
    static func unit(of name: String) -> String? {
        units.first { word, _ in
            guard name.hasSuffix(word) else { return false }
            // The unit must be a word of its own.
            return name.dropLast(word.count).last?.isUppercase != true
        }?.unit
    }

    private static let units: [(word: String, unit: String)] = [
        ("Milliseconds", "milliseconds"), ("Millis", "milliseconds"), ("Seconds", "seconds"), ("Minutes", "minutes"),
        ("Hours", "hours"), ("Days", "days"),
        ("MegaBytes", "megabytes"), ("Bytes", "bytes"), ("KB", "KB"), ("KiB", "KiB"), ("MB", "MB"), ("MiB", "MiB"),
        ("GB", "GB"), ("GiB", "GiB"),
        ("TB", "TB"), ("TiB", "TiB"),
        ("Percent", "percent"), ("Percentage", "percent"),
    ]
}
