import AWSEvents
import AWSLambda
import AWSLogs
import AWSSNS
import AWSSQS
import CloudFormation
import ResourceTypes
import TemplateModel
import Testing

@testable import Constructs

@Suite struct RuleTests {
    private let pattern = EventPattern(source: ["my.orders"])

    // MARK: - Trigger

    @Test func listensToTheBusByItsAttribute() throws {
        let app = EventsApp { scope in
            let bus = scope.add("Bus", EventBus())
            scope.add(
                "Rule",
                Rule(
                    pattern: pattern,
                    bus: bus,
                    targets: [.queue(scope.addQueue())],
                    description: "Orders",
                    name: "orders"
                )
            )
        }
        #expect(
            try app.properties("Rule") == [
                "Description": "Orders",
                "EventBusName": ["Fn::GetAtt": ["Bus", "Name"]],
                "EventPattern": ["source": ["my.orders"]],
                "Name": "orders",
                "State": "ENABLED",
                "Targets": [["Arn": ["Fn::GetAtt": ["Queue", "Arn"]], "Id": "Queue-Queue"]],
            ]
        )
    }

    @Test func withoutABusListensToTheDefaultOne() throws {
        let app = EventsApp { scope in
            scope.add("Rule", Rule(pattern: pattern, targets: [.queue(scope.addQueue())], isEnabled: false))
        }
        let properties = try app.properties("Rule")
        #expect(properties?["EventBusName"] == nil)
        #expect(properties?["Name"] == nil)
        #expect(properties?["State"] == "DISABLED")
    }

    @Test func schedulesHaveNeitherPatternNorBus() throws {
        let app = EventsApp { scope in
            scope.add("Rule", Rule(schedule: .rate(.minutes(5)), targets: [.queue(scope.addQueue())]))
        }
        let properties = try app.properties("Rule")
        #expect(properties?["ScheduleExpression"] == "rate(5 minutes)")
        #expect(properties?["EventPattern"] == nil)
    }

    // MARK: - Targets

    @Test func theOrderOfTargetsDoesNotShow() throws {
        func template(_ isReversed: Bool) throws -> Template {
            try EventsApp { scope in
                let targets: [RuleTarget] = [
                    .queue(scope.addQueue()), .topic(scope.addTopic()), .function(scope.addFunction()),
                ]
                scope.add("Rule", Rule(pattern: pattern, targets: isReversed ? targets.reversed() : targets))
            }.template()
        }
        #expect(try template(false) == template(true))
    }

    @Test func anIDDependsOnTheTargetAlone() throws {
        func id(_ others: [String]) throws -> [String] {
            let app = EventsApp { scope in
                let queues = (["Orders"] + others).map { scope.addQueue($0) }
                scope.add("Rule", Rule(pattern: pattern, targets: queues.map { .queue($0) }))
            }
            return try app.properties("Rule")?["Targets"]?.arrayValue?.compactMap { $0["Id"]?.stringValue } ?? []
        }
        #expect(try id([]) == ["Queue-Orders"])
        #expect(try id(["A", "Z"]) == ["Queue-A", "Queue-Orders", "Queue-Z"])
    }

    @Test func aLongIDIsCutAndStaysUnique() throws {
        let prefix = String(repeating: "a", count: 70)
        let app = EventsApp { scope in
            let queues = ["1", "2", "ä"].map { scope.addQueue(prefix + $0) }
            scope.add("Rule", Rule(pattern: pattern, targets: queues.map { .queue($0) }))
        }
        // The third queue has the logical ID of no other, so only the identifiers of targets are at stake.
        let ids = try app.properties("Rule")?["Targets"]?.arrayValue?.compactMap { $0["Id"]?.stringValue } ?? []
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.isName(upTo: 64, with: ".-_") })
    }

    @Test func targetsOfOtherStacksHaveTheStackInTheirID() throws {
        var queue: Ref<SQS.Queue>?
        let app = EventsApp { scope in queue = scope.addQueue() }
        let other = try #require(queue)
        app.add("T") { scope in
            scope.add("Rule", Rule(pattern: pattern, targets: [.queue(other), .queue(scope.addQueue())]))
        }
        let targets = try app.template("T").resources["Rule"]?["Properties"]?["Targets"]?.arrayValue ?? []
        let ids = targets.compactMap { $0["Id"]?.stringValue }
        #expect(ids.first == "Queue-Queue")
        #expect(ids.last?.hasPrefix("Queue-SQueue-") == true)
    }

    @Test func repeatsAndKeepsWhatCannotBeDelivered() throws {
        let app = EventsApp { scope in
            scope.add(
                "Rule",
                Rule(
                    pattern: pattern,
                    targets: [
                        .function(
                            scope.addFunction(),
                            retryPolicy: .init(maximumEventAge: .hours(1), maximumRetryAttempts: 0),
                            deadLetters: scope.addQueue()
                        )
                    ]
                )
            )
        }
        let target = try app.properties("Rule")?["Targets"]?[0]
        #expect(target?["RetryPolicy"] == ["MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 0])
        #expect(target?["DeadLetterConfig"] == ["Arn": ["Fn::GetAtt": ["Queue", "Arn"]]])
    }

    @Test func fifoQueuesGetAGroup() throws {
        let app = EventsApp { scope in
            scope.add("Rule", Rule(pattern: pattern, targets: [.queue(scope.addFIFOQueue(), messageGroupID: "orders")]))
        }
        #expect(try app.properties("Rule")?["Targets"]?[0]?["SqsParameters"] == ["MessageGroupId": "orders"])
    }

    @Test func logGroupsAreNamedWithoutTheirStreams() throws {
        let app = EventsApp { scope in
            scope.add("Rule", Rule(pattern: pattern, targets: [.logGroup(scope.addLogGroup())]))
        }
        #expect(
            try app.properties("Rule")?["Targets"]?[0]?["Arn"] == [
                "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Logs}"
            ]
        )
    }

    // MARK: - Permissions

    @Test func queuesLetOnlyTheirRulesSend() throws {
        let app = EventsApp { scope in
            let queue = scope.addQueue()
            scope.add("B", Rule(pattern: pattern, targets: [.queue(queue)]))
            scope.add("A", Rule(pattern: pattern, targets: [.function(scope.addFunction(), deadLetters: queue)]))
        }
        func statement(_ rule: String) -> Node {
            [
                "Sid": .string("Events\(rule)"), "Effect": "Allow", "Principal": ["Service": "events.amazonaws.com"],
                "Action": "sqs:SendMessage", "Resource": ["Fn::GetAtt": ["Queue", "Arn"]],
                "Condition": ["ArnEquals": ["aws:SourceArn": ["Fn::GetAtt": [.string(rule), "Arn"]]]],
            ]
        }
        #expect(try app.properties("QueuePolicy")?["PolicyDocument"]?["Statement"] == [statement("A"), statement("B")])
        #expect(try app.properties("QueuePolicy")?["Queues"] == [["Ref": "Queue"]])
    }

    @Test func queuesOfOtherStacksDoNotNeedTheStackOfTheRule() throws {
        var queue: Ref<SQS.Queue>?
        let app = EventsApp { scope in queue = scope.addQueue() }
        let other = try #require(queue)
        app.add("T") { scope in
            scope.add("One", Rule(pattern: pattern, targets: [.queue(other)]))
            scope.add("Two", Rule(pattern: pattern, targets: [.queue(other)]))
        }
        let assembly = try app.app.synthesize()
        #expect(assembly["S"]?.dependencies == [])
        #expect(assembly["T"]?.dependencies == ["S"])
        let statements = try #require(
            assembly["S"]?.template.resources["QueuePolicy"]?["Properties"]?["PolicyDocument"]
        )
        #expect(statements["Statement"]?.arrayValue?.count == 1)
        #expect(
            statements["Statement"]?[0]?["Condition"] == [
                "ArnLike": [
                    "aws:SourceArn": [
                        "Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/*"
                    ]
                ]
            ]
        )
    }

    @Test func statementsForOtherStacksHaveNamesOfTheirOwn() throws {
        let app = EventsApp { _ = $0.addTopic() }
        let queue = app.add("Q") { $0.addQueue() }
        app.add("R") { scope in
            scope.add("Bus", EventBus(deadLetters: queue))
            scope.add("First", Rule(pattern: pattern, targets: [.queue(queue)]))
            scope.add("Second", Rule(pattern: pattern, targets: [.queue(queue)]))
        }
        let policy = try app.template("Q").resources["QueuePolicy"]?["Properties"]?["PolicyDocument"]
        #expect(policy?["Statement"]?[0]?["Sid"] == "EventBusesOfOtherStacks")
        #expect(policy?["Statement"]?[1]?["Sid"] == "EventsOfOtherStacks")
        #expect(policy?["Statement"]?[2] == nil)
    }

    @Test func functionsMayBeInvokedByTheirRule() throws {
        let app = EventsApp { scope in
            scope.add("Rule", Rule(pattern: pattern, targets: [.function(scope.addFunction())]))
        }
        #expect(
            try app.properties("RuleInvokeWorker") == [
                "Action": "lambda:InvokeFunction",
                "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
                "Principal": "events.amazonaws.com",
                "SourceArn": ["Fn::GetAtt": ["Rule", "Arn"]],
            ]
        )
    }

    @Test func topicsKeepWhatTheAccountMayDo() throws {
        let app = EventsApp { scope in
            let topic = scope.addTopic()
            scope.add("A", Rule(pattern: pattern, targets: [.topic(topic)]))
            scope.add("B", Rule(pattern: pattern, targets: [.topic(topic)]))
        }
        let statements = try app.properties("TopicPolicy")?["PolicyDocument"]?["Statement"]?.arrayValue ?? []
        #expect(statements.count == 2)
        let account = try #require(statements.first)
        #expect(account["Principal"] == "*")
        #expect(account["Action"]?.arrayValue?.contains("sns:Publish") == true)
        #expect(account["Condition"] == ["StringEquals": ["AWS:SourceOwner": ["Ref": "AWS::AccountId"]]])
        #expect(
            statements.last == [
                "Sid": "Events", "Effect": "Allow", "Principal": ["Service": "events.amazonaws.com"],
                "Action": "sns:Publish", "Resource": ["Ref": "Topic"],
            ]
        )
        #expect(try app.properties("TopicPolicy")?["Topics"] == [["Ref": "Topic"]])
    }

    @Test func busesAreReachedWithARoleThatMayDoNothingElse() throws {
        let app = EventsApp { scope in
            let bus = scope.add("Other", EventBus())
            scope.add("Rule", Rule(pattern: pattern, targets: [.bus(bus), .queue(scope.addQueue())]))
        }
        let targets = try app.properties("Rule")?["Targets"]
        #expect(targets?[0]?["RoleArn"] == ["Fn::GetAtt": ["RuleRole", "Arn"]])
        #expect(targets?[1]?["RoleArn"] == nil)
        let role = try app.properties("RuleRole")
        #expect(
            role?["AssumeRolePolicyDocument"]?["Statement"]?[0]?["Principal"] == ["Service": "events.amazonaws.com"]
        )
        #expect(
            role?["Policies"]?[0]?["PolicyDocument"]?["Statement"] == [
                ["Effect": "Allow", "Action": "events:PutEvents", "Resource": ["Fn::GetAtt": ["Other", "Arn"]]]
            ]
        )
    }

    @Test func logGroupsGetOnePolicyForAllRules() throws {
        let app = EventsApp { scope in
            let logs = scope.addLogGroup()
            scope.add("A", Rule(pattern: pattern, targets: [.logGroup(logs)]))
            scope.add("B", Rule(pattern: pattern, targets: [.logGroup(logs)]))
        }
        let resources = try app.template().resources
        #expect(resources.filter { $0.value["Type"] == "AWS::Logs::ResourcePolicy" }.count == 1)
        let properties = try app.properties("LogsEventAccess")
        #expect(properties?["PolicyName"] == ["Fn::Sub": "${AWS::StackName}-Logs-events"])
        // The service takes the document as text.
        let document = try #require(properties?["PolicyDocument"]?["Fn::Sub"]?.stringValue)
        #expect(document.contains("log-group:${Logs}:*"))
        #expect(document.contains(#""delivery.logs.amazonaws.com""#))
    }

    @Test func namesTheLineThatAddedTheRule() throws {
        let app = EventsApp { scope in
            let queue = scope.add(
                "Queue",
                Imported(SQS.Queue.self, reference: "https://example.com/q", attributes: ["Arn": "arn:aws:sqs:q"])
            )
            scope.add("Rule", Rule(pattern: pattern, targets: [.queue(queue)]), filePath: "stack.swift", line: 7)
            _ = scope.addTopic()
        }
        let warning = try #require(try app.app.synthesize().warnings.first)
        #expect(warning.location == SourceLocation(filePath: "stack.swift", line: 7))
    }

    // MARK: - Input

    private func target(_ input: EventInput) throws -> Node? {
        try EventsApp { scope in
            scope.add("Rule", Rule(pattern: pattern, targets: [.queue(scope.addQueue(), input: input)]))
        }.properties("Rule")?["Targets"]?[0]
    }

    private func messages(_ input: EventInput) -> [String] {
        EventsApp { scope in
            scope.add("Rule", Rule(pattern: pattern, targets: [.queue(scope.addQueue(), input: input)]))
        }.messages
    }

    @Test func sendsTheSameDocumentAlways() throws {
        let target = try target(
            .constant(["action": "clean\"up", "region": JSON(Pseudo.region), "days": [1, 2.5, true]])
        )
        #expect(
            target?["Input"] == [
                "Fn::Sub": #"{"action":"clean\"up","region":"${AWS::Region}","days":[1,2.5,true]}"#
            ]
        )
        #expect(target?["InputPath"] == nil)
    }

    @Test func sendsAPartOfTheEvent() throws {
        #expect(try target(.path("$.detail"))?["InputPath"] == "$.detail")
    }

    @Test func fillsPartsIntoAText() throws {
        let transformer = InputTransformer(
            paths: ["id": "$.detail.id", "state": "$.detail.state"],
            template: .text("Order \"<id>\" is <state>\nin \(Pseudo.region) by <aws.events.rule-name>")
        )
        #expect(
            try target(.transformed(transformer))?["InputTransformer"] == [
                "InputPathsMap": ["id": "$.detail.id", "state": "$.detail.state"],
                "InputTemplate": [
                    "Fn::Sub": "\"Order \\\"<id>\\\" is <state>\"\n\"in ${AWS::Region} by <aws.events.rule-name>\""
                ],
            ]
        )
        #expect(messages(.transformed(transformer)).isEmpty)
    }

    @Test func fillsPartsIntoADocumentWithTheirType() throws {
        let transformer = InputTransformer(
            paths: ["id": "$.detail.id"],
            template: .json([
                "order": "<id>", "note": "order <id>", "event": "<aws.events.event.json>", "list": [9, "<id>"],
            ])
        )
        #expect(
            try target(.transformed(transformer))?["InputTransformer"]?["InputTemplate"]
                == #"{"order":<id>,"note":"order <id>","event":<aws.events.event.json>,"list":[9,<id>]}"#
        )
    }

    @Test func rejectsAPlaceholderWithoutAPath() {
        #expect(
            messages(.transformed(.init(paths: ["id": "$.detail.id"], template: .text("<id> <name>")))) == [
                "error: the input template uses '<name>', which is not among its paths; known are id, aws.events.event, aws.events.event.ingestion-time, aws.events.event.json, aws.events.rule-arn, aws.events.rule-name"
            ]
        )
    }

    @Test func warnsOfAPathThatIsNotUsed() {
        #expect(
            messages(.transformed(.init(paths: ["id": "$.detail.id"], template: .text("done")))) == [
                "warning: the template of an input transformer does not use the path 'id'; leave it out"
            ]
        )
    }

    @Test(arguments: [("a < b", "< b"), ("<", "<"), ("<a b>", "<a b>")])
    func rejectsALessThanSignThatIsNoPlaceholder(text: String, part: String) {
        #expect(
            messages(.transformed(.init(template: .text(Value(text)))))
                == ["error: '<' in an input template must begin a placeholder such as '<name>', got '\(part)'"]
        )
    }

    @Test(arguments: ["aws.events.event", "aws.events.event.json"])
    func rejectsTheEventWithinQuotationMarks(name: String) {
        func message(_ text: String) -> [String] {
            [
                "error: '<\(name)>' must be a whole value of a document: EventBridge does not escape it, and its quotation marks would end the text '\(text)'"
            ]
        }
        #expect(messages(.transformed(.init(template: .text("<\(name)>")))) == message("<\(name)>"))
        #expect(messages(.transformed(.init(template: .json(["a": "is <\(name)>"])))) == message("is <\(name)>"))
        #expect(
            messages(.transformed(.init(template: .json(["a": "<\(name)>\(Pseudo.region)"])))) == message("<\(name)>")
        )
        #expect(messages(.transformed(.init(template: .json(["a": ["<\(name)>"]])))).isEmpty)
    }

    @Test func rejectsAPlaceholderAsAKey() {
        #expect(
            messages(.transformed(.init(paths: ["id": "$.id"], template: .json(["<id>": "<id>"]))))
                == ["error: a key of an input template must not have a placeholder, got '<id>'"]
        )
    }

    @Test(arguments: ["detail.id", "$detail", "$.detail['id']", ""])
    func rejectsAPathThatIsNone(path: String) {
        #expect(
            messages(.path(path)) == [
                "error: a path into an event must be '$', or '$.' and names joined by dots, at most 256 characters, got '\(path)'"
            ]
        )
    }

    @Test(arguments: ["AWSid", "aws.events.id", "a b", ""])
    func rejectsANameThatIsReserved(name: String) {
        #expect(
            messages(.transformed(.init(paths: [name: "$.id"], template: .text("done"))))
                .contains(
                    "error: the name of a path must be letters, digits, '-' and '_', and must not begin with 'AWS', got '\(name)'"
                )
        )
    }

    @Test func limitsTheNumberOfPaths() {
        let paths = Dictionary((0...100).map { ("p\($0)", "$.id") }) { $1 }
        let text = paths.keys.map { "<\($0)>" }.joined()
        #expect(
            messages(.transformed(.init(paths: paths, template: .text(Value(text)))))
                == ["error: an input transformer must have at most 100 paths, got 101"]
        )
    }

    @Test func limitsTheSizeOfTheInput() {
        let text = String(repeating: "a", count: 8191)
        #expect(
            messages(.constant(JSON(text))) == [
                "error: the input of a target must have at most 8192 characters, got 8193"
            ]
        )
        #expect(
            messages(.transformed(.init(template: .text(Value(text)))))
                == ["error: the template of a target's input must have at most 8192 characters, got 8193"]
        )
    }

    // MARK: - Mistakes

    private func messages(_ rule: @escaping (Scope) -> Rule) -> [String] {
        EventsApp { scope in scope.add("Rule", rule(scope)) }.messages
    }

    @Test func rejectsNoneAndSixTargets() {
        #expect(
            EventsApp { scope in
                _ = scope.addQueue()
                scope.add("Rule", Rule(pattern: pattern, targets: []))
            }.messages == ["error: a rule must have 1 to 5 targets, got 0; more need another rule"]
        )
        #expect(
            messages { scope in
                Rule(pattern: pattern, targets: (1...6).map { .queue(scope.addQueue("Q\($0)")) })
            } == ["error: a rule must have 1 to 5 targets, got 6; more need another rule"]
        )
    }

    @Test func rejectsATargetTwice() {
        let messages = messages { scope in
            let queue = scope.addQueue()
            return Rule(pattern: pattern, targets: [.queue(queue), .queue(queue, input: .path("$.detail"))])
        }
        #expect(messages == ["error: a rule must have each target once, got 'S/Queue' again"])
    }

    @Test func rejectsAFunctionTwice() {
        let messages = messages { scope in
            let function = scope.addFunction()
            return Rule(pattern: pattern, targets: [.function(function), .function(function)])
        }
        #expect(messages == ["error: a rule must have each target once, got 'S/Worker' again"])
    }

    @Test func rejectsALongDescription() {
        #expect(
            messages {
                Rule(
                    pattern: pattern,
                    targets: [.queue($0.addQueue())],
                    description: String(repeating: "a", count: 513)
                )
            } == ["error: the description of a rule must have at most 512 characters, got 513"]
        )
    }

    @Test(arguments: ["", "a b", "a/b", String(repeating: "a", count: 65)])
    func rejectsANameThatEventBridgeRefuses(name: String) {
        #expect(
            messages { Rule(pattern: pattern, targets: [.queue($0.addQueue())], name: name) }
                == ["error: the name of a rule must be 1 to 64 letters, digits, '.', '-' and '_', got '\(name)'"]
        )
    }

    @Test func rejectsRetriesOutOfBounds() {
        #expect(
            messages {
                Rule(
                    pattern: pattern,
                    targets: [
                        .queue(
                            $0.addQueue(),
                            retryPolicy: .init(maximumEventAge: .seconds(59), maximumRetryAttempts: 186)
                        )
                    ]
                )
            } == [
                "error: maximumEventAge must be 60 to 86400 whole seconds, got 59 s",
                "error: maximumRetryAttempts must be 0 to 185, got 186",
            ]
        )
    }

    @Test func rejectsAFIFOQueueThatWouldRefuseTheMessages() {
        #expect(
            messages {
                Rule(
                    pattern: pattern,
                    targets: [.queue($0.addFIFOQueue(removesDuplicates: false), messageGroupID: "a")]
                )
            } == [
                "error: 'FIFO' does not deduplicate by content, but 'Rule' sends to it, and EventBridge gives no deduplication ID; set ContentBasedDeduplication to true",
                "info: what cannot be delivered to 'FIFO' is lost. Give the target a DeadLetterConfig with the ARN of a queue",
            ]
        )
    }

    @Test func rejectsAnEmptyGroup() {
        #expect(
            messages { Rule(pattern: pattern, targets: [.queue($0.addFIFOQueue(), messageGroupID: "")]) }
                == ["error: messageGroupID must have 1 to 128 characters, got ''"]
        )
    }

    // MARK: - Metrics

    @Test func metricsNameTheBusUnlessItIsTheDefaultOne() {
        _ = EventsApp { scope in
            let queue = scope.addQueue()
            let bus = scope.add("Bus", EventBus())
            let custom = scope.add("Custom", Rule(pattern: pattern, bus: bus, targets: [.queue(queue)]))
            let plain = scope.add("Plain", Rule(pattern: pattern, targets: [.queue(queue)]))
            let defaultBus = scope.add("Default", DefaultEventBus())
            let explicit = scope.add("Explicit", Rule(pattern: pattern, bus: defaultBus, targets: [.queue(queue)]))
            #expect(
                custom.metrics.failedInvocations.dimensions == [
                    .init("RuleName", custom.attribute("RuleName")), .init("EventBusName", bus.attribute("Name")),
                ]
            )
            #expect(plain.metrics.invocations.dimensions == [.init("RuleName", plain.attribute("RuleName"))])
            #expect(explicit.metrics.invocations.dimensions == [.init("RuleName", explicit.attribute("RuleName"))])
            #expect(custom.metrics.ingestionToInvocationSuccessLatency.statistic == .average)
        }
    }
}
