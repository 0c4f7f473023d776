import AWSIAM
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct ExecutionRoleTests {
    /// The statements of the policy of a role `Role`, for grants on queues `A`, `B` and `C`.
    private func statements(
        _ grants: @escaping (_ role: Ref<IAM.Role>, _ queues: [Ref<SQS.Queue>]) -> Void
    ) throws -> Node? {
        let stack = try ComputeStack { scope in
            let role = scope.add("Role", Role(trustedService: "scheduler.amazonaws.com"))
            let queues = ["A", "B", "C"].map { scope.add($0, Resource(SQS.Queue.self, .init())) }
            grants(role, queues)
        }
        return stack.properties("RolePolicy")?["PolicyDocument"]?["Statement"]
    }

    private let send = Action<SQS.Queue>("sqs:SendMessage")
    private let receive = Action<SQS.Queue>("sqs:ReceiveMessage")

    @Test func grantsOnOneResourceAreOneStatement() throws {
        let found = try statements { role, queues in
            queues[0].grant(send, to: role)
            queues[0].grant(receive, to: role)
            queues[0].grant(send, receive, to: role)
        }
        #expect(
            found == [
                [
                    "Effect": "Allow", "Action": ["sqs:ReceiveMessage", "sqs:SendMessage"],
                    "Resource": ["Fn::GetAtt": ["A", "Arn"]],
                ]
            ]
        )
    }

    @Test func resourcesWithTheSameActionsAreOneStatement() throws {
        let found = try statements { role, queues in
            for queue in queues { queue.grant(send, to: role) }
            queues[1].grant(receive, to: role)
        }
        #expect(
            found == [
                [
                    "Effect": "Allow", "Action": ["sqs:ReceiveMessage", "sqs:SendMessage"],
                    "Resource": ["Fn::GetAtt": ["B", "Arn"]],
                ],
                [
                    "Effect": "Allow", "Action": "sqs:SendMessage",
                    "Resource": [["Fn::GetAtt": ["A", "Arn"]], ["Fn::GetAtt": ["C", "Arn"]]],
                ],
            ]
        )
    }

    @Test func orderOfGrantsDoesNotShow() throws {
        let forwards = try statements { role, queues in
            for queue in queues { queue.grant(send, to: role) }
            queues[2].grant(receive, to: role)
        }
        let backwards = try statements { role, queues in
            queues[2].grant(receive, to: role)
            for queue in queues.reversed() { queue.grant(send, to: role) }
        }
        #expect(forwards != nil)
        #expect(forwards == backwards)
    }

    @Test func roleWithoutGrantsHasNoPolicy() throws {
        let stack = try ComputeStack { scope in
            scope.add(
                "Role",
                Role(trustedService: "scheduler.amazonaws.com", description: "Sends orders", name: "sender")
            )
        }
        #expect(
            stack.template.resources["Role"] == [
                "Type": "AWS::IAM::Role",
                "Properties": [
                    "AssumeRolePolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": "sts:AssumeRole",
                                "Principal": ["Service": "scheduler.amazonaws.com"],
                            ]
                        ],
                    ],
                    "Description": "Sends orders",
                    "RoleName": "sender",
                ],
            ]
        )
        #expect(stack.template.resources.count == 1)
    }

    @Test func grantsOfOtherStacksGoToTheStackOfTheRole() throws {
        let app = App()
        let role = app.add("Roles", Roles())
        let queue = app.add("Queues", Queues())
        queue.grant(send, to: role)
        let assembly = try app.synthesize()
        #expect(assembly["Roles"]?.dependencies == ["Queues"])
        #expect(assembly["Queues"]?.template.resources.count == 1)
        #expect(assembly["Roles"]?.template.resources["RolePolicy"] != nil)
    }

    private struct Roles: Stack {
        func build(in scope: Scope) -> Ref<IAM.Role> {
            scope.add("Role", Role(trustedService: "scheduler.amazonaws.com"))
        }
    }

    private struct Queues: Stack {
        func build(in scope: Scope) -> Ref<SQS.Queue> {
            scope.add("Queue", Resource(SQS.Queue.self, .init()))
        }
    }

    @Test func policyOfAnImportedRoleHasANameThatNoOtherStackUses() throws {
        let stack = try ComputeStack { scope in
            let role = scope.add("Team", Role.imported(name: "team", path: "/people/"))
            scope.add("Queue", Resource(SQS.Queue.self, .init())).grant(send, to: role)
            scope.add("ARN", StackOutput(role.arn))
        }
        #expect(stack.properties("TeamPolicy")?["PolicyName"] == ["Fn::Sub": "${AWS::StackName}-TeamPolicy"])
        #expect(stack.properties("TeamPolicy")?["Roles"] == ["team"])
        #expect(
            stack.template.outputs["ARN"]?["Value"] == [
                "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/people/team"
            ]
        )
    }

    @Test func unknownRoleCannotBeGrantedPermissions() {
        let errors = ComputeStack.errors { scope in
            let function = scope.add(
                "Notifier",
                Function.imported(arn: "arn:aws:lambda:eu-west-1:123456789012:function:notifier")
            )
            scope.add("Queue", Resource(SQS.Queue.self, .init())).grant(send, to: function)
        }
        #expect(
            errors == [
                "cannot be granted permissions: the app does not know the role of 'S/Notifier'; add it as a Function or a Role, import it with its role, or attach a policy to its role yourself"
            ]
        )
    }

    @Test func mistakesOfARoleAreReportedTogether() {
        let errors = ComputeStack.errors { scope in
            scope.add(
                "Role",
                Role(trustedService: "lambda", description: String(repeating: "x", count: 1001), name: "a role")
            )
            scope.add("Team", Role.imported(name: "team", path: "people"))
            scope.add("Latin", Role(trustedService: "lambda.amazonaws.com", description: "Très utile\n"))
            scope.add("Dash", Role(trustedService: "lambda.amazonaws.com", description: "Orders \u{2013} all of them"))
        }
        #expect(
            Set(errors) == [
                "description must consist of characters of Latin-1, line breaks and tabs, got '\u{2013}', which AWS IAM refuses; write it in other words",
                "trustedService must be the name that policies have for a service, 'scheduler.amazonaws.com' for example, got 'lambda'",
                "description must have at most 1000 characters, got 1001",
                "name must be 1 to 64 letters, digits and '_+=,.@-', got 'a role'",
                "path must start and end with a slash, '/' for none, got 'people'",
            ]
        )
    }
}
