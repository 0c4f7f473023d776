import TemplateModel
import Testing

@Suite struct ParsedTemplateTests {
    @Test func theFirstCharacterTellsTheFormat() throws {
        #expect(try ParsedTemplate(parsing: " \n{\"A\": 1}").format == .json)
        #expect(try ParsedTemplate(parsing: "A: 1").format == .yaml)
        #expect(try ParsedTemplate(parsing: "{A: 1}", format: .yaml).template.root == ["A": 1])
    }

    @Test(arguments: ["\u{FEFF}{\"A\": 1}", "\u{FEFF}A: 1\n"])
    func aByteOrderMarkIsSkipped(text: String) throws {
        let parsed = try ParsedTemplate(parsing: text)
        #expect(parsed.template.root == ["A": 1])
        #expect(parsed.position(of: [])?.line == 1)
        #expect(parsed.position(of: [])?.column == 1)
    }

    @Test(arguments: ["", " \n\t", "# only a comment\n", "\u{FEFF}"])
    func anEmptyTextIsRefused(text: String) {
        #expect(problems(text) == ["1:1: the template is empty; write at least the section Resources"])
    }

    static let roots = [
        ("~", "null"), ("true", "a Boolean"), ("1.5", "a number"), ("1", "a number"), ("text", "a string"),
        ("[]", "an array"),
    ]

    @Test(arguments: roots) func theRootMustBeAnObject(text: String, kind: String) {
        #expect(
            problems(text) == ["1:1: the template is \(kind), but must be an object of sections such as Resources"]
        )
    }

    @Test func invalidUTF8IsRefused() {
        let problem = "the text is not valid UTF-8; save the file in UTF-8"
        #expect(problems(Array("A: 1\nBé: ".utf8) + [0x80, 0x0A]) == ["2:5: \(problem)"])
        #expect(problems([0xEF, 0xBB, 0xBF] + Array("{\n\"é\": ".utf8) + [0xFF]) == ["2:6: \(problem)"])
    }

    @Test func positionsInJSON() throws {
        let parsed = try ParsedTemplate(parsing: "{\r\n  \"é\": 1, \"B\":\n [10, {\"C\": \"x\"}]}")
        #expect(parsed.position(of: []) == TextPosition(line: 1, column: 1))
        #expect(parsed.position(of: ["é"]) == TextPosition(line: 2, column: 3))
        #expect(parsed.position(of: ["B"]) == TextPosition(line: 2, column: 11))
        #expect(parsed.valuePosition(of: ["B"]) == TextPosition(line: 3, column: 2))
        #expect(parsed.position(of: ["B", 1]) == TextPosition(line: 3, column: 7))
        #expect(parsed.position(of: ["B", 1, "C"]) == TextPosition(line: 3, column: 8))
        #expect(parsed.valuePosition(of: ["B", 1, "C"]) == TextPosition(line: 3, column: 13))
        #expect(parsed.position(of: ["B", 2]) == nil)
        #expect(parsed.position(of: ["B", -1]) == nil)
        #expect(parsed.position(of: ["B", "C"]) == nil)
        #expect(parsed.valuePosition(of: ["D"]) == nil)
    }

    @Test func positionsInYAML() throws {
        let parsed = try ParsedTemplate(parsing: "é: &x 1\nB:\n  - 10\n  - C: !GetAtt Q.Arn\n    D: *x\n")
        #expect(parsed.position(of: ["é"]) == TextPosition(line: 1, column: 1))
        #expect(parsed.valuePosition(of: ["é"]) == TextPosition(line: 1, column: 4))
        #expect(parsed.valuePosition(of: ["B"]) == TextPosition(line: 3, column: 3))
        #expect(parsed.position(of: ["B", 1]) == TextPosition(line: 4, column: 5))
        #expect(parsed.position(of: ["B", 1, "C"]) == TextPosition(line: 4, column: 5))
        let tag = TextPosition(line: 4, column: 8)
        #expect(parsed.valuePosition(of: ["B", 1, "C"]) == tag)
        #expect(parsed.position(of: ["B", 1, "C", "Fn::GetAtt"]) == tag)
        #expect(parsed.position(of: ["B", 1, "C", "Fn::GetAtt", 1]) == tag)
        #expect(parsed.valuePosition(of: ["B", 1, "D"]) == TextPosition(line: 5, column: 8))
    }

    @Test func manyMembersAreFound() throws {
        let text = (1...40).map { "K\($0): \($0)\n" }.joined()
        let parsed = try ParsedTemplate(parsing: text)
        #expect(parsed.position(of: ["K33"]) == TextPosition(line: 33, column: 1))
    }

    @Test func errorsNameEveryProblemInTheOrderOfTheText() {
        let error = #expect(throws: TemplateSyntaxError.self) {
            try ParsedTemplate(parsing: "A: 1\nA: !No x\nB: [\n")
        }
        #expect(error?.problems.map(\.position.line) == [2, 2, 4])
        #expect(error?.description.hasPrefix("line 2, column 1: the key 'A' is already given") == true)
    }
}
