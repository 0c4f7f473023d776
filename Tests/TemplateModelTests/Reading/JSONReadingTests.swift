import TemplateModel
import Testing

@Suite struct JSONReadingTests {
    private func value(_ text: String) throws -> Node? {
        try ParsedTemplate(parsing: "{\"A\": \(text)}").template.root["A"]
    }

    static let values: [(String, Node)] = [
        ("null", nil), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("-12", -12),
        ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)), ("1.0", .double(1)),
        ("1e3", .double(1000)), ("-2.5E-1", .double(-0.25)), ("1E+2", .double(100)), ("\"\"", ""), ("[]", []),
        ("{}", [:]), ("[1, [2], {\"B\": 3}]", [1, [2], ["B": 3]]),
        (#""a\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00é😀""#, "a\"\\/\u{8}\u{C}\n\r\té😀é😀"),
    ]

    @Test(arguments: values) func valuesAreRead(text: String, expected: Node) throws {
        #expect(try value(text) == expected)
    }

    static let mistakes = [
        ("[1] x", "1:11: expected ',' or '}' after the value of 'A', found 'x'"),
        ("1} x", "1:10: expected the end of the text after the template, found 'x'"),
        ("1, }", "1:10: expected a key in double quotes, found '}'"),
        ("1, \"B\" 2", "1:14: expected ':' after the key 'B', found '2'"),
        ("[1 2]", "1:10: expected ',' or ']' after an item, found '2'"),
        ("[1,]", "1:10: expected a value, found ']'"),
        ("NaN", "1:7: expected a value, found 'N'"),
        ("'é'", "1:7: expected a value, found '''"),
        ("é", "1:7: expected a value, found 'é'"),
        ("-x", "1:8: expected a digit, found 'x'"),
        ("1.", "1:9: expected a digit, found '}'"),
        ("1e", "1:9: expected a digit, found '}'"),
        ("01", "1:8: expected ',' or '}' after the value of 'A', found '1'"),
        ("\"x", "1:10: expected '\"' at the end of a string, found the end"),
        ("\"\t\"", "1:8: a string holds the control character U+0009; escape it"),
        (
            #""\x""#,
            #"1:8: an escape is unknown; allowed are \", \\, \/, \b, \f, \n, \r, \t and \u with four digits"#
        ),
        (#""\u12G4""#, #"1:8: \u must be followed by four hexadecimal digits"#),
        (#""\u-001""#, #"1:8: \u must be followed by four hexadecimal digits"#),
        (
            #""\uD83Dx""#,
            "1:8: an escape is half a character; write both halves of the surrogate pair or the character itself"
        ),
        (
            #""\uDE00\uD83D""#,
            "1:8: an escape is half a character; write both halves of the surrogate pair or the character itself"
        ),
        (
            "9223372036854775808",
            "1:7: the number 9223372036854775808 is neither an integer of 64 bits nor a finite double; "
                + "write it in quotes to make it a string"
        ),
        (
            "1e400",
            "1:7: the number 1e400 is neither an integer of 64 bits nor a finite double; "
                + "write it in quotes to make it a string"
        ),
    ]

    @Test(arguments: mistakes) func mistakesAreReported(text: String, problem: String) {
        #expect(problems("{\"A\": \(text)}", .json) == [problem])
    }

    @Test func everyDuplicateKeyIsReported() {
        #expect(
            problems("{\"A\": 1,\n \"A\": {\"B\": 1, \"B\": 2}}") == [
                "2:2: the key 'A' is already given at line 1, column 2; rename or remove one of them",
                "2:16: the key 'B' is already given at line 2, column 8; rename or remove one of them",
            ]
        )
    }

    @Test(arguments: [201, 10_000, 1_000_000]) func deepNestingIsRefused(depth: Int) {
        let text = "{\"A\":" + String(repeating: "[", count: depth)
        #expect(problems(text) == ["1:205: values are nested more than 200 levels deep; flatten the template"])
    }

    @Test func nestingUpToTheLimitIsRead() {
        let text = "{\"A\":" + String(repeating: "[", count: 199) + String(repeating: "]", count: 199) + "}"
        #expect(problems(text).isEmpty)
        #expect(problems(text, .yaml).isEmpty)
    }
}
