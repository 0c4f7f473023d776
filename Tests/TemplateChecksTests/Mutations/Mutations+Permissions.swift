import TemplateModel

extension Mutation {
    static let ofPermissions: [Mutation] = [
        Mutation(
            "IAM-01",
            "OrderBuffer",
            .set("OrdersWriterRole/Policies", "[{PolicyName: Send, PolicyDocument: \(sending(toQueues: 250))}]")
        ),
        Mutation(
            "IAM-02",
            "OrderBuffer",
            .add("Send", "AWS::IAM::ManagedPolicy", "{PolicyDocument: \(sending(toQueues: 150))}")
        ),
        Mutation("IAM-03", "OrderBuffer", .set("OrdersWriterRole/AssumeRolePolicyDocument", trust(inRoles: 100))),
        Mutation("IAM-04", "OrderBuffer", .set("OrdersWriterRole/RoleName", String(repeating: "a", count: 65))),
        Mutation(
            "IAM-05",
            "OrderBuffer",
            .set("OrdersWriterPolicy/PolicyDocument/Statement/0/Resource", "'arn:aws:dynamodb:*:*:table/orders–new'")
        ),
        Mutation("IAM-06", "OrderBuffer", .set("OrdersWriterRole/RoleName", "orders-writer")),
        Mutation(
            "IAM-07",
            "OrderBuffer",
            key,
            .set("OrdersQueue/KmsMasterKeyId", "!GetAtt Key.Arn"),
            .remove("OrdersQueue/SqsManagedSseEnabled"),
            .set("OrdersWriterPolicy/PolicyDocument/Statement/2/Action/+", "sqs:SendMessage"),
            at: "OrdersWriterRole",
            also: ["ESQ-26"]
        ),
        Mutation("IAM-08", "OrderBuffer", .set("OrdersWriterPolicy/PolicyDocument/Statement/0/Resource", "'*'")),
        Mutation("IAM-08", "OrderBuffer", .set("OrdersWriterPolicy/PolicyDocument/Statement/0/Action", "'*'")),
        Mutation(
            "IAM-09",
            "OrderBuffer",
            .set(
                "OrdersWriterPolicy/PolicyDocument/Statement/0/Resource",
                "'arn:aws:dynamodb:eu-west-1:123456789012:table/orders'"
            ),
            .set("OrdersTable/TableName", "orders")
        ),
        Mutation("KMS-01", "Ingestion/customerKey/IngestionQueues", .set("Key/PendingWindowInDays", "6")),
        Mutation(
            "KMS-02",
            "Ingestion/customerKey/IngestionQueues",
            .add("Alias", "AWS::KMS::Alias", "{AliasName: ingestion, TargetKeyId: !Ref Key}")
        ),
        Mutation(
            "KMS-03",
            "OrderBuffer",
            key,
            .set("OrdersDeadLetters/KmsMasterKeyId", "!GetAtt Key.Arn"),
            .remove("OrdersDeadLetters/SqsManagedSseEnabled"),
            .set(
                "OrdersWriterPolicy/PolicyDocument/Statement/2/Resource",
                "[!GetAtt OrdersQueue.Arn, !GetAtt OrdersDeadLetters.Arn]"
            ),
            at: "OrdersWriterRole"
        ),
    ]

    /// A key whose policy leaves the decision to the policies of the account's roles.
    private static let key = Edit.add(
        "Key",
        "AWS::KMS::Key",
        """
        {KeyPolicy: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'kms:*', Resource: '*', \
        Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}}]}}
        """
    )

    private static func sending(toQueues count: Int) -> String {
        let queues = (1...count).map { "'arn:aws:sqs:eu-west-1:123456789012:orders-of-shop-\($0)'" }
        return """
            {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'sqs:SendMessage', \
            Resource: [\(queues.joined(separator: ", "))]}]}
            """
    }

    private static func trust(inRoles count: Int) -> String {
        let roles = (1...count).map { "'arn:aws:iam::123456789012:role/deployer-of-shop-\($0)'" }
        return """
            {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'sts:AssumeRole', \
            Principal: {AWS: [\(roles.joined(separator: ", "))]}}]}
            """
    }
}
