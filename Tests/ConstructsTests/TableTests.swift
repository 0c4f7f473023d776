import AWSDynamoDB
import AWSKMS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Table")
struct TableTests {
    @Test("A table without further arguments is on demand, recoverable, protected and retained")
    func defaults() throws {
        let stack = try StorageStack { $0.add("Orders", Table(partitionKey: .string("id"))) }
        #expect(
            stack.template.resources["Orders"] == [
                "Type": "AWS::DynamoDB::Table",
                "DeletionPolicy": "Retain",
                "UpdateReplacePolicy": "Retain",
                "Properties": [
                    "AttributeDefinitions": [["AttributeName": "id", "AttributeType": "S"]],
                    "BillingMode": "PAY_PER_REQUEST",
                    "DeletionProtectionEnabled": true,
                    "KeySchema": [["AttributeName": "id", "KeyType": "HASH"]],
                    "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true],
                ],
            ]
        )
        #expect(stack.template.resources.count == 1)
    }

    @Test("Every argument arrives in its property")
    func arguments() throws {
        let stack = try StorageStack { scope in
            let key = scope.addKey()
            scope.add(
                "Orders",
                Table(
                    partitionKey: .string("customer"),
                    sortKey: .number("time"),
                    billing: .onDemand(maximumRead: 100, maximumWrite: 10),
                    timeToLive: "expires",
                    stream: .newAndOldImages,
                    pointInTimeRecovery: .enabled(recoveryPeriod: .days(7)),
                    encryption: .customerKey(key),
                    tableClass: .infrequentAccess,
                    contributorInsights: .throttledKeys,
                    removalPolicy: .delete,
                    name: "orders.v1_a-b"
                )
            )
        }
        #expect(
            stack.template.resources["Orders"] == [
                "Type": "AWS::DynamoDB::Table",
                "DeletionPolicy": "Delete",
                "UpdateReplacePolicy": "Delete",
                "Properties": [
                    "AttributeDefinitions": [
                        ["AttributeName": "customer", "AttributeType": "S"],
                        ["AttributeName": "time", "AttributeType": "N"],
                    ],
                    "BillingMode": "PAY_PER_REQUEST",
                    "ContributorInsightsSpecification": ["Enabled": true, "Mode": "THROTTLED_KEYS"],
                    "DeletionProtectionEnabled": false,
                    "KeySchema": [
                        ["AttributeName": "customer", "KeyType": "HASH"],
                        ["AttributeName": "time", "KeyType": "RANGE"],
                    ],
                    "OnDemandThroughput": ["MaxReadRequestUnits": 100, "MaxWriteRequestUnits": 10],
                    "PointInTimeRecoverySpecification": [
                        "PointInTimeRecoveryEnabled": true, "RecoveryPeriodInDays": 7,
                    ],
                    "SSESpecification": [
                        "KMSMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "SSEEnabled": true, "SSEType": "KMS",
                    ],
                    "StreamSpecification": ["StreamViewType": "NEW_AND_OLD_IMAGES"],
                    "TableClass": "STANDARD_INFREQUENT_ACCESS",
                    "TableName": "orders.v1_a-b",
                    "TimeToLiveSpecification": ["AttributeName": "expires", "Enabled": true],
                ],
            ]
        )
    }

    @Test("The key of AWS in the account is named by its absence")
    func managedKey() throws {
        let stack = try StorageStack {
            $0.add(
                "Orders",
                Table(partitionKey: .binary("id"), pointInTimeRecovery: .disabled, encryption: .awsManaged)
            )
        }
        let properties = try #require(stack.properties("Orders"))
        #expect(properties["SSESpecification"] == ["SSEEnabled": true, "SSEType": "KMS"])
        #expect(properties["PointInTimeRecoverySpecification"] == ["PointInTimeRecoveryEnabled": false])
        #expect(properties["AttributeDefinitions"] == [["AttributeName": "id", "AttributeType": "B"]])
    }

    @Test(
        "A table whose failed creation must be able to clean up is not protected unless asked to",
        arguments: [
            (.retain, nil, true), (.delete, nil, false), (.retainExceptOnCreate, nil, false), (.retain, false, false),
            (.delete, true, true),
        ] as [(ResourceOptions.RemovalPolicy, Bool?, Bool)]
    )
    func deletionProtection(_ policy: ResourceOptions.RemovalPolicy, _ given: Bool?, _ expected: Bool) throws {
        let table = Table(partitionKey: .string("id"), deletionProtection: given, removalPolicy: policy)
        let stack = try StorageStack { $0.add("Orders", table) }
        #expect(stack.properties("Orders")?["DeletionProtectionEnabled"]?.boolValue == expected)
    }

    @Test("Indexes bring their keys, each attribute is defined once, and their order in the program does not matter")
    func indexes() throws {
        let byStatus = Table.GlobalSecondaryIndex(
            "byStatus",
            partitionKey: .string("status"),
            sortKey: .number("time"),
            projection: .keysOnly
        )
        let byDay = Table.GlobalSecondaryIndex(
            "byDay",
            partitionKey: .string("day"),
            projection: .include(["total"]),
            contributorInsights: .accessedAndThrottledKeys
        )
        let byTotal = Table.LocalSecondaryIndex("byTotal", sortKey: .number("total"))
        func stack(_ indexes: [Table.GlobalSecondaryIndex]) throws -> StorageStack {
            try StorageStack {
                $0.add(
                    "Orders",
                    Table(
                        partitionKey: .string("customer"),
                        sortKey: .number("time"),
                        globalSecondaryIndexes: indexes,
                        localSecondaryIndexes: [byTotal]
                    )
                )
            }
        }
        let one = try stack([byStatus, byDay])
        #expect(one.template == (try stack([byDay, byStatus]).template))
        let properties = try #require(one.properties("Orders"))
        #expect(
            properties["AttributeDefinitions"] == [
                ["AttributeName": "customer", "AttributeType": "S"], ["AttributeName": "day", "AttributeType": "S"],
                ["AttributeName": "status", "AttributeType": "S"], ["AttributeName": "time", "AttributeType": "N"],
                ["AttributeName": "total", "AttributeType": "N"],
            ]
        )
        #expect(
            properties["GlobalSecondaryIndexes"] == [
                [
                    "IndexName": "byDay",
                    "KeySchema": [["AttributeName": "day", "KeyType": "HASH"]],
                    "Projection": ["NonKeyAttributes": ["total"], "ProjectionType": "INCLUDE"],
                    "ContributorInsightsSpecification": ["Enabled": true, "Mode": "ACCESSED_AND_THROTTLED_KEYS"],
                ],
                [
                    "IndexName": "byStatus",
                    "KeySchema": [
                        ["AttributeName": "status", "KeyType": "HASH"], ["AttributeName": "time", "KeyType": "RANGE"],
                    ],
                    "Projection": ["ProjectionType": "KEYS_ONLY"],
                ],
            ]
        )
        #expect(
            properties["LocalSecondaryIndexes"] == [
                [
                    "IndexName": "byTotal",
                    "KeySchema": [
                        ["AttributeName": "customer", "KeyType": "HASH"],
                        ["AttributeName": "total", "KeyType": "RANGE"],
                    ],
                    "Projection": ["ProjectionType": "ALL"],
                ]
            ]
        )
    }

    @Test("Descriptions are values")
    func values() {
        #expect(Table(partitionKey: .string("id")) == Table(partitionKey: .string("id"), billing: .onDemand))
        #expect(Table(partitionKey: .string("id")) != Table(partitionKey: .number("id")))
    }
}

