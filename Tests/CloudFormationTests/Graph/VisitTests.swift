import CloudFormation
import Foundation
import TemplateModel
import Testing

@Suite struct VisitTests {
    @Test func visitorsRunInTheirOrderAndSeeResourcesInTheirs() throws {
        var seen: [String] = []
        let app = App()
        app.visit { seen.append("1 \($0.path) \($0.typeName)") }
        let stack = TestStack { scope in
            scope.add("B", Resource(Real.Queue.self))
            scope.add("Loop", ForEach(in: ["a"]) { _ in Resource(Real.Topic.self) })
            scope.add(
                "A",
                Group { scope in
                    scope.visit { seen.append("2 \($0.path)") }
                    scope.add("Table", Resource(Real.Table.self))
                }
            )
        }
        app.add("S", stack.visited { seen.append("3 \($0.path)") })
        app.add("SS", TestStack { $0.add("C", Resource(Real.Queue.self)) })
        app.visit(Real.Queue.self) { queue, resource in
            seen.append("4 \(queue.path == resource.path ? "\(queue.path)" : "?")")
        }
        #expect(seen == [])
        _ = try app.synthesize(checkingTemplates: false)
        _ = try app.synthesize(checkingTemplates: false)
        #expect(
            seen == [
                "1 S/B AWS::SQS::Queue", "1 S/A/Table AWS::DynamoDB::Table", "1 SS/C AWS::SQS::Queue",
                "1 S/Loop AWS::SNS::Topic",
                "2 S/A/Table",
                "3 S/B", "3 S/A/Table", "3 S/Loop",
                "4 S/B", "4 SS/C",
            ]
        )
    }

    @Test func aVisitorChangesWhatItSees() throws {
        let app = App(environment: "prod")
        app.addTag("Owner", "app")
        app.setDefaultRemovalPolicy(.retain)
        app.visit { resource in
            resource.override("Delay", JSON((resource["Delay"]?.intValue ?? 0) + 1))
            if resource.keepsData {
                resource.options.metadata["Policy"] = JSON(resource.options.deletionPolicy?.rawValue ?? "")
            }
            resource.addTag("Seen", JSON(resource["Name"]?.stringValue ?? "none").stringValue.map { Value($0) } ?? "")
            resource.addTag("Environment", Value(resource.environment ?? ""))
            resource.removeTag("Owner")
        }
        app.visit { $0.override("Delay", JSON(($0["Delay"]?.intValue ?? 0) * 10)) }
        app.visit(Real.Queue.self) { queue, _ in queue.configure { $0.deletionPolicy = .delete } }
        app.add(
            "S",
            TestStack { scope in
                scope.add("Queue", Resource(Real.Queue.self, ["Delay": 1, "Name": "q"]))
                scope.add("Loop", ForEach(in: ["a"]) { _ in Resource(Real.Topic.self) })
            }
        )
        let resources = try #require(try app.synthesize(checkingTemplates: false)["S"]).template.resources
        #expect(
            resources["Queue"] == [
                "Type": "AWS::SQS::Queue",
                "DeletionPolicy": "Delete",
                "UpdateReplacePolicy": "Retain",
                "Metadata": ["Policy": "Retain"],
                "Properties": [
                    "Delay": 20, "Name": "q",
                    "Tags": [["Key": "Environment", "Value": "prod"], ["Key": "Seen", "Value": "q"]],
                ],
            ]
        )
        #expect(
            resources["Fn::ForEach::Loop"]?[2]?["Loop${LoopItem}"] == [
                "Type": "AWS::SNS::Topic",
                "Properties": [
                    "Delay": 10,
                    "Tags": [["Key": "Environment", "Value": "prod"], ["Key": "Seen", "Value": "none"]],
                ],
            ]
        )
    }

    @Test func aVisitorSeesTheTagsThatWillBe() throws {
        var seen: [String: [String: Value<String>]] = [:]
        let app = App()
        app.addTag("A", "app")
        app.addTag("B", "app")
        app.visit { seen["\($0.path)"] = $0.tags }
        app.add(
            "S",
            TestStack { scope in
                scope.add("Queue", Resource(Real.Queue.self, ["Tags": [["Key": "A", "Value": "own"]]])).removeTag("B")
                scope.add("Map", Resource(Real.API.self, ["Tags": ["C": "own"]]).untagged("A"))
                scope.add("Policy", Resource(Real.QueuePolicy.self))
                scope.add("Unknown", Resource(Real.Queue.self, ["Tags": .transform("T", parameters: [:])]))
            }
        )
        _ = try app.synthesize(checkingTemplates: false)
        #expect(
            seen == [
                "S/Queue": ["A": "own"], "S/Map": ["B": "app", "C": "own"], "S/Policy": [:], "S/Unknown": [:],
            ]
        )
    }

    @Test func whatAVisitorReportsPointsAtTheResource() {
        let app = App()
        let line: UInt = #line + 1
        app.visit { resource in
            if resource.typeName == Real.Queue.typeName { resource.error("a queue must be blue") }
            resource.warning("look")
        }
        app.add(
            "S",
            TestStack { scope in
                scope.add("Queue", Resource(Real.Queue.self))
            }
        )
        #expect(
            allDiagnostics(app).map(\.description) == [
                """
                \(#filePath):\(line + 7): error: a queue must be blue [S/Queue]
                \(#filePath):\(line + 4): note: 'S' is added here
                \(#filePath):\(line): note: this is checked here
                """,
                """
                \(#filePath):\(line + 7): warning: look [S/Queue]
                \(#filePath):\(line + 4): note: 'S' is added here
                \(#filePath):\(line): note: this is checked here
                """,
            ]
        )
    }

    @Test func partsOfDocumentsAreRead() {
        let document: JSON = ["A": ["B": [true, 3, "c"]], "D": .noValue]
        #expect(document["A"]?["B"]?.arrayValue?.map(\.boolValue) == [true, nil, nil])
        #expect(document["A"]?["B"]?.arrayValue?.map(\.intValue) == [nil, 3, nil])
        #expect(document["A"]?["B"]?.arrayValue?.map(\.stringValue) == [nil, nil, "c"])
        #expect(document["X"] == nil && document["A"]?.arrayValue == nil && document["D"]?["A"] == nil)
    }

    @Test func aVisitorCannotAdd() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let app = App()
            let scope = app.add(
                "S",
                TestStack { scope in
                    scope.add("Queue", Resource(Real.Queue.self))
                    return scope
                }
            )
            app.visit { _ in scope.add("Late", Resource(Real.Queue.self)) }
            _ = try app.synthesize(checkingTemplates: false)
        }
        #if DEBUG
        let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(output.contains("'S/Late' is added to an app while its resources are visited"))
        #endif
    }
}
