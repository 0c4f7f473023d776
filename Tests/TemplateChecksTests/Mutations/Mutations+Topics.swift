import TemplateModel

extension Mutation {
    static let ofTopics: [Mutation] = [
        Mutation("SNS-01", "OrderBuffer", subscription(), at: "Subscription"),
        Mutation(
            "SNS-02",
            "OrderBuffer",
            subscription(),
            .set("OrdersQueue/KmsMasterKeyId", "alias/aws/sqs"),
            .remove("OrdersQueue/SqsManagedSseEnabled"),
            at: "OrdersQueue",
            also: ["SNS-01"]
        ),
        Mutation(
            "SNS-03",
            "OrderBuffer",
            .set("Alarms/FifoTopic", "true"),
            subscription("Protocol: lambda, Endpoint: !GetAtt OrdersWriter.Arn"),
            at: "Subscription",
            also: ["SNS-03", "SNS-10"]
        ),
        Mutation(
            "SNS-04",
            "OrderBuffer",
            subscription(),
            .set("OrdersQueue/FifoQueue", "true"),
            .set("OrdersDeadLetters/FifoQueue", "true"),
            also: ["SNS-01"]
        ),
        Mutation(
            "SNS-05",
            "OrderBuffer",
            .set("Alarms/FifoTopic", "true"),
            .set("Alarms/TopicName", "alarms"),
            also: ["SNS-03"]
        ),
        Mutation(
            "SNS-06",
            "OrderBuffer",
            .set("AlarmsSubscription/RedrivePolicy", "{deadLetterTargetArn: !GetAtt OrdersDeadLetters.Arn}"),
            .set("OrdersDeadLetters/FifoQueue", "true"),
            .set("OrdersQueue/FifoQueue", "true"),
            also: ["SNS-09"]
        ),
        Mutation("SNS-07", "OrderBuffer", .set("AlarmsSubscription/FilterPolicy", "{order: {state: [ALARM]}}")),
        Mutation("SNS-08", "OrderBuffer", .set("AlarmsSubscription/Endpoint", "!GetAtt OrdersQueue.Arn")),
        Mutation(
            "SNS-09",
            "OrderBuffer",
            .set("AlarmsSubscription/RedrivePolicy", "{deadLetterTargetArn: !GetAtt OrdersDeadLetters.Arn}")
        ),
        Mutation("SNS-10", "OrderBuffer", subscription("Protocol: lambda, Endpoint: !GetAtt OrdersWriter.Arn")),
    ]

    private static func subscription(
        _ subscriber: String = "Protocol: sqs, Endpoint: !GetAtt OrdersQueue.Arn"
    ) -> Edit {
        .add("Subscription", "AWS::SNS::Subscription", "{TopicArn: !Ref Alarms, \(subscriber)}")
    }
}
