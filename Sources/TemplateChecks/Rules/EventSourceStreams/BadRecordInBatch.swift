import TemplateModel

extension RelationRule {
    static let badRecordInBatch = RelationRule(
        "EST-11",
        .warning,
        "one record that fails does not make its whole batch come back",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html",
        check: { relations, rule in
            for mapping in relations.streamMappings {
                let resource = mapping.mapping
                for size in resource.quantities("BatchSize", default: 100, under: mapping.choices) where size.number > 1
                {
                    for bisect in resource.values("BisectBatchOnFunctionError", under: size.choices) {
                        guard bisect.isAbsent || bisect.node?.truthValue == false else { continue }
                        for types in resource.values("FunctionResponseTypes", under: bisect.value.choices) {
                            guard types.isAbsent || types.node?.arrayValue?.isEmpty == true else { continue }
                            relations.report(
                                rule,
                                at: types,
                                with: [size.value, bisect, mapping.source.value],
                                "one bad record makes its whole batch of up to \(size.number) records\(size.isDefault ? " (the default)" : "") fail "
                                    + "until all are given up; add "
                                    + "BisectBatchOnFunctionError: true, or FunctionResponseTypes: [ReportBatchItemFailures] and return "
                                    + "the first that failed"
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Without either setting the same batch is tried again and again, and when the attempts are \
                    used up its good records are given up with the bad one.
                    """,
                fix: """
                    Set BisectBatchOnFunctionError to true, so that failed batches are cut in halves; or \
                    ReportBatchItemFailures, if the function returns where it stopped.
                    """,
                evidence: [.archivedDocumentation, .documentation],
                sources: [
                    "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
                ],
                examples: [
                    .bad(
                        "The default batch of 100",
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
                        """,
                        finds:
                            """
                            warning[EST-11]: one bad record makes its whole batch of up to 100 records (the \
                            default) fail until all are given up; add BisectBatchOnFunctionError: true, or \
                            FunctionResponseTypes: [ReportBatchItemFailures] and return the first that failed \
                            [Resources/Source/Properties]
                            """
                    ),
                    .good(
                        "Batches in halves",
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
                              BisectBatchOnFunctionError: true
                        """
                    ),
                    .good(
                        "The function tells",
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
                              FunctionResponseTypes: [ReportBatchItemFailures]
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
                              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              BisectBatchOnFunctionError: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
