import TemplateChecks
import TemplateModel
import Testing

@Suite struct EventPatternMatcherTests {
    private func matches(_ condition: Node, _ value: Node) throws -> Bool {
        try EventPatternMatcher(["detail": ["value": [condition]]]).matches(["detail": ["value": value]])
    }

    @Test func comparesNumbersByTheirValue() throws {
        #expect(try matches(300, 300))
        #expect(try matches(300, 300.0))
        #expect(try matches(["numeric": ["=", 3.018e2]], 301.8))
        #expect(try !matches(300, "300"))
        #expect(try !matches("300", 300))
        #expect(try !matches(["numeric": [">", 0]], "5"))
    }

    @Test func includesBoundsThatSaySo() throws {
        #expect(try matches(["numeric": [">=", 5, "<", 10]], 5))
        #expect(try !matches(["numeric": [">", 5, "<", 10]], 5))
        #expect(try matches(["numeric": [">", 5, "<=", 10]], 10))
        #expect(try !matches(["numeric": [">", 5, "<", 10]], 10))
        #expect(try matches(["numeric": ["<", 0]], -0.5))
    }

    @Test func comparesNoNumberBeyondWhatIsDocumented() throws {
        #expect(try matches(["numeric": [">", 0]], 5_000_000_000))
        #expect(try !matches(["numeric": [">", 0]], 5_000_000_001))
        // As a value it is still itself.
        #expect(try matches(123_456_789_012, 123_456_789_012))
        #expect(try !matches(123_456_789_012, 123_456_789_013))
    }

    @Test func tellsNullFromAnEmptyTextAndFromNothing() throws {
        #expect(try matches(nil, nil))
        #expect(try !matches(nil, ""))
        #expect(try !matches("", nil))
        #expect(try matches(["exists": true], nil))
        #expect(try !matches(["exists": false], nil))
        #expect(try EventPatternMatcher(["value": [["exists": false]]]).matches([:]))
        #expect(try EventPatternMatcher(["value": [["exists": false]]]).matches(["value": ["inner": 1]]))
        #expect(try !EventPatternMatcher(["value": [["exists": true]]]).matches(["value": []]))
    }

    @Test func comparesTexts() throws {
        #expect(try matches(["prefix": "ord"], "orders"))
        #expect(try !matches(["prefix": "ORD"], "orders"))
        #expect(try matches(["prefix": ["equals-ignore-case": "ORD"]], "orders"))
        #expect(try matches(["suffix": "ers"], "orders"))
        #expect(try matches(["suffix": ["equals-ignore-case": "ERS"]], "orders"))
        #expect(try matches(["equals-ignore-case": "ÖRDERS"], "örders"))
        #expect(try !matches(["prefix": "1"], 12))
        // The same letter of two forms is two texts.
        #expect(try !matches("\u{E9}", "e\u{301}"))
    }

    @Test func readsWildcards() throws {
        #expect(try matches(["wildcard": "*.png"], "a.png"))
        #expect(try matches(["wildcard": "*.png"], ".png"))
        #expect(try !matches(["wildcard": "*.png"], "a.png.txt"))
        #expect(try matches(["wildcard": "a*b*c"], "aXbYbZc"))
        #expect(try matches(["wildcard": #"a\*\\*"#], #"a*\z"#))
        #expect(try !matches(["wildcard": #"a\*"#], "ab"))
        #expect(try matches(["wildcard": "*"], ""))
    }

    @Test func readsAddresses() throws {
        #expect(try matches(["cidr": "10.0.0.0/9"], "10.127.255.255"))
        #expect(try !matches(["cidr": "10.0.0.0/9"], "10.128.0.0"))
        #expect(try matches(["cidr": "0.0.0.0/0"], "255.1.2.3"))
        #expect(try matches(["cidr": "2001:db8::/33"], "2001:db8:7fff::1"))
        #expect(try !matches(["cidr": "2001:db8::/33"], "2001:db8:8000::1"))
        #expect(try !matches(["cidr": "10.0.0.0/8"], "ten"))
        #expect(try matches("2001:db8::1", "2001:0DB8:0:0:0:0:0:1"))
    }

