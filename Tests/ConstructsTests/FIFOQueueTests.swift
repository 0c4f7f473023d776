import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("FIFOQueue")
struct FIFOQueueTests {
    @Test("A FIFO queue says so, has the quota of a queue, and takes no deduplication from content")
    func defaults() throws {
        let stack = try StorageStack { $0.add("Payments", FIFOQueue()) }
        #expect(
            stack.properties("Payments") == [
                "ContentBasedDeduplication": false,
                "DeduplicationScope": "queue",
                "FifoQueue": true,
                "FifoThroughputLimit": "perQueue",
                "MessageRetentionPeriod": 345_600,
                "ReceiveMessageWaitTimeSeconds": 20,
                "SqsManagedSseEnabled": true,
                "VisibilityTimeout": 180,
            ]
        )
        #expect(stack.properties("PaymentsPolicy")?["Queues"] == [["Ref": "Payments"]])
    }

    @Test(
        "High throughput sets both properties that make it",
        arguments: [
            (.high, "messageGroup", "perMessageGroupId"),
            (.standard(deduplication: .messageGroup), "messageGroup", "perQueue"),
            (.standard(), "queue", "perQueue"),
        ] as [(FIFOQueue.Throughput, String, String)]
    )
    func throughput(_ throughput: FIFOQueue.Throughput, _ scope: String, _ limit: String) throws {
        let stack = try StorageStack { $0.add("Payments", FIFOQueue(throughput: throughput)) }
        let properties = try #require(stack.properties("Payments"))
        #expect(properties["DeduplicationScope"]?.stringValue == scope)
        #expect(properties["FifoThroughputLimit"]?.stringValue == limit)
    }

    @Test(
        "A name ends in .fifo, which counts",
        arguments: ["payments", ".fifo", String(repeating: "a", count: 76) + ".fifo", "pay ments.fifo"]
    )
    func name(_ name: String) {
        #expect(
            StorageStack.errors { $0.add("Payments", FIFOQueue(name: name)) } == [
                "name must be 1 to 75 letters, digits, hyphens and underscores, then '.fifo', got '\(name)'"
            ]
        )
    }

    @Test("A name of 80 characters with its ending is accepted")
    func longestName() throws {
        let name = String(repeating: "a", count: 75) + ".fifo"
        let stack = try StorageStack { $0.add("Payments", FIFOQueue(name: name)) }
        #expect(stack.properties("Payments")?["QueueName"]?.stringValue == name)
    }

    @Test("Dead letters of a FIFO queue are kept from the move on, so that equal retentions are no cause for a warning")
    func deadLetters() throws {
        let stack = try StorageStack { scope in
            let dead = scope.add("Dead", FIFOQueue())
            scope.add("Payments", FIFOQueue(deadLetters: .to(dead, after: 3)))
        }
        #expect(stack.properties("Payments")?["RedrivePolicy"]?["maxReceiveCount"] == 3)
        #expect(stack.warnings.isEmpty)
    }

    @Test("Grants and metrics work on a FIFO queue, and it has metrics of its own")
    func grants() throws {
        let stack = try StorageStack { scope in
            let queue = scope.add("Payments", FIFOQueue())
            queue.grantConsumeMessages(to: scope.addRunner("Receiver"))
            scope.add("Arn", StackOutput(queue.arn))
            #expect(queue.metrics.numberOfDeduplicatedSentMessages.name == "NumberOfDeduplicatedSentMessages")
            #expect(queue.metrics.approximateNumberOfMessagesVisible.namespace == "AWS/SQS")
        }
        #expect(stack.statements("ReceiverPolicy").first?["Resource"] == ["Fn::GetAtt": ["Payments", "Arn"]])
        #expect(stack.template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["Payments", "Arn"]])
    }

    @Test("An imported FIFO queue can take dead letters of a FIFO queue")
    func imported() throws {
        let stack = try StorageStack { scope in
            let dead = scope.add("Dead", FIFOQueue.imported(name: "dead.fifo"))
            scope.add("Payments", FIFOQueue(deadLetters: .to(dead)))
        }
        #expect(
            stack.properties("Payments")?["RedrivePolicy"]?["deadLetterTargetArn"] == [
                "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:dead.fifo"
            ]
        )
    }
}
