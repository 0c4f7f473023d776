import TemplateModel
import Testing

@testable import TemplateDiff

/// How values become others, and that applying a change makes them so.
@Suite struct ComparisonTests {
    private func change(
        _ before: Node,
        _ after: Node,
        named name: String = "",
        _ comparison: Comparison = .ofMeaning
    ) -> NodeChange? {
        if let exact = Comparison.exact.change(from: before, to: after, named: name) {
            #expect(exact.applied(to: before) == after)
        } else {
            #expect(before == after)
        }
        return comparison.change(from: before, to: after, named: name)
    }

    /// The lines that show a change.
    private func lines(_ before: Node, _ after: Node, named name: String = "List") -> [String] {
        change(before, after, named: name).map { change in
            ChangeOutline(name, change, depth: 0).lines.map { "\($0.sign.rawValue) \($0.text)" }
        } ?? []
    }

    @Test func tagsAreMatchedByTheirKeys() {
        let before: Node = [["Key": "a", "Value": "1"], ["Key": "b", "Value": "2"], ["Key": "c", "Value": "3"]]
        let after: Node = [["Key": "c", "Value": "3"], ["Key": "d", "Value": "4"], ["Key": "a", "Value": "9"]]
        #expect(
            lines(before, after, named: "Tags") == [
                "~ Tags", "- [b]: {Key: b, Value: 2}", "+ [d]: {Key: d, Value: 4}", "~ [a].Value: 1 → 9",
            ]
        )
    }

    @Test func anotherOrderOfASetIsNoChange() {
        #expect(change([["Key": "a"], ["Key": "b"]], [["Key": "b"], ["Key": "a"]], named: "Tags") == nil)
        #expect(change(["s3:Get*", "s3:Put*"], ["s3:Put*", "s3:Get*"], named: "Action") == nil)
        #expect(lines(["a", "b"], ["b", "a"]) != [])
    }

    @Test func statementsAreMatchedByNameOrContent() {
        let put: Node = ["Effect": "Allow", "Action": "s3:Put*", "Resource": "a"]
        let get: Node = ["Effect": "Allow", "Action": "s3:Get*", "Resource": "b"]
        let list: Node = ["Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "b"]
        #expect(lines([put, get], [list, put], named: "Statement") == ["+ Statement[0].Action: s3:List*"])
        let named: Node = ["Sid": "Read", "Effect": "Allow", "Action": "x:*", "Resource": "y"]
        let other: Node = ["Sid": "Read", "Effect": "Deny", "Action": "z:*", "Resource": "*"]
        #expect(lines([named], [other], named: "Statement").first == "~ Statement")
    }

    @Test func itemsWithoutAKeyAreMatchedInTheirOrder() {
        #expect(lines(["a", "b", "c"], ["a", "x", "b", "c"]) == ["+ List: x"])
        #expect(lines(["a", "b", "c"], ["a", "c"]) == ["- List: b"])
        #expect(lines(["a"], ["b"]) == ["~ List[0]: a → b"])
        #expect(lines(["a", "b", "c"], ["a", "x", "c", "d"]) == ["~ List", "~ [1]: b → x", "+ d"])
        #expect(lines(["a", "b"], ["x", "y", "z"]) == ["~ List", "- a", "- b", "+ x", "+ y", "+ z"])
    }

    @Test func oneItemAndAListOfItAreTheSameWhereEitherCanBe() {
        #expect(change("s3:Get*", ["s3:Get*"], named: "Action") == nil)
        #expect(lines("s3:Get*", ["s3:Get*", "s3:Put*"], named: "Action") == ["+ Action: s3:Put*"])
        #expect(change("a", ["a"], named: "Aliases") != nil)
    }

    @Test func documentsAreComparedInside() {
        let before: Node = #"{"widgets": [{"properties": {"title": "A"}, "x": 1}, {"properties": {"title": "B"}}]}"#
        let after: Node = """
            {
              "widgets": [{"properties": {"title": "B"}}, {"x": 2, "properties": {"title": "A"}}]
            }
            """
        #expect(lines(before, after, named: "Body") == ["~ Body.widgets[A].x: 1 → 2"])
        let spaced: Node = #"{"a":1,"b":2}"#
        #expect(change(spaced, #"{ "b": 2, "a": 1 }"#) == nil)
    }

    @Test func textsOfSeveralLinesAreComparedByLines() {
        let before: Node =
            "first line of a handler that is rather long\nsecond\nthird\nfourth line that is long as well\nfifth"
        let after: Node =
            "first line of a handler that is rather long\nsecond\n3rd\nfourth line that is long as well\nfifth"
        #expect(
            lines(before, after, named: "Code") == [
                "~ Code", "  …", "  second", "- third", "+ 3rd", "  fourth line that is long as well", "  …",
            ]
        )
    }

    @Test func aCallIsAValueOfItsOwn() {
        #expect(lines(["Ref": "A"], ["Ref": "B"], named: "Role") == ["~ Role: !Ref A → !Ref B"])
        #expect(
            lines(["Fn::GetAtt": ["A", "Arn"]], ["Fn::Sub": "x-${A}"], named: "Role")
                == ["~ Role: !GetAtt A.Arn → !Sub x-${A}"]
        )
    }

    @Test func aLongValueHasLinesOfItsOwn() {
        let widget: Node = [
            "title": "the number of messages that wait to be written", "view": "timeSeries", "stacked": false,
            "metrics": ["AWS/SQS"],
        ]
        #expect(
            lines([], [widget]) == [
                "+ List", "+ metrics:", "+ - AWS/SQS", "+ stacked: false",
                "+ title: the number of messages that wait to be written", "+ view: timeSeries",
            ]
        )
    }

    @Test func controlCharactersDoNotReachATerminal() {
        #expect(lines("a", "\u{1B}[31mred\u{9B}", named: "Name") == [#"~ Name: a → \x1b[31mred\x9b"#])
    }

    @Test func deepValuesEnd() {
        var before: Node = 1
        var after: Node = 2
        for _ in 0..<2_000 {
            before = ["a": before]
            after = ["a": after]
        }
        #expect(change(before, after) != nil)
    }
}
