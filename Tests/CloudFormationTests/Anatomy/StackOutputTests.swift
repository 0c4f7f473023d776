import CloudFormation
import TemplateModel
import Testing

@Suite struct StackOutputTests {
    @Test func anOutputHasAllItsParts() throws {
        let template = try template { scope in
            let queue = scope.add("Queue", Resource<Test.Queue>.queue)
            let isProd = scope.add("IsProd", Condition.equals(Pseudo.region, "eu-west-1"))
            scope.add("Plain", StackOutput(queue.arn))
            scope.add(
                "Full",
                StackOutput(
                    "\(queue.name)-x",
                    description: "The queue.",
                    exportName: "\(Pseudo.stackName):queue",
                    condition: isProd
                )
            )
        }
        #expect(
            template.outputs == [
                "Plain": ["Value": ["Fn::GetAtt": ["Queue", "Arn"]]],
                "Full": [
                    "Value": ["Fn::Sub": "${Queue}-x"], "Description": "The queue.",
                    "Export": ["Name": ["Fn::Sub": "${AWS::StackName}:queue"]], "Condition": "IsProd",
                ],
            ]
        )
    }

    @Test func theDescriptionHasALimit() {
        func problems(_ description: String) -> [String] {
            diagnostics { scope in
                scope.add("Queue", Resource<Test.Queue>.queue)
                scope.add("Output", StackOutput("x", description: description))
            }
        }
        #expect(problems(String(repeating: "x", count: 1024)) == [])
        #expect(
            problems(String(repeating: "ü", count: 513))
                == ["error: an output's description must have at most 1024 bytes, got 1026 [S/Output]"]
        )
    }

    @Test func anExportNameCannotUseResources() {
        #expect(
            diagnostics { scope in
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                scope.add("Output", StackOutput("x", exportName: "queue-\(queue.name)"))
            } == [
                "error: an export's name cannot use the resource 'S/Queue'; allowed are text, parameters, mappings and pseudo parameters [S/Output]"
            ]
        )
    }
}
