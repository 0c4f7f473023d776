import CloudFormation
import TemplateModel
import Testing

@Suite struct ParameterRuleTests {
    private func asserted(_ make: @escaping (Scope) -> RuleCondition) throws -> Node {
        let template = try template { scope in
            scope.add("Rule", ParameterRule(assertions: [.init(make(scope))]))
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
        return try #require(template.rules["Rule"]?["Assertions"]?[0]?["Assert"])
    }

    private func problems(_ make: @escaping (Scope) -> RuleCondition) -> [String] {
        diagnostics { scope in
            scope.add("Rule", ParameterRule(assertions: [.init(make(scope))]))
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
    }

    @Test func aRuleHasAConditionAndAssertions() throws {
        let template = try template { scope in
            let stage = scope.add("Stage", Parameter.string())
            scope.add(
                "Rule",
                ParameterRule(
                    when: .equals(stage, "prod"),
                    assertions: [
                        .init(.contains(["a", "b"], stage), description: "prod needs a or b"),
                        .init(.not(.equals(stage, ""))),
                    ]
                )
            )
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
        #expect(
            template.rules == [
                "Rule": [
                    "RuleCondition": ["Fn::Equals": [["Ref": "Stage"], "prod"]],
                    "Assertions": [
                        [
                            "Assert": ["Fn::Contains": [["a", "b"], ["Ref": "Stage"]]],
                            "AssertDescription": "prod needs a or b",
                        ],
                        ["Assert": ["Fn::Not": [["Fn::Equals": [["Ref": "Stage"], ""]]]]],
                    ],
                ]
            ]
        )
    }

    @Test func functionsOfRules() throws {
        let equals: Node = ["Fn::Equals": ["a", "b"]]
        #expect(try asserted { _ in .all(.equals("a", "b"), .equals("a", "b")) } == ["Fn::And": [equals, equals]])
        #expect(try asserted { _ in .any(.equals("a", "b"), .equals("a", "b")) } == ["Fn::Or": [equals, equals]])
        #expect(try asserted { _ in .eachMemberEquals(["a"], "a") } == ["Fn::EachMemberEquals": [["a"], "a"]])
        #expect(
            try asserted { _ in .eachMemberIn(.valuesOfAll("VpcId", of: .subnetID), .referencesToAll(.vpcID)) } == [
                "Fn::EachMemberIn": [
                    ["Fn::ValueOfAll": ["AWS::EC2::Subnet::Id", "VpcId"]], ["Fn::RefAll": "AWS::EC2::VPC::Id"],
                ]
            ]
        )
        #expect(
            try asserted { scope in
                let subnets = scope.add("Subnets", Parameter.existing(listOf: .subnetID))
                let vpc = scope.add("Vpc", Parameter.existing(.vpcID))
                return .contains(.values(of: "VpcId", for: subnets), .value(of: "Tags.team", for: vpc))
            } == ["Fn::Contains": [["Fn::ValueOf": ["Subnets", "VpcId"]], ["Fn::ValueOf": ["Vpc", "Tags.team"]]]]
        )
    }

    @Test func aRuleNeedsAnAssertion() {
        #expect(
            diagnostics { scope in
                scope.add("Rule", ParameterRule(assertions: []))
                scope.add("Queue", Resource<Test.Queue>.queue)
            } == ["error: a rule must have at least one assertion, got none [S/Rule]"]
        )
    }

    @Test func combinationsHaveTwoToTenConditions() {
        #expect(
            problems { _ in .not(.all(.equals("a", "b"))) } == [
                "error: Fn::And must have 2 to 10 conditions, got 1 [S/Rule]"
            ]
        )
        #expect(problems { _ in .any() } == ["error: Fn::Or must have 2 to 10 conditions, got 0 [S/Rule]"])
    }

    @Test func rulesCannotUseResources() {
        let found = diagnostics { scope in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            scope.add("Rule", ParameterRule(when: .equals(queue.name, "x"), assertions: [.init(.equals("a", "b"))]))
            scope.add("Other", ParameterRule(assertions: [.init(.equals(.value(of: "Name", for: queue.name), "x"))]))
        }
        #expect(
            found == [
                "error: a rule cannot use the resource 'S/Queue'; allowed are parameters, mappings and pseudo parameters [S/Rule]",
                "error: a rule cannot use the resource 'S/Queue'; allowed are parameters, mappings and pseudo parameters [S/Other]",
            ]
        )
    }

    @Test func functionsOfRulesAreKnownOnlyThere() {
        #expect(
            diagnostics { $0.add("Queue", Resource(Test.Queue.self, .init(subnets: .referencesToAll(.subnetID)))) }
                == ["error: Fn::RefAll is known only in rules; use it in a ParameterRule [S/Queue]"]
        )
    }
}
