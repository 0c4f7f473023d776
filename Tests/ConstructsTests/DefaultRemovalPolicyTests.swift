import AWSDynamoDB
import AWSKMS
import AWSLogs
import AWSS3
import AWSSQS
import CloudFormation
import Constructs
import TemplateModel
import Testing

/// Constructs with data do what is set for their place, unless they are told something else.
@Suite struct DefaultRemovalPolicyTests {
    private func policies(
        _ policy: ResourceOptions.RemovalPolicy?,
        _ build: @escaping (Scope) -> Void
    ) throws -> [String: String?] {
        let app = App()
        if let policy { app.setDefaultRemovalPolicy(policy) }
        app.add("S", DataStack(content: build))
        let template = try #require(try app.synthesize()["S"]).template
        var policies: [String: String?] = [:]
        for (id, resource) in template.resources {
            let policy = resource["DeletionPolicy"]?.stringValue
            #expect(policy == resource["UpdateReplacePolicy"]?.stringValue)
            if policy != nil { policies[id] = policy }
        }
        return policies
    }

    private func addAll(_ scope: Scope) {
        scope.add("Table", Table(partitionKey: .string("id")))
        scope.add("Bucket", Bucket())
        scope.add("Key", Key())
        scope.add("Queue", Queue())
        scope.add("FIFO", FIFOQueue())
        scope.add("Group", LogGroup())
        scope.add("Function", Function(code: .swiftProduct("worker"), timeout: .seconds(3)))
    }

    @Test func eachKindHasItsOwnPolicyWhenNothingIsSet() throws {
        #expect(
            try policies(nil, addAll) == [
                "Table": "Retain", "Bucket": "Retain", "Key": "Retain", "Queue": "Delete", "FIFO": "Delete",
                "Group": "Delete", "FunctionLogs": "Delete",
            ]
        )
    }

    @Test(arguments: [ResourceOptions.RemovalPolicy.delete, .retain])
    func allFollowTheirPlace(_ policy: ResourceOptions.RemovalPolicy) throws {
        let policies = try policies(policy, addAll)
        #expect(policies.count == 7)
        #expect(policies.values.allSatisfy { $0 == policy.rawValue })
    }

    @Test func aConstructIsToldSomethingElse() throws {
        #expect(
            try policies(.retain) { scope in
                scope.add("Table", Table(partitionKey: .string("id"), removalPolicy: .delete))
                scope.add("Queue", Queue(removalPolicy: .delete))
                scope.add("Kept", Queue().withDefaultRemovalPolicy(.delete))
            } == ["Table": "Delete", "Queue": "Delete", "Kept": "Delete"]
        )
    }

    @Test(arguments: [(ResourceOptions.RemovalPolicy.delete, false), (.retain, true), (.retainExceptOnCreate, false)])
    func aTableIsProtectedWhenItIsRetained(_ policy: ResourceOptions.RemovalPolicy, _ expected: Bool) throws {
        let app = App()
        app.setDefaultRemovalPolicy(policy)
        app.add("S", DataStack { $0.add("Table", Table(partitionKey: .string("id"))) })
        let table = try app.synthesize()["S"]?.template.resources["Table"]
        #expect(table?["Properties"]?["DeletionProtectionEnabled"] == .bool(expected))
    }

    @Test func functionsOfANestedStackShareTheParametersOfTheirCode() throws {
        let app = App()
        app.add(
            "S",
            DataStack { scope in
                scope.add("Outer", Function(code: .swiftProduct("worker"), timeout: .seconds(3)))
                scope.add(
                    "Nested",
                    NestedStack(
                        DataStack { $0.add("Inner", Function(code: .swiftProduct("worker"), timeout: .seconds(3))) }
                    )
                )
            }
        )
        let stack = try #require(try app.synthesize()["S"])
        #expect(stack.template.parameters.keys.sorted() == ["CodeArchitecture", "CodeBucket", "CodeVersion"])
        #expect(
            stack.nestedTemplates.first?.template.resources["Inner"]?["Properties"]?["Code"]?["S3Bucket"]
                == ["Ref": "SharedCodeBucket"]
        )
    }
}

private struct DataStack: Stack {
    let content: (Scope) -> Void

    func build(in scope: Scope) { content(scope) }
}
