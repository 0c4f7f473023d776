import TemplateModel

extension RelationRule {
    static let targetInput = RelationRule(
        "EVB-07",
        .error,
        "a target has one of Input, InputPath and InputTransformer",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-resource-events-rule.html
            """,
        check: { relations, rule in
            for edge in relations.eventRuleTargets {
                let given = ["Input", "InputPath", "InputTransformer"].compactMap {
                    name -> (name: String, value: FoundValue)? in
                    guard let value = edge.values(.key(name)).only, !value.isAbsent else { return nil }
                    return (name, value)
                }
                guard let last = given.last, given.count > 1 else { continue }
                relations.report(
                    rule,
                    at: last.value,
                    with: given.dropLast().map(\.value),
                    "the target has \(ValueText.list(given.map(\.name), joinedBy: "and")), but may have only one of them; keep the one "
                        + "that makes what the target is to get"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    EventBridge refuses a target with more than one way to make its input.
                    """,
                fix: "Keep the one that makes what the target is to get.",
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A path and a transformer",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: arn:aws:sqs:eu-west-1:123456789012:orders
                                  InputPath: $.detail
                                  InputTransformer: {InputTemplate: '"new order"'}
                        """,
                        finds: """
                            error[EVB-07]: the target has 'InputPath' and 'InputTransformer', but may have \
                            only one of them; keep the one that makes what the target is to get \
                            [Resources/OrderPlaced/Properties/Targets/0/InputTransformer]
                            """
                    ),
                    .good(
                        "A path",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: arn:aws:sqs:eu-west-1:123456789012:orders
                                  InputPath: $.detail
                        """
                    ),
                    .unknown(
                        "A path in some deployments",
                        """
                        Parameters:
                          P: {Type: String}
                        Conditions:
                          HasPath: !Not [!Equals [!Ref P, ""]]
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - Id: Orders
                                  Arn: arn:aws:sqs:eu-west-1:123456789012:orders
                                  InputPath: !If [HasPath, !Ref P, !Ref AWS::NoValue]
                                  InputTransformer: {InputTemplate: '"new order"'}
                        """
                    ),
                ]
            )
        }
    )
}
