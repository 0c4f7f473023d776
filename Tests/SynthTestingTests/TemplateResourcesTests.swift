import CloudFormation
import SynthTesting
import TemplateModel
import Testing

@Suite struct TemplateResourcesTests {
    private struct Broken: Error {}

    private struct OrdersStack: Stack {
        func build(in scope: Scope) {
            let deadLetters = scope.add("DeadLetters", Resource(Queue.self, ["MessageRetentionPeriod": 1_209_600]))
            scope.add(
                "Queue",
                Resource(
                    Queue.self,
                    [
                        "RedrivePolicy": [
                            "deadLetterTargetArn": JSON(deadLetters.attribute("Arn") as Value<String>),
                            "maxReceiveCount": 5,
                        ],
                        "Tags": [["Key": "team", "Value": "orders"]],
                    ]
                )
            )
            scope.add("Topic", Resource(Topic.self, [:]))
            scope.add("QueueName", StackOutput(deadLetters.attribute("QueueName") as Value<String>))
        }
    }

    private let template: Template

    init() throws {
        template = try App.template(of: OrdersStack())
    }

    @Test func resourcesAreFoundByType() {
        #expect(template.resources(of: Queue.self).map(\.logicalID) == ["DeadLetters", "Queue"])
        #expect(template.resourceCount(of: Queue.self) == 2)
        #expect(template.resourceCount(of: Topic.self) == 1)
    }

    @Test func propertiesAreComparedWithLiterals() throws {
        let queue = try #require(template.resource("Queue"))
        #expect(queue.typeName == "AWS::SQS::Queue")
        #expect(queue["RedrivePolicy", "maxReceiveCount"] == 5)
        #expect(queue["RedrivePolicy", "deadLetterTargetArn"] == ["Fn::GetAtt": ["DeadLetters", "Arn"]])
        #expect(queue["Tags", 0, "Value"] == "orders")
        #expect(queue["Tags", 1, "Value"] == nil)
        #expect(queue["RedrivePolicy", 0] == nil)
        #expect(queue["VisibilityTimeout"] == nil)
        #expect(template.resource("Topic")?.properties == [:])
        #expect(template.resource("Table") == nil)
    }

    @Test func outputsAreFoundByName() {
        #expect(template.outputValue("QueueName") == ["Fn::GetAtt": ["DeadLetters", "QueueName"]])
        #expect(template.outputValue("Table") == nil)
    }

    @Test(
        arguments: [
            (["MessageRetentionPeriod": 1_209_600], true),
            (["MessageRetentionPeriod": 60], false),
            (["RedrivePolicy": ["maxReceiveCount": 5]], true),
            (["RedrivePolicy": ["maxReceiveCount": 5], "MessageRetentionPeriod": 1_209_600], false),
            (["RedrivePolicy": ["maxReceiveCount": "5"]], false),
            (["Tags": [["Key": "team"]]], true),
            (["Tags": [["Key": "team"], ["Key": "stage"]]], false),
            (["Tags": []], false),
            ([:], true),
        ] as [(Node, Bool)]
    )
    func aPatternNamesSomeOfTheProperties(_ pattern: Node, _ isThere: Bool) {
        #expect(template.hasResource(of: Queue.self, with: pattern) == isThere)
    }

    @Test func theResourceThatIsExpectedIsReturned() {
        let queue = expectResource(of: Queue.self, with: ["RedrivePolicy": ["maxReceiveCount": 5]], in: template)
        #expect(queue?.logicalID == "Queue")
    }

    @Test func aMissingResourceIsExplained() {
        let failures = failures {
            expectResource(
                of: Queue.self,
                with: ["RedrivePolicy": ["maxReceiveCount": 3], "Tags": [["Value": "payments"]]],
                in: template
            )
            expectResource(of: Queue.self, with: ["Tags": [1, "a"]], in: template)
        }
        #expect(
            failures == [
                """
                no AWS::SQS::Queue has the properties expected:
                  DeadLetters: RedrivePolicy is missing, expected {"maxReceiveCount": 3}
                  DeadLetters: Tags is missing, expected [{"Value": "payments"}]
                  Queue: RedrivePolicy.maxReceiveCount is 5, expected 3
                  Queue: Tags[0].Value is "orders", expected "payments"
                """,
                """
                no AWS::SQS::Queue has the properties expected:
                  DeadLetters: Tags is missing, expected [1, "a"]
                  Queue: Tags is [{"Key": "team", "Value": "orders"}], expected [1, "a"]
                """,
            ]
        )
    }

    @Test func aMissingTypeIsExplained() {
        let failures = failures { expectResource(of: Topic.self, with: [:], in: Template()) }
        #expect(failures == ["the template has no AWS::SNS::Topic"])
    }

    @Test func constructsAreTestedWithoutAStackOfTheirOwn() throws {
        let template = try App.template(id: "Orders", environment: "dev") { scope in
            scope.add("Topic", Resource(Topic.self, ["DisplayName": JSON(scope.environment ?? "none")]))
        }
        #expect(template.resource("Topic")?["DisplayName"] == "dev")
    }

    @Test func whatTheStackThrowsIsThrown() {
        #expect(throws: Broken.self) { try App.template { _ in throw Broken() } }
        #expect(throws: SynthesisError.self) { try App.template { _ in } }
    }
}
