import AWSLambda
import AWSSNS
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Subscriptions")
struct SubscriptionTests {
    private func errors(_ endpoint: SubscriptionEndpoint, filter: FilterPolicy? = nil) -> [String] {
        StorageStack.errors { scope in
            scope.add("S", Subscription(to: scope.add("T", Topic()), endpoint, filter: filter))
        }
    }

    @Test("A queue lets the topic in, and so does the queue of dead letters and the key of either")
    func queue() throws {
        let stack = try StorageStack { scope in
            let key = scope.add("Key", Key())
            let topic = scope.add("Orders", Topic())
            let queue = scope.add("Queue", Queue(encryption: .customerKey(key), enforcesTLS: false))
            let lost = scope.add("Lost", Queue(enforcesTLS: false))
            scope.add(
                "Sub",
                Subscription(to: topic, .queue(queue, rawMessageDelivery: true), deadLetters: lost)
            )
        }
        #expect(
            stack.properties("Sub") == [
                "Protocol": "sqs", "TopicArn": ["Ref": "Orders"], "Endpoint": ["Fn::GetAtt": ["Queue", "Arn"]],
                "RawMessageDelivery": true,
                "RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Lost", "Arn"]]],
            ]
        )
        for id in ["Queue", "Lost"] {
            #expect(
                stack.statements("\(id)Policy") == [
                    [
                        "Sid": "TopicOrders", "Effect": "Allow", "Principal": ["Service": "sns.amazonaws.com"],
                        "Action": "sqs:SendMessage", "Resource": ["Fn::GetAtt": [.string(id), "Arn"]],
                        "Condition": ["ArnEquals": ["aws:SourceArn": ["Ref": "Orders"]]],
                    ]
                ]
            )
        }
        #expect(
            stack.properties("Key")?["KeyPolicy"]?["Statement"]?.arrayValue?.last == [
                "Sid": "Topics", "Effect": "Allow", "Principal": ["Service": "sns.amazonaws.com"],
                "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
            ]
        )
    }

    @Test("A queue of another stack admits any topic of the account, so that the stacks do not need each other")
    func otherStack() throws {
        let app = EventsApp { _ = $0.addQueue() }
        let queue = app.add("Queues") { $0.add("Queue", Queue(enforcesTLS: false)) }
        app.add("Users") { scope in
            scope.add("Sub", Subscription(to: scope.add("Orders", Topic()), .queue(queue)))
        }
        let policy = try app.template("Queues").resources["QueuePolicy"]?["Properties"]?["PolicyDocument"]
        #expect(
            policy?["Statement"]?.arrayValue?.first?["Condition"] == [
                "ArnLike": [
                    "aws:SourceArn": ["Fn::Sub": "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:*"]
                ]
            ]
        )
    }

    @Test("Topics of the same path in several stacks have statements of their own")
    func topicsOfOtherStacks() throws {
        let app = EventsApp { _ = $0.addQueue() }
        let first = app.add("First") { $0.add("Orders", Topic()) }
        let second = app.add("Second") { $0.add("Orders", Topic()) }
        app.add("Users") { scope in
            let queue = scope.add("Queue", Queue(enforcesTLS: false))
            scope.add("A", Subscription(to: first, .queue(queue)))
            scope.add("B", Subscription(to: second, .queue(queue)))
        }
        let policy = try app.template("Users").resources["QueuePolicy"]?["Properties"]?["PolicyDocument"]
        #expect(
            policy?["Statement"]?.arrayValue?.map { $0["Sid"]?.stringValue } == [
                "TopicFirstOrders", "TopicSecondOrders",
            ]
        )
    }

    @Test("A function may be invoked by the topic and nothing else")
    func function() throws {
        let stack = try StorageStack { scope in
            let function = scope.addFunction()
            scope.add("Sub", Subscription(to: scope.add("Orders", Topic()), .function(function)))
        }
        #expect(stack.properties("Sub")?["Protocol"] == "lambda")
        #expect(stack.properties("SubInvoke")?["Principal"] == "sns.amazonaws.com")
        #expect(stack.properties("SubInvoke")?["SourceArn"] == ["Ref": "Orders"])
    }

    @Test("A FIFO topic delivers to queues of both kinds")
    func fifo() throws {
        let stack = try StorageStack { scope in
            let topic = scope.add("Orders", FIFOTopic())
            let lost = scope.add("Lost", FIFOQueue())
            scope.add("A", Subscription(to: topic, scope.add("Ordered", FIFOQueue()), deadLetters: lost))
            scope.add("B", Subscription(to: topic, scope.add("Unordered", Queue()), rawMessageDelivery: true))
        }
        #expect(stack.properties("A")?["Endpoint"] == ["Fn::GetAtt": ["Ordered", "Arn"]])
        #expect(stack.properties("B")?["RawMessageDelivery"] == true)
        #expect(
            stack.statements("OrderedPolicy").map { $0["Sid"]?.stringValue } == [
                "DenyInsecureTransport", "TopicOrders",
            ]
        )
    }

    @Test("Mailboxes, web addresses and phones are what their protocols say")
    func addresses() throws {
        let stack = try StorageStack { scope in
            let topic = scope.add("Orders", Topic())
            let address = scope.add("Address", Parameter.string())
            scope.add("Mail", Subscription(to: topic, .email("on.call+orders@acme-payments.io")))
            scope.add("Given", Subscription(to: topic, .email(address)))
            scope.add("Web", Subscription(to: topic, .https("https://hooks.acme.io/T0?x=1", rawMessageDelivery: true)))
            scope.add("Phone", Subscription(to: topic, .sms("+4915112345678")))
        }
        #expect(
            ["Mail", "Given", "Web", "Phone"].map { stack.properties($0)?["Protocol"] } == [
                "email", "email", "https", "sms",
            ]
        )
        #expect(stack.properties("Given")?["Endpoint"] == ["Ref": "Address"])
    }

    @Test(
        "An e-mail address that is none is an error",
        arguments: [
            "", "ops", "ops@", "@acme.io", "ops@acme", "a b@acme.io", "a@b@acme.io", "ops@-acme.io", "ops@acme..io",
        ]
    )
    func malformedAddress(_ address: String) {
        #expect(
            errors(.email(Value(address))) == ["an e-mail address must be of the form 'name@domain', got '\(address)'"]
        )
    }

    @Test(
        "An e-mail address that stands for one is an error",
        arguments: [
            "devops@example.com", "ops@mail.example.org", "OPS@EXAMPLE.NET", "ops@acme.test", "ops@acme.invalid",
            "your-email@domain.com", "your.name@acme.io", "ops@yourdomain.com",
        ]
    )
    func placeholderAddress(_ address: String) {
        #expect(
            errors(.email(Value(address))) == [
                "'\(address)' is a placeholder, not an e-mail address that wants messages; give the real one, or do not add the subscription"
            ]
        )
    }

    @Test("Other addresses that cannot be one are errors")
    func otherAddresses() {
        for url in ["http://acme.io", "https://", "https:///x", "https://a b.io", "acme.io"] {
            #expect(
                errors(.https(Value(url))) == [
                    "a web address must begin with 'https://' and a host, and have no spaces, got '\(url)'"
                ]
            )
        }
        for number in ["4915112345678", "+49 151 1234", "+1234567", "+1234567890123456", ""] {
            #expect(errors(.sms(Value(number))) == ["a phone number must be '+' and 8 to 15 digits, got '\(number)'"])
        }
    }
}