@Suite("Capacity of a table")
struct TableCapacityTests {
    @Test("Fixed capacity is that of the table and of indexes that have none of their own")
    func provisioned() throws {
        let stack = try StorageStack {
            $0.add(
                "Orders",
                Table(
                    partitionKey: .string("id"),
                    billing: .provisioned(read: 5, write: 2),
                    globalSecondaryIndexes: [
                        .init("aaa", partitionKey: .string("a")),
                        .init("bbb", partitionKey: .string("b"), billing: .provisioned(read: 1, write: 3)),
                    ]
                )
            )
        }
        let properties = try #require(stack.properties("Orders"))
        #expect(properties["BillingMode"] == "PROVISIONED")
        #expect(properties["ProvisionedThroughput"] == ["ReadCapacityUnits": 5, "WriteCapacityUnits": 2])
        let indexes = try #require(properties["GlobalSecondaryIndexes"])
        #expect(indexes[0]?["ProvisionedThroughput"] == ["ReadCapacityUnits": 5, "WriteCapacityUnits": 2])
        #expect(indexes[1]?["ProvisionedThroughput"] == ["ReadCapacityUnits": 1, "WriteCapacityUnits": 3])
        #expect(stack.template.resources.count == 1)
    }

    @Test("Scaled capacity starts at its minimum and has a target and a policy, for the table and each index")
    func autoscaled() throws {
        let stack = try StorageStack {
            $0.add(
                "Orders",
                Table(
                    partitionKey: .string("id"),
                    billing: .provisioned(
                        read: .fixed(4),
                        write: .autoscaled(
                            minimum: 2,
                            maximum: 20,
                            targetUtilization: 50,
                            scaleInCooldown: .minutes(5),
                            scaleOutCooldown: .zero
                        )
                    ),
                    globalSecondaryIndexes: [
                        .init(
                            "by-day",
                            partitionKey: .string("day"),
                            billing: .provisioned(read: .autoscaled(minimum: 1, maximum: 9), write: .fixed(20))
                        )
                    ]
                )
            )
        }
        let table = try #require(stack.properties("Orders"))
        #expect(table["ProvisionedThroughput"] == ["ReadCapacityUnits": 4, "WriteCapacityUnits": 2])
        #expect(
            table["GlobalSecondaryIndexes"]?[0]?["ProvisionedThroughput"] == [
                "ReadCapacityUnits": 1, "WriteCapacityUnits": 20,
            ]
        )
        #expect(
            stack.template.resources.keys.sorted() == [
                "Orders", "OrdersByDayReadScalingPolicy", "OrdersByDayReadScalingTarget", "OrdersWriteScalingPolicy",
                "OrdersWriteScalingTarget",
            ]
        )
        #expect(
            stack.properties("OrdersWriteScalingTarget") == [
                "MaxCapacity": 20,
                "MinCapacity": 2,
                "ResourceId": ["Fn::Sub": "table/${Orders}"],
                "ScalableDimension": "dynamodb:table:WriteCapacityUnits",
                "ServiceNamespace": "dynamodb",
            ]
        )
        #expect(
            stack.properties("OrdersWriteScalingPolicy") == [
                "PolicyName": "WriteCapacityUtilization",
                "PolicyType": "TargetTrackingScaling",
                "ScalingTargetId": ["Ref": "OrdersWriteScalingTarget"],
                "TargetTrackingScalingPolicyConfiguration": [
                    "PredefinedMetricSpecification": ["PredefinedMetricType": "DynamoDBWriteCapacityUtilization"],
                    "ScaleInCooldown": 300,
                    "ScaleOutCooldown": 0,
                    "TargetValue": 50,
                ],
            ]
        )
        #expect(
            stack.properties("OrdersByDayReadScalingTarget") == [
                "MaxCapacity": 9,
                "MinCapacity": 1,
                "ResourceId": ["Fn::Sub": "table/${Orders}/index/by-day"],
                "ScalableDimension": "dynamodb:index:ReadCapacityUnits",
                "ServiceNamespace": "dynamodb",
            ]
        )
        #expect(
            stack.properties("OrdersByDayReadScalingPolicy")?["TargetTrackingScalingPolicyConfiguration"] == [
                "PredefinedMetricSpecification": ["PredefinedMetricType": "DynamoDBReadCapacityUtilization"],
                "TargetValue": 70,
            ]
        )
    }

    @Test(
        "A capacity that cannot be is refused with its owner and value",
        arguments: [
            (.provisioned(read: 5, write: 0), "provisioned write capacity must be at least 1, got 0"),
            (.provisioned(read: -1, write: 1), "provisioned read capacity must be at least 1, got -1"),
            (
                .provisioned(read: .fixed(1), write: .autoscaled(minimum: 0, maximum: 5)),
                "minimum write capacity must be at least 1, got 0"
            ),
            (
                .provisioned(read: .autoscaled(minimum: 5, maximum: 3), write: .fixed(1)),
                "maximum read capacity must be at least the minimum of 5, got 3"
            ),
            (
                .provisioned(read: .autoscaled(minimum: 1, maximum: 3, targetUtilization: 95), write: .fixed(1)),
                "target utilization of read capacity must be 20 to 90, got 95"
            ),
            (
                .provisioned(
                    read: .autoscaled(minimum: 1, maximum: 3, scaleInCooldown: .seconds(-1)),
                    write: .fixed(1)
                ),
                "scaleInCooldown must be whole seconds, at least 0, got -1 s"
            ),
            (
                .provisioned(
                    read: .fixed(1),
                    write: .autoscaled(minimum: 1, maximum: 3, scaleOutCooldown: .milliseconds(500))
                ),
                "scaleOutCooldown must be whole seconds, at least 0, got 0.5 s"
            ),
            (.onDemand(maximumRead: 0), "maximum read units must be at least 1, got 0"),
            (.onDemand(maximumWrite: 0), "maximum write units must be at least 1, got 0"),
        ] as [(Table.Billing, String)]
    )
    func bounds(_ billing: Table.Billing, _ message: String) {
        #expect(
            StorageStack.errors { $0.add("Orders", Table(partitionKey: .string("id"), billing: billing)) } == [message]
        )
    }

    @Test("An index that is billed in another mode than its table is refused")
    func mixedModes() {
        func errors(table: Table.Billing, index: Table.Billing) -> [String] {
            StorageStack.errors {
                $0.add(
                    "Orders",
                    Table(
                        partitionKey: .string("id"),
                        billing: table,
                        globalSecondaryIndexes: [.init("byDay", partitionKey: .string("day"), billing: index)]
                    )
                )
            }
        }
        #expect(
            errors(table: .onDemand, index: .provisioned(read: 1, write: 1)) == [
                "billing of index 'byDay' must be on demand as that of the table, got provisioned"
            ]
        )
        #expect(
            errors(table: .provisioned(read: 1, write: 1), index: .onDemand) == [
                "billing of index 'byDay' must be provisioned as that of the table, got on demand"
            ]
        )
        #expect(
            errors(table: .provisioned(read: 1, write: 1), index: .provisioned(read: 0, write: 1)) == [
                "provisioned read capacity of index 'byDay' must be at least 1, got 0"
            ]
        )
    }
}

