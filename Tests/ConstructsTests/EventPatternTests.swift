import CloudFormation
import TemplateModel
import Testing

@testable import Constructs

@Suite struct EventPatternTests {
    private func text(_ pattern: EventPattern) -> String? {
        if case .interpolation(let parts) = pattern.text.expression, parts.count == 1, case .string(let text) = parts[0]
        {
            return text
        }
        return nil
    }

    private func problems(_ pattern: EventPattern, _ reader: EventPattern.Reader = .rule) -> [String] {
        EventsApp { scope in
            _ = scope.addQueue()
            pattern.check(for: reader, in: scope)
        }.messages
    }

    @Test func writesTheFieldsOfEveryEventUnderTheirNamesInAlphabeticalOrder() {
        let pattern = EventPattern(
            source: ["my.orders", .prefix("my.")],
            detailType: ["OrderPlaced"],
            account: ["123456789012"],
            region: ["eu-west-1"],
            resources: [.suffix(":table/orders")],
            time: [.prefix("2026-10-20")],
            detail: [
                "state": .anyOf("NEW", .prefix("RE")),
                "amount": .numeric(.greaterThan(100)),
                "customer": ["country": .anythingBut("DE")],
            ]
        )
        #expect(
            text(pattern) == """
                {"account":["123456789012"],"detail":{"amount":[{"numeric":[">",100]}],\
                "customer":{"country":[{"anything-but":"DE"}]},"state":["NEW",{"prefix":"RE"}]},\
                "detail-type":["OrderPlaced"],"region":["eu-west-1"],"resources":[{"suffix":":table/orders"}],\
                "source":["my.orders",{"prefix":"my."}],"time":[{"prefix":"2026-10-20"}]}
                """
        )
    }

    @Test(
        arguments: [
            ("NEW", #"["NEW"]"#), ("", #"[""]"#), (404, "[404]"), (301.8, "[301.8]"), (3.018e2, "[301.8]"),
            (100.0, "[100]"),
            (true, "[true]"), (nil, "[null]"),
            (["a", 1, false, nil], #"["a",1,false,null]"#),
            (.prefix("a"), #"[{"prefix":"a"}]"#),
            (.prefix(ignoringCase: "a"), #"[{"prefix":{"equals-ignore-case":"a"}}]"#),
            (.suffix("a"), #"[{"suffix":"a"}]"#),
            (.suffix(ignoringCase: "a"), #"[{"suffix":{"equals-ignore-case":"a"}}]"#),
            (.equals(ignoringCase: "a"), #"[{"equals-ignore-case":"a"}]"#),
            (.wildcard("*/lib/\\*"), #"[{"wildcard":"*/lib/\\*"}]"#),
            (.cidr("10.0.0.0/8"), #"[{"cidr":"10.0.0.0/8"}]"#),
            (.exists(true), #"[{"exists":true}]"#), (.exists(false), #"[{"exists":false}]"#),
            (.numeric(.equalTo(5)), #"[{"numeric":["=",5]}]"#),
            (.numeric(.atLeast(0.5)), #"[{"numeric":[">=",0.5]}]"#),
            (.numeric(.lessThan(10)), #"[{"numeric":["<",10]}]"#),
            (.numeric(.atMost(-1)), #"[{"numeric":["<=",-1]}]"#),
            (.numeric(.greaterThan(0).atMost(5)), #"[{"numeric":[">",0,"<=",5]}]"#),
            (.numeric(.atLeast(0).lessThan(5)), #"[{"numeric":[">=",0,"<",5]}]"#),
            (.anythingBut("a"), #"[{"anything-but":"a"}]"#),
            (.anythingBut("a", "b"), #"[{"anything-but":["a","b"]}]"#),
            (.anythingBut(1, 2.5), #"[{"anything-but":[1,2.5]}]"#),
            (.anythingBut(prefix: "a", "b"), #"[{"anything-but":{"prefix":["a","b"]}}]"#),
            (.anythingBut(suffix: ".png"), #"[{"anything-but":{"suffix":".png"}}]"#),
            (.anythingBut(ignoringCase: "a"), #"[{"anything-but":{"equals-ignore-case":"a"}}]"#),
            (.anythingBut(wildcard: "*/lib/*"), #"[{"anything-but":{"wildcard":"*/lib/*"}}]"#),
        ] as [(EventPattern.Field, String)]
    )
    func writesEachOperator(field: EventPattern.Field, json: String) {
        #expect(text(["x": field]) == #"{"x":\#(json)}"#)
        #expect(problems(["x": field]).isEmpty)
    }

    @Test func writesAlternativesBesideTheFieldsThatTheyShare() {
        let pattern: EventPattern = .either(["a": 1], ["b": 2], ["c": ["d": 3]], and: ["state": "NEW"])
        #expect(text(pattern) == #"{"state":["NEW"],"$or":[{"a":[1]},{"b":[2]},{"c":{"d":[3]}}]}"#)
    }

    @Test func writesTheSameTextWhateverTheOrderOfTheFields() {
        #expect(text(["a": 1, "b": 2]) == text(["b": 2, "a": 1]))
    }

    @Test func keepsDeployTimeValues() throws {
        let app = EventsApp { scope in
            let queue = scope.addQueue()
            let pattern = EventPattern(resources: [.equals(queue.arn)], detail: ["name": .equals(queue.name)])
            scope.add("Rule", Rule(pattern: pattern, targets: [.queue(queue)]))
        }
        let pattern = try app.properties("Rule")?["EventPattern"]
        #expect(pattern?["resources"] == [["Fn::GetAtt": ["Queue", "Arn"]]])
        #expect(pattern?["detail"]?["name"] == [["Fn::GetAtt": ["Queue", "QueueName"]]])
    }

    @Test(arguments: [
        EventPattern(detail: ["a": ["b": .anyOf("x", nil)]]), .either(["source": "a"], ["detail": ["b": nil]]),
    ])
    func isTextWhereATemplateMayHaveNoNull(pattern: EventPattern) throws {
        let app = EventsApp { scope in scope.add("Rule", Rule(pattern: pattern, targets: [.queue(scope.addQueue())])) }
        let property = try #require(try app.properties("Rule")?["EventPattern"]?.stringValue)
        #expect(property == text(pattern))
        #expect(property.contains("null"))
    }

    @Test func escapesText() {
        #expect(text(["a\"b": "c\\d\n\u{1}é"]) == #"{"a\"b":["c\\d\n\u0001é"]}"#)
    }

    @Test func rejectsAnEmptyPattern() {
        #expect(problems([:]) == ["error: an event pattern must name at least one field, got none"])
        #expect(
            problems(EventPattern(detail: [:]))
                == ["error: field 'detail' of an event pattern must name at least one field, got none"]
        )
    }

    @Test func rejectsAnEmptyList() {
        #expect(
            problems(EventPattern(source: []))
                == [
                    "error: field 'source' of an event pattern must have at least one condition, got none; leave the field out if it may be anything"
                ]
        )
    }

    @Test func rejectsBoundsInTheWrongOrder() {
        let message =
            "error: field 'detail.amount' of an event pattern must have a lower bound below the upper one, got 5.0 and 1.0"
        #expect(problems(EventPattern(detail: ["amount": .numeric(.greaterThan(5).lessThan(1))])) == [message])
        #expect(problems(["x": .numeric(.atLeast(5).lessThan(5))]).count == 1)
    }

    @Test func rejectsBoundsThatEventBridgeDoesNotCompare() {
        #expect(
            problems(["x": .numeric(.atLeast(6e9))])
                == [
                    "error: field 'x' of an event pattern must be compared with numbers of -5000000000 to 5000000000, got 6000000000.0"
                ]
        )
    }

    @Test func rejectsANumberThatIsNotFinite() {
        let pattern = EventPattern(fields: ["x": .conditions([.number(.infinity)])])
        #expect(problems(pattern).first == "error: field 'x' of an event pattern must have a finite number, got inf")
    }

    @Test(arguments: [
        "10.0.0.0", "10.0.0.0/32", "10.0.0/8", "10.0.0.256/8", "10.0.0.0/-1", "2001:db8::/128", "1:2:3:4:5:6:7/64",
        "::1::/8",
        "x/8", "",
    ])
    func rejectsARangeOfAddressesThatIsNone(range: String) {
        #expect(
            problems(["x": .cidr(Value(range))])
                == [
                    "error: field 'x' of an event pattern must have a range of addresses such as 10.0.0.0/8 (0 to 31 bits) or 2001:db8::/32 (0 to 127 bits), got '\(range)'"
                ]
        )
    }

    @Test(arguments: ["0.0.0.0/0", "10.1.2.3/31", "::/0", "2001:db8::/32", "1:2:3:4:5:6:7:8/127", "fe80::1/64"])
    func admitsRangesOfAddresses(range: String) {
        #expect(problems(["x": .cidr(Value(range))]).isEmpty)
    }

    @Test func rejectsTwoAsterisksInARow() {
        #expect(
            problems(["x": .wildcard("a**b")])
                == [
                    "error: field 'x' of an event pattern must not have two asterisks in a row in a wildcard, got 'a**b'"
                ]
        )
        #expect(problems(["x": .wildcard(#"a\**b"#)]).isEmpty)
    }

    @Test(arguments: [#"a\b"#, #"a\"#])
    func rejectsABackslashThatEscapesNothing(pattern: String) {
        #expect(
            problems(["x": .anythingBut(wildcard: Value(pattern))])
                == [
                    "error: field 'x' of an event pattern must have backslashes only before an asterisk or a backslash in a wildcard, got '\(pattern)'"
                ]
        )
    }

    @Test func rejectsAnExclusionOfNothing() {
        #expect(
            problems(["x": .anythingBut(.texts([]))])
                == ["error: field 'x' of an event pattern must exclude at least one value, got none"]
        )
    }

    @Test func rejectsAnExclusionOfEverything() {
        #expect(
            problems(["x": .anythingBut(prefix: "")])
                == [
                    "error: field 'x' of an event pattern must not exclude an empty prefix or suffix: every text has it"
                ]
        )
    }

    @Test func rejectsASingleAlternative() {
        #expect(
            problems(EventPattern(fields: [:], alternatives: [["a": 1]]))
                == [
                    "error: an event pattern must have none or at least 2 alternatives, got 1; make it part of the pattern itself"
                ]
        )
    }

    @Test func rejectsNamesThatMakeAlternativesAField() {
        #expect(
            problems(EventPattern(detail: .either(["prefix": 1], ["b": 2])))
                == [
                    "error: field 'detail' of an event pattern must not name a field 'prefix' in an alternative: it would be taken for an operator, and the alternatives for a field '$or'"
                ]
        )
    }

    @Test func rejectsAFieldThatIsAnOperator() {
        #expect(
            problems(["$or": [1]])
                == [
                    "error: field '$or' of an event pattern is no field; write the alternatives with EventPattern.either"
                ]
        )
    }

    @Test(
        arguments: [
            ("wildcard", .wildcard("a*")), ("cidr", .cidr("10.0.0.0/8")),
            ("a prefix that ignores case", .prefix(ignoringCase: "a")),
            ("a suffix that ignores case", .suffix(ignoringCase: "a")),
            ("this form of anything-but", .anythingBut(prefix: "a")),
        ] as [(String, EventPattern.Field)]
    )
    func rejectsOperatorsThatFiltersDoNotKnow(name: String, field: EventPattern.Field) {
        #expect(
            problems(["body": ["x": field]], .filter)
                == [
                    "error: field 'body.x' of an event pattern must not use \(name) in a filter, which knows values, anything-but with values, equals-ignore-case, numeric, exists, prefix and suffix"
                ]
        )
        #expect(problems(["body": ["x": field]]).isEmpty)
    }

    @Test func admitsTheOperatorsOfFilters() {
        let pattern: EventPattern = .either(
            ["body": ["a": .anyOf("x", nil, "", 1), "b": .anythingBut("x"), "c": .numeric(.atLeast(1).atMost(2))]],
            ["body": ["d": .exists(false), "e": .prefix("x"), "f": .suffix("x"), "g": .equals(ignoringCase: "x")]]
        )
        #expect(problems(pattern, .filter).isEmpty)
    }

    @Test func limitsTheSize() {
        // {"source":[""]} has 15 characters.
        #expect(problems(EventPattern(source: [.equals(Value(String(repeating: "a", count: 2033)))])).isEmpty)
        #expect(
            problems(EventPattern(source: [.equals(Value(String(repeating: "a", count: 2034)))]))
                == ["warning: the event pattern has 2049 characters; more than 2048 need a higher quota of the account"]
        )
        #expect(
            problems(EventPattern(source: [.equals(Value(String(repeating: "a", count: 4082)))]))
                == ["error: an event pattern must have at most 4096 characters, got 4097"]
        )
    }

    @Test func reportsAllProblemsAtOnce() {
        #expect(problems(["a": [], "b": .wildcard("**"), "c": [:]]).count == 3)
    }
}
