import AWSEvents
import AWSKMS
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Keys")
struct KeyTests {
    private static let account: Node = [
        "Sid": "Account", "Effect": "Allow",
        "Principal": ["AWS": ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]],
        "Action": "kms:*", "Resource": "*",
    ]

    private func statements(_ stack: StorageStack, _ id: String = "Key") -> [Node] {
        stack.properties(id)?["KeyPolicy"]?["Statement"]?.arrayValue ?? []
    }

    @Test("A key is rotated, kept, and leaves the decision to IAM")
    func defaults() throws {
        let stack = try StorageStack { $0.add("Key", Key()) }
        #expect(
            stack.properties("Key") == [
                "EnableKeyRotation": true, "RotationPeriodInDays": 365, "PendingWindowInDays": 30,
                "KeyPolicy": ["Version": "2012-10-17", "Statement": [Self.account]],
            ]
        )
        #expect(stack.template.resources["Key"]?["DeletionPolicy"] == "Retain")
        let other = try StorageStack { scope in
            scope.add(
                "Key",
                Key(description: "Orders", rotation: .never, pendingWindow: .days(7), removalPolicy: .delete)
            )
        }
        #expect(other.properties("Key")?["EnableKeyRotation"] == false)
        #expect(other.properties("Key")?["RotationPeriodInDays"] == nil)
        #expect(other.template.resources["Key"]?["UpdateReplacePolicy"] == "Delete")
    }

    @Test("What AWS KMS would refuse is an error")
    func errors() {
        let cases: [(Key, String)] = [
            (Key(rotation: .every(.days(89))), "rotation must be 90 to 2560 whole days, got 7689600 s"),
            (Key(pendingWindow: .hours(200)), "pendingWindow must be 7 to 30 whole days, got 720000 s"),
            (
                Key(removalPolicy: .snapshot),
                "removalPolicy of a key must be delete, retain or retainExceptOnCreate, got snapshot"
            ),
            (
                Key(description: String(repeating: "x", count: 8193)),
                "description must have at most 8192 characters, got 8193"
            ),
        ]
        for (key, message) in cases { #expect(StorageStack.errors { $0.add("Key", key) } == [message]) }
    }

    @Test("An alias gets its beginning, and a name of the stack when it has none")
    func alias() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key())
            scope.add("Named", Alias("orders/\(Pseudo.stackName)", of: key))
            scope.add("Unnamed", Alias(of: key))
        }
        #expect(
            stack.properties("Named") == [
                "AliasName": ["Fn::Sub": "alias/orders/${AWS::StackName}"], "TargetKeyId": ["Ref": "Key"],
            ]
        )
        #expect(stack.properties("Unnamed")?["AliasName"] == ["Fn::Sub": "alias/${AWS::StackName}-Unnamed"])
    }

    @Test("The name of an alias is checked as far as it is known")
    func aliasErrors() {
        let cases = [
            (
                "alias/orders", "the name of an alias gets its 'alias/' by itself, got 'alias/orders'; leave it out"
            ),
            ("aws/sns", "the name of an alias must not begin with 'aws/', which is for keys of AWS, got 'aws/sns'"),
            (
                "my key", "the name of an alias must be 1 to 250 letters, digits, ':', '/', '_' and '-', got 'my key'"
            ),
        ]
        for (name, message) in cases {
            #expect(StorageStack.errors { $0.add("A", Alias(Value(name), of: $0.add("Key", Key()))) } == [message])
        }
    }

    @Test("Services that use the key in their own name are named with the conditions that AWS documents")
    func uses() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key())
            for use in KeyUse.allCases { key.allow(use) }
            key.allow(.logEncryption)
        }
        let statements = statements(stack)
        #expect(
            statements.map { $0["Sid"]?.stringValue } == [
                "Account", "Alarms", "Buckets", "EventBuses", "Events", "Logs", "Topics",
            ]
        )
        #expect(
            statements.first { $0["Sid"] == "Logs" } == [
                "Sid": "Logs", "Effect": "Allow",
                "Principal": ["Service": ["Fn::Sub": "logs.${AWS::Region}.amazonaws.com"]],
                "Action": ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
                "Resource": "*",
                "Condition": [
                    "ArnLike": [
                        "kms:EncryptionContext:aws:logs:arn": [
                            "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*"
                        ]
                    ]
                ],
            ]
        )
        #expect(
            statements.first { $0["Sid"] == "EventBuses" } == [
                "Sid": "EventBuses", "Effect": "Allow", "Principal": ["Service": "events.amazonaws.com"],
                "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], "Resource": "*",
                "Condition": ["StringEquals": ["aws:SourceAccount": ["Ref": "AWS::AccountId"]]],
            ]
        )
    }

    @Test("Constructs allow what they need: rules, buses, log groups")
    func collected() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key())
            let queue = scope.add("Queue", Queue(encryption: .customerKey(key)))
            let bus = scope.add("Bus", EventBus(encryptionKey: key))
            scope.add("Rule", Rule(pattern: EventPattern(source: ["orders"]), bus: bus, targets: [.queue(queue)]))
            scope.add("Logs", LogGroup(encryptionKey: key))
        }
        #expect(statements(stack).map { $0["Sid"]?.stringValue } == ["Account", "EventBuses", "Events", "Logs"])
    }

    @Test("A key of another stack is allowed without naming what uses it, so the stacks do not need each other")
    func otherStack() throws {
        let app = EventsApp { _ = $0.addQueue() }
        let key = app.add("Keys") { $0.add("Key", Key()) }
        app.add("Users") { scope in
            scope.add("Logs", LogGroup(encryptionKey: key))
            let queue = scope.add("Queue", Queue(encryption: .customerKey(key)))
            scope.add("Sub", Subscription(to: scope.add("Topic", Topic(encryption: .customerKey(key))), .queue(queue)))
        }
        let policy = try app.template("Keys").resources["Key"]?["Properties"]?["KeyPolicy"]
        #expect(
            policy?["Statement"]?.arrayValue?.map { $0["Sid"]?.stringValue } == ["Account", "Logs", "Topics"]
        )
    }

    @Test("The policy of a raw key is completed, not replaced")
    func rawKey() throws {
        let stack = try StorageStack { scope in
            let own: JSON = ["Sid": "Own", "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*"]
            let one = scope.add("One", Resource(KMS.Key.self, .init(keyPolicy: ["Id": "mine", "Statement": own])))
            let none = scope.add("None", Resource(KMS.Key.self, .init()))
            one.allow(.topicDelivery)
            none.allow(.topicDelivery)
        }
        #expect(stack.properties("One")?["KeyPolicy"]?["Id"] == "mine")
        #expect(statements(stack, "One").map { $0["Sid"]?.stringValue } == ["Own", "Topics"])
        #expect(statements(stack, "None").map { $0["Sid"]?.stringValue } == ["Account", "Topics"])
    }

    @Test("The policy of an imported key is left alone, with one warning that says what it must allow")
    func imported() throws {
        let stack = try StorageStack { scope in
            let key = scope.add(
                "Key",
                Key.imported(arn: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")
            )
            scope.add("A", LogGroup(encryptionKey: key))
            scope.add("B", LogGroup(encryptionKey: key))
            scope.add("Alias", Alias(of: key))
        }
        #expect(
            stack.warnings == [
                "the policy of an imported key is not part of this app; make sure that it allows logs.${AWS::Region}.amazonaws.com kms:Decrypt*, kms:Describe*, kms:Encrypt*, kms:GenerateDataKey*, kms:ReEncrypt*"
            ]
        )
        #expect(stack.properties("Alias")?["TargetKeyId"] == "1234abcd-12ab-34cd-56ef-1234567890ab")
        #expect(
            StorageStack.errors { $0.add("Key", Key.imported(arn: "alias/orders")) } == [
                "arn must be that of a key, 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' for example, got 'alias/orders'"
            ]
        )
    }

    @Test("A role may be granted the key itself")
    func grants() throws {
        let stack = try StorageStack { scope in
            scope.add("Key", Key()).grantEncryptDecrypt(to: scope.addRunner("Runner"))
        }
        #expect(
            stack.statements("RunnerPolicy") == [
                [
                    "Effect": "Allow", "Action": ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
                    "Resource": ["Fn::GetAtt": ["Key", "Arn"]],
                ]
            ]
        )
    }

    @Test("A key that is deleted before what it encrypts is warned of")
    func shortLived() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key(removalPolicy: .delete))
            scope.add("Kept", Queue(encryption: .customerKey(key), removalPolicy: .retain))
            scope.add("Gone", Queue(encryption: .customerKey(key)))
        }
        #expect(
            stack.warnings == [
                "the key 'S/Key' is deleted with its stack, so nobody could read what 'S/Kept' retains; let its removalPolicy be retain"
            ]
        )
    }
}
