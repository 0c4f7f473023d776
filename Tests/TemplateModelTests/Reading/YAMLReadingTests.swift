import TemplateModel
import Testing

@Suite struct YAMLReadingTests {
    static let scalars: [(String, Node)] = [
        ("", nil), ("~", nil), ("null", nil), ("NULL", nil), ("nUll", "nUll"), ("yes", true), ("On", true),
        ("OFF", false), ("y", "y"), ("n", "n"), ("'yes'", "yes"), ("\"1\"", "1"), ("2012-10-17", "2012-10-17"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"), ("=", "="), ("'<<'", "<<"),
        ("0", 0), ("-0", 0), ("+1", 1), ("-12", -12), ("1_000", 1000), ("012", 10), ("08", "08"), ("00", 0),
        ("123456789012", 123_456_789_012), ("012345678901", "012345678901"), ("0b101", 5), ("-0x1F", -31),
        ("0o7", "0o7"),
        ("0B1", "0B1"), ("0b_", "0b_"), ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
        ("12:30", 750), ("-1:30", -90), ("1:60", "1:60"), ("01:30", "01:30"), ("12:30:45", 45045),
        ("190:20:30.15", .double(685230.15)), ("01:30.", .double(90)), ("1.", .double(1)), ("1.5", .double(1.5)),
        (".5", .double(0.5)), ("-.5", "-.5"), ("1.5e+3", .double(1500)), ("1.5e3", "1.5e3"), ("1e3", "1e3"),
        ("685.230_15e+03", .double(685230.15)), ("1,000", "1,000"), ("10.0.0.0", "10.0.0.0"), (".", "."),
        ("!!str 12", "12"), ("!!int '12'", 12), ("!!float 1", .double(1)),
        ("!!float '.5'", .double(0.5)),
        ("!!bool 'yes'", true), ("!!null ''", nil), ("!!seq [1]", [1]), ("! [1]", [1]), ("!!map {B: 1}", ["B": 1]),
        ("|\n  a\n   b\n", "a\n b\n"), (">-\n  a\n  b\n", "a b"),
    ]

    @Test(arguments: scalars) func valuesAreRead(text: String, expected: Node) throws {
        #expect(try yamlValue(text) == expected)
    }

    static let shortForms: [(String, Node)] = [
        ("!Ref 123", ["Ref": "123"]), ("!Condition C", ["Condition": "C"]),
        ("!GetAtt A.B.C", ["Fn::GetAtt": ["A", "B.C"]]), ("!GetAtt [A, B]", ["Fn::GetAtt": ["A", "B"]]),
        ("!GetAtt A", ["Fn::GetAtt": "A"]), ("!Sub '${A}'", ["Fn::Sub": "${A}"]),
        ("!Sub ['${A}', {A: !Ref B}]", ["Fn::Sub": ["${A}", ["A": ["Ref": "B"]]]]),
        ("!If [C, !Ref A, !Ref AWS::NoValue]", ["Fn::If": ["C", ["Ref": "A"], ["Ref": "AWS::NoValue"]]]),
        ("!GetAZs ''", ["Fn::GetAZs": ""]), ("!Transform {Name: N}", ["Fn::Transform": ["Name": "N"]]),
        ("!Base64\n  Fn::Sub: x", ["Fn::Base64": ["Fn::Sub": "x"]]),
    ]

    @Test(arguments: shortForms) func shortFormsBecomeLong(text: String, expected: Node) throws {
        #expect(try yamlValue(text) == expected)
    }

    @Test(
        arguments: [
            "And", "Base64", "Cidr", "Equals", "FindInMap", "GetAZs", "GetStackOutput", "If", "ImportValue", "Join",
            "Not", "Or", "Select", "Split", "Sub", "Transform",
        ]
    )
    func everyFunctionHasAShortForm(name: String) throws {
        #expect(try yamlValue("!\(name) [x]") == ["Fn::\(name)": ["x"]])
    }

    @Test func keysAreTheirText() throws {
        #expect(
            try yamlValue("{012345678901: 1, 0123: 2, yes: 3, 2012-10-17: 4, !!str 5: 6, '': 7}") == [
                "012345678901": 1, "0123": 2, "yes": 3, "2012-10-17": 4, "5": 6, "": 7,
            ]
        )
    }

