import CloudFormation
import TemplateModel
import Testing

@Suite struct MappingTests {
    @Test func constantsOfAllKindsAreFound() throws {
        let template = try template { scope in
            let limits = scope.add(
                "Limits",
                Mapping(["us-east-1": ["zones": ["a", "b"], "max": 50, "size": "large"], "eu-west-1": ["max": 10]])
            )
            scope.add(
                "Queue",
                Resource(
                    Test.Queue.self,
                    .init(
                        name: limits.value(Pseudo.region, "size"),
                        delay: limits.value(Pseudo.region, "max"),
                        subnets: limits.list("us-east-1", "zones")
                    )
                )
            )
        }
        #expect(
            template.mappings
                == [
                    "Limits": [
                        "us-east-1": ["zones": ["a", "b"], "max": 50, "size": "large"], "eu-west-1": ["max": 10],
                    ]
                ]
        )
        #expect(
            template.resources["Queue"]?["Properties"] == [
                "Name": ["Fn::FindInMap": ["Limits", ["Ref": "AWS::Region"], "size"]],
                "Delay": ["Fn::FindInMap": ["Limits", ["Ref": "AWS::Region"], "max"]],
                "Subnets": ["Fn::FindInMap": ["Limits", "us-east-1", "zones"]],
            ]
        )
    }

    @Test func aListHasADefault() throws {
        let node = try resolved { scope in
            scope.add("Limits", Mapping(["eu": ["zones": ["a"]]])).list("us", "zones", default: ["b"])
        }
        #expect(node == ["Fn::FindInMap": ["Limits", "us", "zones", ["DefaultValue": ["b"]]]])
    }

    @Test func neitherLevelMayBeEmpty() {
        func problems(_ constants: [String: [String: Mapping.Constant]]) -> [String] {
            diagnostics { scope in
                _ = scope.add("Limits", Mapping(constants))
                scope.add("Queue", Resource<Test.Queue>.queue)
            }
        }
        #expect(problems([:]) == ["error: a mapping must have at least one top-level key, got none [S/Limits]"])
        #expect(
            problems(["eu": [:], "us": ["a": "b"]])
                == ["error: top-level key 'eu' must have at least one second-level key, got none [S/Limits]"]
        )
    }
}
