import SchemaModel

/// The keywords of one schema, each of which must be taken by somebody.
struct Keywords {
    /// Keywords that state nothing about a value.
    ///
    /// `arrayType` and `insertionOrder` say how the service compares lists, not which ones it accepts:
    /// <https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html>
    private static let annotations: Set = [
        "$comment", "arrayType", "default", "description", "examples", "insertionOrder", "title",
    ]

    let typeName: String
    let pointer: String
    private var members: [String: JSONValue]

    init?(_ json: JSONValue, typeName: String, pointer: String) {
        guard let members = json.object else { return nil }
        self.members = members
        self.typeName = typeName
        self.pointer = pointer
    }

    func failure(_ message: String) -> SchemaError {
        SchemaError(typeName: typeName, pointer: pointer, message: message)
    }

    mutating func take(_ keyword: String) -> JSONValue? { members.removeValue(forKey: keyword) }

    func finish() throws(SchemaError) {
        if let keyword = members.keys.filter({ !Keywords.annotations.contains($0) }).min() {
            throw failure(
                "unknown keyword '\(keyword)'; teach SchemaNotation.swift what it means, or correct the schema in "
                    + "Corrections.swift"
            )
        }
    }

    /// The bounds of a count; nothing if every count fits.
    mutating func bounds(_ word: String, _ minimum: String, _ maximum: String) throws(SchemaError) -> [String] {
        let low = try take(minimum).flatMap { value throws(SchemaError) in try count(value, minimum) }
        let high = try take(maximum).flatMap { value throws(SchemaError) in try count(value, maximum) }
        guard low ?? 0 > 0 || high != nil else { return [] }
        return ["\(word) \(low.map(String.init) ?? "")..\(high.map(String.init) ?? "")"]
    }

    /// A count; `nil` when it is greater than any.
    private func count(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> Int? {
        guard let count = Double(try number(value, keyword)), count >= 0, count.rounded() == count else {
            throw failure("\(keyword) must be a count")
        }
        return Int(exactly: count)
    }

    mutating func range() throws(SchemaError) -> [String] {
        var words: [String] = []
        for (low, high, sign) in [("minimum", "maximum", ""), ("exclusiveMinimum", "exclusiveMaximum", "<")] {
            let minimum = try take(low).map { value throws(SchemaError) in try number(value, low) + sign } ?? ""
            let maximum = try take(high).map { value throws(SchemaError) in sign + (try number(value, high)) } ?? ""
            if minimum + maximum != "" { words.append("range \(minimum)..\(maximum)") }
        }
        return words
    }

    func number(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> String {
        guard let text = value.scalarText, Double(text) != nil else { throw failure("\(keyword) must be a number") }
        return text
    }

    func names(_ value: JSONValue, _ keyword: String) throws(SchemaError) -> String {
        let names = (value.array ?? []).compactMap(\.string)
        guard !names.isEmpty, names.count == value.array?.count else {
            throw failure("\(keyword) must be a list of names")
        }
        return names.map(Notation.name).joined(separator: ",")
    }
}
