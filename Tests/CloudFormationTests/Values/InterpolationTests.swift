import CloudFormation
import TemplateModel
import Testing

@Suite struct InterpolationTests {
    @Test func knownPartsBecomePlainText() throws {
        let name = "orders"
        let text: Value<String> = "\(name)-\(3)-\(true)-\(2.5)-\(Value<Int>(4))-\(Test.Mode.fast) costs ${5} or $"
        #expect(try resolved(text) == "orders-3-true-2.5-4-FAST costs ${5} or $")
    }

    @Test func knownPartsAreTheirTextBeforeSynthesis() {
        let name = "orders"
        #expect("\(name)-\(3)" as Value<String> == "orders-3")
        #expect("\(name)-\("a" as Value<String>)" as Value<String> == "orders-a")
        #expect("\("")" as Value<String> == "")
        #expect("\(name)-\(3)-\(Pseudo.region)" as Value<String> == "orders-3-\(Pseudo.region)")
    }

    @Test func oneValueStaysBare() throws {
        #expect(try resolved { "\($0.add("Queue", .queue as Resource<Test.Queue>).name)" as Value } == ["Ref": "Queue"])
        #expect(try resolved("\(Pseudo.region)" as Value<String>) == ["Ref": "AWS::Region"])
    }

    @Test func referencesAndAttributesStandInTheText() throws {
        let node = try resolved { scope -> Value<String> in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            let table = scope.add("Table", Resource<Test.Table>.table)
            let stage = scope.add("Stage", Parameter.string())
            return "\(queue.name)/\(queue.arn)/\(table.endpoint)/\(stage)/\(Pseudo.accountID)"
        }
        #expect(node == ["Fn::Sub": "${Queue}/${Queue.Arn}/${Table.Endpoint.Address}/${Stage}/${AWS::AccountId}"])
    }

    @Test func otherFunctionsBecomeVariablesEachOnce() throws {
        let first = Value<String>.importing("first")
        let second = Value<String>.importing("second")
        #expect(
            try resolved("\(first), \(second), \(first), \(Pseudo.region)" as Value<String>) == [
                "Fn::Sub": [
                    "${Value1}, ${Value2}, ${Value1}, ${AWS::Region}",
                    ["Value1": ["Fn::ImportValue": "first"], "Value2": ["Fn::ImportValue": "second"]],
                ]
            ]
        )
    }

    @Test func variablesDoNotHideResourcesInTheText() throws {
        let node = try resolved { scope -> Value<String> in
            let queue = scope.add("Value1", Resource<Test.Queue>.queue)
            return "\(queue.name) \(Value<String>.importing("a")) \(Value<String>.importing("b"))"
        }
        #expect(
            node == [
                "Fn::Sub": [
                    "${Value1} ${Value2} ${Value3}",
                    ["Value2": ["Fn::ImportValue": "a"], "Value3": ["Fn::ImportValue": "b"]],
                ]
            ]
        )
    }

    @Test func literalsAndNestedTextsMerge() throws {
        let inner: Value<String> = "b-\(Pseudo.region)-c"
        let outer: Value<String> = "a-\(inner)-d"
        #expect(try resolved(outer) == ["Fn::Sub": "a-b-${AWS::Region}-c-d"])
        #expect(try resolved("\("$")\("{x}")\(Pseudo.region)" as Value<String>) == ["Fn::Sub": "${!x}${AWS::Region}"])
    }

    @Test(arguments: [
        ("${HOME}", "${!HOME}"), ("${!HOME}", "${!!HOME}"), ("$${HOME}", "$${!HOME}"), ("$", "$"), ("{}", "{}"),
        ("${a}${b}", "${!a}${!b}"), ("$$", "$$"),
    ]) func bracesAreEscapedBesideValues(literal: String, expected: String) throws {
        #expect(
            try resolved("\(literal)\(Pseudo.region)" as Value<String>) == [
                "Fn::Sub": .string(expected + "${AWS::Region}")
            ]
        )
        #expect(try resolved("\(literal)" as Value<String>) == .string(literal))
    }

    /// The escape of `${` would last until the brace that closes the value.
    @Test func anOpenBraceBeforeAValueBecomesAVariable() throws {
        #expect(
            try resolved("${\(Pseudo.region)}" as Value<String>)
                == ["Fn::Sub": ["${Value1}${AWS::Region}}", ["Value1": "${"]]]
        )
        #expect(
            try resolved("\(Pseudo.region) ${a ${b}" as Value<String>)
                == ["Fn::Sub": ["${AWS::Region} ${Value1}a ${!b}", ["Value1": "${"]]]
        )
    }

    @Test func knownTextOfAnImportedResourceIsPlainText() throws {
        let node = try resolved { scope -> Value<String> in
            let table = scope.add("Table", Imported(Test.Table.self, reference: "orders"))
            return "table/\(table.name)/x"
        }
        #expect(node == "table/orders/x")
    }

    @Test func theTextOfAnImportedResourceMergesWithThatAroundIt() throws {
        let node = try resolved { scope -> Value<String> in
            let stage = scope.add("Stage", Parameter.string())
            let table = scope.add(
                "Table",
                Imported(Test.Table.self, reference: "orders-\(stage)", attributes: ["Arn": "x-\(stage)"])
            )
            return "table/\(table.name)/\(table.arn)"
        }
        #expect(node == ["Fn::Sub": "table/orders-${Stage}/x-${Stage}"])
    }

    @available(*, deprecated, message: "The text is made too early on purpose.")
    private func tooEarly(_ value: Value<String>) -> String { "name-\(value)" }

    @Test func aValueInAStringIsReported() throws {
        let trap = self as any TooEarly
        let expected = [
            "error: a deploy-time value was written into the String 'name-<value>'; make that literal a Value<String> [S/Queue]"
        ]
        #expect(diagnostics { $0.add("Queue", Resource(Test.Queue.self, .init(name: Value(trap.text)))) } == expected)
        #expect(
            diagnostics { $0.add("Queue", Resource(Test.Queue.self, .init(name: "x\(trap.text)\(Pseudo.region)"))) }
                .count == 1
        )
        #expect(
            diagnostics {
                $0.add("Queue", Resource(Test.Queue.self, .init(document: JSON(members: [(trap.text, "x")]))))
            } == expected
        )
        let document = JSON(members: [("key", JSON(trap.text))])
        #expect(
            diagnostics { $0.add("Queue", Resource(Test.Queue.self, .init(name: document.text))) } == [
                #"error: a deploy-time value was written into the String '{"key": "name-<value>"}'; make that literal a Value<String> [S/Queue]"#
            ]
        )
        let app = App()
        app.add("S", TestStack(description: trap.text) { $0.add("Queue", Resource<Test.Queue>.queue) })
        #expect(
            diagnostics(app) == [
                "error: a deploy-time value was written into the String 'name-<value>'; make that literal a Value<String> [S]"
            ]
        )
    }
}

/// Calls a deprecated function without a warning.
private protocol TooEarly {
    var text: String { get }
}

extension InterpolationTests: TooEarly {
    @available(*, deprecated, message: "The text is made too early on purpose.")
    var text: String { tooEarly(Pseudo.region) }
}
