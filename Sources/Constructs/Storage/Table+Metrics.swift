internal import AWSDynamoDB
public import CloudFormation
public import ResourceTypes

/// The metrics that tables and global secondary indexes have alike.
///
/// Those of a table do not include its indexes. Amazon DynamoDB reports nothing where there is nothing to report, and
/// an alarm on missing data keeps its state.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html>
public protocol ThroughputMetrics: Hashable, Sendable {
    /// What distinguishes the metrics of this table or index.
    var dimensions: [Metric.Dimension] { get }
}

extension ThroughputMetrics {
    fileprivate func metric(
        _ name: String,
        _ statistic: Statistic,
        _ further: [Metric.Dimension] = [],
        every period: Duration = .minutes(1)
    ) -> Metric {
        Metric(
            namespace: "AWS/DynamoDB",
            name: name,
            dimensions: dimensions + further,
            statistic: statistic,
            period: period
        )
    }

    /// The read capacity units used in a period; divide them by its seconds to compare them with the capacity.
    public var consumedReadCapacityUnits: Metric { metric("ConsumedReadCapacityUnits", .sum) }
    /// The write capacity units used in a period; divide them by its seconds to compare them with the capacity.
    public var consumedWriteCapacityUnits: Metric { metric("ConsumedWriteCapacityUnits", .sum) }
    /// The provisioned read capacity units, reported every five minutes.
    public var provisionedReadCapacityUnits: Metric {
        metric("ProvisionedReadCapacityUnits", .average, every: .minutes(5))
    }
    /// The provisioned write capacity units, reported every five minutes.
    public var provisionedWriteCapacityUnits: Metric {
        metric("ProvisionedWriteCapacityUnits", .average, every: .minutes(5))
    }
    /// The configured maximum of read request units on demand, reported every five minutes.
    public var onDemandMaxReadRequestUnits: Metric {
        metric("OnDemandMaxReadRequestUnits", .average, every: .minutes(5))
    }
    /// The configured maximum of write request units on demand, reported every five minutes.
    public var onDemandMaxWriteRequestUnits: Metric {
        metric("OnDemandMaxWriteRequestUnits", .average, every: .minutes(5))
    }
    /// The number of reads that were throttled, those of a batch counted one by one.
    public var readThrottleEvents: Metric { metric("ReadThrottleEvents", .sum) }
    /// The number of writes that were throttled, those of a batch counted one by one.
    public var writeThrottleEvents: Metric { metric("WriteThrottleEvents", .sum) }
    /// The number of reads that were throttled by a quota of the account.
    public var readAccountLimitThrottleEvents: Metric { metric("ReadAccountLimitThrottleEvents", .sum) }
    /// The number of writes that were throttled by a quota of the account.
    public var writeAccountLimitThrottleEvents: Metric { metric("WriteAccountLimitThrottleEvents", .sum) }
    /// The number of reads that were throttled because too many were for one partition.
    public var readKeyRangeThroughputThrottleEvents: Metric { metric("ReadKeyRangeThroughputThrottleEvents", .sum) }
    /// The number of writes that were throttled because too many were for one partition.
    public var writeKeyRangeThroughputThrottleEvents: Metric { metric("WriteKeyRangeThroughputThrottleEvents", .sum) }
    /// The number of reads that were throttled by the configured maximum on demand.
    public var readMaxOnDemandThroughputThrottleEvents: Metric {
        metric("ReadMaxOnDemandThroughputThrottleEvents", .sum)
    }
    /// The number of writes that were throttled by the configured maximum on demand.
    public var writeMaxOnDemandThroughputThrottleEvents: Metric {
        metric("WriteMaxOnDemandThroughputThrottleEvents", .sum)
    }
    /// The number of reads that were throttled by the provisioned capacity.
    public var readProvisionedThroughputThrottleEvents: Metric {
        metric("ReadProvisionedThroughputThrottleEvents", .sum)
    }
    /// The number of writes that were throttled by the provisioned capacity.
    public var writeProvisionedThroughputThrottleEvents: Metric {
        metric("WriteProvisionedThroughputThrottleEvents", .sum)
    }
}

/// The metrics of a table.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html>
public struct TableMetrics: ThroughputMetrics {
    let tableName: Value<String>
    let streamARN: Value<String>

    /// The table.
    public var dimensions: [Metric.Dimension] { [Metric.Dimension("TableName", tableName)] }

    /// The metrics of a global secondary index.
    /// - Parameter name: The name of the index.
    /// - Returns: Its metrics.
    public func index(_ name: String) -> GlobalSecondaryIndexMetrics {
        GlobalSecondaryIndexMetrics(tableName: tableName, indexName: name)
    }