@Suite("Filter policies")
struct FilterPolicyTests {
    private func properties(_ filter: FilterPolicy) throws -> Node? {
        try StorageStack { scope in
            scope.add("S", Subscription(to: scope.add("T", Topic()), .sms("+4915112345678"), filter: filter))
        }.properties("S")
    }

    private func errors(_ filter: FilterPolicy) -> [String] {
        StorageStack.errors { scope in
            scope.add("S", Subscription(to: scope.add("T", Topic()), .sms("+4915112345678"), filter: filter))
        }
    }

    @Test("A policy of attributes or of the body is written in the dialect of Amazon SNS")
    func written() throws {
        let attributes = try properties(
            .attributes(["state": ["NEW", .prefix("RE")], "amount": [.numeric(.greaterThan(100).atMost(200))]])
        )
        #expect(attributes?["FilterPolicyScope"] == "MessageAttributes")
        #expect(
            attributes?["FilterPolicy"] == [
                "amount": [["numeric": [">", 100, "<=", 200]]], "state": ["NEW", ["prefix": "RE"]],
            ]
        )
        let body = try properties(
            .body(["order": ["state": .anythingBut(prefix: "TEST"), "ip": .cidr("10.0.0.0/8")]])
        )
        #expect(body?["FilterPolicyScope"] == "MessageBody")
        #expect(
            body?["FilterPolicy"] == [
                "order": ["ip": [["cidr": "10.0.0.0/8"]], "state": [["anything-but": ["prefix": "TEST"]]]]
            ]
        )
    }

    @Test("Operators that only rules know are errors")
    func operators() {
        let known =
            "a filter policy, which knows values, anything-but with values or prefixes, cidr, equals-ignore-case, numeric, exists, prefix and suffix"
        let cases: [(EventPattern.Condition, String)] = [
            (.wildcard("a*"), "wildcard"),
            (.prefix(ignoringCase: "a"), "a prefix that ignores case"),
            (.suffix(ignoringCase: "a"), "a suffix that ignores case"),
            (.anythingBut(suffix: "a"), "this form of anything-but"),
        ]
        for (condition, name) in cases {
            #expect(
                errors(.attributes(["a": [condition]])) == [
                    "field 'a' of a filter policy must not use \(name) in \(known)"
                ]
            )
        }
    }

    @Test("Bounds of Amazon SNS are errors: numbers, names, combinations, no conditions")
    func bounds() {
        #expect(
            errors(.attributes(["a": [.numeric(.greaterThan(2e9))], "b": [3_000_000_000]])) == [
                "field 'a' of a filter policy must be compared with numbers of -1000000000 to 1000000000, got 2000000000.0",
                "field 'b' of a filter policy must be compared with numbers of -1000000000 to 1000000000, got 3000000000.0",
            ]
        )
        let names = Dictionary(uniqueKeysWithValues: (1...6).map { ("a\($0)", [EventPattern.Condition.text("x")]) })
        #expect(errors(.attributes(names)) == ["a filter policy must have at most 5 names at its top, got 6"])
        #expect(errors(.attributes([:])) == ["a filter policy must name at least one field, got none"])
        #expect(
            errors(.attributes(["a": []])) == [
                "field 'a' of a filter policy must have at least one condition, got none; leave the field out if it may be anything"
            ]
        )
    }

    @Test("Combinations count values times depth, as the documentation does, up to 150")
    func combinations() throws {
        func texts(_ count: Int) -> EventPattern.Field { .conditions((1...count).map { .text(Value("v\($0)")) }) }
        // 3 x 4 x 2 x 3 = 72, the example of the documentation.
        _ = try properties(.body(["a": ["b": ["c": texts(4)]], "d": ["e": texts(3)]]))
        _ = try properties(.body(["a": texts(15), "b": texts(10)]))
        #expect(
            errors(.body(["a": ["b": ["c": texts(7)]], "d": ["e": texts(4)]])) == [
                "a filter policy must have at most 150 combinations of values, got 168; use fewer conditions or fields that are less deep"
            ]
        )
    }
}
