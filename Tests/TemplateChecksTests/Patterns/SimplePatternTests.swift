import ResourceSchemas
import Testing

@testable import TemplateChecks

/// A simple pattern must say what the standard library says of the same expression.
@Suite("Simple patterns")
struct SimplePatternTests {
    @Test("Every pattern of the schemas that is simple finds what the standard library finds")
    func schemas() throws {
        var generator = Numbers(seed: 1)
        let patterns = SchemaPatterns.all
        var simple = 0
        for pattern in patterns.sorted() {
            guard let reading = SimplePattern(pattern) else { continue }
            simple += 1
            var texts = ["", "a", "arn:aws:s3:::bucket/*", "two words", "x\nx", "ü"]
            for _ in 0..<3 {
                let text = Sample.text(of: reading.alternatives, &generator)
                texts += [text, Sample.changed(text, &generator)]
            }
            try expectAgreement(pattern, reading, on: texts)
        }
        #expect(patterns.count > 2_500)
        #expect(simple * 10 > patterns.count * 8, "only \(simple) of \(patterns.count) patterns are simple")
    }

    @Test("Expressions of all parts in any order find what the standard library finds")
    func random() throws {
        let parts = [
            "a", "b", "-", "1", "_", "[ab]", "[^a]", "[a-c]", "[", "]", "(", ")", "(?:", "|", "*", "+", "?", "{2}",
            "{1,}",
            "{0,2}", "{", "}", "^", "$", ".", "\\d", "\\w", "\\s", "\\S", "\\.", "\\-", "\\", "\\u0061", "\\x61",
            "\\p{L}",
            "&&", "~~", "--", "[a-", "[\\w-", "[-a", "]", "[^-", ",", " ", "#", "/", "\\/", "\\b", "(?!", "(?=", "(?<",
        ]
        var generator = Numbers(seed: 2)
        var simple = 0
        for _ in 0..<20_000 {
            let pattern = (0...generator.next(below: 6)).map { _ in parts[generator.next(below: parts.count)] }.joined()
            guard let reading = SimplePattern(pattern) else { continue }
            simple += 1
            var texts = ["", "a", "ab", "aab-1", " _", "b\tb"]
            let text = Sample.text(of: reading.alternatives, &generator)
            texts += [text, Sample.changed(text, &generator)]
            try expectAgreement(pattern, reading, on: texts)
        }
        #expect(simple > 2_000)
    }

    @Test("Every character behind a backslash means what the standard library takes it for", arguments: ["", "[]"])
    func escapes(_ brackets: String) throws {
        let all = (0x20..<0x7F).compactMap(Unicode.Scalar.init).map { String($0) }
        for character in all {
            let pattern = brackets.isEmpty ? "\\" + character : "[\\" + character + "]"
            guard let reading = SimplePattern(pattern) else { continue }
            try expectAgreement(pattern, reading, on: all + ["\t"])
        }
    }

    @Test("A search that would take too long is left to the standard library")
    func effort() throws {
        let pattern = try #require(SimplePattern("^(a*)*b$"))
        #expect(pattern.isFound(in: String(repeating: "a", count: 40)) == nil)
        #expect(pattern.isFound(in: "aaab") == true)
    }

    private func expectAgreement(_ pattern: String, _ reading: SimplePattern, on texts: [String]) throws {
        let expression: Regex<AnyRegexOutput>
        do {
            expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
        } catch {
            Issue.record("'\(pattern)' is taken for simple, but the standard library cannot read it: \(error)")
            return
        }
        // The standard library takes forever to find out that a repetition of repetitions does not match.
        let longest = Sample.repeatsRepetitions(reading.alternatives) ? 6 : Int.max
        for text in texts where text.utf8.count <= longest {
            if let isFound = reading.isFound(in: text) {
                let expected = try expression.firstMatch(in: text) != nil
                #expect(isFound == expected, "'\(pattern)' in '\(text)'")
            }
            if let matches = reading.matchesWhole(of: text) {
                let expected = try expression.wholeMatch(in: text) != nil
                #expect(matches == expected, "'\(pattern)' as '\(text)'")
            }
        }
    }
}

/// The regular expressions of all schemas.
private enum SchemaPatterns {
    static var all: Set<String> {
        var patterns: Set<String> = []
        let schemas = ResourceSchemas()
        for typeName in ResourceSchemas.typeNames {
            guard let resource = schemas[typeName] else { continue }
            var open = [resource.properties] + resource.attributes.values
            var seen: Set<String> = []
            while let schema = open.popLast() {
                for assertion in schema.assertions {
                    switch assertion {
                    case .pattern(let pattern): patterns.insert(pattern)
                    case .definition(let name):
                        if seen.insert(name).inserted, let definition = resource.definition(name) {
                            open.append(definition)
                        }
                    case .items(let inner), .contains(let inner), .names(let inner), .not(let inner),
                        .dependentSchema(_, let inner):
                        open.append(inner)
                    case .firstItems(let inner), .all(let inner), .any(let inner), .one(let inner): open += inner
                    case .conditional(let condition, let then, let otherwise):
                        open += [condition, then, otherwise].compactMap(\.self)
                    case .members(let members):
                        open += members.named.values
                        for (pattern, inner) in members.matching {
                            patterns.insert(pattern)
                            open.append(inner)
                        }
                        if case .matching(let inner) = members.others { open.append(inner) }
                    default: continue
                    }
                }
            }
        }
        return patterns
    }
}

/// Texts that an expression probably matches.
private enum Sample {
    static func text(of alternatives: [[SimplePattern.Item]], _ generator: inout Numbers) -> String {
        var text = ""
        for item in alternatives[generator.next(below: alternatives.count)] {
            let most = min(item.count.upperBound, item.count.lowerBound &+ 3)
            for _ in 0..<(item.count.lowerBound + generator.next(below: most - item.count.lowerBound + 1)) {
                switch item.element {
                case .characters(let set):
                    let members = (0x20..<0x7F).filter { set.contains(UInt8($0)) }
                    guard !members.isEmpty else { continue }
                    text.unicodeScalars.append(Unicode.Scalar(UInt8(members[generator.next(below: members.count)])))
                case .group(let inner): text += Self.text(of: inner, &generator)
                case .start, .end, .lookahead: continue
                }
            }
        }
        return text
    }

    /// Whether something is repeated that is repeated in what is repeated.
    static func repeatsRepetitions(_ alternatives: [[SimplePattern.Item]], isRepeated: Bool = false) -> Bool {
        alternatives.joined().contains { item in
            let isMany = item.count.upperBound > 3
            switch item.element {
            case .characters: return isRepeated && isMany
            case .group(let inner): return repeatsRepetitions(inner, isRepeated: isRepeated || isMany)
            case .lookahead(let inner, _): return repeatsRepetitions(inner, isRepeated: isRepeated)
            case .start, .end: return false
            }
        }
    }

    /// The text with one character replaced, added or removed.
    static func changed(_ text: String, _ generator: inout Numbers) -> String {
        var bytes = Array(text.utf8)
        let byte = UInt8(0x20 + generator.next(below: 0x5F))
        let position = generator.next(below: bytes.count + 1)
        switch generator.next(below: 3) {
        case 0 where position < bytes.count: bytes[position] = byte
        case 1 where position < bytes.count: bytes.remove(at: position)
        default: bytes.insert(byte, at: position)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Numbers that are the same in every run.
private struct Numbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
