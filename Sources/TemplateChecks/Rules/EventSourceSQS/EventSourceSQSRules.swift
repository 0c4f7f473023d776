import TemplateModel

extension RuleGroup {
    /// Rules of functions that process the messages of queues.
    static let eventSourceSQS = RuleGroup(
        id: "ESQ",
        title: "Queues that invoke functions",
        rules: [
            .visibilityBelowTimeout, .visibilityForRetries, .visibilityWithWindow, .effectiveVisibility,
            .batchWithoutWindow, .fifoBatchSize, .fifoWindow, .concurrencyAboveReserve, .reserveWithoutMaximum,
            .stoppedConsumer, .twoConcurrencyModes, .pollers, .startingPositionOfQueue, .streamSettings,
            .destinationOfQueue, .missingRedrive, .deadLettersOfFunction, .partialBatchResponse, .consumerPermission,
            .consumerDecryption, .needlessPermission, .consumerRegion, .filteredMessages, .filterKeys,
            .filterCount, .consumerSendsToSource, .duplicateMapping, .batchPayload,
            .expiryBeforeRedrive, .processingBudget,
        ],
        others: {
            let mapping = """
                https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                aws-resource-lambda-eventsourcemapping.html
                """
            let failures = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"
            return [
                RuleEntry("ESQ-06", .error, "BatchSize is from 1 to 10000", source: mapping, .foundBy(["SCH-06"])),
                RuleEntry(
                    "ESQ-09",
                    .error,
                    "MaximumBatchingWindowInSeconds is from 0 to 300",
                    source: mapping,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "ESQ-10",
                    .error,
                    "MaximumConcurrency is from 2 to 1000",
                    source: mapping,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "ESQ-22",
                    .error,
                    "a function behind ReportBatchItemFailures returns which messages failed",
                    source: failures,
                    .notChecked("the code of the function decides; an empty response counts as success for all")
                ),
                RuleEntry(
                    "ESQ-23",
                    .error,
                    "a function returns only IDs of messages of its batch",
                    source: failures,
                    .notChecked("the code of the function decides; an unknown, empty or null ID fails the whole batch")
                ),
                RuleEntry(
                    "ESQ-24",
                    .error,
                    "a function of a FIFO queue stops a message group at its first failure",
                    source: failures,
                    .notChecked("the code of the function decides; it must return that message and all after it")
                ),
                RuleEntry(
                    "ESQ-35",
                    .info,
                    "a change of EventSourceArn or StartingPosition replaces the mapping",
                    source: mapping,
                    .notChecked("it is about the change from one template to the next, not about one template")
                ),
            ]
        }
    )
}
