/// The text of numbers, which JSON, YAML 1.1 and YAML 1.2 readers understand alike.
enum NumberText {
    /// The shortest text that reads as the same number; `null` for NaN and the infinities, for which JSON has no text.
    static func text(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        let shortest = number.description
        // YAML 1.1 takes a number without a point for text.
        guard !shortest.utf8.contains(UInt8(ascii: ".")), let exponent = shortest.firstIndex(of: "e") else {
            return shortest
        }
        return shortest[..<exponent] + ".0" + shortest[exponent...]
    }

    /// What is wrong with a number that was read but has no place in a template.
    static func tooLarge(_ text: String) -> String {
        "the number \(text) is neither an integer of 64 bits nor a finite double; write it in quotes to make it a string"
    }
}
