import TemplateModel

extension RelationRule {
    static let patternForm = RelationRule(
        "EVB-19",
        .error,
        "EventBridge can read the pattern of a rule",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html",
        check: { relations, rule in
            for site in relations.eventPatterns {
                let pattern = site.value
                if case .failure(let error) = site.reading {
                    for problem in error.problems {
                        relations.report(
                            rule,
                            at: pattern.at(problem.path),
                            problem.message,
                            isPossible: !problem.isCertain
                        )
                    }
                }
                let size = pattern.node.map(JSONDocument.minimumSize(of:)) ?? 0
                guard size > 4_096 else { continue }
                relations.report(
                    rule,
                    at: pattern,
                    "the pattern has at least \(size) characters, but EventBridge takes 4096; use prefixes or wildcards, or several rules"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge refuses a pattern that it cannot read: values must be in lists, operators must \
                    exist, ranges of numbers must not be empty. It takes at most 4096 characters.
                    """,
                fix: """
                    Write the values of each field in a list, and operators as in the documentation.
                    """,
                evidence: [.archivedDocumentation, .report],
                sources: [
                    "https://github.com/aws/event-ruler"
                ],
                examples: [
                    .bad(
                        "A value without brackets",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: my.orders
                        """,
                        finds: """
                            error[EVB-19]: 'source' must be a list of values or an object of fields, got \
                            'my.orders'; write it in brackets \
                            [Resources/OrderPlaced/Properties/EventPattern/source]
                            """
                    ),
                    .bad(
                        "A range without numbers",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                detail:
                                  amount: [{numeric: [">", 100, "<", 10]}]
                        """,
                        finds: """
                            error[EVB-19]: 'numeric' of 'detail.amount' must have a lower bound below the \
                            upper one, but no number is > 100 and < 10 \
                            [Resources/OrderPlaced/Properties/EventPattern/detail/amount/0/numeric]
                            """
                    ),
                    .bad(
                        "An operator that does not exist",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [{startsWith: my.}]
                        """,
                        finds: """
                            error[EVB-19]: 'source' has no operator 'startsWith' \
                            [Resources/OrderPlaced/Properties/EventPattern/source/0/startsWith]
                            """
                    ),
                    .good(
                        "Values and operators",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                detail:
                                  amount: [{numeric: [">", 10, "<", 100]}]
                                  state: [{anything-but: CANCELLED}]
                        """
                    ),
                    .unknown(
                        "A number that a deployment gives",
                        """
                        Parameters:
                          P: {Type: Number}
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                detail:
                                  amount: [{numeric: [">", 100, "<", !Ref P]}]
                        """
                    ),
                ]
            )
        }
    )
}