    @Test func excludes() throws {
        #expect(try matches(["anything-but": ["a", "b"]], "c"))
        #expect(try !matches(["anything-but": ["a", "b"]], "b"))
        #expect(try matches(["anything-but": 5], "5"))
        #expect(try matches(["anything-but": ["prefix": ["a", "b"]]], "c"))
        #expect(try !matches(["anything-but": ["suffix": "a"]], "ba"))
        #expect(try !matches(["anything-but": ["equals-ignore-case": ["A"]]], "a"))
        #expect(try !matches(["anything-but": ["wildcard": ["*b*"]]], "abc"))
        // Some item is another one.
        #expect(try matches(["anything-but": "a"], ["a", "b"]))
    }

    @Test func matchesWhatIsInOneItemOfAList() throws {
        let pattern = try EventPatternMatcher(["items": ["name": ["a"], "count": [1]]])
        #expect(pattern.matches(["items": [["name": "a", "count": 1], ["name": "b", "count": 2]]]))
        #expect(!pattern.matches(["items": [["name": "a", "count": 2], ["name": "b", "count": 1]]]))
        let absent = try EventPatternMatcher(["items": ["name": ["a"], "state": [["exists": false]]]])
        #expect(absent.matches(["items": [["name": "a"], ["name": "b", "state": "X"]]]))
        #expect(!absent.matches(["items": [["name": "a", "state": "X"]]]))
    }

    @Test func takesOneOfAlternatives() throws {
        let pattern = try EventPatternMatcher([
            "source": ["s"], "detail": ["$or": [["a": [1]], ["b": [2], "$or": [["c": [3]], ["d": [4]]]]]],
        ])
        #expect(pattern.matches(["source": "s", "detail": ["a": 1]]))
        #expect(pattern.matches(["source": "s", "detail": ["b": 2, "d": 4]]))
        #expect(!pattern.matches(["source": "s", "detail": ["b": 2]]))
        #expect(!pattern.matches(["source": "t", "detail": ["a": 1]]))
    }

