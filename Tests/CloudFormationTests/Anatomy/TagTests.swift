import CloudFormation
import TemplateModel
import Testing

@Suite struct TagTests {
    /// The tags of the resources of the stack `S` as their properties have them, by logical ID.
    private func tags(
        _ property: String = "Tags",
        of app: App,
        _ content: @escaping (Scope) -> Void
    ) throws -> [String: Node] {
        app.add("S", TestStack(content))
        let template = try #require(try app.synthesize(checkingTemplates: false)["S"]).template
        var tags: [String: Node] = [:]
        for (id, resource) in template.resources { tags[id] = resource["Properties"]?[property] }
        return tags
    }

    private func list(_ tags: KeyValuePairs<String, Node>) -> Node {
        .array(tags.map { ["Key": .string($0.key), "Value": $0.value] })
    }

    @Test func aTagOfTheAppIsOnAllThatCanHaveIt() throws {
        let app = App()
        app.addTag("Project", "Lab")
        let tags = try tags(of: app) { scope in
            scope.add("Queue", Resource(Real.Queue.self))
            scope.add("Inner", Group { $0.add("Topic", Resource(Real.Topic.self, ["TopicName": "t"])) })
            scope.add("Policy", Resource(Real.QueuePolicy.self))
            scope.add("Unknown", Resource<Test.Table>.table)
        }
        #expect(tags == ["Queue": list(["Project": "Lab"]), "InnerTopic": list(["Project": "Lab"])])
    }

