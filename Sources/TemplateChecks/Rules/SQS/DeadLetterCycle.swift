import TemplateModel

extension RelationRule {
    static let deadLetterCycle = RelationRule(
        "SQS-19",
        .info,
        "a queue is not its own dead-letter queue, not through others either",
        source:
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
        check: { relations, rule in
            for edge in relations.deadLetterEdges where edge.isOfQueue {
                var seen: Set<String> = [edge.source.subject.logicalID]
                var names = [edge.source.subject.logicalID]
                var isSpelled = edge.target.text.reference == nil
                var next: DeadLetterEdge? = edge
                while let current = next, let queue = current.target.queue {
                    names.append(queue.subject.logicalID)
                    guard seen.insert(queue.subject.logicalID).inserted else { break }
                    next = relations.deadLetters(of: queue)
                    isSpelled = isSpelled || next?.target.text.reference == nil
                }
                // A cycle of references is refused by CloudFormation, and reported as such.
                guard isSpelled, names.count > 1, names.last == names.first else { continue }
                let way = names.map { "'\($0)'" }.joined(separator: " -> ")
                relations.report(
                    rule,
                    at: edge.target.value,
                    "dead letters come back: \(way); a message that cannot be processed is never set aside. Let them go to a "
                        + "queue without a redrive policy"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: "A message that cannot be processed goes round until its retention ends, and is then lost.",
                fix: "Let dead letters go to a queue that has no redrive policy itself.",
                evidence: [.unverified],
                examples: [
                    .bad(
                        "A queue that names itself",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders
                              RedrivePolicy:
                                deadLetterTargetArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders
                                maxReceiveCount: 5
                        """,
                        finds: """
                            info[SQS-19]: dead letters come back: 'Orders' -> 'Orders'; a message that cannot be \
                            processed is never set aside. Let them go to a queue without a redrive policy \
                            [Resources/Orders/Properties/RedrivePolicy/deadLetterTargetArn]
                            """
                    ),
                    .good(
                        "Another queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders
                              RedrivePolicy:
                                deadLetterTargetArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:failed
                                maxReceiveCount: 5
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: failed
                        """
                    ),
                    .unknown(
                        "A queue that a deployment names",
                        """
                        Parameters:
                          Failed: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders
                              RedrivePolicy:
                                deadLetterTargetArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Failed}
                                maxReceiveCount: 5
                        """
                    ),
                ]
            )
        }
    )
}

extension Relations {
    /// Where the dead letters of a queue go, if there is one place.
    fileprivate func deadLetters(of queue: ResourceView) -> DeadLetterEdge? {
        let values = queue.documentValues(["RedrivePolicy", "deadLetterTargetArn"])
        guard let value = values.only, !value.isAbsent else { return nil }
        return DeadLetterEdge(source: queue, target: target(of: value))
    }
}
