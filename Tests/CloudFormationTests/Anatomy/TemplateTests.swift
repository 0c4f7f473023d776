import CloudFormation
import TemplateModel
import Testing

@Suite struct TemplateTests {
    @Test func aTemplateHasOnlyTheSectionsItNeeds() throws {
        let template = try template { $0.add("Queue", Resource<Test.Queue>.queue) }
        #expect(
            template.root == [
                "AWSTemplateFormatVersion": "2010-09-09", "Resources": ["Queue": ["Type": "Test::Unit::Queue"]],
            ]
        )
    }

    @Test func descriptionTransformsAndMetadata() throws {
        let app = App()
        app.add(
            "S",
            TestStack(description: "All queues.", transforms: ["One"]) { scope in
                scope.addTemplateMetadata("Team", "shop")
                scope.addTemplateMetadata("Team", ["Name": "orders"])
                scope.add("Queue", Resource<Test.Queue>.queue)
            }
        )
        let stack = try #require(try app.synthesize()["S"])
        #expect(stack.description == "All queues.")
        #expect(stack.template.description == "All queues.")
        #expect(stack.template.transform == "One")
        #expect(stack.template.metadata == ["Team": ["Name": "orders"]])
    }

    @Test func severalTransformsKeepTheirOrder() throws {
        let app = App()
        app.add("S", TestStack(transforms: ["Two", "One"]) { $0.add("Queue", Resource<Test.Queue>.queue) })
        #expect(try app.synthesize()["S"]?.template.transform == ["Two", "One"])
    }

    @Test func aStackTellsWhereItsResourcesComeFrom() throws {
        let app = App()
        let line: UInt = #line + 4
        app.add(
            "S",
            TestStack { scope in
                scope.add("Orders", Group { $0.add("Queue", Resource<Test.Queue>.queue) })
                scope.add("Topic", ForEach(in: ["a"]) { _ in .queue as Resource<Test.Queue> })
            }
        )
        let stack = try #require(try app.synthesize()["S"])
        #expect(stack.origins["OrdersQueue"]?.path.description == "S/Orders/Queue")
        #expect(stack.origins["OrdersQueue"]?.location == SourceLocation(filePath: #filePath, line: line))
        #expect(stack.origins["Topic"]?.path.description == "S/Topic")
        #expect(stack.origins.count == 2)
    }

    @Test func textIsYAMLOrJSON() throws {
        let app = App()
        app.add("S", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
        let stack = try #require(try app.synthesize()["S"])
        #expect(try stack.text(.yaml) == stack.template.text(.yaml))
        #expect(try stack.text(.json) == stack.template.text(.json))
    }
}
