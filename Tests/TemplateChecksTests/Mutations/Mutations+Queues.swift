import TemplateModel

extension Mutation {
    static let ofQueues: [Mutation] = [
        Mutation("SQS-01", "OrderBuffer", .set("OrdersQueue/VisibilityTimeout", "43201")),
        Mutation("SQS-02", "OrderBuffer", .set("OrdersQueue/MessageRetentionPeriod", "59")),
        Mutation("SQS-03", "OrderBuffer", .set("OrdersQueue/DelaySeconds", "901")),
        Mutation("SQS-04", "OrderBuffer", .set("OrdersQueue/ReceiveMessageWaitTimeSeconds", "21")),
        Mutation("SQS-05", "OrderBuffer", .set("OrdersQueue/MaximumMessageSize", "1023")),
        Mutation(
            "SQS-06",
            "Ingestion/customerKey/IngestionQueues",
            .set("Queue/KmsDataKeyReusePeriodSeconds", "59")
        ),
        Mutation("SQS-07", "OrderBuffer", .set("OrdersQueue/QueueName", "orders.fifo")),
        Mutation("SQS-08", "OrderBuffer", .set("OrdersQueue/ContentBasedDeduplication", "true")),
        Mutation("SQS-09", "OrderBuffer", .set("OrdersQueue/FifoThroughputLimit", "perGroup"), also: ["SCH-11"]),
        Mutation(
            "SQS-10",
            "OrderBuffer",
            .set("OrdersQueue/DeduplicationScope", "messageGroup"),
            .set("OrdersQueue/FifoQueue", "true"),
            .set("OrdersDeadLetters/FifoQueue", "true")
        ),
        Mutation("SQS-11", "OrderBuffer", .set("OrdersQueue/KmsMasterKeyId", "alias/aws/sqs")),
        Mutation("SQS-12", "OrderBuffer", .set("OrdersQueue/FifoQueue", "true")),
        Mutation("SQS-12", "OrderBuffer", .set("OrdersDeadLetters/FifoQueue", "true"), at: "OrdersQueue"),
        Mutation("SQS-13", "OrderBuffer", .set("OrdersQueue/RedrivePolicy/maxReceiveCount", "0")),
        Mutation("SQS-13", "OrderBuffer", .remove("OrdersQueue/RedrivePolicy/maxReceiveCount")),
        Mutation("SQS-14", "OrderBuffer", .set("OrdersQueue/RedrivePolicy/maxReceiveCount", "3")),
        Mutation("SQS-15", "OrderBuffer", .set("OrdersDeadLetters/MessageRetentionPeriod", "345600")),
        Mutation(
            "SQS-15",
            "OrderBuffer",
            .set("OrdersQueue/MessageRetentionPeriod", "1209600"),
            at: "OrdersDeadLetters"
        ),
        Mutation(
            "SQS-16",
            "OrderBuffer",
            .set("OrdersQueue/RedrivePolicy/deadLetterTargetArn", "'arn:aws:sqs:eu-west-1:123456789012:failed'"),
            .set(
                "OrdersQueue/RedriveAllowPolicy",
                "{redrivePermission: byQueue, sourceQueueArns: ['arn:aws:sqs:us-east-1:123456789012:other']}"
            )
        ),
        Mutation("SQS-17", "OrderBuffer", .set("OrdersDeadLetters/RedriveAllowPolicy", "{redrivePermission: byQueue}")),
        Mutation("SQS-18", "OrderBuffer", .set("OrdersDeadLetters/RedriveAllowPolicy", "{redrivePermission: denyAll}")),
        Mutation(
            "SQS-19",
            "OrderBuffer",
            .set(
                "OrdersDeadLetters/RedrivePolicy",
                "{deadLetterTargetArn: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders', maxReceiveCount: 9}"
            ),
            .set("OrdersQueue/QueueName", "orders")
        ),
        Mutation("SQS-20", "OrderBuffer", .set("OrdersQueue/RedrivePolicy/maxReceives", "9")),
        Mutation(
            "SQS-21",
            "OrderBuffer",
            .set(
                "OrdersQueuePolicy/PolicyDocument/Statement/0/Action",
                """
                ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:PurgeQueue', \
                'sqs:GetQueueAttributes', 'sqs:SetQueueAttributes', 'sqs:ChangeMessageVisibility']
                """
            )
        ),
        Mutation(
            "SQS-23",
            "OrderBuffer",
            .set("OrdersQueue/FifoQueue", "true"),
            .set("OrdersDeadLetters/FifoQueue", "true")
        ),
        Mutation(
            "SQS-24",
            "OrderBuffer",
            .set("OrdersQueuePolicy/PolicyDocument/Statement/0/Resource", "!Ref OrdersQueue")
        ),
    ]
}
