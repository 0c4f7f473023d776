import CloudFormation
import TemplateModel
import Testing

@Suite struct DocumentTests {
    @Test func literalsOfEveryKindKeepTheirOrder() {
        let document: JSON = ["b": 1, "a": [true, nil, 1.5, "x"], "c": ["z": [], "y": [:]]]
        #expect(
            document.expression
                == .object(
                    .init([
                        ("b", .int(1)), ("a", .array([.bool(true), .null, .double(1.5), .string("x")])),
                        ("c", .object(.init([("z", .array([])), ("y", .object(.init([])))]))),
                    ])
                )
        )
    }

    @Test func theLastOfTwoMembersWithOneNameStays() throws {
        #expect(try resolved(["a": 1, "b": 2, "a": 3] as JSON) == ["a": 3, "b": 2])
        #expect(try resolved(JSON(members: [("a", 1), ("a", 2)])) == ["a": 2])
    }

    @Test func valuesStandInADocument() throws {
        let node = try resolved { scope -> JSON in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            return [
                "Resource": JSON(queue.arn), "Name": "q-\(queue.name)", "Count": JSON(3), "On": JSON(true),
                "Half": JSON(0.5),
            ]
        }
        #expect(
            node == [
                "Resource": ["Fn::GetAtt": ["Queue", "Arn"]], "Name": ["Fn::Sub": "q-${Queue}"], "Count": 3, "On": true,
                "Half": 0.5,
            ]
        )
    }

    @Test func textKeepsOrderAndPutsOnOneLineWhatFitsThere() throws {
        let long = String(repeating: "long ", count: 40)
        let document: JSON = [
            "z": 1, "a": [1, 2.5, 3.0, true, nil, "x"], "m": [["k": "v"], [], ["text": JSON(long)]], "empty": [:],
        ]
        #expect(
            try resolved(document.text)
                == .string(
                    """
                    {
                      "z": 1,
                      "a": [1, 2.5, 3, true, null, "x"],
                      "m": [
                        {"k": "v"},
                        [],
                        {
                          "text": "\(long)"
                        }
                      ],
                      "empty": {}
                    }
                    """
                )
        )
    }

    @Test func textWithALongWordBreaksAroundIt() throws {
        let word = String(repeating: "x", count: 150)
        #expect(try resolved((["k": JSON(word)] as JSON).text) == .string("{\n  \"k\": \"\(word)\"\n}"))
    }

    @Test func compactTextHasNoWhiteSpace() throws {
        let document: JSON = ["a": [1, ["b c": "d e"]], "n": nil, "region": JSON(Pseudo.region)]
        #expect(
            try resolved(document.compactText) == [
                "Fn::Sub": #"{"a":[1,{"b c":"d e"}],"n":null,"region":"${AWS::Region}"}"#
            ]
        )
    }

    @Test func textEscapesWhatJSONMust() throws {
        let document: JSON = ["a\"b": JSON("quote \" backslash \\ line\n\r\ttab \u{1} \u{7F}\u{85}\u{2028} ü 🙂 /")]
        #expect(
            try resolved(document.text) == #"""
                {"a\"b": "quote \" backslash \\ line\n\r\ttab \u0001 \u007f\u0085\u2028 ü 🙂 /"}
                """#
        )
    }

    @Test func valuesInTextAreSubstitutedAndBracesEscaped() throws {
        let node = try resolved { scope -> Value<String> in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            let count = scope.add("Count", Parameter.integer())
            let document: JSON = [
                "arn": JSON(queue.arn), "text": "say \"${x}\" to \(queue.name)", "count": JSON(count),
                "known": JSON(Value<Int>(2)),
                "import": JSON(Value<String>.importing("x")),
            ]
            return document.text
        }
        #expect(
            node == [
                "Fn::Sub": [
                    #"""
                    {
                      "arn": "${Queue.Arn}",
                      "text": "say \"${!x}\" to ${Queue}",
                      "count": "${Count}",
                      "known": 2,
                      "import": "${Value1}"
                    }
                    """#, ["Value1": ["Fn::ImportValue": "x"]],
                ]
            ]
        )
    }

    @Test func bracesStayInTextWithoutValues() throws {
        #expect(try resolved((["cmd": "echo ${HOME}"] as JSON).text) == "{\"cmd\": \"echo ${HOME}\"}")
    }

    @Test func textInATextIsEscapedTwice() throws {
        let inner: JSON = ["region": JSON(Pseudo.region)]
        let outer: JSON = ["inner": JSON(inner.text)]
        #expect(
            try resolved(outer.text) == [
                "Fn::Sub": #"""
                {"inner": "{\"region\": \"${AWS::Region}\"}"}
                """#
            ]
        )
    }

    @Test func aScalarIsADocument() throws {
        #expect(try resolved(JSON("x").text) == "\"x\"")
        #expect(try resolved(JSON(3).text) == "3")
        #expect(try resolved((nil as JSON).text) == "null")
    }
}
