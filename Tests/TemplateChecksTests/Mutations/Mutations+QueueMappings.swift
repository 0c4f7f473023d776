import TemplateModel

extension Mutation {
    static let ofQueueMappings: [Mutation] = [
        Mutation("ESQ-01", "OrderBuffer", .set("OrdersQueue/VisibilityTimeout", "14")),
        Mutation("ESQ-01", "OrderBuffer", .remove("OrdersQueue/VisibilityTimeout"), .set("OrdersWriter/Timeout", "31")),
        Mutation("ESQ-01", "WriteBuffer", .set("SampleTable1Writer/Timeout", "900"), at: "SampleTable1Queue"),
        Mutation("ESQ-02", "OrderBuffer", .set("OrdersQueue/VisibilityTimeout", "89")),
        Mutation("ESQ-02", "OrderBuffer", .set("OrdersWriter/Timeout", "16"), at: "OrdersQueue"),
        Mutation("ESQ-03", "OrderMetrics", .set("Source/MaximumBatchingWindowInSeconds", "31"), at: "Queue"),
        Mutation("ESQ-04", "OrderMetrics", .set("Source/MaximumBatchingWindowInSeconds", "181"), at: "Queue"),
        Mutation("ESQ-05", "OrderBuffer", .set("OrdersSource/BatchSize", "11")),
        Mutation("ESQ-06", "OrderBuffer", .set("OrdersSource/BatchSize", "10001"), also: ["ESQ-05"]),
        Mutation(
            "ESQ-07",
            "OrderMetrics",
            .set("Source/BatchSize", "11"),
            .set("Queue/FifoQueue", "true"),
            .set("DeadLetters/FifoQueue", "true"),
            also: ["ESQ-08", "EVB-11", "EVB-12"]
        ),
        Mutation(
            "ESQ-08",
            "OrderMetrics",
            .set("Queue/FifoQueue", "true"),
            .set("DeadLetters/FifoQueue", "true"),
            at: "Source",
            also: ["EVB-11", "EVB-12"]
        ),
        Mutation("ESQ-09", "OrderMetrics", .set("Source/MaximumBatchingWindowInSeconds", "301")),
        Mutation("ESQ-10", "OrderBuffer", .set("OrdersSource/ScalingConfig/MaximumConcurrency", "1")),
        Mutation("ESQ-11", "OrderBuffer", .set("OrdersWriter/ReservedConcurrentExecutions", "1"), at: "OrdersSource"),
        Mutation(
            "ESQ-12",
            "OrderBuffer",
            .remove("OrdersSource/ScalingConfig"),
            .set("OrdersWriter/ReservedConcurrentExecutions", "5")
        ),
        Mutation("ESQ-13", "OrderBuffer", .set("OrdersWriter/ReservedConcurrentExecutions", "0")),
        Mutation("ESQ-14", "OrderBuffer", .set("OrdersSource/ProvisionedPollerConfig", "{MinimumPollers: 2}")),
        Mutation(
            "ESQ-15",
            "OrderBuffer",
            .set("OrdersSource/ProvisionedPollerConfig", "{MinimumPollers: 9, MaximumPollers: 5}"),
            .remove("OrdersSource/ScalingConfig")
        ),
        Mutation("ESQ-16", "OrderBuffer", .set("OrdersSource/StartingPosition", "LATEST")),
        Mutation("ESQ-17", "OrderBuffer", .set("OrdersSource/BisectBatchOnFunctionError", "true")),
        Mutation("ESQ-17", "OrderBuffer", .set("OrdersSource/MaximumRetryAttempts", "3")),
        Mutation(
            "ESQ-18",
            "OrderBuffer",
            .set("OrdersSource/DestinationConfig", "{OnFailure: {Destination: !GetAtt OrdersDeadLetters.Arn}}")
        ),
        Mutation("ESQ-19", "OrderBuffer", .remove("OrdersQueue/RedrivePolicy")),
        Mutation(
            "ESQ-20",
            "OrderBuffer",
            .set("OrdersWriter/DeadLetterConfig", "{TargetArn: !GetAtt OrdersDeadLetters.Arn}"),
            .remove("OrdersQueue/RedrivePolicy"),
            also: ["LAM-11"]
        ),
        Mutation("ESQ-21", "OrderBuffer", .remove("OrdersSource/FunctionResponseTypes")),
        Mutation("ESQ-25", "OrderBuffer", .remove("OrdersWriterPolicy/PolicyDocument/Statement/2"), at: "OrdersWriter"),
        Mutation(
            "ESQ-25",
            "OrderBuffer",
            .remove("OrdersWriterPolicy/PolicyDocument/Statement/2/Action/0"),
            at: "OrdersWriter"
        ),
        Mutation(
            "ESQ-25",
            "OrderBuffer",
            .set("OrdersWriterPolicy/PolicyDocument/Statement/2/Resource", "!GetAtt OrdersDeadLetters.Arn"),
            at: "OrdersWriter"
        ),
        Mutation(
            "ESQ-26",
            "OrderBuffer",
            .add("Key", "AWS::KMS::Key", keyOfTheAccount),
            .set("OrdersQueue/KmsMasterKeyId", "!GetAtt Key.Arn"),
            .remove("OrdersQueue/SqsManagedSseEnabled"),
            at: "OrdersWriter"
        ),
        Mutation(
            "ESQ-27",
            "OrderBuffer",
            .add(
                "Permission",
                "AWS::Lambda::Permission",
                """
                {Action: 'lambda:InvokeFunction', FunctionName: !Ref OrdersWriter, Principal: sqs.amazonaws.com, \
                SourceArn: !GetAtt OrdersQueue.Arn}
                """
            )
        ),
        Mutation(
            "ESQ-28",
            "OrderBuffer",
            .set("OrdersSource/EventSourceArn", "'arn:aws:sqs:eu-west-1:123456789012:orders'"),
            .set("OrdersSource/FunctionName", "'arn:aws:lambda:us-east-1:123456789012:function:writer'")
        ),
        Mutation(
            "ESQ-29",
            "OrderBuffer",
            .set("OrdersSource/FilterCriteria", "{Filters: [{Pattern: '{\"body\":{\"id\":[\"1\"]}}'}]}")
        ),
        Mutation(
            "ESQ-30",
            "OrderBuffer",
            .set("OrdersSource/FilterCriteria", "{Filters: [{Pattern: '{\"attributes\":{\"id\":[\"1\"]}}'}]}")
        ),
        Mutation(
            "ESQ-31",
            "OrderBuffer",
            .set(
                "OrdersSource/FilterCriteria",
                "{Filters: [" + (1...11).map { "{Pattern: '{\"body\":{\"id\":[\"\($0)\"]}}'}" }.joined(separator: ", ")
                    + "]}"
            )
        ),
        Mutation(
            "ESQ-32",
            "OrderBuffer",
            .set("OrdersWriterPolicy/PolicyDocument/Statement/2/Action/+", "sqs:SendMessage"),
            at: "OrdersWriter"
        ),
        Mutation(
            "ESQ-33",
            "OrderBuffer",
            .add(
                "Again",
                "AWS::Lambda::EventSourceMapping",
                """
                {EventSourceArn: !GetAtt OrdersQueue.Arn, FunctionName: !Ref OrdersWriter, \
                FunctionResponseTypes: [ReportBatchItemFailures], ScalingConfig: {MaximumConcurrency: 2}}
                """
            )
        ),
        Mutation(
            "ESQ-34",
            "OrderMetrics",
            .set("Source/BatchSize", "1000"),
            .set("Queue/MaximumMessageSize", "262144")
        ),
        Mutation("ESQ-36", "OrderBuffer", .set("OrdersQueue/MessageRetentionPeriod", "9000")),
        Mutation(
            "ESQ-36",
            "OrderMetrics",
            .set("Queue/RedrivePolicy/maxReceiveCount", "1000"),
            .set("Queue/MessageRetentionPeriod", "210000")
        ),
        Mutation("ESQ-37", "OrderBuffer", .set("OrdersQueue/RedrivePolicy/maxReceiveCount", "50")),
    ]

    /// A key whose policy leaves the decision to the policies of the account's roles.
    private static let keyOfTheAccount = """
        {KeyPolicy: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'kms:*', Resource: '*', \
        Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}}]}}
        """
}
