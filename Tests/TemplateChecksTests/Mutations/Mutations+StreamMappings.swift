import TemplateModel

extension Mutation {
    static let ofStreamMappings: [Mutation] = [
        Mutation("EST-01", "TableStream", .remove("AuditSource/StartingPosition")),
        Mutation("EST-02", "TableStream", .remove("Table/StreamSpecification"), at: "AuditSource"),
        Mutation("EST-03", "TableStream", .set("AuditSource/StartingPosition", "AT_TIMESTAMP")),
        Mutation("EST-04", "TableStream", .set("AuditSource/MaximumRecordAgeInSeconds", "59")),
        Mutation("EST-05", "TableStream", .set("AuditSource/MaximumRetryAttempts", "10001")),
        Mutation("EST-06", "TableStream", .set("AuditSource/ParallelizationFactor", "11")),
        Mutation("EST-07", "TableStream", .set("AuditSource/TumblingWindowInSeconds", "901")),
        Mutation("EST-09", "TableStream", .set("AuditSource/ScalingConfig", "{MaximumConcurrency: 2}")),
        Mutation(
            "EST-10",
            "TableStream",
            .remove("AuditSource/MaximumRetryAttempts"),
            .remove("AuditSource/MaximumRecordAgeInSeconds")
        ),
        Mutation(
            "EST-11",
            "TableStream",
            .set("AuditSource/BisectBatchOnFunctionError", "false"),
            .remove("AuditSource/FunctionResponseTypes")
        ),
        Mutation("EST-12", "TableStream", .remove("AuditSource/DestinationConfig")),
        Mutation(
            "EST-13",
            "TableStream",
            .set("AuditSource/DestinationConfig/OnFailure/Destination", "!GetAtt NotificationFailureQueue.Arn"),
            also: ["EST-14"]
        ),
        Mutation(
            "EST-14",
            "TableStream",
            .remove("AuditProcessorPolicy/PolicyDocument/Statement/4"),
            at: "AuditProcessor"
        ),
        Mutation(
            "EST-14",
            "TableStream",
            .remove("NotificationProcessorPolicy/PolicyDocument/Statement/3"),
            at: "NotificationProcessor"
        ),
        Mutation(
            "EST-15",
            "TableStream",
            .add(
                "Third",
                "AWS::Lambda::EventSourceMapping",
                """
                {EventSourceArn: !GetAtt Table.StreamArn, FunctionName: someone-elses, StartingPosition: LATEST, \
                MaximumRetryAttempts: 3}
                """
            )
        ),
        Mutation(
            "EST-16",
            "TableStream",
            .remove("AuditProcessorPolicy/PolicyDocument/Statement/0"),
            at: "AuditProcessor"
        ),
        Mutation(
            "EST-17",
            "TableStream",
            .set(
                "NotificationSource/FilterCriteria/Filters/0/Pattern",
                #"'{"dynamodb":{"NewImage":{"id":{"S":["1"]}}}}'"#
            ),
            .set("Table/StreamSpecification/StreamViewType", "KEYS_ONLY")
        ),
        Mutation("EST-18", "TableStream", .set("NotificationFailureQueue/FifoQueue", "true"), at: "NotificationSource"),
        Mutation("EST-19", "TableStream", .set("AuditSource/MaximumRecordAgeInSeconds", "86401")),
    ]
}
