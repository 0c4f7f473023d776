import TemplateModel

extension RelationRule {
    static let subscriptionDeadLetters = RelationRule(
        "SNS-06",
        .error,
        "the dead-letter queue of a subscription is of the type and Region of the topic",
        source: "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html",
        check: { relations, rule in
            for subscription in relations.subscriptions {
                let owner = subscription.subscription
                let path: [ValueStep] = ["RedrivePolicy", "deadLetterTargetArn"]
                guard owner.subject.typeName == "AWS::SNS::Subscription" else { continue }
                for value in owner.documentValues(path, under: subscription.choices) where !value.isAbsent {
                    let letters = relations.target(of: value)
                    if let isFIFO = subscription.isOfFIFOTopic, let isFIFOQueue = letters.isFIFOQueue,
                        isFIFO != isFIFOQueue,
                        !isFIFO || subscription.endpoint.isFIFOQueue == true
                    {
                        let kinds =
                            isFIFO
                            ? "a FIFO topic, but \(letters.name) a standard queue"
                            : "a standard topic, but \(letters.name) a FIFO queue"
                        relations.report(
                            rule,
                            at: value,
                            with: [subscription.topic.value],
                            "\(subscription.topic.name) is \(kinds); the dead-letter queue of a subscription must be of the same type"
                        )
                    }
                    guard let topic = ARNText(subscription.topic.text), let queue = ARNText(letters.text) else {
                        continue
                    }
                    guard let left = topic.region.literal, let right = queue.region.literal, left != right else {
                        continue
                    }
                    relations.report(
                        rule,
                        at: value,
                        with: [subscription.topic.value],
                        "the topic is in \(left), but the dead-letter queue in \(right); use a queue of the Region of the topic"
                    )
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Amazon SNS sends messages that it cannot deliver only to a queue of the account and Region \
                    of the subscription; to a FIFO queue for a FIFO topic, and to a standard queue for a \
                    standard one.
                    """,
                fix: """
                    Use a queue of the same type and Region, and of the account that the subscription belongs \
                    to.
                    """,
                evidence: [.archivedDocumentation],
                examples: [
                    .bad(
                        "A standard topic with a FIFO queue",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Lost:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn}
                        """,
                        finds: """
                            error[SNS-06]: 'Placed' is a standard topic, but 'Lost' a FIFO queue; the \
                            dead-letter queue of a subscription must be of the same type \
                            [Resources/Subscription/Properties/RedrivePolicy/deadLetterTargetArn]
                            """
                    ),
                    .bad(
                        "Two Regions",
                        """
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: arn:aws:sns:eu-west-1:123456789012:orders-placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              RedrivePolicy: {deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:lost'}
                        """,
                        finds: """
                            error[SNS-06]: the topic is in eu-west-1, but the dead-letter queue in us-east-1; \
                            use a queue of the Region of the topic \
                            [Resources/Subscription/Properties/RedrivePolicy/deadLetterTargetArn]
                            """
                    ),
                    .good(
                        "FIFO throughout",
                        """
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                            Properties:
                              FifoTopic: true
                          Lost:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders.fifo
                              RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn}
                        """
                    ),
                    .unknown(
                        "A queue that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Placed:
                            Type: AWS::SNS::Topic
                          Lost:
                            Type: AWS::SQS::Queue
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Placed
                              Protocol: sqs
                              Endpoint: arn:aws:sqs:eu-west-1:123456789012:orders
                              RedrivePolicy: {deadLetterTargetArn: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}
