import TemplateModel

extension RelationRule {
    static let deadLetterPlace = RelationRule(
        "SQS-16",
        .warning,
        "a queue, its dead-letter queue and its sources are in one account and one Region",
        source: "https://docs.aws.amazon.com/sdk-for-java/v1/developer-guide/examples-sqs-dead-letter-queues.html",
        check: { relations, rule in
            for queue in relations.resources(of: "AWS::SQS::Queue") {
                let paths: [[ValueStep]] = [
                    ["RedrivePolicy", "deadLetterTargetArn"], ["RedriveAllowPolicy", "sourceQueueArns", .items],
                ]
                let values = paths.flatMap { queue.documentValues($0) }
                var first: (value: FoundValue, arn: ARNText)?
                for value in values {
                    guard let arn = SymbolicText(value.value).flatMap(ARNText.init) else { continue }
                    guard let other = first else {
                        first = (value, arn)
                        continue
                    }
                    for (kind, left, right) in [
                        ("Region", other.arn.region.literal, arn.region.literal),
                        ("account", other.arn.account.literal, arn.account.literal),
                    ] {
                        guard let left, let right, left != right,
                            relations.session.canBeTogether(other.value.value.choices, value.value.choices)
                        else { continue }
                        relations.report(
                            rule,
                            at: value,
                            with: [other.value],
                            "\(kind) '\(right)' differs from '\(left)' of another queue that must be in the same one as this "
                                + "queue; use queues of one \(kind)"
                        )
                        break
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A dead-letter queue in another account or Region does not exist for the source, so that the \
                    redrive policy is refused.
                    """,
                fix: "Use queues of one account and one Region.",
                evidence: [.documentation, .archivedDocumentation],
                sources: [
                    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"
                ],
                examples: [
                    .bad(
                        "A source and a dead-letter queue in different Regions",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: arn:aws:sqs:eu-west-1:123456789012:failed
                                maxReceiveCount: 5
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: [arn:aws:sqs:us-east-1:123456789012:source]
                        """,
                        finds: """
                            warning[SQS-16]: Region 'us-east-1' differs from 'eu-west-1' of another queue that must \
                            be in the same one as this queue; use queues of one Region \
                            [Resources/Orders/Properties/RedriveAllowPolicy/sourceQueueArns/0]
                            """
                    ),
                    .good(
                        "All in one Region",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: arn:aws:sqs:eu-west-1:123456789012:failed
                                maxReceiveCount: 5
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: [arn:aws:sqs:eu-west-1:123456789012:source]
                        """
                    ),
                    .unknown(
                        "The Region of the deployment",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              RedrivePolicy:
                                deadLetterTargetArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:failed
                                maxReceiveCount: 5
                              RedriveAllowPolicy:
                                redrivePermission: byQueue
                                sourceQueueArns: [arn:aws:sqs:us-east-1:123456789012:source]
                        """
                    ),
                ]
            )
        }
    )
}
