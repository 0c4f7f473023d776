import CloudFormation
import TemplateModel
import Testing

@Suite struct LanguageExtensionsTests {
    private let extensions: Node = "AWS::LanguageExtensions"

    @Test func ordinaryTemplatesHaveNoTransform() throws {
        let template = try template { scope in
            let limits = scope.add("Limits", Mapping(["eu": ["max": "1"]]))
            let nested: Value<String> = limits.value(limits.value("eu", "max"), Pseudo.region)
            scope.add("Queue", Resource(Test.Queue.self, .init(name: nested)))
        }
        #expect(template.transform == nil)
        #expect(
            template.resources["Queue"]?["Properties"]?["Name"]
                == ["Fn::FindInMap": ["Limits", ["Fn::FindInMap": ["Limits", "eu", "max"]], ["Ref": "AWS::Region"]]]
        )
    }

    @Test func lengthAndToJsonStringAddTheTransform() throws {
        for value in [
            JSON(Value.length(of: List.splitting("a,b", separator: ","))),
            JSON(Value.toJSONString(["a": JSON(Pseudo.region)])),
        ] {
            let template = try template { $0.add("Queue", Resource(Test.Queue.self, .init(document: value))) }
            #expect(template.transform == extensions)
        }
        #expect(
            try resolved(Value.length(of: List.splitting("a,b", separator: ","))) == [
                "Fn::Length": ["Fn::Split": [",", "a,b"]]
            ]
        )
        #expect(
            try resolved(Value.toJSONString(["a": JSON(Pseudo.region)])) == [
                "Fn::ToJsonString": ["a": ["Ref": "AWS::Region"]]
            ]
        )
    }

    @Test func aDefaultOfFindInMapAddsTheTransform() throws {
        let template = try template { scope in
            let limits = scope.add("Limits", Mapping(["eu": ["max": "1"]]))
            scope.add("Queue", Resource(Test.Queue.self, .init(name: limits.value(Pseudo.region, "max", default: "5"))))
        }
        #expect(template.transform == extensions)
        #expect(
            template.resources["Queue"]?["Properties"]?["Name"]
                == ["Fn::FindInMap": ["Limits", ["Ref": "AWS::Region"], "max", ["DefaultValue": "5"]]]
        )
    }

    @Test func aComputedKeyOfFindInMapAddsTheTransform() throws {
        let template = try template { scope in
            let limits = scope.add("Limits", Mapping(["eu": ["max": "1"]]))
            scope.add("Queue", Resource(Test.Queue.self, .init(name: limits.value("x-\(Pseudo.region)", "max"))))
        }
        #expect(template.transform == extensions)
    }

    @Test func theTransformComesOnceAndFirst() throws {
        func transform(_ transforms: [String]) throws -> Node? {
            let app = App()
            app.add(
                "S",
                TestStack(transforms: transforms) { scope in
                    let length = Value.length(of: List.splitting("a,b", separator: ","))
                    scope.add("Queue", Resource(Test.Queue.self, .init(delay: length)))
                    scope.add("Other", Resource(Test.Queue.self, .init(delay: length)))
                }
            )
            return try app.synthesize()["S"]?.template.transform
        }
        #expect(try transform([]) == extensions)
        #expect(try transform(["Macro"]) == ["AWS::LanguageExtensions", "Macro"])
        #expect(try transform(["AWS::LanguageExtensions", "Macro"]) == ["AWS::LanguageExtensions", "Macro"])
    }

    @Test func onlyTheStackThatNeedsTheTransformHasIt() throws {
        let app = App()
        app.add("A", TestStack { $0.add("Queue", Resource<Test.Queue>.queue) })
        app.add(
            "B",
            TestStack { $0.add("Queue", Resource(Test.Queue.self, .init(delay: .length(of: List([Value("a")]))))) }
        )
        let assembly = try app.synthesize()
        #expect(assembly["A"]?.template.transform == nil)
        #expect(assembly["B"]?.template.transform == extensions)
    }
}

/// The form is that of <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>.
@Suite struct ForEachTests {
    @Test func aLoopHasItsNameVariableCollectionAndResource() throws {
        let template = try template { scope in
            let names = scope.add("Names", Parameter.commaDelimitedList(default: ["success", "failure"]))
            scope.add(
                "Topic",
                ForEach(in: names) { name in
                    Resource(
                        Test.Queue.self,
                        .init(name: name, document: ["Label": "topic-\(name)"]),
                        options: ResourceOptions(deletionPolicy: .retain)
                    )
                }
            )
        }
        #expect(
            template.resources == [
                "Fn::ForEach::Topic": [
                    "TopicItem", ["Ref": "Names"],
                    [
                        "Topic${TopicItem}": [
                            "Type": "Test::Unit::Queue", "DeletionPolicy": "Retain",
                            "Properties": [
                                "Name": ["Ref": "TopicItem"], "Document": ["Label": ["Fn::Sub": "topic-${TopicItem}"]],
                            ],
                        ]
                    ],
                ]
            ]
        )
        #expect(template.transform == "AWS::LanguageExtensions")
    }

    @Test func theCollectionCanBeWrittenOutOrOfAMapping() throws {
        let template = try template { scope in
            let map = scope.add("Map", Mapping(["names": ["all": ["a", "b"]]]))
            scope.add("Mapped", ForEach(in: map.list("names", "all")) { _ in .queue as Resource<Test.Queue> })
            scope.add("Literal", ForEach(in: ["a", "b"]) { _ in .queue as Resource<Test.Queue> })
        }
        #expect(template.resources["Fn::ForEach::Mapped"]?[1] == ["Fn::FindInMap": ["Map", "names", "all"]])
        #expect(template.resources["Fn::ForEach::Literal"]?[1] == ["a", "b"])
    }

    @Test func elementsMustFitInALogicalID() {
        #expect(
            diagnostics { $0.add("Topic", ForEach(in: ["ok", "a-b", ""]) { _ in .queue as Resource<Test.Queue> }) } == [
                "error: an element of a ForEach must have ASCII letters and digits and nothing else, got '' [S/Topic]",
                "error: an element of a ForEach must have ASCII letters and digits and nothing else, got 'a-b' [S/Topic]",
            ]
        )
    }

    @Test func theResourceHasNoLogicalIDOfItsOwn() {
        #expect(
            diagnostics { scope in
                let resource = Resource(Test.Queue.self, .init(), options: ResourceOptions(logicalID: "Mine"))
                scope.add("Topic", ForEach(in: ["a"]) { _ in resource })
            } == [
                "error: a resource of ForEach cannot have a logical ID of its own; rename the ForEach instead [S/Topic]"
            ]
        )
    }

    @Test func theLoopAndItsVariableShareNoNameWithResources() {
        #expect(
            diagnostics { scope in
                scope.add("Topic", Resource<Test.Queue>.queue)
                scope.add("TopicItem", Resource<Test.Queue>.queue)
                scope.add("Wrap", Group { $0.add("Queue", Resource<Test.Queue>.queue) })
                scope.add("Group", Group { $0.add("Wrap-Queue", Resource<Test.Queue>.queue) })
            } == []
        )
        #expect(
            diagnostics { scope in
                scope.add("TopicItem", Resource<Test.Queue>.queue)
                scope.add("Topic", ForEach(in: ["a"]) { _ in .queue as Resource<Test.Queue> })
            } == ["error: has the same logical ID 'TopicItem' as 'S/TopicItem'; rename one of them [S/Topic]"]
        )
    }
}
