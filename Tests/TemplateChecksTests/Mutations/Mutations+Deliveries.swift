import TemplateModel

extension Mutation {
    static let ofDeliveries: [Mutation] = [
        Mutation(
            "DLV-01",
            "OrderMetrics",
            .set("Rule/Targets/0/Arn", "!GetAtt Publisher.Arn"),
            .add(
                "Permission",
                "AWS::Lambda::Permission",
                """
                {Action: 'lambda:InvokeFunction', FunctionName: !Ref Publisher, Principal: events.amazonaws.com, \
                SourceArn: !GetAtt Rule.Arn}
                """
            ),
            at: "Publisher"
        ),
        Mutation(
            "DLV-02",
            "OrderBuffer",
            .add(
                "Subscription",
                "AWS::SNS::Subscription",
                "{TopicArn: !Ref Alarms, Protocol: sqs, Endpoint: !GetAtt OrdersQueue.Arn}"
            ),
            also: ["SNS-01"]
        ),
        Mutation("DLV-03", "OrderBuffer", nightly),
        Mutation("DLV-04", "OrderBuffer", nightly, also: ["DLV-03"]),
        Mutation("DLV-05", "TableStream", notifications, at: "AuditFailureBucket"),
        Mutation(
            "DLV-06",
            "TableStream",
            notifications,
            .set("NotificationFailureQueue/KmsMasterKeyId", "alias/aws/sqs"),
            .remove("NotificationFailureQueue/SqsManagedSseEnabled"),
            at: "NotificationFailureQueue",
            also: ["DLV-05"]
        ),
    ]

    /// A run of the writer, with the role of the writer, which may not do that.
    private static let nightly = Edit.add(
        "Nightly",
        "AWS::Scheduler::Schedule",
        """
        {ScheduleExpression: rate(1 day), FlexibleTimeWindow: {Mode: 'OFF'}, \
        Target: {Arn: !GetAtt OrdersWriter.Arn, RoleArn: !GetAtt OrdersWriterRole.Arn}}
        """
    )

    private static let notifications = Edit.set(
        "AuditFailureBucket/NotificationConfiguration",
        "{QueueConfigurations: [{Event: 's3:ObjectCreated:*', Queue: !GetAtt NotificationFailureQueue.Arn}]}"
    )
}
