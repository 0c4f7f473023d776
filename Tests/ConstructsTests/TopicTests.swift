import AWSKMS
import AWSSNS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Topics")
struct TopicTests {
    private static let refusesPlainText: Node = [
        "Sid": "DenyInsecureTransport", "Effect": "Deny", "Principal": "*", "Action": "sns:Publish",
        "Resource": ["Ref": "Orders"], "Condition": ["Bool": ["aws:SecureTransport": "false"]],
    ]

    @Test("A topic refuses what comes without TLS, and otherwise allows what a topic without a policy does")
    func defaults() throws {
        let stack = try StorageStack { $0.add("Orders", Topic()) }
        #expect(stack.properties("Orders") == nil)
        #expect(stack.properties("OrdersPolicy")?["Topics"] == [["Ref": "Orders"]])
        let statements = stack.statements("OrdersPolicy")
        #expect(statements.map { $0["Sid"]?.stringValue } == ["Account", "DenyInsecureTransport"])
        #expect(statements.last == Self.refusesPlainText)
        #expect(try StorageStack { $0.add("Orders", Topic(enforcesTLS: false)) }.template.resources.count == 1)
    }

    @Test("A FIFO topic has a name with its suffix, because CloudFormation makes none")
    func fifo() throws {
        let stack = try StorageStack { scope in
            scope.add("Orders", FIFOTopic(contentBasedDeduplication: true, enforcesTLS: false))
            scope.add("Named", FIFOTopic(enforcesTLS: false, name: "payments.fifo"))
        }
        #expect(
            stack.properties("Orders") == [
                "ContentBasedDeduplication": true, "FifoTopic": true,
                "TopicName": ["Fn::Sub": "${AWS::StackName}-Orders.fifo"],
            ]
        )
        #expect(stack.properties("Named")?["TopicName"] == "payments.fifo")
    }

    @Test("The key of a topic is granted with the topic")
    func customerKey() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key())
            let topic = scope.add("Orders", Topic(displayName: "Orders", encryption: .customerKey(key)))
            topic.grantPublish(to: scope.addRunner("Publisher"))
        }
        #expect(
            stack.properties("Orders") == [
                "DisplayName": "Orders", "KmsMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]],
            ]
        )
        #expect(
            stack.statements("PublisherPolicy") == [
                [
                    "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
                    "Resource": ["Fn::GetAtt": ["Key", "Arn"]],
                ],
                ["Effect": "Allow", "Action": "sns:Publish", "Resource": ["Ref": "Orders"]],
            ]
        )
    }

    @Test("Services that publish are let in by conditions where there are any, once, and to the key too")
    func publishers() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key())
            let topic = scope.add("Orders", Topic(encryption: .customerKey(key), enforcesTLS: false))
            for publisher in TopicPublisher.allCases + [.alarms] { topic.allowPublish(by: publisher) }
        }
        let account: Node = ["StringEquals": ["aws:SourceAccount": ["Ref": "AWS::AccountId"]]]
        let alarms: Node = [
            "ArnLike": [
                "aws:SourceArn": [
                    "Fn::Sub": "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:*"
                ]
            ],
            "StringEquals": ["aws:SourceAccount": ["Ref": "AWS::AccountId"]],
        ]
        let statements = stack.statements("OrdersPolicy").dropFirst()
        #expect(statements.map { $0["Sid"]?.stringValue } == ["Alarms", "Buckets", "Events"])
        #expect(
            statements.map { $0["Principal"]?["Service"]?.stringValue } == [
                "cloudwatch.amazonaws.com", "s3.amazonaws.com", "events.amazonaws.com",
            ]
        )
        #expect(statements.map { $0["Condition"] } == [alarms, account, nil])
        let key = stack.properties("Key")?["KeyPolicy"]?["Statement"]?.arrayValue ?? []
        #expect(key.map { $0["Sid"]?.stringValue } == ["Account", "Alarms", "Buckets", "Events"])
        #expect(key.map { $0["Condition"] } == [nil, alarms, account, nil])
        #expect(key.last?["Action"] == ["kms:Decrypt", "kms:GenerateDataKey*"])
    }

    @Test("An alarm lets itself in to its topic and key; an imported topic is left alone, as it needs no policy")
    func alarms() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key())
            let topic = scope.add("Orders", Topic(encryption: .customerKey(key)))
            let other = scope.add("Other", Topic.imported(name: "other"))
            let metric = topic.metrics.numberOfNotificationsFailed
            scope.add("One", Alarm(on: metric, .atLeast(1), actions: [.notify(topic)], okActions: [.notify(topic)]))
            scope.add("Two", Alarm(on: metric, .atLeast(9), actions: [.notify(topic), .notify(other)]))
        }
        #expect(stack.warnings == [])
        #expect(
            stack.statements("OrdersPolicy").map { $0["Sid"]?.stringValue } == [
                "Account", "Alarms", "DenyInsecureTransport",
            ]
        )
        #expect(stack.properties("Key")?["KeyPolicy"]?["Statement"]?.arrayValue?.count == 2)
        #expect(stack.properties("One")?["Dimensions"]?.arrayValue?.first?["Name"] == "TopicName")
        #expect(
            stack.properties("Two")?["AlarmActions"]?.arrayValue?.last == [
                "Fn::Sub": "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:other"
            ]
        )
    }

    @Test("What Amazon SNS would refuse is an error")
    func errors() {
        let cases: [(Topic, String)] = [
            (
                Topic(displayName: ""), "displayName must have 1 to 100 characters, got 0"
            ),
            (
                Topic(name: "my orders"),
                "name must be 1 to 256 letters, digits, hyphens and underscores, got 'my orders'"
            ),
        ]
        for (topic, message) in cases { #expect(StorageStack.errors { $0.add("T", topic) } == [message]) }
        #expect(
            StorageStack.errors { $0.add("T", FIFOTopic(name: "payments")) } == [
                "name must be 1 to 251 letters, digits, hyphens and underscores, then '.fifo', got 'payments'"
            ]
        )
    }
}
