import TemplateModel

extension RelationRule {
    static let indexCapacity = RelationRule(
        "DDB-04",
        .error,
        "an index has capacity if its table has, and none on demand",
        source: """
            https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIn\
            dex.html
            """,
        check: { relations, rule in
            for table in relations.resources(of: "AWS::DynamoDB::Table") {
                for mode in table.values("BillingMode") {
                    guard mode.isAbsent || mode.text != nil else { continue }
                    let isOnDemand = mode.text == "PAY_PER_REQUEST"
                    for index in table.values("GlobalSecondaryIndexes", .items, under: mode.value.choices)
                    where index.node != nil {
                        let name =
                            table.values("IndexName", in: index).only?.text.map { "the index '\($0)'" } ?? "the index"
                        for capacity in table.values("ProvisionedThroughput", in: index) {
                            if isOnDemand {
                                // What is 0 is as good as nothing.
                                let units = ["ReadCapacityUnits", "WriteCapacityUnits"].flatMap { key in
                                    table.values(.key(key), in: capacity).compactMap { $0.node?.integerValue }
                                }
                                guard units.contains(where: { $0 > 0 }) else { continue }
                                relations.report(
                                    rule,
                                    at: capacity,
                                    with: [mode],
                                    "\(name) has ProvisionedThroughput, but BillingMode is PAY_PER_REQUEST, with which no capacity can be "
                                        + "given; remove it"
                                )
                            } else if capacity.isAbsent {
                                relations.report(
                                    rule,
                                    at: capacity,
                                    with: [mode],
                                    "\(name) has no ProvisionedThroughput, but BillingMode is PROVISIONED\(mode.isAbsent ? ", the default" : ""), "
                                        + "with which each index needs its own; add it, or use PAY_PER_REQUEST"
                                )
                            }
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    DynamoDB refuses a table on demand of which an index has capacity, with "Neither \
                    ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is \
                    PAY_PER_REQUEST", and one with capacity of which an index has none, with \
                    "ProvisionedThroughput is not specified for index".
                    """,
                fix: "Give all global secondary indexes ProvisionedThroughput, or none.",
                evidence: [.report],
                sources: [
                    "https://github.com/aws-controllers-k8s/dynamodb-controller/pull/73",
                    "https://github.com/awsdocs/amazon-dynamodb-developer-guide/issues/246",
                    "https://github.com/Bayer-Group/cloudformation-template-generator/pull/269",
                ],
                examples: [
                    .bad(
                        "Capacity on demand",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: PAY_PER_REQUEST
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
                        """,
                        finds:
                            """
                            error[DDB-04]: the index 'ByCustomer' has ProvisionedThroughput, but BillingMode \
                            is PAY_PER_REQUEST, with which no capacity can be given; remove it \
                            [Resources/Orders/Properties/GlobalSecondaryIndexes/0/ProvisionedThroughput]
                            """
                    ),
                    .bad(
                        "An index without capacity",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                        """,
                        finds:
                            """
                            error[DDB-04]: the index 'ByCustomer' has no ProvisionedThroughput, but \
                            BillingMode is PROVISIONED, the default, with which each index needs its own; add \
                            it, or use PAY_PER_REQUEST [Resources/Orders/Properties/GlobalSecondaryIndexes/0]
                            """
                    ),
                    .good(
                        "On demand",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: PAY_PER_REQUEST
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                        """
                    ),
                    .unknown(
                        "A deployment decides",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: !Ref P
                              GlobalSecondaryIndexes:
                                - IndexName: ByCustomer
                                  ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
                        """
                    ),
                ]
            )
        }
    )
}
