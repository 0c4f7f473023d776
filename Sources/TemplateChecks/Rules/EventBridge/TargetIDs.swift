import TemplateModel

extension RelationRule {
    static let targetIDs = RelationRule(
        "EVB-06",
        .info,
        "the targets of a rule have different IDs",
        source: """
            https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
            aws-properties-events-rule-target.html
            """,
        check: { relations, rule in
            for resource in relations.resources(of: "AWS::Events::Rule") {
                var seen: [String: FoundValue] = [:]
                for id in resource.values("Targets", .items, "Id") {
                    guard let text = id.text else { continue }
                    guard let first = seen[text] else {
                        seen[text] = id
                        continue
                    }
                    // Conditions may choose one of them.
                    guard relations.session.canBeTogether(first.value.choices, id.value.choices) else { continue }
                    relations.report(
                        rule,
                        at: id,
                        with: [first],
                        "another target has the ID '\(text)' too; to put a target with the ID of another one replaces it. Give each an ID "
                            + "of its own"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    The ID is what a target is updated and removed by, so that one of two with the same ID may \
                    be lost. That the deployment fails is not documented.
                    """,
                fix: "Give each target an ID of its own.",
                evidence: [.unverified],
                examples: [
                    .bad(
                        "Two targets with one ID",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Target, Arn: arn:aws:sqs:eu-west-1:123456789012:orders}
                                - {Id: Target, Arn: arn:aws:sqs:eu-west-1:123456789012:audit}
                        """,
                        finds: """
                            info[EVB-06]: another target has the ID 'Target' too; to put a target with the ID \
                            of another one replaces it. Give each an ID of its own \
                            [Resources/OrderPlaced/Properties/Targets/1/Id]
                            """
                    ),
                    .good(
                        "Two targets with two IDs",
                        """
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Orders, Arn: arn:aws:sqs:eu-west-1:123456789012:orders}
                                - {Id: Audit, Arn: arn:aws:sqs:eu-west-1:123456789012:audit}
                        """
                    ),
                    .unknown(
                        "An ID that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: !Ref P, Arn: arn:aws:sqs:eu-west-1:123456789012:orders}
                                - {Id: Target, Arn: arn:aws:sqs:eu-west-1:123456789012:audit}
                        """
                    ),
                ]
            )
        }
    )
}
