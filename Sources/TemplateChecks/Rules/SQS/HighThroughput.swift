import TemplateModel

extension RelationRule {
    static let highThroughput = RelationRule(
        "SQS-10",
        .warning,
        "high throughput of a FIFO queue takes both the scope and the limit by message group",
        source: """
            https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuid\
            e/enable-high-throughput-fifo.html
            """,
        check: { relations, rule in
            for queue in relations.resources(of: "AWS::SQS::Queue") {
                for scope in queue.values("DeduplicationScope") {
                    for limit in queue.values("FifoThroughputLimit", under: scope.value.choices) {
                        guard scope.text != nil || scope.isAbsent, limit.text != nil || limit.isAbsent else { continue }
                        let hasScope = scope.text == "messageGroup"
                        let hasLimit = limit.text == "perMessageGroupId"
                        guard hasScope != hasLimit else { continue }
                        let given =
                            hasScope ? "DeduplicationScope is messageGroup" : "FifoThroughputLimit is perMessageGroupId"
                        let missing =
                            hasScope
                            ? "FifoThroughputLimit is \(limit.text ?? "not given")"
                            : "DeduplicationScope is \(scope.text ?? "not given")"
                        let fix =
                            hasScope ? "FifoThroughputLimit to perMessageGroupId" : "DeduplicationScope to messageGroup"
                        relations.report(
                            rule,
                            at: hasScope ? scope : limit,
                            with: hasScope ? [limit] : [scope],
                            "\(given), but \(missing): the queue has normal throughput only; set \(fix) as "
                                + "well, or leave out both"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Only a queue with both settings has high throughput. With one of them alone it silently has \
                    normal throughput, or is refused.
                    """,
                fix: "Set DeduplicationScope to messageGroup and FifoThroughputLimit to perMessageGroupId, or neither.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "One setting of the two",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              DeduplicationScope: messageGroup
                        """,
                        finds: """
                            warning[SQS-10]: DeduplicationScope is messageGroup, but FifoThroughputLimit is not \
                            given: the queue has normal throughput only; set FifoThroughputLimit to \
                            perMessageGroupId as well, or leave out both \
                            [Resources/Orders/Properties/DeduplicationScope]
                            """
                    ),
                    .good(
                        "Both settings",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              DeduplicationScope: messageGroup
                              FifoThroughputLimit: perMessageGroupId
                        """
                    ),
                    .unknown(
                        "A setting that a deployment chooses",
                        """
                        Parameters:
                          Limit: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              DeduplicationScope: messageGroup
                              FifoThroughputLimit: !Ref Limit
                        """
                    ),
                ]
            )
        }
    )
}
