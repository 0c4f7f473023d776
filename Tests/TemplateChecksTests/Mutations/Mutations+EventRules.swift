import TemplateModel

extension Mutation {
    static let ofEventRules: [Mutation] = [
        Mutation("EVB-01", "OrderMetrics", .remove("Rule/EventPattern")),
        Mutation(
            "EVB-02",
            "OrderMetrics",
            .set("Rule/ScheduleExpression", "rate(1 hour)"),
            .remove("Rule/EventPattern")
        ),
        Mutation("EVB-03", "OrderMetrics", schedule("rate(1 hours)")),
        Mutation("EVB-04", "OrderMetrics", schedule("'cron(0 3 ? * 2#1,6#3 *)'")),
        Mutation("EVB-05", "OrderMetrics", targets(1...6)),
        Mutation(
            "EVB-06",
            "OrderMetrics",
            targets(1...2),
            .set("Rule/Targets/1/Id", "Target1"),
            .set("Rule/Targets/1/InputPath", "$.detail")
        ),
        Mutation("EVB-07", "IngestionQueues", .set("FailureRule/Targets/0/InputPath", "$.detail")),
        Mutation("EVB-08", "OrderMetrics", .set("Rule/Targets/0/Input", "count orders")),
        Mutation("EVB-09", "OrderMetrics", .remove("QueuePolicy/PolicyDocument/Statement/1"), at: "Rule"),
        Mutation(
            "EVB-09",
            "OrderMetrics",
            .set("QueuePolicy/PolicyDocument/Statement/1/Action", "sqs:ReceiveMessage"),
            at: "Rule"
        ),
        Mutation(
            "EVB-09",
            "OrderMetrics",
            .set("QueuePolicy/PolicyDocument/Statement/1/Condition/ArnEquals/aws:SourceArn", "!GetAtt Other.Arn"),
            .add("Other", "AWS::Events::Rule", "{EventPattern: {source: [my.orders]}}"),
            at: "Rule"
        ),
        Mutation("EVB-10", "OrderMetrics", .set("Rule/Targets/0/Arn", "!GetAtt Publisher.Arn")),
        Mutation(
            "EVB-11",
            "OrderMetrics",
            .set("Queue/FifoQueue", "true"),
            .set("DeadLetters/FifoQueue", "true"),
            at: "Rule",
            also: ["ESQ-08", "EVB-12"]
        ),
        Mutation(
            "EVB-12",
            "OrderMetrics",
            .set("Queue/FifoQueue", "true"),
            .set("DeadLetters/FifoQueue", "true"),
            .set("Rule/Targets/0/SqsParameters", "{MessageGroupId: orders}"),
            also: ["ESQ-08"]
        ),
        Mutation("EVB-13", "OrderMetrics", .set("Undelivered/FifoQueue", "true"), at: "Rule"),
        Mutation("EVB-14", "OrderMetrics", .remove("UndeliveredPolicy/PolicyDocument/Statement/1"), at: "Rule"),
        Mutation(
            "EVB-15",
            "OrderMetrics",
            .set("Rule/Targets/0/Arn", "'arn:aws:sqs:eu-west-1:123456789012:orders'"),
            .set("Rule/Targets/0/DeadLetterConfig/Arn", "'arn:aws:sqs:us-east-1:123456789012:lost'")
        ),
        Mutation(
            "EVB-16",
            "OrderMetrics",
            .set("Queue/KmsMasterKeyId", "alias/aws/sqs"),
            .remove("Queue/SqsManagedSseEnabled")
        ),
        Mutation("EVB-17", "OrderMetrics", .set("Rule/Targets/0/RetryPolicy", "{MaximumRetryAttempts: 186}")),
        Mutation("EVB-18", "OrderMetrics", .remove("Rule/Targets/0/DeadLetterConfig")),
        Mutation("EVB-19", "OrderMetrics", .set("Rule/EventPattern/source", "awsserverlessda.serverlesspresso")),
        Mutation(
            "EVB-20",
            "OrderMetrics",
            .add(
                "Restart",
                "AWS::StepFunctions::StateMachine",
                """
                {DefinitionS3Location: {Bucket: states, Key: restart}, RoleArn: 'arn:aws:iam::123456789012:role/states'}
                """
            ),
            .add(
                "AtEnd",
                "AWS::Events::Rule",
                """
                {EventPattern: {source: [aws.states], detail-type: [Step Functions Execution Status Change]}, \
                Targets: [{Id: Restart, Arn: !Ref Restart, RoleArn: 'arn:aws:iam::123456789012:role/events'}]}
                """
            ),
            at: "AtEnd"
        ),
        Mutation(
            "EVB-21",
            "Ingestion/customerKey/IngestionQueues",
            .set("FailureRule/Targets/0", "{Id: DeadLetters, Arn: !GetAtt DeadLetters.Arn}"),
            .set(
                "DeadLettersPolicy/PolicyDocument/Statement/+",
                """
                {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: 'sqs:SendMessage', \
                Resource: !GetAtt DeadLetters.Arn}
                """
            ),
            at: "DeadLettersPolicy"
        ),
        Mutation("EVB-22", "OrderMetrics", .set("Rule/EventPattern/detailType", "[OrderManager.WaitingCompletion]")),
        Mutation("EVB-23", "Ingestion/notified/IngestionQueues", .remove("FailureRule/Targets/0/InputTransformer")),
        Mutation(
            "EVB-24",
            "IngestionQueues",
            .remove("TopicPolicy/PolicyDocument/Statement/3"),
            at: "FailureRule",
            also: ["EVB-24"]
        ),
    ]

    private static func schedule(_ expression: String) -> Edit {
        .add("Nightly", "AWS::Events::Rule", "{ScheduleExpression: \(expression)}")
    }

    private static func targets(_ numbers: ClosedRange<Int>) -> Edit {
        let targets = numbers.map { number in
            "{Id: Target\(number), Arn: !GetAtt Queue.Arn, DeadLetterConfig: {Arn: !GetAtt Undelivered.Arn}}"
        }
        return .set("Rule/Targets", "[\(targets.joined(separator: ", "))]")
    }
}
