import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("The policy of a queue")
struct QueuePolicyTests {
    private func allow(_ sid: String, from rule: Value<String>) -> PolicyStatement {
        PolicyStatement(
            sid: sid,
            principals: [.service("events.amazonaws.com")],
            actions: ["sqs:SendMessage"],
            resources: ["*"],
            conditions: ["ArnEquals": ["aws:SourceArn": JSON(rule)]]
        )
    }

    @Test("Statements from many places are in one policy, in an order that the program's does not change")
    func oneDocument() throws {
        let first = allow("Alpha", from: "arn:aws:events:eu-west-1:123456789012:rule/alpha")
        let second = allow("Beta", from: "arn:aws:events:eu-west-1:123456789012:rule/beta")
        func stack(_ statements: [PolicyStatement]) throws -> StorageStack {
            try StorageStack { scope in
                let queue = scope.add("Orders", Queue())
                for statement in statements { queue.addToResourcePolicy(statement) }
            }
        }
        let one = try stack([first, second])
        #expect(one.template == (try stack([second, first, second]).template))
        #expect(
            one.statements("OrdersPolicy").map { $0["Sid"]?.stringValue } == ["Alpha", "Beta", "DenyInsecureTransport"]
        )
        #expect(
            one.statements("OrdersPolicy").first == [
                "Sid": "Alpha",
                "Effect": "Allow",
                "Principal": ["Service": "events.amazonaws.com"],
                "Action": "sqs:SendMessage",
                "Resource": "*",
                "Condition": [
                    "ArnEquals": ["aws:SourceArn": "arn:aws:events:eu-west-1:123456789012:rule/alpha"]
                ],
            ]
        )
    }

    @Test("A queue that is not made by the library gets a policy with its first statement only")
    func onDemand() throws {
        let without = try StorageStack { $0.add("Raw", Resource(SQS.Queue.self, .init())) }
        #expect(without.template.resources["RawPolicy"] == nil)
        let with = try StorageStack { scope in
            let queue = scope.add("Raw", Resource(SQS.Queue.self, .init()))
            queue.addToResourcePolicy(
                PolicyStatement(
                    principals: [
                        .aws("123456789012"), .service("sns.amazonaws.com"), .service("events.amazonaws.com"),
                    ],
                    actions: ["sqs:SendMessage", "sqs:GetQueueUrl"],
                    resources: [Value(queue.arn)]
                )
            )
        }
        #expect(
            with.statements("RawPolicy") == [
                [
                    "Effect": "Allow",
                    "Principal": [
                        "AWS": "123456789012", "Service": ["sns.amazonaws.com", "events.amazonaws.com"],
                    ],
                    "Action": ["sqs:SendMessage", "sqs:GetQueueUrl"],
                    "Resource": ["Fn::GetAtt": ["Raw", "Arn"]],
                ]
            ]
        )
    }

    @Test("The policy of an imported queue is left alone, with a warning that says what it must allow")
    func imported() throws {
        let stack = try StorageStack { scope in
            let queue = scope.add("Orders", Queue.imported(name: "orders"))
            queue.addToResourcePolicy(self.allow("Rule", from: "*"))
            scope.add("Other", Queue(enforcesTLS: false))
        }
        #expect(
            stack.warnings == [
                "the policy of an imported resource is not part of this app; make sure that it allows events.amazonaws.com sqs:SendMessage"
            ]
        )
        #expect(stack.template.resources.keys.sorted() == ["Other"])
    }

    @Test("A queue whose identifier is taken is reported once, whatever is added to its policy")
    func duplicate() {
        let errors = StorageStack.errors { scope in
            scope.add("Orders", Queue())
            scope.add("Orders", Queue()).addToResourcePolicy(self.allow("Rule", from: "*"))
        }
        #expect(errors == ["'Orders' is already in 'S'; give one of the two another identifier"])
    }
}
