internal import AWSDynamoDB
internal import AWSKMS
public import CloudFormation
public import ResourceTypes

/// A table of Amazon DynamoDB.
///
/// ```swift
/// let orders = scope.add("Orders", Table(
///     partitionKey: .string("customer"),
///     sortKey: .number("time"),
///     timeToLive: "expires"))
/// orders.grant(.putItem, to: writer)
/// ```
///
/// The table is encrypted, can be restored to any second of the last 35 days, and stays when the stack is deleted.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html>
public struct Table: Construct, Equatable {
    /// The attribute that items are looked up by.
    public var partitionKey: Key
    /// The attribute that orders items of one partition key; there is one item for each when `nil`.
    public var sortKey: Key?
    /// How reads and writes are paid for.
    public var billing: Billing
    /// Indexes with keys of their own, at most 20 unless the quota of the account was raised.
    public var globalSecondaryIndexes: [GlobalSecondaryIndex]
    /// Indexes with the table's partition key and another sort key, at most 5.
    public var localSecondaryIndexes: [LocalSecondaryIndex]
    /// The attribute with the second since 1970 from which on an item may be deleted; items stay when `nil`.
    public var timeToLive: String?
    /// What the records of the table's stream have; there is no stream when `nil`.
    public var stream: StreamView?
    /// How far back the table can be restored.
    public var pointInTimeRecovery: PointInTimeRecovery
    /// The key that encrypts the table.
    public var encryption: Encryption
    /// What storage and requests cost.
    public var tableClass: TableClass
    /// Which keys Amazon CloudWatch tells to be used or throttled most; none when `nil`.
    public var contributorInsights: ContributorInsights?
    /// Whether nobody can delete the table; so for a table that is retained when `nil`.
    public var deletionProtection: Bool?
    /// What happens to the table and its items when it is removed from the stack, or replaced; as set for its place when `nil`.
    public var removalPolicy: ResourceOptions.RemovalPolicy?
    /// The physical name; CloudFormation makes one when `nil`.
    public var name: String?

    /// Describes a table.
    /// - Parameters:
    ///   - partitionKey: The attribute that items are looked up by. A change of it replaces the table.
    ///   - sortKey: The attribute that orders items of one partition key; without it there is one item for each. A
    ///     change of it replaces the table.
    ///   - billing: How reads and writes are paid for; on demand when not given, so that no request is throttled and an
    ///     idle table costs nothing but its storage.
    ///   - globalSecondaryIndexes: Indexes with keys of their own, at most 20 unless the quota of the account was raised;
    ///     none when not given.
    ///   - localSecondaryIndexes: Indexes with the table's partition key and another sort key, at most 5, which the
    ///     table must be made with; none when not given.
    ///   - timeToLive: The attribute with the second since 1970, a number, from which on an item may be deleted; items
    ///     stay when not given. Another attribute needs two deployments: one without, one with the new attribute.
    ///   - stream: What the records of the table's stream have of a changed item; there is no stream when not given.
    ///   - pointInTimeRecovery: How far back the table can be restored to any second; 35 days when not given, which is
    ///     billed by size.
    ///   - encryption: The key that encrypts the table; one of Amazon DynamoDB when not given, which costs nothing.
    ///   - tableClass: What storage and requests cost; cheap requests when not given.
    ///   - contributorInsights: Which keys Amazon CloudWatch tells to be used or throttled most; none when not given.
    ///     It is billed.
    ///   - deletionProtection: Whether nobody can delete the table, whatever deletes it; when not given, it is so for a
    ///     table that is retained. A stack that is to delete the table, or roll its creation back, can do so only
    ///     without it.
    ///   - removalPolicy: What happens to the table and its items when it is removed from the stack or replaced:
    ///     when not given, the default of the app, the stack or a construct around it; `retain` without one, so that no
    ///     deployment loses data. Not `snapshot`.
    ///   - name: The physical name: 3 to 255 letters, digits, underscores, hyphens and periods. CloudFormation makes
    ///     one when not given, so that the table can be replaced and the stack be deployed twice.
    public init(
        partitionKey: Key,
        sortKey: Key? = nil,
        billing: Billing = .onDemand,
        globalSecondaryIndexes: [GlobalSecondaryIndex] = [],
        localSecondaryIndexes: [LocalSecondaryIndex] = [],
        timeToLive: String? = nil,
        stream: StreamView? = nil,
        pointInTimeRecovery: PointInTimeRecovery = .enabled,
        encryption: Encryption = .awsOwned,
        tableClass: TableClass = .standard,
        contributorInsights: ContributorInsights? = nil,
        deletionProtection: Bool? = nil,
        removalPolicy: ResourceOptions.RemovalPolicy? = nil,
        name: String? = nil
    ) {
        self.partitionKey = partitionKey
        self.sortKey = sortKey
        self.billing = billing
        self.globalSecondaryIndexes = globalSecondaryIndexes
        self.localSecondaryIndexes = localSecondaryIndexes
        self.timeToLive = timeToLive
        self.stream = stream
        self.pointInTimeRecovery = pointInTimeRecovery
        self.encryption = encryption
        self.tableClass = tableClass
        self.contributorInsights = contributorInsights
        self.deletionProtection = deletionProtection
        self.removalPolicy = removalPolicy
        self.name = name
    }

    /// Adds the table and what scales its capacity.
    public func build(in scope: Scope) -> Ref<DynamoDB.Table> {
        check(scope)
        let removalPolicy = scope.removalPolicy(removalPolicy, otherwise: .retain)
        let options = scope.options(removalPolicy, of: "a table")
        let isProtected = deletionProtection ?? (removalPolicy == .retain)
        let table = Resource(DynamoDB.Table.self, properties(isProtected, scope), options: options).build(in: scope)
        if case .customerKey(let key) = encryption { scope.noteKey(of: table, key, removalPolicy) }
        scope.graph.attach(
            TableIndexNames(names: globalSecondaryIndexes.map(\.name) + localSecondaryIndexes.map(\.name)),
            to: table.element
        )
        scale(table, scope)
        return table
    }

