import TemplateModel

extension RelationRule {
    static let subscriptionFilters = RelationRule(
        "LOG-04",
        .error,
        "a log group has at most 2 subscription filters",
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html",
        check: { relations, rule in
            var filters: [SymbolicText: [FoundValue]] = [:]
            for filter in relations.resources(of: "AWS::Logs::SubscriptionFilter") {
                guard let group = filter.values("LogGroupName").only, let text = SymbolicText(group.value),
                    !text.hasUnknownPart,
                    group.value.choices.conditions.isEmpty
                else { continue }
                filters[relations.expanded(text), default: []].append(group)
            }
            for values in filters.values where values.count > 2 {
                relations.report(
                    rule,
                    at: values[2],
                    with: values.dropLast(values.count - 2),
                    "the log group has \(values.count) subscription filters, but CloudWatch Logs takes 2; let one deliver to a stream that "
                        + "several read"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    CloudWatch Logs refuses a third subscription filter, a quota that cannot be raised.
                    """,
                fix: "Deliver to a stream of Amazon Kinesis, which several can read.",
                evidence: [.linter("E2529")],
                examples: [
                    .bad(
                        "Three filters",
                        """
                        Resources:
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties: {RetentionInDays: 30}
                          Filter1:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref Logs
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader1
                          Filter2:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref Logs
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader2
                          Filter3:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref Logs
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader3
                        """,
                        finds: """
                            error[LOG-04]: the log group has 3 subscription filters, but CloudWatch Logs takes \
                            2; let one deliver to a stream that several read \
                            [Resources/Filter3/Properties/LogGroupName]
                            """
                    ),
                    .good(
                        "Two filters",
                        """
                        Resources:
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties: {RetentionInDays: 30}
                          Filter1:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref Logs
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader1
                          Filter2:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref Logs
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader2
                        """
                    ),
                    .unknown(
                        "A log group that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties: {RetentionInDays: 30}
                          Filter1:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref Logs
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader1
                          Filter2:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref Logs
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader2
                          Filter3:
                            Type: AWS::Logs::SubscriptionFilter
                            Properties:
                              LogGroupName: !Ref P
                              FilterPattern: ""
                              DestinationArn: arn:aws:lambda:eu-west-1:123456789012:function:reader3
                        """
                    ),
                ]
            )
        }
    )
}