@Suite("Checks of a table")
struct TableCheckTests {
    @Test("What Amazon DynamoDB would refuse is refused here, with what is wrong")
    func refused() {
        let id = Table.Key.string("id")
        let cases: [(Table, String)] = [
            (
                Table(partitionKey: id, name: "ab"),
                "name must be 3 to 255 letters, digits, underscores, hyphens and periods, got 'ab'"
            ),
            (
                Table(partitionKey: id, removalPolicy: .snapshot),
                "removalPolicy of a table must be delete, retain or retainExceptOnCreate, got snapshot"
            ),
            (Table(partitionKey: .string("")), "the name of a key of the table must have 1 to 255 bytes, got 0"),
            (
                Table(partitionKey: id, sortKey: id),
                "partition key and sort key of the table must be two attributes, got 'id' for both"
            ),
            (
                Table(
                    partitionKey: id,
                    globalSecondaryIndexes: [.init("byDay", partitionKey: .string("day"), sortKey: .string("day"))]
                ),
                "partition key and sort key of index 'byDay' must be two attributes, got 'day' for both"
            ),
            (
                Table(partitionKey: id, globalSecondaryIndexes: [.init("byID", partitionKey: .number("id"))]),
                "attribute 'id' is a string in the table but a number in index 'byID'; an attribute must have one type in all keys"
            ),
            (
                Table(partitionKey: id, globalSecondaryIndexes: [.init("by day", partitionKey: .string("day"))]),
                "the name of an index must be 3 to 255 letters, digits, underscores, hyphens and periods, got 'by day'"
            ),
            (
                Table(
                    partitionKey: id,
                    sortKey: .number("time"),
                    globalSecondaryIndexes: [.init("byDay", partitionKey: .string("day"))],
                    localSecondaryIndexes: [.init("byDay", sortKey: .string("day"))]
                ),
                "'byDay' is the name of two indexes; give one of them another name"
            ),
            (
                Table(partitionKey: id, localSecondaryIndexes: [.init("byDay", sortKey: .string("day"))]),
                "local secondary index 'byDay' needs a table with a sort key; give the table one, or make the index a global one"
            ),
            (
                Table(
                    partitionKey: id,
                    sortKey: .number("time"),
                    localSecondaryIndexes: (1...6).map { .init("index\($0)", sortKey: .string("day")) }
                ),
                "a table must have at most 5 local secondary indexes, got 6"
            ),
            (
                Table(
                    partitionKey: id,
                    globalSecondaryIndexes: [.init("byDay", partitionKey: .string("day"), projection: .include([]))]
                ),
                "projection of index 'byDay' must include at least 1 attribute, got none; use keysOnly"
            ),
            (
                Table(
                    partitionKey: id,
                    globalSecondaryIndexes: [
                        .init("byDay", partitionKey: .string("day"), projection: .include((1...21).map { "a\($0)" }))
                    ]
                ),
                "projection of index 'byDay' must include at most 20 attributes, got 21; leave some out, or use all"
            ),
            (
                Table(
                    partitionKey: id,
                    globalSecondaryIndexes: (1...6).map { number in
                        .init("index\(number)", partitionKey: id, projection: .include((1...17).map { "a\($0)" }))
                    }
                ),
                "the projections of all indexes must include at most 100 attributes together, got 102"
            ),
            (
                Table(partitionKey: id, timeToLive: ""),
                "timeToLive must be the name of an attribute, 1 to 255 bytes, got 0"
            ),
            (
                Table(partitionKey: id, timeToLive: "id"),
                "timeToLive must be an attribute that is a number, got 'id', which is a string key"
            ),
            (
                Table(partitionKey: id, pointInTimeRecovery: .enabled(recoveryPeriod: .days(36))),
                "recoveryPeriod must be 1 to 35 whole days, got 3110400 s"
            ),
            (
                Table(partitionKey: id, pointInTimeRecovery: .enabled(recoveryPeriod: .hours(36))),
                "recoveryPeriod must be 1 to 35 whole days, got 129600 s"
            ),
        ]
        for (table, message) in cases {
            #expect(StorageStack.errors { $0.add("Orders", table) } == [message])
        }
    }

