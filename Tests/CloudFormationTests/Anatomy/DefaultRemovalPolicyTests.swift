import CloudFormation
import TemplateModel
import Testing

@Suite struct DefaultRemovalPolicyTests {
    private func policies(_ app: App) throws -> [String: [String?]] {
        var policies: [String: [String?]] = [:]
        for stack in try app.synthesize(checkingTemplates: false).stacks {
            for (id, resource) in stack.template.resources {
                policies["\(stack.id).\(id)"] = ["DeletionPolicy", "UpdateReplacePolicy"].map {
                    resource[$0]?.stringValue
                }
            }
        }
        return policies
    }

    @Test func resourcesWithDataFollowTheirPlace() throws {
        let app = App()
        app.setDefaultRemovalPolicy(.retain)
        app.add(
            "S",
            TestStack { scope in
                scope.add("Table", Resource(Real.Table.self))
                scope.add("Topic", Resource(Real.Topic.self))
                scope.add("Unknown", Resource<Test.Table>.table)
                scope.add(
                    "Scratch",
                    Group { $0.add("Table", Resource(Real.Table.self)) }.withDefaultRemovalPolicy(.delete)
                )
                scope.add(
                    "Trial",
                    Group { scope in
                        scope.setDefaultRemovalPolicy(.retainExceptOnCreate)
                        scope.add("Table", Resource(Real.Table.self))
                    }
                )
            }
        )
        app.add("T", TestStack { $0.add("Table", Resource(Real.Table.self)) }.withDefaultRemovalPolicy(.delete))
        #expect(
            try policies(app) == [
                "S.Table": ["Retain", "Retain"],
                "S.Topic": [nil, nil],
                "S.Unknown": [nil, nil],
                "S.ScratchTable": ["Delete", "Delete"],
                "S.TrialTable": ["RetainExceptOnCreate", "Retain"],
                "T.Table": ["Delete", "Delete"],
            ]
        )
    }

    @Test func whatTheResourceSaysCounts() throws {
        let app = App()
        app.setDefaultRemovalPolicy(.retain)
        app.add(
            "S",
            TestStack { scope in
                func add(
                    _ id: String,
                    _ deletion: ResourceOptions.RemovalPolicy?,
                    _ replacement: ResourceOptions.RemovalPolicy?
                ) {
                    let options = ResourceOptions(deletionPolicy: deletion, updateReplacePolicy: replacement)
                    scope.add(id, Resource(Real.Table.self, [:], options: options))
                }
                add("Both", .delete, .delete)
                add("Deletion", .delete, nil)
                add("Replacement", nil, .delete)
            }
        )
        #expect(
            try policies(app) == [
                "S.Both": ["Delete", "Delete"], "S.Deletion": ["Delete", "Retain"],
                "S.Replacement": ["Retain", "Delete"],
            ]
        )
    }

    @Test func nothingIsSetUnlessAsked() throws {
        let app = App()
        app.add("S", TestStack { $0.add("Table", Resource(Real.Table.self)) })
        #expect(try policies(app) == ["S.Table": [nil, nil]])
    }

    @Test func constructsSeeTheInnermostPolicy() {
        var seen: [ResourceOptions.RemovalPolicy?] = []
        let app = App()
        app.add("None", TestStack { seen.append($0.defaultRemovalPolicy) })
        app.setDefaultRemovalPolicy(.delete)
        app.add(
            "S",
            TestStack { scope in
                seen.append(scope.defaultRemovalPolicy)
                let inner = Group { scope in
                    scope.add("Deeper", Group { seen.append($0.defaultRemovalPolicy) })
                }
                scope.add("Inner", inner.withDefaultRemovalPolicy(.retain))
                seen.append(scope.defaultRemovalPolicy)
            }
        )
        #expect(seen == [nil, .delete, .retain, .delete])
    }

    @Test func aPolicyThatFewTypesHaveIsNoDefault() {
        let sentence =
            "error: a default removal policy must be delete, retain or retainExceptOnCreate, got snapshot; set it in the options of resources that have snapshots"
        let app = App()
        app.setDefaultRemovalPolicy(.snapshot)
        app.add(
            "S",
            TestStack { $0.add("Queue", Resource(Real.Queue.self).withDefaultRemovalPolicy(.snapshot)) }
        )
        #expect(diagnostics(app) == ["\(sentence) []", "\(sentence) [S/Queue]"])
    }

    @Test func aPolicyIsSetFirst() {
        let app = App()
        app.add(
            "S",
            TestStack { scope in
                scope.add("Queue", Resource(Real.Queue.self))
                scope.setDefaultRemovalPolicy(.retain)
            }
        )
        app.setDefaultRemovalPolicy(.retain)
        func sentence(_ path: String) -> String {
            "error: the default removal policy must be set before resources are added, but 'S/Queue' is there already; set it first [\(path)]"
        }
        #expect(diagnostics(app) == [sentence("S"), sentence("")])
    }
}
