import TemplateModel

extension RelationRule {
    static let streamReaders = RelationRule(
        "EST-15",
        .warning,
        "the stream of a table has at most two readers",
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html",
        check: { relations, rule in
            var readers: [String: [(name: String, source: Target)]] = [:]
            for mapping in relations.streamMappings where mapping.stream == .dynamoDB {
                guard let table = mapping.source.resource?.subject.logicalID else { continue }
                readers[table, default: []].append((mapping.mapping.subject.logicalID, mapping.source))
            }
            for pipe in relations.resources(of: "AWS::Pipes::Pipe") {
                for value in pipe.values("Source") {
                    let source = relations.target(of: value)
                    guard let table = source.resource?.subject.logicalID, readers[table] != nil else { continue }
                    readers[table, default: []].append((pipe.subject.logicalID, source))
                }
            }
            for typeName in ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"] {
                for table in relations.resources(of: typeName) {
                    let replicas = table.values("Replicas").compactMap { $0.node?.arrayValue?.count }.min() ?? 0
                    let maximum = replicas > 1 ? 1 : 2
                    // Those that can be together.
                    var choices = Choices.none
                    var found: [(name: String, source: Target)] = []
                    for reader in readers[table.subject.logicalID] ?? []
                    where !found.contains(where: { $0.name == reader.name }) {
                        guard let merged = choices.merged(with: reader.source.choices) else { continue }
                        choices = merged
                        found.append(reader)
                    }
                    guard found.count > maximum, let last = found.last else { continue }
                    let names = found.map { "'\($0.name)'" }.joined(separator: ", ")
                    relations.report(
                        rule,
                        at: last.source.value,
                        with: found.map(\.source.value),
                        "the stream of '\(table.subject.logicalID)' has \(found.count) readers, \(names), but "
                            + (maximum == 1
                                ? "that of a global table is to have 1" : "more than 2 of a shard are throttled")
                            + "; let one reader pass records on, for example to a topic or an event bus"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    At most two processes can read a shard of the stream at a time, and with global tables, \
                    whose replication is one, a single one. More are throttled, and fall behind.
                    """,
                fix: """
                    Let one function read and publish to a topic, an event bus or Kinesis, from where many can \
                    read.
                    """,
                evidence: [.archivedDocumentation],
                sources: [
                    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html"
                ],
                examples: [
                    .bad(
                        "Three mappings",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                          Reader2:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: reader-2
                              StartingPosition: LATEST
                          Reader3:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: reader-3
                              StartingPosition: LATEST
                        """,
                        finds:
                            """
                            warning[EST-15]: the stream of 'Orders' has 3 readers, 'Source', 'Reader2', \
                            'Reader3', but more than 2 of a shard are throttled; let one reader pass records \
                            on, for example to a topic or an event bus \
                            [Resources/Reader3/Properties/EventSourceArn]
                            """
                    ),
                    .bad(
                        "Two for a global table",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::GlobalTable
                            Properties:
                              Replicas: [{Region: eu-west-1}, {Region: eu-central-1}]
                          First:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: writer
                              StartingPosition: LATEST
                          Second:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: reader
                              StartingPosition: LATEST
                        """,
                        finds:
                            """
                            warning[EST-15]: the stream of 'Orders' has 2 readers, 'First', 'Second', but that \
                            of a global table is to have 1; let one reader pass records on, for example to a \
                            topic or an event bus [Resources/Second/Properties/EventSourceArn]
                            """
                    ),
                    .good(
                        "Two mappings",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                          Reader2:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: reader-2
                              StartingPosition: LATEST
                        """
                    ),
                    .unknown(
                        "A source that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                          Reader2:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: reader-2
                              StartingPosition: LATEST
                          Other:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !Ref P
                              FunctionName: other
                              StartingPosition: LATEST
                        """
                    ),
                ]
            )
        }
    )
}
