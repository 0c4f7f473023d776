import CloudFormation
import TemplateModel
import Testing

@Suite struct ConditionTests {
    private func declared(_ make: @escaping (Scope, Value<String>) -> Condition) throws -> Node {
        let template = try template { scope in
            let stage = scope.add("Stage", Parameter.string())
            _ = scope.add("Result", make(scope, stage))
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
        return try #require(template.conditions["Result"])
    }

    private func equals(_ text: String) -> Node { ["Fn::Equals": [["Ref": "Stage"], .string(text)]] }

    @Test func equality() throws {
        #expect(try declared { Condition.equals($1, "prod") } == equals("prod"))
        #expect(
            try declared { Condition.equals("\($1)-\(Pseudo.region)", "x") } == [
                "Fn::Equals": [["Fn::Sub": "${Stage}-${AWS::Region}"], "x"]
            ]
        )
    }

    @Test func operators() throws {
        #expect(
            try declared { Condition.equals($1, "a") && Condition.equals($1, "b") } == [
                "Fn::And": [equals("a"), equals("b")]
            ]
        )
        #expect(
            try declared { Condition.equals($1, "a") || Condition.equals($1, "b") } == [
                "Fn::Or": [equals("a"), equals("b")]
            ]
        )
        #expect(try declared { !Condition.equals($1, "a") } == ["Fn::Not": [equals("a")]])
    }

    @Test func chainsOfOneOperatorAreOneFunction() throws {
        #expect(
            try declared { Condition.equals($1, "a") && Condition.equals($1, "b") && Condition.equals($1, "c") }
                == ["Fn::And": [equals("a"), equals("b"), equals("c")]]
        )
        let both: Node = ["Fn::And": [equals("b"), equals("c")]]
        #expect(
            try declared { Condition.equals($1, "a") || Condition.equals($1, "b") && Condition.equals($1, "c") }
                == ["Fn::Or": [equals("a"), both]]
        )
    }

    @Test func aFunctionHasAtMostTenOperands() throws {
        func chain(_ count: Int) throws -> Node {
            try declared { _, stage in
                (1..<count).reduce(Condition.equals(stage, "0")) { $0 || Condition.equals(stage, "\($1)") }
            }
        }
        let ten: Node = ["Fn::Or": .array((0..<10).map { equals("\($0)") })]
        #expect(try chain(10) == ten)
        #expect(try chain(12) == ["Fn::Or": [ten, equals("10"), equals("11")]])
    }

    @Test func namedOperandsAreNamed() throws {
        #expect(
            try declared { scope, stage in
                let isProd = scope.add("IsProd", Condition.equals(stage, "prod"))
                let isEU = scope.add("IsEU", Condition.equals(Pseudo.region, "eu-west-1"))
                return isProd && !isEU || Condition.equals(stage, "test")
            } == [
                "Fn::Or": [
                    ["Fn::And": [["Condition": "IsProd"], ["Fn::Not": [["Condition": "IsEU"]]]]], equals("test"),
                ]
            ]
        )
        #expect(
            try declared { scope, stage in Condition(scope.add("IsProd", Condition.equals(stage, "prod"))) } == [
                "Condition": "IsProd"
            ]
        )
    }

    @Test func conditionsCannotUseResources() {
        func use(_ value: @escaping (Ref<Test.Queue>) -> Value<String>) -> [String] {
            diagnostics { scope in
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                _ = scope.add("IsIt", Condition.equals("a", "b") && !Condition.equals(value(queue), "x"))
            }
        }
        let expected = [
            "error: a condition cannot use the resource 'S/Queue'; allowed are parameters, mappings, pseudo parameters and other conditions [S/IsIt]"
        ]
        #expect(use { $0.name } == expected)
        #expect(use { Value($0.arn) } == expected)
        #expect(use { "x-\($0.arn)" } == expected)
    }

    @Test func conditionsCannotUseResourcesOfAnotherStack() {
        let app = App()
        let queue = app.add("A", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
        app.add(
            "B",
            TestStack { scope in
                _ = scope.add("IsIt", Condition.equals(queue.name, "x"))
                scope.add("Queue", Resource<Test.Queue>.queue)
            }
        )
        #expect(
            diagnostics(app) == [
                "error: a condition cannot use the resource 'A/Queue'; allowed are parameters, mappings, pseudo parameters and other conditions [B/IsIt]"
            ]
        )
    }

    @Test func conditionsCannotUseParametersOfAnotherStack() {
        let app = App()
        let stage = app.add(
            "A",
            TestStack { scope in
                scope.add("Queue", Resource<Test.Queue>.queue)
                return scope.add("Stage", Parameter.string())
            }
        )
        app.add(
            "B",
            TestStack { scope in
                _ = scope.add("IsIt", Condition.equals(stage, "x"))
                scope.add("Queue", Resource<Test.Queue>.queue)
            }
        )
        #expect(
            diagnostics(app) == [
                "error: a condition cannot use 'A/Stage' of another stack; allowed are parameters, mappings, pseudo parameters and other conditions [B/IsIt]"
            ]
        )
    }

    @Test func conditionsKnowFewFunctions() {
        #expect(
            diagnostics { scope in
                _ = scope.add("IsIt", Condition.equals(.importing("x"), "y"))
                scope.add("Queue", Resource<Test.Queue>.queue)
            } == [
                "error: a condition cannot use Fn::ImportValue; allowed are parameters, mappings, pseudo parameters and other conditions [S/IsIt]"
            ]
        )
    }

    @Test func conditionsCanUseWhatIsKnownOfAnImportedResource() throws {
        let node = try declared { scope, _ in
            let table = scope.add("Table", Imported(Test.Table.self, reference: "orders"))
            return Condition.equals(table.name, "orders")
        }
        #expect(node == ["Fn::Equals": ["orders", "orders"]])
    }
}
