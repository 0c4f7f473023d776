import TemplateModel

extension RelationRule {
    static let consumerRegion = RelationRule(
        "ESQ-28",
        .error,
        "a queue and its function are in one Region",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        check: { relations, rule in
            for mapping in relations.queueMappings {
                guard let source = ARNText(mapping.source.text)?.region.literal,
                    let function = ARNText(mapping.target.text), function.service == "lambda",
                    let target = function.region.literal, source != target
                else { continue }
                relations.report(
                    rule,
                    at: mapping.source.value,
                    with: [mapping.target.value],
                    "the queue is in \(source), but the function in \(target); both must be in one Region"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: "Lambda takes messages of queues of its own Region only; they may be in another account.",
                fix: "Use a queue and a function of one Region.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Two Regions",
                        """
                        Resources:
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: arn:aws:sqs:eu-west-1:123456789012:orders
                              FunctionName: arn:aws:lambda:us-east-1:123456789012:function:writer
                        """,
                        finds: """
                            error[ESQ-28]: the queue is in eu-west-1, but the function in us-east-1; both must be in \
                            one Region [Resources/Source/Properties/EventSourceArn]
                            """
                    ),
                    .good(
                        "One Region",
                        """
                        Resources:
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: arn:aws:sqs:eu-west-1:123456789012:orders
                              FunctionName: arn:aws:lambda:eu-west-1:123456789012:function:writer
                        """
                    ),
                    .unknown(
                        "The Region of the deployment",
                        """
                        Resources:
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !Sub arn:aws:sqs:${AWS::Region}:123456789012:orders
                              FunctionName: arn:aws:lambda:us-east-1:123456789012:function:writer
                        """
                    ),
                ]
            )
        }
    )
}
