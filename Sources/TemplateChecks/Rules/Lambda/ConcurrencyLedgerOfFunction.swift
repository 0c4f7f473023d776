import TemplateModel

extension RelationRule {
    static let concurrencyLedger = RelationRule(
        "LAM-20",
        .info,
        "what the mappings of a function take of its executions",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html",
        check: { relations, rule in
            for ledger in relations.concurrencyLedgers {
                let name = ledger.function.subject.logicalID
                for value in ledger.function.values("ReservedConcurrentExecutions", under: ledger.choices) {
                    let reserve = value.node?.integerValue
                    guard reserve != nil || value.isAbsent && ledger.entries.count > 1, reserve != 0 else { continue }
                    let terms = ledger.entries.map { "\($0.terms) ('\($0.mapping.mapping.subject.logicalID)')" }
                    let message: String
                    switch (ledger.maximum, reserve) {
                    case (let maximum?, let reserve?):
                        message =
                            "'\(name)' reserves \(reserve) executions, and its mappings take at most \(maximum) at a time: "
                            + terms.joined(separator: " + ") + "; "
                            + (maximum > reserve
                                ? "that is \(maximum - reserve) more than there are"
                                : "\(reserve - maximum) are left for others")
                    case (let maximum?, nil):
                        message =
                            "'\(name)' reserves no executions, and its mappings take at most \(maximum) of the account's at a time: "
                            + terms.joined(separator: " + ")
                    case (nil, let reserve?):
                        message =
                            "'\(name)' reserves \(reserve) executions, and its mappings may take all of them: "
                            + terms.joined(separator: " + ")
                    case (nil, nil):
                        message =
                            "'\(name)' reserves no executions, and its mappings take, of the account's: "
                            + terms.joined(separator: " + ")
                    }
                    relations.report(
                        rule,
                        at: ledger.function.whole(under: value.value.choices),
                        with: [value],
                        message
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A function runs as often at a time as it reserves, or as the account has executions left. \
                    Its mappings do not know of each other: what they take together, and what that leaves for \
                    other callers, stands nowhere. A mapping of a queue takes its MaximumConcurrency, or ten \
                    for each provisioned poller; one of a stream takes ParallelizationFactor for each shard.
                    """,
                fix: """
                    Nothing, if the numbers are meant. Otherwise change MaximumConcurrency, \
                    ParallelizationFactor or ReservedConcurrentExecutions.
                    """,
                evidence: [.documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"
                ],
                examples: [
                    .bad(
                        "A queue and a stream within the reserve",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Events:
                            Type: AWS::Kinesis::Stream
                            Properties: {ShardCount: 4}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 20
                          OrderSource:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          EventSource:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              ParallelizationFactor: 2
                        """,
                        finds:
                            """
                            info[LAM-20]: 'Writer' reserves 20 executions, and its mappings take at most 18 at \
                            a time: 10 ('OrderSource') + 4 shards x 2 ('EventSource'); 2 are left for others \
                            [Resources/Writer]
                            """
                    ),
                    .bad(
                        "More than the reserve",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Events:
                            Type: AWS::Kinesis::Stream
                            Properties: {ShardCount: 8}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 20
                          OrderSource:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          EventSource:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              ParallelizationFactor: 2
                        """,
                        finds:
                            """
                            info[LAM-20]: 'Writer' reserves 20 executions, and its mappings take at most 26 at \
                            a time: 10 ('OrderSource') + 8 shards x 2 ('EventSource'); that is 6 more than \
                            there are [Resources/Writer]
                            """
                    ),
                    .bad(
                        "The stream of a table, whose shards are not known",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: KEYS_ONLY}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 5
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                        """,
                        finds:
                            """
                            info[LAM-20]: 'Writer' reserves 5 executions, and its mappings may take all of \
                            them: one for each shard ('Source') [Resources/Writer]
                            """
                    ),
                    .good(
                        "One mapping and no reserve",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                        """
                    ),
                    .unknown(
                        "A number of shards that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Events:
                            Type: AWS::Kinesis::Stream
                            Properties: {ShardCount: !Ref P}
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              ReservedConcurrentExecutions: 20
                          OrderSource:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                              ScalingConfig: {MaximumConcurrency: 10}
                          EventSource:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Events.Arn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              ParallelizationFactor: 2
                        """
                    ),
                ]
            )
        }
    )
}