    private func properties(_ isProtected: Bool, _ scope: Scope) -> DynamoDB.Table.Properties {
        var insights: DynamoDB.Table.ContributorInsightsSpecification?
        if let contributorInsights { insights = .init(enabled: true, mode: .init(contributorInsights.rawValue)) }
        return DynamoDB.Table.Properties(
            keySchema: Self.keySchema(partitionKey, sortKey),
            attributeDefinitions: attributeDefinitions,
            billingMode: billing.isProvisioned ? .provisioned : .payPerRequest,
            contributorInsightsSpecification: insights,
            deletionProtectionEnabled: Value(isProtected),
            globalSecondaryIndexes: globalIndexes,
            localSecondaryIndexes: localIndexes,
            onDemandThroughput: billing.onDemandThroughput,
            pointInTimeRecoverySpecification: recovery(scope),
            provisionedThroughput: billing.provisionedThroughput,
            sseSpecification: encryptionSpecification,
            streamSpecification: stream.map { .init(streamViewType: .init($0.rawValue)) },
            tableClass: tableClass == .standard ? nil : .init(tableClass.rawValue),
            tableName: name.map { Value($0) },
            timeToLiveSpecification: timeToLive.map { .init(enabled: true, attributeName: Value($0)) }
        )
    }

    /// All attributes of keys, each once, in an order that does not depend on that of the indexes.
    private var attributeDefinitions: List<DynamoDB.Table.AttributeDefinition> {
        var kinds: [String: Key.Kind] = [:]
        for key in keys.map(\.key) where kinds[key.name] == nil { kinds[key.name] = key.kind }
        return List(
            kinds.sorted { $0.key < $1.key }.map {
                .init(attributeName: Value($0.key), attributeType: .init($0.value.rawValue))
            }
        )
    }

    private var globalIndexes: List<DynamoDB.Table.GlobalSecondaryIndex>? {
        if globalSecondaryIndexes.isEmpty { return nil }
        return List(
            globalSecondaryIndexes.sorted { $0.name < $1.name }.map { index in
                let billing = index.billing ?? billing
                return .init(
                    indexName: Value(index.name),
                    keySchema: Self.keySchema(index.partitionKey, index.sortKey),
                    projection: index.projection.property,
                    contributorInsightsSpecification: index.contributorInsights.map {
                        .init(enabled: true, mode: .init($0.rawValue))
                    },
                    onDemandThroughput: billing.onDemandThroughput,
                    provisionedThroughput: billing.provisionedThroughput
                )
            }
        )
    }

    private var localIndexes: List<DynamoDB.Table.LocalSecondaryIndex>? {
        if localSecondaryIndexes.isEmpty { return nil }
        return List(
            localSecondaryIndexes.sorted { $0.name < $1.name }.map { index in
                .init(
                    indexName: Value(index.name),
                    keySchema: Self.keySchema(partitionKey, index.sortKey),
                    projection: index.projection.property
                )
            }
        )
    }

    private func recovery(_ scope: Scope) -> DynamoDB.Table.PointInTimeRecoverySpecification {
        switch pointInTimeRecovery {
        case .disabled:
            return .init(pointInTimeRecoveryEnabled: false)
        case .enabled(let period):
            let days = scope.days("recoveryPeriod", period, in: 1...35)
            return .init(
                pointInTimeRecoveryEnabled: true,
                recoveryPeriodInDays: period == .days(35) ? nil : Value(days)
            )
        }
    }

    private var encryptionSpecification: DynamoDB.Table.SSESpecification? {
        switch encryption {
        case .awsOwned: nil
        case .awsManaged: .init(sseEnabled: true, sseType: .kms)
        case .customerKey(let key): .init(sseEnabled: true, kmsMasterKeyId: Value(key.arn), sseType: .kms)
        }
    }

    private static func keySchema(_ partition: Key, _ sort: Key?) -> List<DynamoDB.Table.KeySchema> {
        var keys = [DynamoDB.Table.KeySchema(attributeName: Value(partition.name), keyType: .hash)]
        if let sort { keys.append(.init(attributeName: Value(sort.name), keyType: .range)) }
        return List(keys)
    }
}

extension Table.Projection {
    fileprivate var property: DynamoDB.Table.Projection {
        switch self {
        case .all: .init(projectionType: .all)
        case .keysOnly: .init(projectionType: .keysOnly)
        case .include(let names):
            .init(nonKeyAttributes: List(names.map { Value($0) }), projectionType: .include)
        }
    }
}

extension Table.Billing {
    var isProvisioned: Bool {
        if case .provisioned = mode { true } else { false }
    }

    fileprivate var onDemandThroughput: DynamoDB.Table.OnDemandThroughput? {
        guard case .onDemand(let read, let write) = mode, read != nil || write != nil else { return nil }
        return .init(maxReadRequestUnits: read.map { Value($0) }, maxWriteRequestUnits: write.map { Value($0) })
    }

    fileprivate var provisionedThroughput: DynamoDB.Table.ProvisionedThroughput? {
        guard case .provisioned(let read, let write) = mode else { return nil }
        return .init(readCapacityUnits: Value(read.configured), writeCapacityUnits: Value(write.configured))
    }
}

/// The indexes that a table was made with, so that a grant on another one is noticed.
struct TableIndexNames {
    let names: [String]
}
