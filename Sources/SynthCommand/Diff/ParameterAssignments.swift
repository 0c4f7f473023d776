internal import ArgumentParser

/// Values of parameters on the command line.
struct ParameterAssignments {
    /// The values, by name.
    let values: [String: String]

    /// Reads `<name>=<value>`; of two values of one parameter the last counts.
    init(_ texts: [String]) throws(ValidationError) {
        var values: [String: String] = [:]
        for text in texts {
            guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
                throw ValidationError("a parameter must be given as <name>=<value>, got '\(text)'")
            }
            values[String(text[..<sign])] = String(text[text.index(after: sign)...])
        }
        self.values = values
    }
}
