import TemplateModel

extension Mutation {
    static let ofFunctions: [Mutation] = [
        Mutation("LAM-01", "OrderBuffer", .set("OrdersWriter/Timeout", "5401"), also: ["ESQ-01"]),
        Mutation("LAM-02", "OrderBuffer", .set("OrdersWriter/MemorySize", "10241")),
        Mutation(
            "LAM-03",
            "OrderBuffer",
            .set("OrdersWriter/Environment/Variables/TEXT", String(repeating: "a", count: 4_096))
        ),
        Mutation("LAM-04", "OrderBuffer", .set("OrdersWriter/Environment/Variables/AWS_REGION", "eu-west-1")),
        Mutation("LAM-05", "OrderBuffer", .set("OrdersWriter/ReservedConcurrentExecutions", "901")),
        Mutation(
            "LAM-06",
            "OrderBuffer",
            .add(
                "Live",
                "AWS::Lambda::Alias",
                """
                {FunctionName: !Ref OrdersWriter, FunctionVersion: $LATEST, Name: live, \
                ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}}
                """
            )
        ),
        Mutation(
            "LAM-07",
            "OrderBuffer",
            .set(
                "OrdersWriter/Layers",
                "[" + (1...6).map { "'arn:aws:lambda:eu-west-1:123456789012:layer:l\($0):1'" }.joined(separator: ", ")
                    + "]"
            )
        ),
        Mutation("LAM-08", "OrderBuffer", invocations("MaximumRetryAttempts: 3")),
        Mutation(
            "LAM-09",
            "OrderBuffer",
            invocations("DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}"),
            .add("Failed", "AWS::SQS::Queue", "{FifoQueue: true}"),
            also: ["LAM-11"]
        ),
        Mutation(
            "LAM-10",
            "OrderBuffer",
            .set("OrdersWriter/DeadLetterConfig", "{TargetArn: !GetAtt Failed.Arn}"),
            .add("Failed", "AWS::SQS::Queue", "{FifoQueue: true}"),
            also: ["LAM-11"]
        ),
        Mutation(
            "LAM-11",
            "OrderBuffer",
            .set("OrdersWriter/DeadLetterConfig", "{TargetArn: !GetAtt Failed.Arn}"),
            .add("Failed", "AWS::SQS::Queue")
        ),
        Mutation("LAM-12", "OrderBuffer", .remove("OrdersWriter/LoggingConfig/LogFormat")),
        Mutation("LAM-13", "OrderBuffer", .remove("OrdersWriter/Handler")),
        Mutation("LAM-13", "OrderBuffer", .remove("OrdersWriter/Runtime")),
        Mutation(
            "LAM-15",
            "OrderBuffer",
            (1...100).map {
                .add("Permission\($0)", "AWS::Lambda::Permission", permission(forRule: "every-\($0)-days"))
            },
            at: "OrdersWriter"
        ),
        Mutation(
            "LAM-16",
            "OrderBuffer",
            .add(
                "Permission",
                "AWS::Lambda::Permission",
                "{Action: 'lambda:InvokeFunction', FunctionName: !Ref OrdersWriter, Principal: events.amazonaws.com}"
            )
        ),
        Mutation(
            "LAM-17",
            "OrderBuffer",
            .add("Address", "AWS::Lambda::Url", "{AuthType: NONE, TargetFunctionArn: !GetAtt OrdersWriter.Arn}")
        ),
        Mutation(
            "LAM-19",
            "OrderBuffer",
            .add(
                "Invocations",
                "AWS::Lambda::EventInvokeConfig",
                "{FunctionName: !Ref OrdersWriter, Qualifier: $LATEST, MaximumRetryAttempts: 1}"
            )
        ),
        Mutation("LAM-20", "OrderBuffer", .set("OrdersWriter/ReservedConcurrentExecutions", "5")),
    ]

    private static func invocations(_ setting: String) -> Edit {
        .add(
            "Invocations",
            "AWS::Lambda::EventInvokeConfig",
            "{FunctionName: !Ref OrdersWriter, Qualifier: $LATEST, \(setting)}"
        )
    }

    private static func permission(forRule name: String) -> String {
        """
        {Action: 'lambda:InvokeFunction', FunctionName: !Ref OrdersWriter, Principal: events.amazonaws.com, \
        SourceArn: !Sub 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/\(name)'}
        """
    }
}
