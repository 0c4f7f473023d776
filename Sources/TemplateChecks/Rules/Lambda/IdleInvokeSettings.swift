import TemplateModel

extension RelationRule {
    static let idleInvokeSettings = RelationRule(
        "LAM-19",
        .warning,
        "settings of asynchronous invocations are those of a function that is invoked so",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html",
        check: { relations, rule in
            var mappings: [String: EventSourceMapping] = [:]
            for mapping in relations.eventSourceMappings {
                guard let name = mapping.function?.subject.logicalID, mappings[name] == nil else { continue }
                mappings[name] = mapping
            }
            guard !mappings.isEmpty, !relations.mayHaveMore else { return }
            for configuration in relations.resources(of: "AWS::Lambda::EventInvokeConfig") {
                guard let name = configuration.values("FunctionName").only,
                    let function = relations.functionTarget(of: name).resource,
                    let mapping = mappings[function.subject.logicalID],
                    !relations.mayBeInvokedDirectly.contains(function.subject.logicalID)
                else { continue }
                let settings = ["MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"]
                let given = settings.filter { key in configuration.values(.key(key)).contains { !$0.isAbsent } }
                guard !given.isEmpty else { continue }
                relations.report(
                    rule,
                    at: name,
                    "\(given.joined(separator: ", ")) \(given.count == 1 ? "is" : "are") for asynchronous invocations, but "
                        + "'\(function.subject.logicalID)' is invoked by the mapping '\(mapping.mapping.subject.logicalID)', which "
                        + "ignores \(given.count == 1 ? "it" : "them"); \(mapping.retryAdvice)"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A mapping invokes its function synchronously, and neither retries, ages nor destinations \
                    of AWS::Lambda::EventInvokeConfig apply: they have no effect although they look as if they \
                    had. Nothing else in the template can invoke the function.
                    """,
                fix: """
                    For a queue set maxReceiveCount and a dead-letter queue in its RedrivePolicy; for a stream \
                    set MaximumRetryAttempts, MaximumRecordAgeInSeconds and DestinationConfig of the mapping.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Retries that a queue ignores",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              MaximumRetryAttempts: 0
                        """,
                        finds:
                            """
                            warning[LAM-19]: MaximumRetryAttempts is for asynchronous invocations, but \
                            'Writer' is invoked by the mapping 'Source', which ignores it; set maxReceiveCount \
                            in the queue's RedrivePolicy [Resources/Configuration/Properties/FunctionName]
                            """
                    ),
                    .good(
                        "A function that a rule invokes as well",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                          Nightly:
                            Type: AWS::Events::Rule
                            Properties:
                              Targets: [{Id: writer, Arn: !GetAtt Writer.Arn}]
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              MaximumRetryAttempts: 0
                        """
                    ),
                    .unknown(
                        "Others know the function",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Writer:
                            Type: AWS::Lambda::Function
                          Source:
                            Type: AWS::Lambda::EventSourceMapping
                            Properties:
                              EventSourceArn: !GetAtt Orders.Arn
                              FunctionName: !Ref Writer
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Writer
                              Qualifier: $LATEST
                              MaximumRetryAttempts: 0
                        Outputs:
                          Function: {Value: !GetAtt Writer.Arn}
                        """
                    ),
                ]
            )
        }
    )
}

extension EventSourceMapping {
    /// What decides about retries instead.
    fileprivate var retryAdvice: String {
        stream == nil
            ? "set maxReceiveCount in the queue's RedrivePolicy" : "set MaximumRetryAttempts of the mapping"
    }
}

extension Relations {
    /// The types whose resources do not invoke the functions that they refer to.
    private static let silentTypes: Set<String> = [
        "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard", "AWS::Lambda::Alias", "AWS::Lambda::EventInvokeConfig",
        "AWS::Lambda::EventSourceMapping", "AWS::Lambda::Version", "AWS::Logs::LogGroup", "AWS::Logs::MetricFilter",
    ]

    /// The functions that something else than a mapping may invoke: those that other resources or outputs refer to.
    fileprivate var mayBeInvokedDirectly: Set<String> {
        var names: Set<String> = []
        for resource in resources where !Self.silentTypes.contains(resource.subject.typeName) {
            guard let properties = resource.entry["Properties"] else { continue }
            properties.forEachReference(at: .root) { reference, _ in names.insert(reference.name) }
        }
        session.context.template.root["Outputs"]?.forEachReference(at: .root) { reference, _ in
            names.insert(reference.name)
        }
        return names
    }
}