    @Test("All mistakes of a table are reported together, at the line that added it")
    func together() {
        let line: UInt = #line + 2
        let problems = StorageStack.problems { scope in
            scope.add("Orders", Table(partitionKey: .string(""), billing: .provisioned(read: 0, write: 0), name: "a"))
        }
        #expect(problems.count == 4)
        #expect(problems.allSatisfy { $0.location?.line == line && $0.path == "S/Orders" })
    }
}

@Suite("Grants and metrics of a table")
struct TableAccessTests {
    @Test("Actions are granted on the table, an index or all indexes, each for itself")
    func resources() throws {
        let stack = try StorageStack { scope in
            let table = scope.add(
                "Orders",
                Table(
                    partitionKey: .string("id"),
                    globalSecondaryIndexes: [.init("byDay", partitionKey: .string("day"))]
                )
            )
            table.grant(.putItem, .updateItem, to: scope.addRunner("Writer"))
            table.grant(.query, onIndex: "byDay", to: scope.addRunner("Reader"))
            table.grantOnAllIndexes(.query, .scan, to: scope.addRunner("Analyst"))
        }
        #expect(
            stack.statements("WriterPolicy") == [
                [
                    "Effect": "Allow",
                    "Action": ["dynamodb:PutItem", "dynamodb:UpdateItem"],
                    "Resource": ["Fn::GetAtt": ["Orders", "Arn"]],
                ]
            ]
        )
        #expect(
            stack.statements("ReaderPolicy") == [
                [
                    "Effect": "Allow",
                    "Action": "dynamodb:Query",
                    "Resource": ["Fn::Sub": "${Orders.Arn}/index/byDay"],
                ]
            ]
        )
        #expect(
            stack.statements("AnalystPolicy") == [
                [
                    "Effect": "Allow",
                    "Action": ["dynamodb:Query", "dynamodb:Scan"],
                    "Resource": ["Fn::Sub": "${Orders.Arn}/index/*"],
                ]
            ]
        )
    }

    @Test("A grant on an index that the table does not have is refused, at the line of the grant")
    func unknownIndex() {
        var line: UInt = 0
        let problems = StorageStack.problems { scope in
            let table = scope.add(
                "Orders",
                Table(
                    partitionKey: .string("id"),
                    globalSecondaryIndexes: [
                        .init("byWeek", partitionKey: .string("week")), .init("byDay", partitionKey: .string("day")),
                    ]
                )
            )
            let reader = scope.addRunner("Reader")
            line = #line + 1
            table.grant(.query, onIndex: "byday", to: reader)
        }
        #expect(problems.map(\.message) == ["the table has no index 'byday'; it has 'byDay', 'byWeek'"])
        #expect(problems.first?.location?.line == line)
    }

    @Test("A grant on an index of a table without indexes says so")
    func noIndexes() {
        let errors = StorageStack.errors { scope in
            let table = scope.add("Orders", Table(partitionKey: .string("id")))
            table.grant(.query, onIndex: "byDay", to: scope.addRunner("Reader"))
        }
        #expect(errors == ["the table has no index 'byDay'; it has no indexes"])
    }

    @Test("A stream is read by its own ARN")
    func stream() throws {
        let stack = try StorageStack { scope in
            let table = scope.add("Orders", Table(partitionKey: .string("id"), stream: .keysOnly))
            table.grantReadStream(to: scope.addRunner("Reader"))
        }
        #expect(
            stack.statements("ReaderPolicy") == [
                [
                    "Effect": "Allow",
                    "Action": [
                        "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams",
                    ],
                    "Resource": ["Fn::GetAtt": ["Orders", "StreamArn"]],
                ]
            ]
        )
    }

    @Test(
        "Whoever uses items of a table with a customer's key may have the key decrypted; who only describes it may not"
    )
    func customerKey() throws {
        let stack = try StorageStack { scope in
            let key = scope.addKey()
            let table = scope.add(
                "Orders",
                Table(partitionKey: .string("id"), stream: .newImage, encryption: .customerKey(key))
            )
            table.grant(.putItem, to: scope.addRunner("Writer"))
            table.grant(.describeTable, to: scope.addRunner("Viewer"))
            table.grantReadStream(to: scope.addRunner("Reader"))
        }
        let decrypt: Node = [
            "Effect": "Allow", "Action": "kms:Decrypt", "Resource": ["Fn::GetAtt": ["Key", "Arn"]],
        ]
        #expect(stack.statements("WriterPolicy").contains(decrypt))
        #expect(stack.statements("ReaderPolicy").contains(decrypt))
        #expect(stack.statements("ViewerPolicy").count == 1)
        #expect(!stack.statements("ViewerPolicy").contains(decrypt))
    }

    @Test("Metrics have the dimensions under which Amazon DynamoDB reports them")
    func metrics() throws {
        let app = App()
        let table = app.add("S", OneTable())
        let metrics = table.metrics
        let name = Metric.Dimension("TableName", table.name)
        #expect(metrics.consumedWriteCapacityUnits.dimensions == [name])
        #expect(metrics.consumedWriteCapacityUnits.statistic == .sum)
        #expect(metrics.consumedWriteCapacityUnits.namespace == "AWS/DynamoDB")
        #expect(metrics.provisionedWriteCapacityUnits.period == .minutes(5))
        #expect(
            metrics.index("byDay").writeThrottleEvents.dimensions == [
                name, Metric.Dimension("GlobalSecondaryIndexName", "byDay"),
            ]
        )
        #expect(metrics.throttledRequests(.putItem).dimensions == [name, Metric.Dimension("Operation", "PutItem")])
        #expect(metrics.returnedRecordsCount.dimensions.map(\.name) == ["TableName", "Operation", "StreamLabel"])
        #expect(TableMetrics.userErrors.dimensions.isEmpty)
    }

    private struct OneTable: Stack {
        func build(in scope: Scope) -> Ref<DynamoDB.Table> { scope.add("Orders", Table(partitionKey: .string("id"))) }
    }

    @Test("An imported table has the ARNs that follow from its name, and a stream if its label is given")
    func imported() throws {
        let stack = try StorageStack { scope in
            let table = scope.add(
                "Orders",
                Table.imported(name: "orders", streamLabel: "2026-01-01T00:00:00.000", region: "eu-west-1")
            )
            table.grant(.getItem, to: scope.addRunner("Reader"))
            table.grant(.query, onIndex: "byDay", to: scope.addRunner("Other"))
            scope.add("Name", StackOutput(table.name))
            scope.add("Stream", StackOutput(table.streamArn))
        }
        let arn = "arn:${AWS::Partition}:dynamodb:eu-west-1:${AWS::AccountId}:table/orders"
        #expect(stack.statements("ReaderPolicy").first?["Resource"] == ["Fn::Sub": .string(arn)])
        #expect(
            stack.statements("OtherPolicy").first?["Resource"] == ["Fn::Sub": .string(arn + "/index/byDay")]
        )
        #expect(stack.template.outputs["Name"]?["Value"] == "orders")
        #expect(
            stack.template.outputs["Stream"]?["Value"] == [
                "Fn::Sub": .string(arn + "/stream/2026-01-01T00:00:00.000")
            ]
        )
    }
}
