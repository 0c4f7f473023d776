import TemplateModel

extension RelationRule {
    static let filteredImages = RelationRule(
        "EST-17",
        .warning,
        "filters of a stream are on what its records have",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html",
        check: { relations, rule in
            let views = ["NewImage": ["KEYS_ONLY", "OLD_IMAGE"], "OldImage": ["KEYS_ONLY", "NEW_IMAGE"]]
            for mapping in relations.streamMappings where mapping.stream == .dynamoDB {
                guard let table = mapping.source.resource else { continue }
                let path: [ValueStep] = ["FilterCriteria", "Filters", .items, "Pattern"]
                for pattern in mapping.mapping.values(at: path, under: mapping.choices) {
                    // That something is missing can match.
                    guard let text = pattern.text, !text.contains(bytes: "exists"),
                        let parts = JSONDocument.object(in: text)?["dynamodb"]?.objectValue
                    else { continue }
                    for image in ["NewImage", "OldImage"] where parts[image] != nil {
                        for view in table.values("StreamSpecification", "StreamViewType", under: pattern.value.choices)
                        {
                            guard let name = view.text, views[image]?.contains(name) == true else { continue }
                            relations.report(
                                rule,
                                at: pattern,
                                with: [view, mapping.source.value],
                                "the filter is on \(image), but records of \(mapping.streamName) do not have it, as StreamViewType is "
                                    + "\(name): no record matches, and all are skipped; use NEW_AND_OLD_IMAGES or "
                                    + (image == "NewImage" ? "NEW_IMAGE" : "OLD_IMAGE")
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    StreamViewType decides what records have: keys alone, or images of the item before or \
                    after the change. A filter on what they do not have never matches, and Lambda skips the \
                    records. What the function itself reads no template shows.
                    """,
                fix: "Use a StreamViewType with the images that filters and the function read.",
                evidence: [.archivedDocumentation, .documentation],
                sources: [
                    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html"
                ],
                examples: [
                    .bad(
                        "The new image of keys alone",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: KEYS_ONLY}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              FilterCriteria:
                                Filters: [{Pattern: '{"dynamodb": {"NewImage": {"state": {"S": ["paid"]}}}}'}]
                        """,
                        finds:
                            """
                            warning[EST-17]: the filter is on NewImage, but records of the stream of 'Orders' \
                            do not have it, as StreamViewType is KEYS_ONLY: no record matches, and all are \
                            skipped; use NEW_AND_OLD_IMAGES or NEW_IMAGE \
                            [Resources/Source/Properties/FilterCriteria/Filters/0/Pattern]
                            """
                    ),
                    .good(
                        "The new image",
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
                              FilterCriteria:
                                Filters: [{Pattern: '{"dynamodb": {"NewImage": {"state": {"S": ["paid"]}}}}'}]
                        """
                    ),
                    .good(
                        "The name of the event",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: {StreamViewType: KEYS_ONLY}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              FilterCriteria:
                                Filters: [{Pattern: '{"eventName": ["INSERT"]}'}]
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
                              StreamSpecification: {StreamViewType: !Ref P}
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: !Ref Writer
                              StartingPosition: LATEST
                              FilterCriteria:
                                Filters: [{Pattern: '{"dynamodb": {"NewImage": {"state": {"S": ["paid"]}}}}'}]
                        """
                    ),
                ]
            )
        }
    )
}
