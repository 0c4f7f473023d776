import TemplateModel
import Testing

@Suite struct YAMLTextTests {
    /// U+FDD0, which Swift does not allow in a literal.
    private static let standIn = String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)

    private func text(_ node: Node) -> String {
        Template(root: ["A": node]).text(.yaml)
    }

    @Test func theTextIsInBlockStyleAndEndsInANewline() {
        let template = Template(
            root: [
                "Resources": [
                    "Queue": ["Type": "AWS::SQS::Queue", "Properties": ["Tags": [["Key": "a", "Value": "b"]]]]
                ],
                "AWSTemplateFormatVersion": "2010-09-09",
            ]
        )
        #expect(
            template.text(.yaml) == """
                AWSTemplateFormatVersion: '2010-09-09'
                Resources:
                  Queue:
                    Type: AWS::SQS::Queue
                    Properties:
                      Tags:
                      - Key: a
                        Value: b

                """
        )
        #expect(Template().text(.yaml) == "{}\n")
        #expect(text([[], [:], nil, [1, [2]]]) == "A:\n- []\n- {}\n- null\n- - 1\n  - - 2\n")
    }

    static let plain: [String] = [
        "a", "Type", "AWS::SQS::Queue", "arn:aws:sqs:us-east-1:123456789012:orders", "t2.micro", "10.0.0.0/16", "a b",
        "a#b",
        "a:b", "s3://bucket/key", "it's", "a, b", "a]b", "é", "中文", "😀", "nope", "only", "2 GB", "256m", "x-y_z", "$a",
        "(a)", "^a$", "a\u{301}", "/aws/lambda/x", "\(standIn) 😀 \(standIn)",
    ]

    @Test(arguments: plain)
    func textThatReadsAsTextIsPlain(string: String) {
        #expect(text(.string(string)) == "A: \(string)\n")
        #expect(Template(root: [string: 1]).text(.yaml) == "\(string): 1\n")
    }

    static let quoted: [String] = [
        "", " ", " a", "a ", "~", "=", "<<", "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On",
        "ON",
        "off", "Off", "OFF", "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "0", "12",
        "-12",
        "+1", "0123456789", "08", "0o7", "0x1F", "0b101", "1_000", "1,000", "1e3", "1E3", "1.", "1.5", ".5", "-.5",
        "+.5",
        ".inf", "-.INF", ".nan", ".NaN", "12:30", "190:20:30.15", "123456789012", "2012-10-17",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43.10 -5", "---", "...", "-", "- a", "?", "? a", ":", ": a", "a: b", "a:", "a #b", "#a", "!a",
        "&a",
        "*", "%a", "@a", "`a", "|", ">", "[a", "{a", "]", "}", ",", "\"a\"", "8.8.8.8", "*😀",
    ]

    @Test(arguments: quoted)
    func textThatReadsAsSomethingElseIsQuoted(string: String) {
        #expect(text(.string(string)) == "A: '\(string)'\n")
        #expect(Template(root: [string: 1]).text(.yaml) == "'\(string)': 1\n")
    }

    @Test func aQuoteIsDoubledInQuotes() {
        #expect(text("'a': b") == "A: '''a'': b'\n")
    }

    static let escaped: [(String, String)] = [
        ("\0", #"\0"#), ("a\u{1}b", #"a\x01b"#), ("a\tb", #"a\tb"#), ("a\rb", #"a\rb"#), ("a\r\nb", #"a\r\nb"#),
        ("\u{7F}", #"\x7F"#), ("\u{85}", #"\N"#), ("a\u{2028}b", #"a\Lb"#), ("a\u{2029}", #"a\P"#),
        ("\u{FEFF}", #"\uFEFF"#),
        ("\u{FFFE}\u{FFFF}", #"\uFFFE\uFFFF"#), ("\u{9F}", #"\x9F"#), ("\n", #"\n"#), (" \n", #" \n"#),
        ("\ta\nb", #"\ta\nb"#),
        (" \na", #" \na"#), ("a\n ", #"a\n "#), ("a\n\t", #"a\n\t"#), ("\"\\\0", #"\"\\\0"#),
        ("😀\0\(standIn)", "😀\\0\(standIn)"),
    ]

    @Test(arguments: escaped)
    func whatOnlyEscapesCanHoldIsInDoubleQuotes(string: String, expected: String) {
        #expect(text(.string(string)) == "A: \"\(expected)\"\n")
    }

    static let blocks: [(String, String)] = [
        ("a\nb", "|-\n  a\n  b"), ("a\nb\n", "|\n  a\n  b"), ("a\n\n", "|+\n  a\n"), ("a\n\nb\n", "|\n  a\n\n  b"),
        ("\na", "|2-\n\n  a"), ("  a\nb", "|2-\n    a\n  b"), ("a\n  b", "|-\n  a\n    b"),
        ("a \nb ", "|-\n  a \n  b "),
        ("a\n\tb\n", "|\n  a\n  \tb"), ("a\n  \nb", "|-\n  a\n    \n  b"),
        ("# a\n- b: c\n---\n", "|\n  # a\n  - b: c\n  ---"),
        ("😀\nb", "|-\n  😀\n  b"), ("\(standIn)\t😀\nb \n", "|\n  \(standIn)\t😀\n  b "), ("\n\ta", "|2-\n\n  \ta"),
        ("{\n  \"a\": [\n    1\n  ]\n}", "|-\n  {\n    \"a\": [\n      1\n    ]\n  }"),
    ]

    @Test(arguments: blocks)
    func textOfSeveralLinesIsABlock(string: String, expected: String) {
        #expect(text(.string(string)) == "A: \(expected)\n")
        #expect(text([.string(string), "x"]).hasPrefix("A:\n- \(expected)\n"))
        #expect(text([["Fn::Sub": .string(string)]]) == "A:\n- !Sub \(expected)\n")
    }

    @Test func aTextLongerThanTheBufferOfLibYAMLStaysWhole() {
        let lines = (0..<5000).map { "\($0)é\t😀\(Self.standIn) 漢\n" }
        #expect(text(.string(lines.joined())) == "A: |\n" + lines.map { "  \($0)" }.joined())
    }

    @Test func aKeyOfSeveralLinesIsInDoubleQuotes() {
        #expect(Template(root: ["a\nb": 1]).text(.yaml) == "? \"a\\nb\"\n: 1\n")
    }

    @Test func longLinesAreNotFolded() {
        let long = String(repeating: "word ", count: 200) + "end"
        #expect(text(.string(long)) == "A: \(long)\n")
        #expect(text(.string(long + ":")) == "A: '\(long):'\n")
        #expect(text(.string(long + "\0")) == "A: \"\(long)\\0\"\n")
    }

    @Test func aLongKeyHasItsOwnLine() {
        let key = String(repeating: "k", count: 200)
        #expect(Template(root: [key: ["a": 1]]).text(.yaml) == "? \(key)\n: a: 1\n")
    }
}