    /// The number of writes whose condition did not hold.
    public var conditionalCheckFailedRequests: Metric { metric("ConditionalCheckFailedRequests", .sum) }
    /// The number of requests for items that were rejected because of a transaction on the same item.
    public var transactionConflict: Metric { metric("TransactionConflict", .sum) }
    /// The number of items that were deleted because their time to live was over.
    public var timeToLiveDeletedItemCount: Metric { metric("TimeToLiveDeletedItemCount", .sum) }

    /// Milliseconds that successful requests took inside Amazon DynamoDB; the statistic `sampleCount` is their number.
    /// - Parameter operation: The requests.
    /// - Returns: The metric.
    public func successfulRequestLatency(_ operation: TableOperation) -> Metric {
        metric("SuccessfulRequestLatency", .average, [operation.dimension])
    }

    /// The number of requests of which a part, and in a batch every part, was throttled.
    /// - Parameter operation: The requests.
    /// - Returns: The metric.
    public func throttledRequests(_ operation: TableOperation) -> Metric {
        metric("ThrottledRequests", .sum, [operation.dimension])
    }

    /// The number of requests that Amazon DynamoDB answered with HTTP status 500.
    /// - Parameter operation: The requests.
    /// - Returns: The metric.
    public func systemErrors(_ operation: TableOperation) -> Metric {
        metric("SystemErrors", .sum, [operation.dimension])
    }

    /// The number of items that requests returned, after filters.
    /// - Parameter operation: `query`, `scan` or `executeStatement`.
    /// - Returns: The metric.
    public func returnedItemCount(_ operation: TableOperation) -> Metric {
        metric("ReturnedItemCount", .sum, [operation.dimension])
    }

    /// The bytes that readers of the table's stream got.
    public var returnedBytes: Metric { metric("ReturnedBytes", .sum, streamDimensions) }
    /// The number of records that readers of the table's stream got.
    public var returnedRecordsCount: Metric { metric("ReturnedRecordsCount", .sum, streamDimensions) }

    /// The number of requests that Amazon DynamoDB refused as mistaken, of all tables in the account and Region
    /// together.
    public static var userErrors: Metric {
        Metric(namespace: "AWS/DynamoDB", name: "UserErrors", statistic: .sum, period: .minutes(1))
    }

    private var streamDimensions: [Metric.Dimension] {
        // The label is the last part of `arn:aws:dynamodb:<Region>:<account>:table/<name>/stream/<label>`.
        let label = List<Value<String>>.splitting(streamARN, separator: "/").selecting(3)
        return [Metric.Dimension("Operation", "GetRecords"), Metric.Dimension("StreamLabel", label)]
    }
}

/// The metrics of a global secondary index.
///
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html>
public struct GlobalSecondaryIndexMetrics: ThroughputMetrics {
    let tableName: Value<String>
    let indexName: String

    /// The table and the index.
    public var dimensions: [Metric.Dimension] {
        [
            Metric.Dimension("TableName", tableName), Metric.Dimension("GlobalSecondaryIndexName", Value(indexName)),
        ]
    }

    /// How much of a new index is filled, in percent, reported every five minutes.
    public var onlineIndexPercentageProgress: Metric {
        metric("OnlineIndexPercentageProgress", .maximum, every: .minutes(5))
    }
}

/// A kind of request to Amazon DynamoDB.
public enum TableOperation: String, Hashable, Sendable, CaseIterable {
    /// Read an item.
    case getItem = "GetItem"
    /// Read several items.
    case batchGetItem = "BatchGetItem"
    /// Read items of one partition key.
    case query = "Query"
    /// Read all items.
    case scan = "Scan"
    /// Write an item.
    case putItem = "PutItem"
    /// Change an item.
    case updateItem = "UpdateItem"
    /// Delete an item.
    case deleteItem = "DeleteItem"
    /// Write and delete several items.
    case batchWriteItem = "BatchWriteItem"
    /// Read several items as they were together.
    case transactGetItems = "TransactGetItems"
    /// Change several items or none.
    case transactWriteItems = "TransactWriteItems"
    /// A statement of PartiQL.
    case executeStatement = "ExecuteStatement"
    /// Several statements of PartiQL.
    case batchExecuteStatement = "BatchExecuteStatement"
    /// A transaction of PartiQL.
    case executeTransaction = "ExecuteTransaction"

    fileprivate var dimension: Metric.Dimension { Metric.Dimension("Operation", Value(rawValue)) }
}

extension Ref where R == DynamoDB.Table {
    /// The metrics of the table.
    public var metrics: TableMetrics { TableMetrics(tableName: name, streamARN: streamArn) }
}