    @Test(
        arguments: [
            ("x", "the pattern must be an object of fields, got 'x'"),
            ([:], "the pattern must name at least one field, got an empty object"),
            (["a": [:]], "'a' must name at least one field, got an empty object"),
            (["a": 5], "'a' must be a list of values or an object of fields, got 5; write it in brackets"),
            (["a": []], "'a' must have at least one value, got an empty list"),
            (
                ["a": [["b"]]],
                "a value of 'a' must be a text, a number, a truth value, null or an operator, got a list"
            ),
            (["a": [["prefix": "b", "suffix": "c"]]], "a value of 'a' must have one operator, got 2"),
            (["a": [["prefixes": "b"]]], "'a' has no operator 'prefixes'; did you mean 'prefix'?"),
            (["a": [["prefix": 1]]], "'prefix' of 'a' must be a text, got 1"),
            (["a": [["exists": 1]]], "'exists' of 'a' must be true or false, got 1"),
            (["a": [["wildcard": "b**"]]], "'wildcard' of 'a' must not have two asterisks in a row, got 'b**'"),
            (
                ["a": [["wildcard": #"b\c"#]]],
                #"'wildcard' of 'a' must have backslashes only before an asterisk or a backslash, got 'b\c'"#
            ),
            (
                ["a": [["wildcard": "*:*:*:*:*:event-bus/*"]]],
                "the wildcards of 'a' are too complex for EventBridge; use fewer asterisks, or fewer sequences that repeat "
                    + "behind one"
            ),
            (
                ["a": [["cidr": "10.0.0.0"]]],
                "'cidr' of 'a' must be an address, one slash, and a number of bits, such as 10.0.0.0/8, got '10.0.0.0'"
            ),
            (
                ["a": [["cidr": "10.0.0.0/32"]]],
                "'cidr' of 'a' must end in a number of bits from 0 to 31, got '10.0.0.0/32'"
            ),
            (
                ["a": [["cidr": "ten/8"]]],
                "'cidr' of 'a' must begin with an IP address, not 'ten', got 'ten/8'"
            ),
            (
                ["a": [["anything-but": ["b", 1]]]],
                "'anything-but' of 'a' must be a text, a number, or a list that has only texts or only numbers, got 'b' or 1"
            ),
            (
                ["a": [["anything-but": ["exists": true]]]],
                "'anything-but' of 'a' must have values or one of 'prefix', 'suffix', 'equals-ignore-case' and 'wildcard', "
                    + "got 'exists'"
            ),
            (
                ["a": [["anything-but": ["prefix": ""]]]],
                "'anything-but' of 'a' must not have an empty prefix, which every text has"
            ),
            (
                ["a": [["anything-but": ["prefix": []]]]],
                "'anything-but' of 'a' must have at least one prefix, got an empty list"
            ),
            (["a": [["numeric": 5]]], "'numeric' of 'a' must be a list of operators and numbers, got 5"),
            (["a": [["numeric": []]]], "'numeric' of 'a' must have a comparison, got an empty list"),
            (
                ["a": [["numeric": ["!=", 5]]]],
                "'numeric' of 'a' must have one of '=', '<', '<=', '>' or '>=', got '!='"
            ),
            (
                ["a": [["numeric": [">"]]]],
                "'numeric' of 'a' must have a number from -5000000000 to 5000000000 after '>', got nothing"
            ),
            (
                ["a": [["numeric": [">", 5_000_000_001]]]],
                "'numeric' of 'a' must have a number from -5000000000 to 5000000000 after '>', got 5000000001"
            ),
            (
                ["a": [["numeric": ["<", 5, ">", 0]]]],
                "'numeric' of 'a' must be one comparison, or a lower bound and then an upper one, got < 5 > 0"
            ),
            (
                ["a": [["numeric": [">", 10, "<", 5]]]],
                "'numeric' of 'a' must have a lower bound below the upper one, but no number is > 10 and < 5"
            ),
            (["$or": [["a": [1]]]], "'$or' must be a list of at least 2 objects, got 1"),
            (["$or": ["a": [1]]], "'$or' must be a list of at least 2 objects, got an object"),
            (["b": ["$or": [["a": [1]], "c"]]], "'b.$or' must be a list of objects, got 'c'"),
            (
                ["$or": [["a": [1]], ["prefix": ["c"]]]],
                "'prefix' must not be in an alternative: EventBridge takes the name for an operator"
            ),
            (
                ["a": [2], "$or": [["a": [1]], ["b": [1]]]],
                "'a' must be given once, not in an alternative and beside it too"
            ),
        ] as [(Node, String)]
    )
    func refuses(_ pattern: Node, _ message: String) throws {
        let error = #expect(throws: EventPatternError.self) { try EventPatternMatcher(pattern) }
        #expect(error?.description == message)
    }

    @Test func limitsCombinations() {
        let two: Node = ["$or": [["a": [1]], ["b": [1]]]]
        let pattern = Node.object(Object((0..<10).map { (key: "f\($0)", value: two) }))
        let error = #expect(throws: EventPatternError.self) { try EventPatternMatcher(pattern) }
        #expect(error?.description == "the alternatives must make at most 1000 combinations")
    }

    /// As long as the pattern stays simple, the number of asterisks does not matter.
    @Test(arguments: [
        "/Users/*/dir/dir/dir/dir/dir/doc.txt", "*a*b*c*d*e", "arn:aws:*:*:*:stack/*",
    ]) func takesWildcards(_ text: String) throws {
        #expect(throws: Never.self) { try EventPatternMatcher(["a": [["wildcard": .string(text)]]]) }
    }
}