    @Test func aliasesStandForTheirValues() throws {
        let parsed = try ParsedTemplate(
            parsing: "A: &a\n  B: !Ref C\nD: [*a, *a]\nE: &e 1\n&k K: *e\n*k : 2\n".replacing(
                "*k : 2\n",
                with: "L: *k\n"
            )
        )
        #expect(
            parsed.template.root == [
                "A": ["B": ["Ref": "C"]], "D": [["B": ["Ref": "C"]], ["B": ["Ref": "C"]]], "E": 1, "K": 1, "L": "K",
            ]
        )
        #expect(parsed.valuePosition(of: ["D", 1]) == TextPosition(line: 3, column: 9))
        #expect(parsed.position(of: ["D", 1, "B"]) == TextPosition(line: 2, column: 3))
        #expect(try ParsedTemplate(parsing: "A: &k K\n*k : 1\n").template.root == ["A": "K", "K": 1])
    }

    @Test func tagsOfFunctionsThatOnlyRulesHaveAreRead() throws {
        let parsed = try ParsedTemplate(parsing: "A: !Contains [[x], !Ref B]\nC: !ValueOf [Subnets, VpcId]\n")
        #expect(
            parsed.template.root == [
                "A": ["Fn::Contains": [["x"], ["Ref": "B"]]], "C": ["Fn::ValueOf": ["Subnets", "VpcId"]],
            ]
        )
    }

    static let mistakes = [
        (
            "A: 1\nB: {C: 1, C: 2}\nA: 2\n", "2:11",
            "the key 'C' is already given at line 2, column 5; rename or remove one of them"
        ),
        (
            "A: !Unknown x\n", "1:4",
            "the tag !Unknown is no short form that CloudFormation knows; write the function in full"
        ),
        ("A: !!binary eA==\n", "1:4", "the tag !!binary does not suit this value; remove it"),
        ("A: !!timestamp 2012-10-17\n", "1:4", "the tag !!timestamp does not suit this value; remove it"),
        ("A: !!int x\n", "1:4", "the tag !!int does not suit this value; remove it"),
        ("A: !!set {B: 1}\n", "1:4", "the tag !!set does not suit this value; remove it"),
        ("A: !<x:y> B\n", "1:4", "the tag x:y does not suit this value; remove it"),
        (
            "A: &a {B: 1}\nC:\n  <<: *a\n", "3:3",
            "CloudFormation does not support the merge key '<<'; write the members out"
        ),
        ("~: 1\n", "1:1", "a key must be a string; write it in quotes"),
        ("!Ref A: 1\n", "1:1", "a key must be a string; write it in quotes"),
        ("? [A]\n: 1\n", "1:3", "a key must be a string; write it in quotes"),
        ("A: *b\n", "1:4", "the alias *b has no anchor &b on a complete value before it; write the value out"),
        ("A: &a [*a]\n", "1:8", "the alias *a has no anchor &a on a complete value before it; write the value out"),
        (
            "A: 1\n---\nB: 1\n", "2:1",
            "a second document starts here, but a template is one document; remove the others"
        ),
        (
            "A: .inf\n", "1:4",
            "the number .inf is neither an integer of 64 bits nor a finite double; write it in quotes to make it a string"
        ),
        (
            "A: 9223372036854775808\n", "1:4",
            "the number 9223372036854775808 is neither an integer of 64 bits nor a finite double; write it in quotes to make it a string"
        ),
        (
            "A: [1\nB: 2\n", "2:2",
            "the YAML is not well-formed: did not find expected ',' or ']' while parsing a flow sequence that starts at line 1, column 4"
        ),
        (
            "A: @x\n", "1:4",
            "the YAML is not well-formed: found character that cannot start any token while scanning for the next token that starts at line 1, column 4"
        ),
        ("A: é\u{1}\n", "1:5", "the YAML is not well-formed: control characters are not allowed; remove or escape it"),
    ]

    @Test(arguments: mistakes) func mistakesAreReported(text: String, position: String, message: String) {
        #expect(problems(text).first == "\(position): \(message)")
    }

    @Test func numbersThatATemplateCannotHoldAreRefused() {
        for number in [".nan", "-.INF", "0xFFFFFFFFFFFFFFFFF", "1.0e+999", "9999999999999999999:10"] {
            #expect(
                problems("A: \(number)\n") == [
                    "1:4: the number \(number) is neither an integer of 64 bits nor a finite double; "
                        + "write it in quotes to make it a string"
                ]
            )
        }
    }

    @Test(arguments: [200, 10_000]) func deepNestingIsRefused(depth: Int) {
        let problem = "values are nested more than 200 levels deep; flatten the template"
        #expect(problems("A: " + String(repeating: "[", count: depth)) == ["1:203: \(problem)"])
        let block = "A: \n" + (1...depth).map { _ in "- " }.joined() + "x"
        #expect(problems(block) == ["2:399: \(problem)"])
    }

    @Test func aliasesCannotNestDeeperOrExpandWithoutBounds() {
        let deep = String(repeating: "[", count: 150) + String(repeating: "]", count: 150)
        let text = "A: &a \(deep)\nB: " + String(repeating: "[", count: 100) + "*a" + String(repeating: "]", count: 100)
        #expect(problems(text) == ["2:104: values are nested more than 200 levels deep; flatten the template"])

        var bomb = "A0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "A\(level): &a\(level) [\(items)]\n"
        }
        #expect(
            problems(bomb).map { $0.drop { $0 != " " } } == [
                " aliases stand for more than 250000 values; use fewer of them"
            ]
        )
    }
}
