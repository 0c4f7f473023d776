import AWSKMS
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Queue")
struct QueueTests {
    @Test("A queue without arguments is encrypted, polls long and refuses requests without TLS")
    func defaults() throws {
        let stack = try StorageStack { $0.add("Orders", Queue()) }
        let queue = try #require(stack.template.resources["Orders"])
        #expect(
            queue == [
                "Type": "AWS::SQS::Queue",
                "DeletionPolicy": "Delete",
                "UpdateReplacePolicy": "Delete",
                "Properties": [
                    "MessageRetentionPeriod": 345_600,
                    "ReceiveMessageWaitTimeSeconds": 20,
                    "SqsManagedSseEnabled": true,
                    "VisibilityTimeout": 180,
                ],
            ]
        )
        #expect(
            stack.properties("OrdersPolicy") == [
                "PolicyDocument": [
                    "Version": "2012-10-17",
                    "Statement": [
                        [
                            "Sid": "DenyInsecureTransport",
                            "Effect": "Deny",
                            "Principal": "*",
                            "Action": "sqs:*",
                            "Resource": ["Fn::GetAtt": ["Orders", "Arn"]],
                            "Condition": ["Bool": ["aws:SecureTransport": "false"]],
                        ]
                    ],
                ],
                "Queues": [["Ref": "Orders"]],
            ]
        )
        #expect(stack.warnings.isEmpty)
    }

    @Test("Every argument arrives in its property")
    func arguments() throws {
        let stack = try StorageStack { scope in
            let dead = scope.add("Dead", Queue(retention: .days(14), redriveAllowPolicy: .allowAll))
            scope.add(
                "Orders",
                Queue(
                    visibilityTimeout: .hours(12),
                    retention: .minutes(1),
                    delay: .minutes(15),
                    receiveWaitTime: .zero,
                    maximumMessageSize: 1_024,
                    deadLetters: .to(dead),
                    redriveAllowPolicy: .denyAll,
                    encryption: .none,
                    enforcesTLS: false,
                    removalPolicy: .retainExceptOnCreate,
                    name: "orders_1-a"
                )
            )
        }
        #expect(
            stack.template.resources["Orders"] == [
                "Type": "AWS::SQS::Queue",
                "DeletionPolicy": "RetainExceptOnCreate",
                "UpdateReplacePolicy": "Retain",
                "Properties": [
                    "DelaySeconds": 900,
                    "MaximumMessageSize": 1_024,
                    "MessageRetentionPeriod": 60,
                    "QueueName": "orders_1-a",
                    "ReceiveMessageWaitTimeSeconds": 0,
                    "RedriveAllowPolicy": ["redrivePermission": "denyAll"],
                    "RedrivePolicy": [
                        "deadLetterTargetArn": ["Fn::GetAtt": ["Dead", "Arn"]], "maxReceiveCount": 5,
                    ],
                    "SqsManagedSseEnabled": false,
                    "VisibilityTimeout": 43_200,
                ],
            ]
        )
        #expect(stack.template.resources["OrdersPolicy"] == nil)
        #expect(stack.properties("Dead")?["RedriveAllowPolicy"] == ["redrivePermission": "allowAll"])
    }

    @Test("A queue that takes dead letters of some queues names their ARNs")
    func byQueue() throws {
        let stack = try StorageStack { scope in
            let arn = Value<ARN<SQS.Queue>>(arn: "arn:aws:sqs:eu-west-1:123456789012:orders")
            scope.add("Dead", Queue(redriveAllowPolicy: .byQueue([arn])))
        }
        #expect(
            stack.properties("Dead")?["RedriveAllowPolicy"] == [
                "redrivePermission": "byQueue",
                "sourceQueueArns": ["arn:aws:sqs:eu-west-1:123456789012:orders"],
            ]
        )
    }

    @Test("An argument that Amazon SQS would refuse is refused with what is allowed")
    func bounds() {
        let cases: [(Queue, String)] = [
            (
                Queue(visibilityTimeout: .seconds(43_201)),
                "visibilityTimeout must be 0 to 43200 whole seconds, got 43201 s"
            ),
            (Queue(retention: .seconds(59)), "retention must be 60 to 1209600 whole seconds, got 59 s"),
            (Queue(retention: .days(15)), "retention must be 60 to 1209600 whole seconds, got 1296000 s"),
            (Queue(delay: .seconds(901)), "delay must be 0 to 900 whole seconds, got 901 s"),
            (Queue(receiveWaitTime: .seconds(21)), "receiveWaitTime must be 0 to 20 whole seconds, got 21 s"),
            (Queue(visibilityTimeout: .seconds(-1)), "visibilityTimeout must be 0 to 43200 whole seconds, got -1 s"),
            (
                Queue(visibilityTimeout: .milliseconds(1_500)),
                "visibilityTimeout must be 0 to 43200 whole seconds, got 1.5 s"
            ),
            (Queue(maximumMessageSize: 1_023), "maximumMessageSize must be 1024 to 1048576, got 1023"),
            (Queue(maximumMessageSize: 1_048_577), "maximumMessageSize must be 1024 to 1048576, got 1048577"),
            (
                Queue(redriveAllowPolicy: .byQueue([])),
                "redriveAllowPolicy must name 1 to 10 queues, got 0; allowAll has no such limit"
            ),
            (
                Queue(removalPolicy: .snapshot),
                "removalPolicy of a queue must be delete, retain or retainExceptOnCreate, got snapshot"
            ),
            (
                Queue(name: "orders.fifo"),
                "name must be 1 to 80 letters, digits, hyphens and underscores, got 'orders.fifo'"
            ),
            (
                Queue(name: String(repeating: "a", count: 81)),
                "name must be 1 to 80 letters, digits, hyphens and underscores, got '\(String(repeating: "a", count: 81))'"
            ),
            (Queue(name: ""), "name must be 1 to 80 letters, digits, hyphens and underscores, got ''"),
        ]
        for (queue, message) in cases {
            #expect(StorageStack.errors { $0.add("Orders", queue) } == [message])
        }
    }

    @Test("The data key of a customer's key is reused for 1 minute to 1 day")
    func dataKeyReuse() {
        let errors = StorageStack.errors { scope in
            let key = scope.addKey()
            scope.add("Orders", Queue(encryption: .customerKey(key, dataKeyReuse: .seconds(59))))
        }
        #expect(errors == ["dataKeyReuse must be 60 to 86400 whole seconds, got 59 s"])
    }

    @Test("A receive count out of bounds is refused", arguments: [0, 1_001])
    func maxReceiveCount(_ count: Int) {
        let errors = StorageStack.errors { scope in
            let dead = scope.add("Dead", Queue(retention: .days(14)))
            scope.add("Orders", Queue(deadLetters: .to(dead, after: count)))
        }
        #expect(errors == ["maxReceiveCount must be 1 to 1000, got \(count)"])
    }

    @Test("All mistakes of a queue are reported together, at the line that added it")
    func together() {
        let line: UInt = #line + 2
        let problems = StorageStack.problems { scope in
            scope.add("Orders", Queue(delay: .hours(1), receiveWaitTime: .minutes(1), name: "a b"))
        }
        #expect(problems.count == 3)
        #expect(problems.allSatisfy { $0.location?.line == line && $0.path == "S/Orders" })
    }

    @Test("A customer's key encrypts the queue, and grants on the queue grant the use of the key that they need")
    func customerKey() throws {
        let stack = try StorageStack { scope in
            let key = scope.addKey()
            let queue = scope.add("Orders", Queue(encryption: .customerKey(key)))
            queue.grantSendMessages(to: scope.addRunner("Sender"))
            queue.grantConsumeMessages(to: scope.addRunner("Receiver"))
            queue.grant(.purgeQueue, to: scope.addRunner("Purger"))
        }
        let properties = try #require(stack.properties("Orders"))
        #expect(properties["KmsMasterKeyId"] == ["Fn::GetAtt": ["Key", "Arn"]])
        #expect(properties["KmsDataKeyReusePeriodSeconds"] == 300)
        #expect(properties["SqsManagedSseEnabled"] == nil)
        let key: Node = ["Fn::GetAtt": ["Key", "Arn"]]
        let queue: Node = ["Fn::GetAtt": ["Orders", "Arn"]]
        #expect(
            stack.statements("SenderPolicy") == [
                ["Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": key],
                ["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": queue],
            ]
        )
        #expect(
            stack.statements("ReceiverPolicy") == [
                ["Effect": "Allow", "Action": "kms:Decrypt", "Resource": key],
                [
                    "Effect": "Allow",
                    "Action": ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                    "Resource": queue,
                ],
            ]
        )
        #expect(
            stack.statements("PurgerPolicy") == [
                ["Effect": "Allow", "Action": "sqs:PurgeQueue", "Resource": queue]
            ]
        )
    }

    @Test("A redrive is allowed to read the dead letters and to send to their destination, and nothing else")
    func redrive() throws {
        let stack = try StorageStack { scope in
            let dead = scope.add("Dead", Queue(retention: .days(14)))
            let queue = scope.add("Orders", Queue(deadLetters: .to(dead)))
            dead.grantRedriveMessages(into: queue, to: scope.addRunner("Operator"))
        }
        #expect(
            stack.statements("OperatorPolicy") == [
                [
                    "Effect": "Allow",
                    "Action": [
                        "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
                        "sqs:StartMessageMoveTask",
                    ],
                    "Resource": ["Fn::GetAtt": ["Dead", "Arn"]],
                ],
                ["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["Fn::GetAtt": ["Orders", "Arn"]]],
            ]
        )
    }

    @Test("Metrics have the queue's name as their dimension, counts are summed and levels are highest")
    func metrics() throws {
        let app = App()
        let queue = app.add("S", OneQueue())
        let depth = queue.metrics.approximateNumberOfMessagesVisible
        #expect(
            depth
                == Metric(
                    namespace: "AWS/SQS",
                    name: "ApproximateNumberOfMessagesVisible",
                    dimensions: [Metric.Dimension("QueueName", queue.name)],
                    statistic: .maximum,
                    period: .minutes(1)
                )
        )
        #expect(queue.metrics.numberOfMessagesSent.statistic == .sum)
        #expect(queue.metrics.approximateAgeOfOldestMessage.with(period: .minutes(5)).period == .minutes(5))
        #expect(queue.metrics.sentMessageSize.name == "SentMessageSize")
    }

    private struct OneQueue: Stack {
        func build(in scope: Scope) -> Ref<SQS.Queue> { scope.add("Orders", Queue()) }
    }

    @Test("An imported queue has the attributes that follow from its name")
    func imported() throws {
        let stack = try StorageStack { scope in
            let queue = scope.add("Orders", Queue.imported(name: "orders", accountID: "123456789012"))
            queue.grantSendMessages(to: scope.addRunner("Sender"))
            scope.add("Url", StackOutput(queue.url))
            scope.add("Name", StackOutput(queue.name))
        }
        #expect(
            stack.statements("SenderPolicy").first?["Resource"] == [
                "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:123456789012:orders"
            ]
        )
        #expect(
            stack.template.outputs["Url"]?["Value"] == [
                "Fn::Sub": "https://sqs.${AWS::Region}.${AWS::URLSuffix}/123456789012/orders"
            ]
        )
        #expect(stack.template.outputs["Name"]?["Value"] == "orders")
        #expect(stack.template.resources["Orders"] == nil)
    }

    @Test("Descriptions are values")
    func values() {
        #expect(Queue() == Queue(retention: .days(4)))
        #expect(Queue() != Queue(retention: .days(5)))
    }
}
