/// The metrics of services, as far as they are checked.
enum MetricCatalog {
    /// A namespace of metrics.
    struct Namespace {
        /// The names of the metrics.
        let metrics: Set<String>
        /// The names of the dimensions.
        let dimensions: Set<String>
        /// The page that lists them.
        let source: String
    }

    /// A namespace by its name; `nil` for one that is not known here.
    static func namespace(_ name: String) -> Namespace? { namespaces[name] }

    private static let namespaces = [
        "AWS/SQS": Namespace(
            metrics: [
                "ApproximateAgeOfOldestMessage", "ApproximateAgeOfOldestMessageInQuietGroups",
                "ApproximateNumberOfGroupsWithInflightMessages", "ApproximateNumberOfMessagesDelayed",
                "ApproximateNumberOfMessagesDelayedInQuietGroups", "ApproximateNumberOfMessagesNotVisible",
                "ApproximateNumberOfMessagesNotVisibleInQuietGroups", "ApproximateNumberOfMessagesVisible",
                "ApproximateNumberOfMessagesVisibleInQuietGroups", "ApproximateNumberOfNoisyGroups",
                "NumberOfDeduplicatedSentMessages", "NumberOfEmptyReceives", "NumberOfMessagesDeleted",
                "NumberOfMessagesReceived", "NumberOfMessagesSent", "SentMessageSize",
            ],
            dimensions: ["QueueName"],
            source:
                "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html"
        ),
        "AWS/SNS": Namespace(
            metrics: [
                "NumberOfMessagesPublished", "NumberOfNotificationsDelivered", "NumberOfNotificationsFailed",
                "NumberOfNotificationsFailedToRedriveToDlq", "NumberOfNotificationsFilteredOut",
                "NumberOfNotificationsFilteredOut-InvalidAttributes",
                "NumberOfNotificationsFilteredOut-InvalidMessageBody",
                "NumberOfNotificationsFilteredOut-MessageAttributes",
                "NumberOfNotificationsFilteredOut-MessageBody",
                "NumberOfNotificationsFilteredOut-NoMessageAttributes",
                "NumberOfNotificationsRedrivenToDlq", "PublishSize", "SMSMonthToDateSpentUSD", "SMSSuccessRate",
            ],
            dimensions: ["Application", "Country", "PhoneNumber", "Platform", "SMSType", "TopicName"],
            source: "https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html"
        ),
        "AWS/Lambda": Namespace(
            metrics: [
                "AsyncEventAge", "AsyncEventsDropped", "AsyncEventsReceived", "ClaimedAccountConcurrency",
                "ConcurrentExecutions", "DeadLetterErrors", "DeletedEventCount", "DestinationDeliveryFailures",
                "DroppedEventCount", "Duration", "Errors", "FailedInvokeEventCount", "FilteredOutEventCount",
                "Invocations", "InvokedEventCount", "IteratorAge", "OffsetLag",
                "OnFailureDestinationDeliveredEventCount", "OversizedRecordCount", "PolledEventCount",
                "PostRuntimeExtensionsDuration", "ProvisionedConcurrencyInvocations",
                "ProvisionedConcurrencySpilloverInvocations", "ProvisionedConcurrencyUtilization",
                "ProvisionedConcurrentExecutions", "ProvisionedPollers", "RecursiveInvocationsDropped",
                "SignatureValidationErrors", "Throttles", "UnreservedConcurrentExecutions", "UrlRequestCount",
                "UrlRequestLatency", "Url4xxCount", "Url5xxCount",
            ],
            dimensions: ["EventSourceMappingUUID", "ExecutedVersion", "FunctionName", "Resource"],
            source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"
        ),
        "AWS/DynamoDB": Namespace(
            metrics: [
                "AccountMaxReads", "AccountMaxTableLevelReads", "AccountMaxTableLevelWrites", "AccountMaxWrites",
                "AccountProvisionedReadCapacityUtilization", "AccountProvisionedWriteCapacityUtilization",
                "AgeOfOldestUnreplicatedRecord", "ConditionalCheckFailedRequests",
                "ConsumedChangeDataCaptureUnits", "ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits",
                "FailedToReplicateRecordCount", "FaultInjectionServiceInducedErrors",
                "MaxProvisionedTableReadCapacityUtilization", "MaxProvisionedTableWriteCapacityUtilization",
                "OnDemandMaxReadRequestUnits", "OnDemandMaxWriteRequestUnits", "OnlineIndexConsumedWriteCapacity",
                "OnlineIndexPercentageProgress", "OnlineIndexThrottleEvents", "PendingReplicationCount",
                "ProvisionedReadCapacityUnits", "ProvisionedWriteCapacityUnits", "ReadAccountLimitThrottleEvents",
                "ReadKeyRangeThroughputThrottleEvents", "ReadMaxOnDemandThroughputThrottleEvents",
                "ReadProvisionedThroughputThrottleEvents", "ReadThrottleEvents", "ReplicationLatency",
                "ReturnedBytes", "ReturnedItemCount", "ReturnedRecordsCount", "SuccessfulRequestLatency",
                "SystemErrors", "ThrottledPutRecordCount", "ThrottledRequests", "TimeToLiveDeletedItemCount",
                "TransactionConflict", "UserErrors", "WriteAccountLimitThrottleEvents",
                "WriteKeyRangeThroughputThrottleEvents", "WriteMaxOnDemandThroughputThrottleEvents",
                "WriteProvisionedThroughputThrottleEvents", "WriteThrottleEvents",
            ],
            dimensions: [
                "DelegatedOperation", "GlobalSecondaryIndexName", "Operation", "OperationType", "ReceivingRegion",
                "StreamLabel", "TableName", "Verb",
            ],
            source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html"
        ),
        "AWS/Events": Namespace(
            metrics: [
                "DeadLetterInvocations", "EventBusEncryptionCompleted", "EventBusEncryptionFailed",
                "EventBusEncryptionStarted", "Events", "FailedInvocations",
                "IngestionToInvocationCompleteLatency", "IngestionToInvocationStartLatency",
                "IngestionToInvocationSuccessLatency", "InvocationAttempts", "Invocations", "InvocationsCreated",
                "InvocationsFailedToBeSentToDlq", "InvocationsSentToDlq", "MatchedEvents",
                "PutEventsApproximateCallCount", "PutEventsApproximateFailedCount",
                "PutEventsApproximateSuccessCount", "PutEventsApproximateThrottledCount", "PutEventsEntriesCount",
                "PutEventsFailedEntriesCount", "PutEventsLatency", "PutEventsRequestSize",
                "PutPartnerEventsApproximateCallCount", "PutPartnerEventsApproximateFailedCount",
                "PutPartnerEventsApproximateSuccessCount", "PutPartnerEventsApproximateThrottledCount",
                "PutPartnerEventsEntriesCount", "PutPartnerEventsFailedEntriesCount", "PutPartnerEventsLatency",
                "RetryInvocationAttempts", "SuccessfulInvocationAttempts", "ThrottledRules", "TriggeredRules",
            ],
            dimensions: ["EventBusName", "EventSourceName", "RuleName"],
            source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html"
        ),
    ]
}
