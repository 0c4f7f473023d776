import SchemaModel

extension SchemaDocument {
    /// What a value has that its schema forbids, or lacks that its schema demands.
    ///
    /// All keywords of JSON Schema that the schemas use are known, and those of cfn-lint (`requiredXor`, `uniqueKeys`, …).
    /// - Parameters:
    ///   - value: The value.
    ///   - node: The schema.
    ///   - pointer: Where the value is.
    /// - Returns: The violations in the order of the members of the value.
    func violations(of value: JSONValue, by node: JSONValue, at pointer: String = "") -> [Violation] {
        var result: [Violation] = []
        for (keyword, operand) in (node.object ?? [:]).sorted(by: { $0.key < $1.key }) {
            if let inner = inner(keyword, operand, value, node, pointer) {
                result += inner
            } else if !holds(keyword, operand, value, node) {
                result.append(Violation(pointer: pointer, keyword: keyword))
            }
        }
        return result
    }

    private func fits(_ value: JSONValue, _ node: JSONValue) -> Bool { violations(of: value, by: node).isEmpty }

    /// The violations inside a value, for keywords that pass it or its parts on to other nodes; `nil` for other keywords.
    private func inner(
        _ keyword: String,
        _ operand: JSONValue,
        _ value: JSONValue,
        _ node: JSONValue,
        _ pointer: String
    ) -> [Violation]? {
        switch (keyword, value) {
        case ("$ref", _):
            return target(of: operand.string ?? "").map { violations(of: value, by: $0, at: pointer) } ?? []
        case ("allOf", _):
            return (operand.array ?? []).flatMap { violations(of: value, by: $0, at: pointer) }
        case ("pattern", .string(let text)):
            // What cannot be read cannot be promised.
            let isRead = operand.string.flatMap { patterns.matches(text, $0) } != nil
            return isRead ? nil : [Violation(pointer: pointer, keyword: Violation.unreadPattern)]
        case ("if", _):
            let branch = node.value(at: [fits(value, operand) ? "then" : "else"])
            return branch.map { violations(of: value, by: $0, at: pointer) } ?? []
        case ("items", .array(let elements)):
            let start = node.value(at: ["prefixItems"])?.array?.count ?? 0
            return elements.enumerated().dropFirst(start).flatMap { index, element in
                violations(of: element, by: operand, at: "\(pointer)/\(index)")
            }
        case ("prefixItems", .array(let elements)):
            return zip(elements, operand.array ?? []).enumerated().flatMap { index, pair in
                violations(of: pair.0, by: pair.1, at: "\(pointer)/\(index)")
            }
        case ("properties", .object(let members)):
            return members.sorted { $0.key < $1.key }.flatMap { name, member in
                operand.value(at: [name]).map { violations(of: member, by: $0, at: "\(pointer)/\(name)") } ?? []
            }
        case ("patternProperties", .object(let members)):
            return (operand.object ?? [:]).sorted { $0.key < $1.key }.flatMap { pattern, schema in
                members.sorted { $0.key < $1.key }.filter { patterns.matches($0.key, pattern) ?? false }.flatMap {
                    violations(of: $1, by: schema, at: "\(pointer)/\($0)")
                }
            }
        case ("additionalProperties", .object(let members)):
            let others = members.sorted { $0.key < $1.key }.filter { !isNamed($0.key, by: node) }
            if operand == false { return others.map { Violation(pointer: "\(pointer)/\($0.key)", keyword: keyword) } }
            return others.flatMap { violations(of: $1, by: operand, at: "\(pointer)/\($0)") }
        default: return nil
        }
    }

    private func isNamed(_ name: String, by node: JSONValue) -> Bool {
        node.value(at: ["properties", name]) != nil
            || (node.value(at: ["patternProperties"])?.object ?? [:]).keys.contains {
                patterns.matches(name, $0) ?? false
            }
    }