    @Test func theInnermostTagCounts() throws {
        let app = App()
        let tags = try tags(of: app) { scope in
            scope.add("Before", Resource(Real.Queue.self))
            scope.addTag("Owner", "stack")
            scope.add("Middle", Group { $0.add("Queue", Resource(Real.Queue.self)) }.tagged("Owner", "group"))
            scope.add(
                "Own",
                Group { scope in
                    scope.addTag("Owner", "earlier")
                    scope.addTag("Owner", "later")
                    scope.add("Queue", Resource(Real.Queue.self))
                    scope.add("Bare", Resource(Real.Queue.self).untagged("Owner"))
                }
            )
            scope.add(
                "Outside",
                Group {
                    $0.addTag("Owner", "itself")
                    $0.add("Queue", Resource(Real.Queue.self))
                }
                .tagged("Owner", "its user")
            )
            app.addTag("Owner", "app")
        }
        #expect(
            tags == [
                "Before": list(["Owner": "stack"]),
                "MiddleQueue": list(["Owner": "group"]),
                "OwnQueue": list(["Owner": "later"]),
                "OutsideQueue": list(["Owner": "its user"]),
            ]
        )
    }

    @Test func aWholeStackIsTagged() throws {
        let app = App()
        app.add("A", TestStack(description: "kept") { $0.add("Queue", Resource(Real.Queue.self)) }.tagged("Team", "a"))
        app.add("B", TestStack { $0.add("Queue", Resource(Real.Queue.self)) })
        let assembly = try app.synthesize(checkingTemplates: false)
        #expect(assembly["A"]?.template.resources["Queue"]?["Properties"]?["Tags"] == list(["Team": "a"]))
        #expect(assembly["A"]?.description == "kept")
        #expect(assembly["B"]?.template.resources["Queue"]?["Properties"] == nil)
    }

    @Test func tagsOfTheResourceItselfCount() throws {
        let app = App()
        app.addTag("A", "app")
        app.addTag("B", "app")
        let tags = try tags(of: app) { scope in
            let condition = scope.add("IsX", Condition.equals(Pseudo.region, "x"))
            let own: JSON = ["Key": "A", "Value": "own"]
            scope.add("List", Resource(Real.Queue.self, ["Tags": [["Key": "C", "Value": "own"], own]]))
            scope.add("Map", Resource(Real.API.self, ["Tags": ["A": "own"]]))
            scope.add("Overridden", Resource(Real.Queue.self, [:], overrides: ["Tags": [own]]))
            scope.add(
                "Chosen",
                Resource(Real.Queue.self, ["Tags": .if(condition, then: [own], else: .noValue)])
            )
            scope.add("Element", Resource(Real.Queue.self, ["Tags": [.if(condition, then: own, else: .noValue)]]))
        }
        let own: Node = ["Key": "A", "Value": "own"]
        let inherited: Node = ["Key": "B", "Value": "app"]
        #expect(tags["List"] == list(["C": "own", "A": "own", "B": "app"]))
        #expect(tags["Map"] == ["A": "own", "B": "app"])
        #expect(tags["Overridden"] == list(["A": "own", "B": "app"]))
        #expect(tags["Chosen"] == ["Fn::If": ["IsX", [own, inherited], list(["A": "app", "B": "app"])]])
        #expect(tags["Element"] == [["Fn::If": ["IsX", own, ["Ref": "AWS::NoValue"]]], inherited])
    }

    @Test func aTagAddedToTheResourceReplacesAll() throws {
        let app = App()
        app.addTag("A", "app")
        let tags = try tags(of: app) { scope in
            let queue = scope.add("Queue", Resource(Real.Queue.self, ["Tags": [["Key": "B", "Value": "own"]]]))
            queue.addTag("B", "added")
            queue.removeTag("A")
            scope.add("Map", Resource(Real.API.self, ["Tags": ["A": "own"]])).addTag("A", "added")
        }
        #expect(tags == ["Queue": list(["B": "added"]), "Map": ["A": "added"]])
    }

    @Test(
        arguments: [
            (Real.Pool.typeName, "UserPoolTags", ["A": "b"]),
            (Real.Job.typeName, "Tags", ["A": "b"]),
            (Real.Group.typeName, "Tags", [["Key": "A", "Value": "b", "PropagateAtLaunch": true]]),
            (Real.AddressList.typeName, "Tags", ["Items": [["Key": "A", "Value": "b"]]]),
            // The registry does not say that these are taggable.
            (Real.Project.typeName, "Tags", [["Key": "A", "Value": "b"]]),
        ] as [(String, String, Node)]
    )
    func theShapeIsThatOfTheType(_ type: String, _ property: String, _ expected: Node) throws {
        let app = App()
        app.addTag("A", "b")
        let tags = try tags(property, of: app) { scope in
            switch type {
            case Real.Pool.typeName: scope.add("It", Resource(Real.Pool.self))
            case Real.Job.typeName: scope.add("It", Resource(Real.Job.self))
            case Real.Group.typeName: scope.add("It", Resource(Real.Group.self))
            case Real.AddressList.typeName: scope.add("It", Resource(Real.AddressList.self))
            default: scope.add("It", Resource(Real.Project.self))
            }
        }
        #expect(tags == ["It": expected])
    }

    @Test func aValueMayBeKnownOnlyAtDeployment() throws {
        let app = App()
        app.addTag("Stack", "\(Pseudo.stackName)-x")
        let tags = try tags(of: app) { scope in
            scope.add("Queue", Resource(Real.Queue.self))
            scope.add("Topic", ForEach(in: ["a"]) { _ in Resource(Real.Topic.self) })
        }
        #expect(tags["Queue"] == list(["Stack": ["Fn::Sub": "${AWS::StackName}-x"]]))
    }

    @Test func resourcesOfLoopsAreTagged() throws {
        let app = App()
        app.addTag("A", "b")
        app.add("S", TestStack { $0.add("Topic", ForEach(in: ["a"]) { _ in Resource(Real.Topic.self) }) })
        let body = try app.synthesize(checkingTemplates: false)["S"]?.template.resources["Fn::ForEach::Topic"]?[2]?[
            "Topic${TopicItem}"
        ]
        #expect(body?["Properties"]?["Tags"] == list(["A": "b"]))
    }

    @Test func whatAFunctionGivesCannotBeTagged() {
        let app = App()
        app.addTag("B", "b")
        app.addTag("A", "b")
        app.add(
            "S",
            TestStack { scope in
                scope.add("Queue", Resource(Real.Queue.self, ["Tags": .transform("T", parameters: [:])]))
                scope.add("Bare", Resource(Real.Queue.self, ["Tags": .transform("T", parameters: [:])]))
                    .removeTag("A")
                scope.add(
                    "Whole",
                    Resource(Real.Queue.self, .transform("T", parameters: [:])).untagged("A").untagged("B")
                )
            }
        )
        #expect(
            diagnostics(app) == [
                "warning: the tags 'A', 'B' cannot be added, because a function gives the property 'Tags'; write its tags out, or remove these here [S/Queue]",
                "warning: the tags 'B' cannot be added, because a function gives the property 'Tags'; write its tags out, or remove these here [S/Bare]",
            ]
        )
    }

    @Test func aTagHasBounds() {
        let app = App()
        app.addTag(String(repeating: "k", count: 128), Value(String(repeating: "v", count: 256)))
        let line: UInt = #line + 1
        app.addTag("", "a")
        app.addTag(String(repeating: "k", count: 129), "a")
        app.add(
            "S",
            TestStack { scope in
                scope.addTag("AWS:owner", "a")
                scope.add("Queue", Resource(Real.Queue.self).tagged("A", Value(String(repeating: "v", count: 257))))
                    .addTag("aws:b", "a")
            }
        )
        #expect(
            allDiagnostics(app).map { "\($0.location?.line ?? 0): \($0.message) [\($0.path)]" } == [
                "\(line): a tag's key must have 1 to 128 characters, got 0 in '' []",
                "\(line + 1): a tag's key must have 1 to 128 characters, got 129 in '\(String(repeating: "k", count: 129))' []",
                "\(line + 5): a tag's key must not begin with 'aws:', which only AWS uses, got 'AWS:owner' [S]",
                "\(line + 6): the value of tag 'A' must have at most 256 characters, got 257 [S/Queue]",
                "\(line + 7): a tag's key must not begin with 'aws:', which only AWS uses, got 'aws:b' [S/Queue]",
            ]
        )
    }

    @Test func aResourceHasAtMost50Tags() {
        func problems(inherited: Int, own: Int) -> [String] {
            let app = App()
            app.addTag("First", "x")
            app.add(
                "S",
                TestStack { scope in
                    for number in 1..<inherited { scope.addTag("T\(number)", "x") }
                    let own = JSON((0..<own).map { ["Key": "O\($0)", "Value": "x"] })
                    scope.add("A", Resource(Real.Queue.self, ["Tags": own]))
                    scope.add("B", Resource(Real.Queue.self))
                }
            )
            return diagnostics(app)
        }
        #expect(problems(inherited: 48, own: 2) == [])
        #expect(
            problems(inherited: 48, own: 3) == [
                "error: a resource can have at most 50 tags, got 51, of which 48 are inherited; remove some [S/A]"
            ]
        )
        #expect(
            problems(inherited: 51, own: 0) == [
                "error: a resource can have at most 50 tags, but 51 are added to those in 'S'; remove some [S]"
            ]
        )
        let app = App()
        for number in 1...51 { app.addTag("T\(number)", "x") }
        app.add("S", TestStack { $0.add("A", Resource(Real.Queue.self)) })
        #expect(
            diagnostics(app) == [
                "error: a resource can have at most 50 tags, but 51 are added to those of the app; remove some []"
            ]
        )
    }

    @Test func aResourceThatCannotHaveTagsSaysSo() {
        #expect(
            diagnostics { $0.add("Policy", Resource(Real.QueuePolicy.self)).addTag("A", "b") } == [
                "error: AWS::SQS::QueuePolicy has no property for tags; remove the tag 'A' [S/Policy]"
            ]
        )
    }

    @Test func tagsOfADuplicateStaySilent() throws {
        #expect(
            diagnostics { scope in
                scope.add("Queue", Resource(Real.Queue.self).tagged("A", "first"))
                scope.add("Queue", Resource(Real.Queue.self).tagged("A", "second"))
            } == ["error: 'Queue' is already in 'S'; give one of the two another identifier [S/Queue]"]
        )
    }
}
