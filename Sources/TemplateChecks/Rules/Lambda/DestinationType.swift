import TemplateModel

extension RelationRule {
    static let destinationType = RelationRule(
        "LAM-09",
        .error,
        "destinations of asynchronous invocations are standard queues and topics",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
        check: { relations, rule in
            for configuration in relations.resources(of: "AWS::Lambda::EventInvokeConfig") {
                for key in ["OnSuccess", "OnFailure"] {
                    for value in configuration.values("DestinationConfig", .key(key), "Destination") {
                        let target = relations.target(of: value)
                        guard target.isFIFO == true else { continue }
                        relations.report(
                            rule,
                            at: value,
                            "the destination \(target.name) is FIFO, which Lambda does not send to, so that records of invocations "
                                + "are lost; use a standard \(target.isTopic ? "topic" : "queue")"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda sends records of asynchronous invocations to standard queues and topics. For a FIFO \
                    one it only counts DestinationDeliveryFailures, and the records are lost.
                    """,
                fix: "Use a standard queue or a standard topic.",
                evidence: [.documentation, .archivedDocumentation],
                examples: [
                    .bad(
                        "A FIFO queue",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              DestinationConfig:
                                OnFailure:
                                  Destination: !GetAtt Failed.Arn
                          Failed:
                            Type: AWS::SQS::Queue
                            Properties: {QueueName: failed.fifo, FifoQueue: true}
                        """,
                        finds:
                            """
                            error[LAM-09]: the destination 'Failed' is FIFO, which Lambda does not send to, so \
                            that records of invocations are lost; use a standard queue \
                            [Resources/Configuration/Properties/DestinationConfig/OnFailure/Destination]
                            """
                    ),
                    .bad(
                        "A FIFO topic of elsewhere",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              DestinationConfig:
                                OnFailure:
                                  Destination: arn:aws:sns:eu-west-1:123456789012:failed.fifo
                          Failed:
                            Type: AWS::SQS::Queue
                        """,
                        finds:
                            """
                            error[LAM-09]: the destination 'arn:aws:sns:eu-west-1:123456789012:failed.fifo' is \
                            FIFO, which Lambda does not send to, so that records of invocations are lost; use \
                            a standard topic \
                            [Resources/Configuration/Properties/DestinationConfig/OnFailure/Destination]
                            """
                    ),
                    .good(
                        "A standard queue",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              DestinationConfig:
                                OnFailure:
                                  Destination: !GetAtt Failed.Arn
                          Failed:
                            Type: AWS::SQS::Queue
                        """
                    ),
                    .unknown(
                        "A queue that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              DestinationConfig:
                                OnFailure:
                                  Destination: !Ref P
                          Failed:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        }
    )
}
