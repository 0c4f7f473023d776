import SchemaModel

/// Makes values that fit a schema, or come as close as it can.
struct ValueMaker {
    let document: SchemaDocument

    // MARK: Scalars

    /// A text that fits.
    /// - Parameters:
    ///   - node: The schema.
    ///   - number: Which of several texts that differ.
    ///   - preferred: Texts to try first, by number.
    /// - Returns: The text; one that does not fit if none was found that does.
    func text(_ node: JSONValue, _ number: Int, preferred: (Int) -> [String] = { _ in [] }) -> String {
        var fitting: [String] = []
        var isMadeOfPattern = false
        func take(_ text: String) -> Bool {
            let violations = document.violations(of: .string(text), by: node)
            let fits = violations.allSatisfy { isMadeOfPattern && $0.keyword == Violation.unreadPattern }
            if fits, !fitting.contains(text) { fitting.append(text) }
            return fitting.count > number
        }
        let formats = document.all("format", in: node).compactMap(\.string)
        let start =
            (0...number).flatMap(preferred) + allowedValues(node).compactMap(\.string)
            + formats.flatMap { format in (0...number).compactMap { SampleTexts.text(of: format, $0) } }
        let patterns = document.all("pattern", in: node).compactMap { $0.string.flatMap(document.patterns.pattern) }
        let lengths = document.all("minLength", in: node).map(\.count)
        if start.contains(where: take) { return fitting[number] }
        let names = (0...number).map(SampleTexts.name) + SampleTexts.common
        if names.contains(where: take) { return fitting[number] }
        isMadeOfPattern = true
        for pattern in patterns {
            for choice in ValueMaker.choices(lengths) where take(pattern.text(choice)) { return fitting[number] }
        }
        isMadeOfPattern = false
        for length in lengths + [1, 2, 3, 4] where take(String(repeating: "a", count: length)) {
            return fitting[number]
        }
        return fitting.last ?? patterns.first?.text(Pattern.Choice(repetitions: 1)) ?? "sample"
    }

    private static func choices(_ lengths: [Int]) -> [Pattern.Choice] {
        let repetitions = [0, 1, 2, 3, 4, 5, 8, 12, 16, 20, 24, 32, 36, 40, 64, 128] + lengths
        return repetitions.flatMap { repetitions in
            (0..<8).flatMap { alternative in
                (0..<4).map {
                    Pattern.Choice(alternative: alternative, repetitions: repetitions, character: $0)
                }
            }
        }
    }

    /// A number that fits, as it is written.
    func number(_ node: JSONValue, _ number: Int) -> String {
        let bounds = ["minimum", "multipleOf", "maximum"].flatMap { document.all($0, in: node) }
        let fractions = bounds.compactMap { $0.scalarText.flatMap { Double($0) } }
        let near = [0, 1, 2, -1].flatMap { step in fractions.map { $0 + step } }
        let whole = [1, 2, 3, 0, 10, 60, 100, 1000] + near.filter { abs($0) < 1e15 && $0 == $0.rounded() }
        let fitting = (whole.map { String(Int($0)) } + ["0.5"]).filter {
            document.violations(of: .number($0), by: node).isEmpty
        }
        let allowed = allowedValues(node).compactMap { if case .number(let text) = $0 { text } else { nil } }
        let all = allowed + fitting
        return all.dropFirst(number).first ?? all.last ?? "1"
    }

    func boolean(_ node: JSONValue) -> Bool { document.violations(of: .bool(true), by: node).isEmpty }

    /// The values of `enum` and `const`, those of alternatives included.
    func allowedValues(_ node: JSONValue) -> [JSONValue] {
        document.all("const", in: node)
            + ["enum", "enumCaseInsensitive"].flatMap { document.all($0, in: node) }.flatMap { $0.array ?? [] }
    }

    // MARK: Collections

    /// How many elements or members a list or map gets: one, or more if the schema demands it.
    func count(_ node: JSONValue, least keyword: String, most: String) -> Int {
        let least = document.all(keyword, in: node).map(\.count).max() ?? 0
        let most = document.all(most, in: node).map(\.count).max() ?? 1
        return max(least, min(1, most))
    }

