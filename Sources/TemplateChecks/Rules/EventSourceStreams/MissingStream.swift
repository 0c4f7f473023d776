import TemplateModel

extension RelationRule {
    static let missingStream = RelationRule(
        "EST-02",
        .error,
        "a table whose stream is used has one",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-\
            dynamodb-table.html
            """,
        check: { relations, rule in
            let advice = "add StreamSpecification to the table, with a StreamViewType such as NEW_AND_OLD_IMAGES"
            let tables = relations.resources(of: "AWS::DynamoDB::Table").filter { table in
                table.values("StreamSpecification").allSatisfy(\.isAbsent)
            }
            let names = Set(tables.map(\.subject.logicalID))
            // One of the references is enough, best that of a mapping: policies have it for the mapping's sake.
            var found: [String: (place: Place, isOfMapping: Bool)] = [:]
            if !names.isEmpty {
                for section in ["Resources", "Outputs"] {
                    guard let root = relations.session.context.template.root[section],
                        root.hasText(containing: "StreamArn")
                    else { continue }
                    root.forEachReference(at: .root.key(section)) { reference, place in
                        guard reference.attribute == "StreamArn", names.contains(reference.name) else { return }
                        let isOfMapping = place.steps.contains(.key("EventSourceArn"))
                        if let other = found[reference.name], other.isOfMapping || !isOfMapping { return }
                        found[reference.name] = (place, isOfMapping)
                    }
                }
            }
            for (name, reference) in found.sorted(by: { $0.key < $1.key }) {
                let value = PossibleValue(content: .unknown(.nothing), choices: .none, place: reference.place)
                relations.report(
                    rule,
                    at: FoundValue(value: value, isCertain: true),
                    "'\(name)' has no stream whose ARN this could be; \(advice)"
                )
            }
            for mapping in relations.streamMappings {
                guard let table = mapping.source.resource, table.subject.typeName == "AWS::DynamoDB::Table",
                    !names.contains(table.subject.logicalID)
                else { continue }
                for stream in table.values("StreamSpecification", under: mapping.choices) where stream.isAbsent {
                    relations.report(
                        rule,
                        at: mapping.source.value,
                        with: [stream],
                        "\(mapping.source.name) has no stream under the conditions under which '\(mapping.mapping.subject.logicalID)' "
                            + "reads it; \(advice)"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A table has a stream, and the attribute StreamArn, only with StreamSpecification. \
                    Otherwise the deployment fails where the attribute is used.
                    """,
                fix: "Add StreamSpecification to the table.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A table without a stream",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: PAY_PER_REQUEST
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
                            error[EST-02]: 'Orders' has no stream whose ARN this could be; add \
                            StreamSpecification to the table, with a StreamViewType such as NEW_AND_OLD_IMAGES \
                            [Resources/Source/Properties/EventSourceArn]
                            """
                    ),
                    .bad(
                        "A stream in production alone",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProduction: !Equals [!Ref Stage, production]
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              StreamSpecification: !If [IsProduction, {StreamViewType: KEYS_ONLY}, !Ref AWS::NoValue]
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.StreamArn
                              FunctionName: writer
                              StartingPosition: LATEST
                        """,
                        finds:
                            """
                            error[EST-02]: 'Orders' has no stream under the conditions under which 'Source' \
                            reads it; add StreamSpecification to the table, with a StreamViewType such as \
                            NEW_AND_OLD_IMAGES [Resources/Source/Properties/EventSourceArn]
                            """
                    ),
                    .good(
                        "A stream",
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
                        """
                    ),
                    .unknown(
                        "A deployment decides about the stream",
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
                        """
                    ),
                ]
            )
        }
    )
}
