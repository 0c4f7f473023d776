import TemplateModel

extension RelationRule {
    static let writeThroughput = RelationRule(
        "DDB-17",
        .info,
        "a mapping writes no more to a table than it has capacity for",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html",
        check: { relations, rule in
            WriteThroughput(relations, rule).run()
        },
        explanation: {
            RuleExplanation(
                why: """
                    A limit of concurrency is no limit of the rate: ten functions that need 10 ms for an item \
                    write 1000 items in a second, and a table with less capacity throttles them as soon as \
                    there is a backlog. The numbers assume that each message or record is one item of at most \
                    1 KB, which is one unit, and that the items of a batch are written one after another in 10 \
                    ms each. A larger item takes a unit for each KB, and one in a transaction twice as many. \
                    Capacity that Application Auto Scaling changes is not looked at. Which items are written no \
                    template tells: a partition takes 1000 units in a second, whatever the table's capacity, and so \
                    does one item that all of them update.
                    """,
                fix: """
                    Let what is throttled come back later, by a visibility timeout and a maxReceiveCount that \
                    leave it the time; lower the concurrency; raise the capacity, or use PAY_PER_REQUEST.
                    """,
                evidence: [.documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
                    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html",
                    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html",
                ],
                examples: [
                    .bad(
                        "Ten batches, five units",
                        """
                        Resources:
                          Queue:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Queue.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn}
                        """,
                        finds:
                            """
                            info[DDB-17]: 'Source' can write 1000 items in a second to 'Orders': 10 batches at \
                            a time, 10 ms for an item. The table has 5 units of write capacity, one for an \
                            item of up to 1 KB and two in a transaction, so that writes are throttled unless a \
                            batch takes 20 s (10 x 10 / 5) or more; lower the concurrency, raise the capacity, \
                            or leave what is throttled time to come back \
                            [Resources/Source/Properties/ScalingConfig/MaximumConcurrency]
                            """
                    ),
                    .bad(
                        "A table on demand with a maximum",
                        """
                        Resources:
                          Queue:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Queue.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties: {BillingMode: PAY_PER_REQUEST, OnDemandThroughput: {MaxWriteRequestUnits: 400}}
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn}
                        """,
                        finds:
                            """
                            info[DDB-17]: 'Source' can write 1000 items in a second to 'Orders': 10 batches at \
                            a time, 10 ms for an item. The table has 400 units of write capacity, one for an \
                            item of up to 1 KB and two in a transaction, so that writes are throttled unless a \
                            batch takes 0.25 s (10 x 10 / 400) or more; lower the concurrency, raise the \
                            capacity, or leave what is throttled time to come back \
                            [Resources/Source/Properties/ScalingConfig/MaximumConcurrency]
                            """
                    ),
                    .good(
                        "As many units as can be written",
                        """
                        Resources:
                          Queue:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Queue.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 1000}
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn}
                        """
                    ),
                    .good(
                        "A table on demand",
                        """
                        Resources:
                          Queue:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Queue.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: PAY_PER_REQUEST
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn}
                        """
                    ),
                    .unknown(
                        "A capacity that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Queue:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Role.Arn
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Queue.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: !Ref P}
                          Role:
                            Type: AWS::IAM::Role
                            Properties:
                              Policies:
                                - PolicyName: Write
                                  PolicyDocument:
                                    Statement:
                                      - {Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn}
                        """
                    ),
                ]
            )
        }
    )
}

/// Compares what mappings can write with the capacity of the tables.
private struct WriteThroughput {
    /// How long it takes to write one item.
    private static let milliseconds = 10
    private static let actions = [
        "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem",
    ]
    /// The executions that an account has unless its quota was raised.
    private static let quota = 1_000

    private let relations: Relations
    private let rule: Rule
    private let tablesOfRoles: [String: [String]]

    init(_ relations: Relations, _ rule: Rule) {
        self.relations = relations
        self.rule = rule
        tablesOfRoles = relations.findTablesOfRoles()
    }

    func run() {
        guard !relations.hasScaledTables else { return }
        for ledger in relations.concurrencyLedgers {
            for entry in ledger.entries {
                guard let (role, value) = relations.role(of: ledger.function, under: entry.value.value.choices) else {
                    continue
                }
                for name in tablesOfRoles[role.subject.logicalID] ?? [] {
                    guard let table = relations.resource(name) else { continue }
                    let policies = relations.policies(of: role)
                    let writes = Self.actions.contains { action in
                        relations.allows(policies, action, on: table, under: value.value.choices) == .yes
                    }
                    if writes { check(entry, of: ledger.function, table, under: value.value.choices) }
                }
            }
        }
    }

    private func check(
        _ entry: ConcurrencyLedger.Entry,
        of function: ResourceView,
        _ table: ResourceView,
        under choices: Choices
    ) {
        for capacity in capacities(of: table, under: choices) where capacity.number > 0 {
            for reserve in function.values("ReservedConcurrentExecutions", under: capacity.choices) {
                guard reserve.isAbsent || reserve.node?.integerValue != nil else { continue }
                // How many shards the stream of a table has is not known.
                guard
                    let most = entry.maximum ?? reserve.node?.integerValue
                        ?? (entry.mapping.stream == nil ? Self.quota : nil)
                else { continue }
                let concurrency = min(most, reserve.node?.integerValue ?? most)
                let sizes = entry.mapping.mapping.quantities(
                    "BatchSize",
                    default: entry.mapping.stream == nil ? 10 : 100,
                    under: reserve.value.choices
                )
                for size in sizes {
                    report(entry, table, concurrency, size, capacity, with: reserve)
                }
            }
        }
    }

    private func report(
        _ entry: ConcurrencyLedger.Entry,
        _ table: ResourceView,
        _ concurrency: Int,
        _ size: Quantity,
        _ capacity: Quantity,
        with reserve: FoundValue
    ) {
        let rate = concurrency * (1_000 / Self.milliseconds)
        guard rate > capacity.number else { return }
        let items = concurrency * size.number
        let batches = concurrency == 1 ? "1 batch" : "\(concurrency) batches"
        let unit = capacity.number == 1 ? "unit" : "units"
        relations.report(
            rule,
            at: entry.value,
            with: [size.value, capacity.value, reserve],
            "'\(entry.mapping.mapping.subject.logicalID)' can write \(rate) items in a second to '\(table.subject.logicalID)': "
                + "\(batches) at a time, \(Self.milliseconds) ms for an item. The table has \(capacity.number) \(unit) of "
                + "write capacity, one for an item of up to 1 KB and two in a transaction, so that writes are throttled unless a "
                + "batch takes \(Self.seconds(items, capacity.number)) (\(concurrency) x \(size.number) / \(capacity.number)) or more; "
                + "lower the concurrency, raise the capacity, or leave what is throttled time to come back"
        )
    }

    /// The capacity that limits writes, given or as the most of a table on demand.
    private func capacities(of table: ResourceView, under choices: Choices) -> [Quantity] {
        table.values("BillingMode", under: choices).flatMap { mode -> [Quantity] in
            if mode.text == "PAY_PER_REQUEST" {
                return table.quantities("OnDemandThroughput", "MaxWriteRequestUnits", under: mode.value.choices)
            }
            guard mode.isAbsent || mode.text == "PROVISIONED" else { return [] }
            return table.quantities("ProvisionedThroughput", "WriteCapacityUnits", under: mode.value.choices)
        }
    }

    /// A quotient in seconds, with two decimals if it is small.
    private static func seconds(_ items: Int, _ units: Int) -> String {
        if items % units == 0 || items >= 10 * units { return "\((items + units - 1) / units) s" }
        let hundredths = (items * 100 + units - 1) / units
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10) s"
    }
}

extension Relations {
    /// Whether the capacity of tables is, or may be, changed after the deployment.
    fileprivate var hasScaledTables: Bool {
        resources(of: "AWS::ApplicationAutoScaling::ScalableTarget").contains { target in
            target.values("ScalableDimension").contains { dimension in
                dimension.text.map { $0 == "dynamodb:table:WriteCapacityUnits" } ?? true
            }
        }
    }

    /// The tables that the policies of each role name, by the role's logical ID.
    ///
    /// Only these are asked about, so that not every role is compared with every table.
    fileprivate func findTablesOfRoles() -> [String: [String]] {
        var tables: [String: [String]] = [:]
        func add(_ names: [String], to role: String) {
            for name in names where tables[role]?.contains(name) != true { tables[role, default: []].append(name) }
        }
        func tableNames(in resource: ResourceView) -> [String] {
            var names: [String] = []
            resource.entry["Properties"]?.forEachReference(at: .root) { reference, _ in
                guard self.resource(reference.name)?.subject.typeName == "AWS::DynamoDB::Table" else { return }
                names.append(reference.name)
            }
            return names
        }
        for role in resources(of: "AWS::IAM::Role") { add(tableNames(in: role), to: role.subject.logicalID) }
        let attachments: [(typeName: String, path: [ValueStep])] = [
            ("AWS::IAM::Policy", ["Roles", .items]), ("AWS::IAM::ManagedPolicy", ["Roles", .items]),
            ("AWS::IAM::RolePolicy", ["RoleName"]),
        ]
        for (typeName, path) in attachments {
            for policy in resources(of: typeName) {
                let names = tableNames(in: policy)
                guard !names.isEmpty else { continue }
                for value in policy.values(at: path) where !value.isAbsent {
                    guard let role = target(of: value, named: "AWS::IAM::Role").resource else { continue }
                    add(names, to: role.subject.logicalID)
                }
            }
        }
        return tables
    }
}