    /// The schema of the elements of a list.
    func element(_ node: JSONValue, _ index: Int) -> JSONValue {
        let items = document.all("items", in: node).first ?? .object([:])
        let fixed = document.all("prefixItems", in: node).first?.array ?? []
        guard index < fixed.count else {
            // `AWS::EC2::Subnet.Ids` of a list is `AWS::EC2::Subnet.Id` of its elements.
            let format = document.all("format", in: node).first
            guard let format, document.all("format", in: items).isEmpty, var members = items.object else {
                return items
            }
            members["format"] = format
            return .object(members)
        }
        return .object(["allOf": [fixed[index], items]])
    }

    /// The schema and the names of the members of a map.
    func members(_ node: JSONValue) -> (node: JSONValue, names: [String]) {
        let count = count(node, least: "minProperties", most: "maxProperties")
        let patterns = document.all("patternProperties", in: node).first?.object ?? [:]
        if let (pattern, schema) = patterns.min(by: { $0.key < $1.key }) {
            let key: JSONValue = ["type": "string", "pattern": .string(pattern)]
            return (schema, (0..<count).map { text(key, $0) })
        }
        let others = document.all("additionalProperties", in: node).first { $0.object != nil }
        return (others ?? .object([:]), (0..<count).map { $0 == 0 ? "sample" : "sample\($0)" })
    }

    // MARK: Documents

    /// A value for which there is no type.
    /// - Parameters:
    ///   - node: The schema.
    ///   - number: Which of several values that differ.
    ///   - depth: How many values are around this one; schemas may refer to themselves.
    /// - Returns: The value; one that does not fit if none was found that does.
    func json(_ node: JSONValue, _ number: Int = 0, depth: Int = 0) -> JSONValue {
        let allowed = allowedValues(node)
        if !allowed.isEmpty { return allowed[number % allowed.count] }
        var candidates = kinds(of: node).map { value(of: $0, node, number, depth) }
        if depth < 8 { candidates += document.alternatives(of: node).map { json($0, number, depth: depth + 1) } }
        return candidates.first { document.violations(of: $0, by: node).isEmpty } ?? candidates.first
            ?? ["Sample": "sample"]
    }

    private func kinds(of node: JSONValue) -> [String] {
        let keywords = document.keywords(of: node)
        guard let type = keywords["type"] else {
            if keywords["properties"] != nil { return ["object"] }
            return keywords["items"] == nil ? [] : ["array"]
        }
        let kinds = (type.array ?? [type]).compactMap(\.string)
        // A document shows more than a text that may stand for it.
        return kinds.filter { $0 == "object" } + kinds.filter { $0 != "object" }
    }

    private func value(of kind: String, _ node: JSONValue, _ number: Int, _ depth: Int) -> JSONValue {
        switch kind {
        case "boolean": return .bool(boolean(node))
        case "integer", "number": return .number(self.number(node, number))
        case "string": return .string(text(node, number))
        case "array":
            let count = depth < 8 ? count(node, least: "minItems", most: "maxItems") : 0
            return .array((0..<count).map { json(element(node, $0), $0, depth: depth + 1) })
        case "object":
            let required = document.all("required", in: node).flatMap { $0.array ?? [] }.compactMap(\.string)
            let known = document.all("properties", in: node).flatMap { ($0.object ?? [:]).keys }.sorted()
            let names = required.isEmpty ? Array(known.prefix(1)) : required
            var members: [String: JSONValue] = [:]
            if depth < 8 {
                for name in names { members[name] = json(document.property(name, of: node), number, depth: depth + 1) }
            }
            if known.isEmpty, members.isEmpty {
                let (schema, names) = self.members(node)
                for name in names { members[name] = schema == .object([:]) ? "sample" : json(schema, depth: depth + 1) }
            }
            return .object(members)
        default: return .null
        }
    }
}