    private func holds(_ keyword: String, _ operand: JSONValue, _ value: JSONValue, _ node: JSONValue) -> Bool {
        switch keyword {
        case "type": return (operand.array ?? [operand]).compactMap(\.string).contains { value.isOfType($0) }
        case "enum": return operand.array?.contains(value) ?? true
        case "const": return operand == value
        case "enumCaseInsensitive":
            let allowed = (operand.array ?? []).compactMap { $0.string?.lowercased() }
            return value.string.map { allowed.contains($0.lowercased()) } ?? true
        case "oneOf": return operand.array?.count { fits(value, $0) } == 1
        case "anyOf": return operand.array?.contains { fits(value, $0) } ?? true
        case "not": return !fits(value, operand)
        default: break
        }
        return switch value {
        case .string(let text): holds(keyword, operand, text)
        case .number(let text): holds(keyword, operand, Double(text) ?? .nan)
        case .array(let elements): holds(keyword, operand, elements)
        case .object(let members): holds(keyword, operand, members)
        case .null, .bool: true
        }
    }

    private func holds(_ keyword: String, _ operand: JSONValue, _ text: String) -> Bool {
        switch keyword {
        case "minLength": text.unicodeScalars.count >= operand.count
        case "maxLength": text.unicodeScalars.count <= operand.count
        case "pattern": operand.string.flatMap { patterns.matches(text, $0) } ?? true
        default: true
        }
    }

    private func holds(_ keyword: String, _ operand: JSONValue, _ number: Double) -> Bool {
        guard let bound = operand.scalarText.flatMap(Double.init) else { return true }
        return switch keyword {
        case "minimum": number >= bound
        case "maximum": number <= bound
        case "exclusiveMaximum": number < bound
        case "multipleOf": (number / bound).rounded() == number / bound
        default: true
        }
    }

    private func holds(_ keyword: String, _ operand: JSONValue, _ elements: [JSONValue]) -> Bool {
        switch keyword {
        case "minItems": return elements.count >= operand.count
        case "maxItems": return elements.count <= operand.count
        case "uniqueItems": return operand == false || Set(elements).count == elements.count
        case "uniqueKeys":
            let names = (operand.array ?? []).compactMap(\.string)
            return Set(elements.map { element in names.map { element.value(at: [$0]) } }).count == elements.count
        default: return true
        }
    }

    private func holds(_ keyword: String, _ operand: JSONValue, _ members: [String: JSONValue]) -> Bool {
        let names = (operand.array ?? []).compactMap(\.string)
        switch keyword {
        case "minProperties": return members.count >= operand.count
        case "maxProperties": return members.count <= operand.count
        case "required": return names.allSatisfy { members[$0] != nil }
        case "requiredXor": return names.count { members[$0] != nil } == 1
        case "requiredOr": return names.contains { members[$0] != nil }
        case "dependentExcluded":
            return demands(operand, members).allSatisfy { others in others.allSatisfy { members[$0] == nil } }
        case "dependentRequired":
            return demands(operand, members).allSatisfy { others in others.allSatisfy { members[$0] != nil } }
        case "dependencies":
            return demands(operand, members).allSatisfy { others in others.allSatisfy { members[$0] != nil } }
                && (operand.object ?? [:]).allSatisfy { name, node in
                    node.object == nil || members[name] == nil || fits(.object(members), node)
                }
        default: return true
        }
    }

    /// The names that the members which are there demand or exclude.
    private func demands(_ operand: JSONValue, _ members: [String: JSONValue]) -> [[String]] {
        (operand.object ?? [:]).filter { members[$0.key] != nil }.map { ($0.value.array ?? []).compactMap(\.string) }
    }
}

extension JSONValue {
    /// A whole number that counts something.
    var count: Int { scalarText.flatMap { Int($0) } ?? 0 }

    fileprivate func isOfType(_ type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .number(let text): type == "number" || type == "integer" && Int(text) != nil
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
