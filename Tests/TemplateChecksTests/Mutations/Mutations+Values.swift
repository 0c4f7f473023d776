import TemplateModel

extension Mutation {
    static let ofValues: [Mutation] = [
        Mutation("ACC-04", "OrderBuffer", .set("OrdersQueue.Metadata", "{synth: {allow: {ESQ-02: once needed}}}")),
        Mutation("CFN-04", "OrderBuffer", .add(String(repeating: "A", count: 256), "AWS::SNS::Topic")),
        Mutation("CFN-15", "OrderBuffer", .set("OrdersDeadLetters.DependsOn", "OrdersQueue"), at: "OrdersDeadLetters"),
        Mutation("CON-02", "OrderBuffer", .set("AlarmsSubscription.Condition", "HasEmail")),
        Mutation("FUN-02", "OrderBuffer", .set("OrdersQueue/QueueName", "{'Fn::Subs': orders}")),
        Mutation("POL-01", "OrderBuffer", .set("OrdersQueuePolicy/PolicyDocument/Statement/0/Actions", "sqs:*")),
        Mutation("REF-02", "OrderBuffer", .set("OrdersQueuePolicy/Queues/0", "!Ref Queue")),
        Mutation("REF-03", "OrderBuffer", .set("OrdersSource/EventSourceArn", "!GetAtt OrdersQueue.ARN")),
        Mutation("RES-06", "OrderBuffer", .remove("OrdersTable/AttributeDefinitions/1")),
        Mutation("SCH-02", "OrderBuffer", .set("OrdersQueue/VisibilityTimeoutSeconds", "90")),
        Mutation("SCH-03", "OrderBuffer", .remove("OrdersWriter/Role")),
        Mutation("TPL-01", "OrderBuffer", .set("/Resource", "{}")),
        Mutation("TPL-27", "OrderBuffer", .set("OrdersTable.DeletionPolicy", "Keep")),
    ]
}
