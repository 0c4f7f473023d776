import TemplateModel

extension RuleGroup {
    /// Rules of queues of Amazon SQS.
    static let sqs = RuleGroup(
        id: "SQS",
        title: "Queues of Amazon SQS",
        rules: [
            .queueName, .highThroughput, .queueEncryption, .deadLetterType, .receiveCount, .deadLetterRetention,
            .deadLetterPlace, .redriveSources, .redrivePermission, .deadLetterCycle, .queuePolicySize, .fifoDeadLetters,
            .queuePolicyResource,
        ],
        others: {
            let queue =
                "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html"
            return [
                RuleEntry(
                    "SQS-01",
                    .error,
                    "VisibilityTimeout is from 0 to 43200",
                    source: queue,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "SQS-02",
                    .error,
                    "MessageRetentionPeriod is from 60 to 1209600",
                    source: queue,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry("SQS-03", .error, "DelaySeconds is from 0 to 900", source: queue, .foundBy(["SCH-06"])),
                RuleEntry(
                    "SQS-04",
                    .error,
                    "ReceiveMessageWaitTimeSeconds is from 0 to 20",
                    source: queue,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "SQS-05",
                    .error,
                    "MaximumMessageSize is from 1024 to 1048576",
                    source: queue,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "SQS-06",
                    .error,
                    "KmsDataKeyReusePeriodSeconds is from 60 to 86400",
                    source: queue,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "SQS-08",
                    .error,
                    "ContentBasedDeduplication, DeduplicationScope and FifoThroughputLimit are those of FIFO queues",
                    source: queue,
                    .foundBy(["SCH-11"])
                ),
                RuleEntry(
                    "SQS-09",
                    .error,
                    "DeduplicationScope and FifoThroughputLimit have values that exist",
                    source: queue,
                    .foundBy(["SCH-05"])
                ),
                RuleEntry(
                    "SQS-13",
                    .error,
                    "maxReceiveCount is given, and from 1 to 1000",
                    source: queue,
                    .foundBy(["SCH-03", "SCH-06"])
                ),
                RuleEntry(
                    "SQS-20",
                    .error,
                    "RedrivePolicy has deadLetterTargetArn and maxReceiveCount, and nothing else",
                    source: queue,
                    .foundBy(["SCH-02", "SCH-03"])
                ),
                RuleEntry(
                    "SQS-22",
                    .warning,
                    "a change of QueueName or FifoQueue replaces the queue, and its messages are lost",
                    source: queue,
                    .notChecked("it is about the change from one template to the next, not about one template")
                ),
            ]
        }
    )
}
