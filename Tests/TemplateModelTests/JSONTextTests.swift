import TemplateModel
import Testing

@Suite struct JSONTextTests {
    private func text(_ node: Node) -> String {
        let text = Template(root: ["A": node]).text(.json)
        return String(text.dropFirst(9).dropLast(3))
    }

    @Test func theTextIsIndentedAndEndsInANewline() {
        let template = Template(root: ["Resources": ["A": ["B": [1, [], "x"], "C": [:]]]])
        #expect(
            template.text(.json) == """
                {
                  "Resources": {
                    "A": {
                      "B": [
                        1,
                        [],
                        "x"
                      ],
                      "C": {}
                    }
                  }
                }

                """
        )
        #expect(Template().text(.json) == "{}\n")
    }

    static let numbers: [(Node, String)] = [
        (Node.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-12, "-12"),
        (.int(.max), "9223372036854775807"), (.int(.min), "-9223372036854775808"), (0.5, "0.5"), (1.0, "1.0"),
        (.double(-0.0), "-0.0"), (1e-5, "1.0e-05"), (1.5e-7, "1.5e-07"), (1e16, "1.0e+16"), (1e300, "1.0e+300"),
        (.double(.leastNonzeroMagnitude), "5.0e-324"), (.double(.infinity), "null"), (.double(-.infinity), "null"),
        (.double(.nan), "null"),
    ]

    @Test(arguments: numbers)
    func numbersAreReadAlikeByJSONAndYAMLReaders(node: Node, expected: String) {
        #expect(text(node) == expected)
        #expect(Template(root: ["A": node]).text(.yaml) == "A: \(expected)\n")
    }

    static let strings: [(String, String)] = [
        ("plain", "plain"), ("a\"b\\c/d", #"a\"b\\c/d"#), ("\u{8}\t\n\u{C}\r", #"\b\t\n\f\r"#),
        ("\0\u{1F}\u{7F}", #"\u0000\u001f\u007f"#), ("\u{80}\u{85}\u{9F}\u{A0}", "\\u0080\\u0085\\u009f\u{A0}"),
        ("\u{2027}\u{2028}\u{2029}\u{202A}", "\u{2027}\\u2028\\u2029\u{202A}"), ("é中😀", "é中😀"),
        ("\u{FEFF}\u{FFFD}\u{FFFE}\u{FFFF}", "\\ufeff\u{FFFD}\\ufffe\\uffff"),
    ]

    @Test(arguments: strings)
    func stringsAreEscapedOnlyWhereNecessary(string: String, expected: String) {
        #expect(text(.string(string)) == "\"\(expected)\"")
        #expect(Template(root: [string: 1]).text(.json) == "{\n  \"\(expected)\": 1\n}\n")
    }
}
