import TemplateModel

extension Mutation {
    static let ofTables: [Mutation] = [
        Mutation(
            "DDB-01",
            "OrderBuffer",
            .set("OrdersTable/AttributeDefinitions/+", "{AttributeName: a, AttributeType: S}")
        ),
        Mutation("DDB-02", "OrderBuffer", .set("OrdersTable/KeySchema/1/KeyType", "HASH")),
        Mutation("DDB-03", "OrderBuffer", .remove("OrdersTable/ProvisionedThroughput")),
        Mutation("DDB-03", "OrderBuffer", .set("OrdersTable/BillingMode", "PAY_PER_REQUEST")),
        Mutation("DDB-04", "OrderBuffer", globalIndexes(1)),
        Mutation("DDB-05", "OrderBuffer", localIndexes(6)),
        Mutation("DDB-05", "OrderMetrics", globalIndexes(21, of: "Metrics", key: "SK"), at: "Metrics"),
        Mutation("DDB-06", "OrderBuffer", localIndexes(1, key: "other"), also: ["RES-06"]),
        Mutation(
            "DDB-07",
            "OrderBuffer",
            localIndexes(1),
            .set("OrdersTable/LocalSecondaryIndexes/+", index("Index1", "id"))
        ),
        Mutation(
            "DDB-08",
            "OrderBuffer",
            localIndexes(1),
            .set("OrdersTable/LocalSecondaryIndexes/0/Projection", "{ProjectionType: INCLUDE}")
        ),
        Mutation("DDB-09", "OrderBuffer", localIndexes(5, including: 21)),
        Mutation("DDB-11", "OrderMetrics", .remove("Metrics/TimeToLiveSpecification/AttributeName")),
        Mutation(
            "DDB-12",
            "Ingestion/customerKey/IngestionQueues",
            .set("State/SSESpecification/SSEEnabled", "false"),
            .set("State/SSESpecification/KMSMasterKeyId", "!GetAtt Key.Arn")
        ),
        Mutation(
            "DDB-13",
            "OrderBuffer",
            .remove("OrdersTable.DeletionPolicy"),
            .remove("OrdersTable/DeletionProtectionEnabled")
        ),
        Mutation(
            "DDB-13",
            "OrderBuffer",
            .remove("OrdersTable.UpdateReplacePolicy"),
            .set("OrdersTable/DeletionProtectionEnabled", "false")
        ),
        Mutation("DDB-14", "OrderBuffer", .set("OrdersTable/TableName", "orders")),
        Mutation(
            "DDB-16",
            "OrderBuffer",
            .set("OrdersTable/PointInTimeRecoverySpecification/RecoveryPeriodInDays", "36")
        ),
        Mutation(
            "DDB-17",
            "OrderBuffer",
            .set("OrdersSource/ScalingConfig/MaximumConcurrency", "100")
        ),
    ]

    private static func index(_ name: String, _ key: String, _ projection: String = "{ProjectionType: ALL}") -> String {
        let keys = "[{AttributeName: \(key), KeyType: HASH}, {AttributeName: timestamp, KeyType: RANGE}]"
        return "{IndexName: \(name), KeySchema: \(keys), Projection: \(projection)}"
    }

    private static func localIndexes(_ count: Int, key: String = "id", including attributes: Int = 0) -> Edit {
        let indexes = (1...count).map { number in
            guard attributes > 0 else { return index("Index\(number)", key) }
            let names = (1...attributes).map { "a\($0)" }.joined(separator: ", ")
            return index("Index\(number)", key, "{ProjectionType: INCLUDE, NonKeyAttributes: [\(names)]}")
        }
        return .set("OrdersTable/LocalSecondaryIndexes", "[\(indexes.joined(separator: ", "))]")
    }

    private static func globalIndexes(_ count: Int, of table: String = "OrdersTable", key: String = "timestamp") -> Edit
    {
        let indexes = (1...count).map { number in
            """
            {IndexName: Index\(number), KeySchema: [{AttributeName: \(key), KeyType: HASH}], \
            Projection: {ProjectionType: ALL}}
            """
        }
        return .set("\(table)/GlobalSecondaryIndexes", "[\(indexes.joined(separator: ", "))]")
    }
}
