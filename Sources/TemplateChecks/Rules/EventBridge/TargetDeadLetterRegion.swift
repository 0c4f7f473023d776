import TemplateModel

extension RelationRule {
    static let targetDeadLetterRegion = RelationRule(
        "EVB-15",
        .error,
        "the dead-letter queue of a target is in the Region of the rule",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                // Only a bus may be in another Region than the rule.
                let isBus = edge.target.service == "events"
                let buses = edge.rule.values("EventBusName", under: edge.choices).compactMap { SymbolicText($0.value) }
                let texts = buses + (isBus ? [] : [edge.target.text])
                guard let region = texts.compactMap({ ARNText($0)?.region.literal }).first(where: { !$0.isEmpty })
                else { continue }
                for letters in relations.deadLetters(of: edge) {
                    guard let other = ARNText(letters.text)?.region.literal, other != region else { continue }
                    relations.report(
                        rule,
                        at: letters.value,
                        with: [edge.target.value],
                        "the rule is in \(region), but the dead-letter queue in \(other); use a queue of the Region of the rule"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge takes a dead-letter queue of the Region of the rule only; it may be in another \
                    account.
                    """,
                fix: "Use a queue of the Region of the rule.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "Two Regions",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: arn:aws:sqs:eu-west-1:123456789012:orders
                                  DeadLetterConfig: {Arn: arn:aws:sqs:us-east-1:123456789012:lost}
                        """,
                        finds: """
                            error[EVB-15]: the rule is in eu-west-1, but the dead-letter queue in us-east-1; \
                            use a queue of the Region of the rule \
                            [Resources/OrderPlaced/Properties/Targets/0/DeadLetterConfig/Arn]
                            """
                    ),
                    .good(
                        "One Region",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: arn:aws:sqs:eu-west-1:123456789012:orders
                                  DeadLetterConfig: {Arn: arn:aws:sqs:eu-west-1:123456789012:lost}
                        """
                    ),
                    .unknown(
                        "A Region that a deployment gives",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: !Sub arn:aws:sqs:${AWS::Region}:123456789012:orders
                                  DeadLetterConfig: {Arn: arn:aws:sqs:eu-west-1:123456789012:lost}
                        """
                    ),
                ]
            )
        }
    )
}
