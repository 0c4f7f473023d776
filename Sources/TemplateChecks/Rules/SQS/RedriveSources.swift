import TemplateModel

extension RelationRule {
    static let redriveSources = RelationRule(
        "SQS-17",
        .error,
        "sources are named if redrivePermission is byQueue, and only then",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html",
        check: { relations, rule in
            for queue in relations.resources(of: "AWS::SQS::Queue") {
                for policy in queue.values("RedriveAllowPolicy") {
                    let policy = policy.readingJSON
                    for permission in queue.values("redrivePermission", in: policy) {
                        let sources = queue.values("sourceQueueArns", in: policy, with: permission)
                        for source in sources where permission.text == "byQueue" {
                            guard source.isAbsent || source.node?.arrayValue?.isEmpty == true else { continue }
                            relations.report(
                                rule,
                                at: permission,
                                with: [source],
                                "redrivePermission is byQueue, but sourceQueueArns names no queue; name 1 to 10, or use allowAll"
                            )
                        }
                        guard permission.isAbsent || permission.text == "allowAll" || permission.text == "denyAll"
                        else {
                            continue
                        }
                        for source in sources where source.node?.arrayValue?.isEmpty == false {
                            relations.report(
                                rule,
                                at: source,
                                with: [permission],
                                "sourceQueueArns is given although redrivePermission is \(permission.text ?? "not given"); use "
                                    + "byQueue, or remove sourceQueueArns"
                            )
                        }
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: "Amazon SQS refuses the policy: byQueue takes 1 to 10 queues, the other permissions take none.",
                fix: "Name the queues that may use this one with byQueue, or leave sourceQueueArns out.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "No sources",
                        """
                        Resources:
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                        """,
                        finds: """
                            error[SQS-17]: redrivePermission is byQueue, but sourceQueueArns names no queue; name 1 \
                            to 10, or use allowAll \
                            [Resources/Failed/Properties/RedriveAllowPolicy/redrivePermission]
                            """
                    ),
                    .bad(
                        "Sources that nothing asks for",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: allowAll
                                sourceQueueArns: [!GetAtt Orders.Arn]
                        """,
                        finds: """
                            error[SQS-17]: sourceQueueArns is given although redrivePermission is allowAll; use \
                            byQueue, or remove sourceQueueArns \
                            [Resources/Failed/Properties/RedriveAllowPolicy/sourceQueueArns]
                            """
                    ),
                    .good(
                        "A named source",
                        """
                        Resources:
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: [arn:aws:sqs:eu-west-1:123456789012:orders]
                        """
                    ),
                    .unknown(
                        "Sources that a deployment names",
                        """
                        Parameters:
                          Sources: {Type: CommaDelimitedList}
                        Resources:
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: !Ref Sources
                        """
                    ),
                ]
            )
        }
    )
}
