import CloudFormation
import ResourceSchemas
import SynthTesting
import TemplateModel
import Testing

@testable import SynthCommand

@Suite struct PermissionsCommandTests {
    private enum Role: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::IAM::Role"
    }

    private enum Function: ResourceType {
        typealias Properties = JSON
        static let typeName = "AWS::Lambda::Function"
    }

    private enum Legacy: ResourceType {
        typealias Properties = JSON
        static let typeName = "Example::Unit::Thing"
    }

    private struct WorkerStack: Stack {
        var thing = false

        func build(in scope: Scope) {
            let role = scope.add(
                "Role",
                Resource(
                    Role.self,
                    [
                        "AssumeRolePolicyDocument": [
                            "Version": "2012-10-17",
                            "Statement": [
                                [
                                    "Effect": "Allow", "Action": "sts:AssumeRole",
                                    "Principal": ["Service": "lambda.amazonaws.com"],
                                ]
                            ],
                        ]
                    ]
                )
            )
            scope.add(
                "Worker",
                Resource(
                    Function.self,
                    [
                        "Code": ["S3Bucket": "code-of-workers", "S3Key": "worker.zip"], "Handler": "bootstrap",
                        "LoggingConfig": ["LogGroup": "workers"], "Role": JSON(role.attribute("Arn") as Value<String>),
                        "Runtime": "provided.al2023",
                    ]
                )
            )
            if thing { scope.add("Thing", Resource(Legacy.self, [:])) }
        }
    }

    private enum Workers: SynthesisCommand {
        static func addStacks(to app: App) {
            app.add("Workers", WorkerStack())
            app.add("Topics", TopicStack())
        }
    }

    private func policy(_ stacks: WorkerStack...) throws -> DeploymentPolicy {
        let app = App()
        for (index, stack) in stacks.enumerated() { app.add("Workers\(index)", stack) }
        return DeploymentPolicy(for: try app.synthesize().stacks, schemas: ResourceSchemas())
    }

    @Test func thePolicyIsWhatTheTypesNeed() {
        let outcome = Workers.outcome(of: ["permissions"], in: .plain)
        #expect(outcome.exitCode == 0)
        #expect(outcome.standardError.isEmpty)
        expectText(outcome.standardOutput, matches: "workers.json")
    }

    @Test func onlyRolesOfTheStackArePassedAndOnlyToTheirServices() throws {
        let statements = try #require(try policy(WorkerStack()).document["Statement"]?.arrayValue)
        let passing = statements.filter { $0["Action"]?.arrayValue?.contains("iam:PassRole") == true }
        #expect(passing.count == 1)
        #expect(passing.first?["Resource"] == ["arn:aws:iam::*:role/Workers0-*"])
        #expect(
            passing.first?["Condition"]?["StringEquals"] == ["iam:PassedToService": ["lambda.amazonaws.com"]]
        )
        for statement in statements where statement["Resource"] == ["*"] {
            let actions = statement["Action"]?.arrayValue?.compactMap(\.stringValue) ?? []
            #expect(actions.allSatisfy { !$0.hasPrefix("iam:") || $0 == "iam:PassRole" }, "\(actions)")
        }
    }

    @Test func whatTheRegistryDoesNotTellIsNamed() throws {
        #expect(try policy(WorkerStack()).unknownTypes.isEmpty)
        #expect(try policy(WorkerStack(thing: true)).unknownTypes == ["Example::Unit::Thing"])
    }

    @Test func onePolicyCanServeAllStacks() {
        let outcome = Workers.outcome(of: ["permissions", "--all"], in: .plain)
        #expect(outcome.standardOutput.contains("stack/Workers/*"))
        #expect(outcome.standardOutput.contains("stack/Topics/*"))
        #expect(outcome.standardOutput.contains("sns:CreateTopic"))
    }

    @Test func allAndAStackExcludeEachOther() {
        let outcome = Workers.outcome(of: ["permissions", "Topics", "--all"], in: .plain)
        #expect(outcome.exitCode == 64)
        #expect(
            outcome.standardError.contains(
                "--all covers every stack, so it cannot be combined with a stack; remove --all or 'Topics'"
            )
        )
    }
}
