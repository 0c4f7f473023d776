import TemplateModel

extension RelationRule {
    static let endpointForm = RelationRule(
        "SNS-08",
        .warning,
        "the endpoint of a subscription is of its protocol",
        source: "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html",
        check: { relations, rule in
            let services = ["sqs": "sqs", "lambda": "lambda", "firehose": "firehose", "application": "sns"]
            for subscription in relations.subscriptions {
                guard let name = subscription.protocol, !subscription.endpoint.value.isAbsent else { continue }
                let wanted: String?
                if let service = services[name] {
                    let given = subscription.endpoint.service ?? ARNText(subscription.endpoint.text)?.service
                    let isOther =
                        given.map { $0 != service }
                        ?? (subscription.endpoint.text.literal.map { !$0.hasPrefix("arn:") } == true)
                    wanted = isOther ? "the ARN of a resource of \(service)" : nil
                } else {
                    let service = subscription.endpoint.service
                    let isARN = service.map { services.values.contains($0) } == true
                    let text = subscription.endpoint.text.literal ?? (isARN ? "arn:" : nil)
                    wanted = text.flatMap { text in
                        switch name {
                        case "email", "email-json": text.contains("@") ? nil : "an e-mail address"
                        case "http", "https": text.hasPrefix(name + "://") ? nil : "a URL that begins with \(name)://"
                        case "sms": text.contains { $0.isNumber } ? nil : "a phone number"
                        default: nil
                        }
                    }
                }
                guard let wanted else { continue }
                relations.report(
                    rule,
                    at: subscription.endpoint.value,
                    "the protocol is '\(name)', so that the endpoint must be \(wanted), but it is \(subscription.endpoint.name)"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS refuses an endpoint of another kind, or delivers nothing there.
                    """,
                fix: "Give an endpoint of the protocol, or the protocol of the endpoint.",
                evidence: [.linter("W3694")],
                examples: [
                    .bad(
                        "The ARN of a function for a queue",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              FifoTopic: false
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:lambda:eu-west-1:123456789012:function:worker
                        """,
                        finds: """
                            warning[SNS-08]: the protocol is 'sqs', so that the endpoint must be the ARN of a \
                            resource of sqs, but it is 'arn:aws:lambda:eu-west-1:123456789012:function:worker' \
                            [Resources/Subscription/Properties/Endpoint]
                            """
                    ),
                    .good(
                        "The ARN of a queue",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              FifoTopic: false
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                        """
                    ),
                    .unknown(
                        "An endpoint that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              FifoTopic: false
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
