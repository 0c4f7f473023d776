import TemplateModel

extension RelationRule {
    static let duplicateMapping = RelationRule(
        "ESQ-33",
        .error,
        "a queue has one mapping to a function",
        source: "https://github.com/aws/chalice/issues/2146",
        check: { relations, rule in
            var mappings: [String: [(ends: [SymbolicText], mapping: EventSourceMapping)]] = [:]
            for mapping in relations.queueMappings {
                let ends = [relations.identity(of: mapping.source), relations.identity(of: mapping.target)]
                guard !ends.contains(where: \.hasUnknownPart) else { continue }
                let queue = ends[0].literal ?? ""
                let earlier = mappings[queue]?.first { other in
                    other.ends == ends
                        && other.mapping.mapping.subject.logicalID != mapping.mapping.subject.logicalID
                        && relations.session.canBeTogether(other.mapping.choices, mapping.choices)
                }?.mapping
                mappings[queue, default: []].append((ends, mapping))
                guard let earlier else { continue }
                relations.report(
                    rule,
                    at: mapping.source.value,
                    with: [mapping.target.value],
                    "'\(earlier.mapping.subject.logicalID)' maps \(mapping.source.name) to \(mapping.target.name) already, and "
                        + "Lambda refuses a second mapping of the same; remove one of the two, and join their filters"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda answers that a mapping with this queue and this function already exists. Filters do not \
                    make a difference.
                    """,
                fix: "Remove one of the mappings; put its filters into the other one.",
                evidence: [.report],
                sources: [
                    "https://github.com/localstack/localstack/pull/9996", "https://github.com/getlift/lift/issues/295",
                ],
                examples: [
                    .bad(
                        "Two mappings",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Again:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !GetAtt OrdersWriter.Arn
                        """,
                        finds: """
                            error[ESQ-33]: 'Source' maps 'Orders' to 'OrdersWriter' already, and Lambda refuses a \
                            second mapping of the same; remove one of the two, and join their filters \
                            [Resources/Again/Properties/EventSourceArn]
                            """
                    ),
                    .good(
                        "Two functions",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Auditor:
                            Type: AWS::Lambda::Function
                          Audit:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Auditor
                        """
                    ),
                    .good(
                        "A function and its alias",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Live:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Sub ${OrdersWriter}:live
                        """
                    ),
                    .unknown(
                        "A function that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          OrdersWriter:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref OrdersWriter
                          Other:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}

extension Relations {
    /// What is the same for two values that point at the same thing.
    fileprivate func identity(of target: Target) -> SymbolicText {
        if let reference = target.text.reference, resource(reference.name) != nil {
            return SymbolicText("resource:\(reference.name)")
        }
        guard let resource = target.resource else { return expanded(target.text) }
        // A version or an alias is another consumer than the function itself.
        var pieces = (ARNText(target.text)?.resource ?? target.text).split(at: ":", maximum: 4)
        if let start = pieces.firstIndex(where: { $0.literal == "function" }) { pieces.removeFirst(start + 1) }
        return pieces.count > 1
            ? expanded(target.text) : SymbolicText("resource:\(resource.subject.logicalID)")
    }
}
