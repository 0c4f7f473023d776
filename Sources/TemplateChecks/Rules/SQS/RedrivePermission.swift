import TemplateModel

extension RelationRule {
    static let redrivePermission = RelationRule(
        "SQS-18",
        .error,
        "a dead-letter queue lets its sources use it",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html",
        check: { relations, rule in
            for edge in relations.deadLetterEdges where edge.isOfQueue {
                guard let queue = edge.target.queue else { continue }
                for policy in queue.values("RedriveAllowPolicy", under: edge.target.choices) {
                    let policy = policy.readingJSON
                    for permission in queue.values("redrivePermission", in: policy) {
                        if permission.text == "denyAll" {
                            relations.report(
                                rule,
                                at: permission,
                                with: [edge.target.value],
                                "redrivePermission is denyAll, but '\(edge.source.subject.logicalID)' sends its dead letters here; "
                                    + "use byQueue with its ARN, or allowAll"
                            )
                        }
                        guard permission.text == "byQueue" else { continue }
                        let sources = queue.values("sourceQueueArns", .items, in: policy, with: permission)
                        guard !sources.isEmpty,
                            sources.allSatisfy({ relations.isOther($0, than: edge.source) })
                        else { continue }
                        relations.report(
                            rule,
                            at: permission,
                            with: sources + [edge.target.value],
                            "sourceQueueArns does not name '\(edge.source.subject.logicalID)', which sends its dead letters here; "
                                + "add its ARN, or use allowAll"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: "The source queue cannot be created or changed: its dead-letter queue does not allow it.",
                fix: "Use allowAll, or byQueue with the ARN of each source.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Nobody may use it",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: denyAll
                        """,
                        finds: """
                            error[SQS-18]: redrivePermission is denyAll, but 'Orders' sends its dead letters here; \
                            use byQueue with its ARN, or allowAll \
                            [Resources/Failed/Properties/RedriveAllowPolicy/redrivePermission]
                            """
                    ),
                    .bad(
                        "Another queue may use it",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: [!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:payments']
                        """,
                        finds: """
                            error[SQS-18]: sourceQueueArns does not name 'Orders', which sends its dead letters \
                            here; add its ARN, or use allowAll \
                            [Resources/Failed/Properties/RedriveAllowPolicy/redrivePermission]
                            """
                    ),
                    .good(
                        "The source may use it",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: [!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders']
                        """
                    ),
                    .unknown(
                        "A source without a name of its own",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Failed.Arn
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: [!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders']
                        """
                    ),
                ]
            )
        }
    )
}

extension Relations {
    /// Whether an ARN is certainly not that of a queue.
    fileprivate func isOther(_ value: FoundValue, than queue: ResourceView) -> Bool {
        guard let text = SymbolicText(value.value), let arn = comparedARN(of: queue) else { return false }
        return ResourcePattern(expanded(text)).covers(arn) == .no
    }
}
