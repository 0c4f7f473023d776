import CloudFormation
import TemplateModel
import Testing

@Suite struct RefTests {
    @Test func referencesToOneResourceAreEqual() {
        var refs: [Ref<Test.Queue>] = []
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                refs = [queue, queue.referenced(.weak), scope.add("Other", Resource<Test.Queue>.queue)]
            }
        )
        #expect(refs[0] == refs[1])
        #expect(refs[0].hashValue == refs[1].hashValue)
        #expect(refs[0] != refs[2])
        #expect(refs[0].path.description == "S/Queue")
    }

    @Test func sameNamesInTwoAppsAreTwoResources() {
        func ref() -> Ref<Test.Queue> { App().add("S", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) }) }
        #expect(ref() != ref())
    }

    @Test func aReferenceIntoAnotherAppIsReported() {
        let other = App()
        let foreign = other.add(
            "Other",
            TestStack { scope in
                (scope.add("Queue", Resource<Test.Queue>.queue), scope.add("Is", Condition.equals("a", "b")))
            }
        )
        let sentence =
            "belongs to another app; add both stacks to one app, or read an output of the deployed stack"
        #expect(
            diagnostics { scope in
                scope.add("A", Resource(Test.Queue.self, .init(target: foreign.0.arn)))
                scope.add("B", Resource(Test.Queue.self, .init(), options: ResourceOptions(condition: foreign.1)))
                scope.add("C", Resource<Test.Queue>.queue).configure { $0.depend(on: foreign.0) }
            } == [
                "error: refers to 'Other/Queue', which \(sentence) [S/A]",
                "error: refers to 'Other/Is', which \(sentence) [S/B]",
                "error: refers to 'Other/Queue', which \(sentence) [S/C]",
            ]
        )
    }

    @Test func importedResourcesAreKnown() throws {
        let template = try template { scope in
            let stage = scope.add("Stage", Parameter.string())
            let table = scope.add(
                "Orders",
                Imported(
                    Test.Table.self,
                    reference: "orders-\(stage)",
                    attributes: ["Arn": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"]
                )
            )
            scope.add("Queue", Resource(Test.Queue.self, .init(name: table.name, document: JSON(table.arn))))
        }
        #expect(template.resources.count == 1)
        #expect(
            template.resources["Queue"]?["Properties"] == [
                "Name": ["Fn::Sub": "orders-${Stage}"],
                "Document": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
            ]
        )
    }

    @Test func anAttributeThatIsNotGivenIsReported() {
        func problems(_ attributes: [String: JSON]) -> [String] {
            diagnostics { scope in
                let table = scope.add("Orders", Imported(Test.Table.self, reference: "orders", attributes: attributes))
                scope.add("Queue", Resource(Test.Queue.self, .init(name: "\(table.arn)/\(table.arn)")))
            }
        }
        #expect(
            problems([:]) == [
                "error: needs the attribute 'Arn' of the imported 'S/Orders', but none is given; add it to the attributes of Imported [S/Queue]"
            ]
        )
        #expect(
            problems(["Name": "x", "Id": "y"]) == [
                "error: needs the attribute 'Arn' of the imported 'S/Orders', but given are Id, Name; add it to the attributes of Imported [S/Queue]"
            ]
        )
    }

    @Test func importedResourcesNeedNoReferenceBetweenStacks() throws {
        let app = App()
        let table = app.add(
            "A",
            TestStack { scope in
                scope.add("Queue", Resource<Test.Queue>.queue)
                return scope.add("Orders", Imported(Test.Table.self, reference: "orders"))
            }
        )
        app.add("B", TestStack { $0.add("Queue", Resource(Test.Queue.self, .init(name: table.name))) })
        let assembly = try app.synthesize()
        #expect(assembly["B"]?.dependencies == [])
        #expect(assembly["B"]?.template.resources["Queue"]?["Properties"]?["Name"] == "orders")
    }
}
