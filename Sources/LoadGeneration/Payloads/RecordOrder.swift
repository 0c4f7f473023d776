internal import AWSClient
internal import JSONValues

/// An order of a record, less than 1 KB.
enum RecordOrder {
    private static let firstNames = ["Ada", "Bela", "Carla", "Dario", "Edda", "Fritz", "Greta", "Hugo", "Ida", "Jonas"]
    private static let lastNames = ["Amsel", "Birke", "Cello", "Distel", "Eiche", "Falke", "Ginster", "Harfe", "Iltis"]
    private static let words = [
        "blue", "morning", "river", "silent", "golden", "street", "winter", "paper", "summer", "distant", "letter",
        "velvet", "garden", "harbour", "electric", "window",
    ]

    /// A body that no other order has: an object with `id`, `timestamp` (milliseconds since 1970), `amount`, `email` and
    /// `album`.
    static func body() -> String {
        let first = pick(firstNames)
        let last = pick(lastNames)
        let cents = Int.random(in: 100...5000)
        let fraction = cents % 100
        let title = (0..<3).map { _ in capitalized(pick(words)) }.joined(separator: " ")
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", RandomToken.make())
            writer.member("timestamp", Int(Timestamp.now.secondsSince1970 * 1000))
            writer.member("amount") { $0.number("\(cents / 100).\(fraction < 10 ? "0" : "")\(fraction)") }
            writer.member("email", "\(first).\(last)@example.com".lowercased())
            writer.member("album") { writer in
                writer.object { writer in
                    writer.member("artist_name", "\(pick(firstNames)) \(pick(lastNames))")
                    writer.member("title", title)
                    writer.member("format", pick([#"7" Vinyl"#, #"12" Vinyl"#]))
                    writer.member("year", Int.random(in: 1950...2026))
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func pick(_ words: [String]) -> String { words.randomElement() ?? "" }

    private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
