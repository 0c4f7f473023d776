import TemplateModel

extension RelationRule {
    static let patternMatchesNothing = RelationRule(
        "EVB-22",
        .error,
        "the pattern of a rule matches some event",
        source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html",
        check: { relations, rule in
            for site in relations.eventPatterns {
                guard case .success(let matcher) = site.reading,
                    let problem = EventEnvelope.reasonForNoMatch(of: matcher)
                else { continue }
                relations.report(rule, at: site.value.at(problem.steps), "no event matches: \(problem.reason)")
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    All events have the same fields at the top: version, id, detail-type, source, account, \
                    time, region, resources and detail, which is an object. A pattern on another field \
                    deploys, and the rule is never invoked.
                    """,
                fix: """
                    Name the fields as events have them; what services and applications add is in detail.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A slip",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                detailType: [OrderPlaced]
                        """,
                        finds: """
                            error[EVB-22]: no event matches: events have no field 'detailType', but 'account', \
                            'detail', 'detail-type', 'id', 'region', 'resources', 'source', 'time' and \
                            'version', and all content in 'detail'; did you mean 'detail-type'? \
                            [Resources/OrderPlaced/Properties/EventPattern/detailType]
                            """
                    ),
                    .bad(
                        "A field of the content at the top",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                amount: [{numeric: [">", 100]}]
                        """,
                        finds: """
                            error[EVB-22]: no event matches: events have no field 'amount', but 'account', \
                            'detail', 'detail-type', 'id', 'region', 'resources', 'source', 'time' and \
                            'version', and all content in 'detail'; did you mean 'account'? \
                            [Resources/OrderPlaced/Properties/EventPattern/amount]
                            """
                    ),
                    .bad(
                        "The content as a value",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                detail: [OrderPlaced]
                        """,
                        finds: """
                            error[EVB-22]: no event matches: 'detail' of an event is an object, and not a \
                            value; name a field of it [Resources/OrderPlaced/Properties/EventPattern/detail]
                            """
                    ),
                    .good(
                        "A field of the content",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                detail-type: [OrderPlaced]
                                detail:
                                  amount: [{numeric: [">", 100]}]
                        """
                    ),
                    .good(
                        "Events that are not replayed",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern:
                                source: [my.orders]
                                replay-name: [{exists: false}]
                        """
                    ),
                    .unknown(
                        "A pattern that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
