import TemplateModel

extension RelationRule {
    static let asynchronousFailures = RelationRule(
        "DLV-01",
        .info,
        "events go somewhere that a function fails at which nobody waits for",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html",
        check: { relations, rule in
            guard !relations.session.context.hasUnseenParts else { return }
            var order: [String] = []
            var invocations: [String: [AsynchronousInvocation]] = [:]
            for invocation in relations.findAsynchronousInvocations() {
                guard let name = invocation.function.resource?.subject.logicalID else { continue }
                if invocations[name] == nil { order.append(name) }
                invocations[name, default: []].append(invocation)
            }
            for name in order {
                guard let function = relations.resource(name), let invocations = invocations[name],
                    !relations.keepsFailures(of: function, under: invocations[0].function.choices)
                else { continue }
                var sources: [String] = []
                for source in invocations.map({ "'\($0.source.subject.logicalID)'" }) where !sources.contains(source) {
                    sources.append(source)
                }
                let others =
                    sources.count > 3 ? ["\(sources.count - 2) others"] : Array(sources[min(2, sources.count)...])
                relations.report(
                    rule,
                    at: function.whole(under: invocations[0].function.choices),
                    "'\(name)' is invoked without waiting, by \((sources.prefix(2) + others).joined(separator: ", ")): an event "
                        + "that it fails at is discarded after the retries, 2 by default, and one that waits for more than 6 h "
                        + "too. Give it a DeadLetterConfig, or an AWS::Lambda::EventInvokeConfig with an OnFailure destination"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Rules, topics, buckets and schedules hand an event to Lambda, and are done with it. Lambda tries \
                    again twice, or for 6 hours while the function is throttled, and then discards the event; the \
                    dead-letter queue of the rule or the subscription does not get it, as it was delivered.
                    """,
                fix: """
                    Give the function a dead-letter queue or a destination of failures, with an alarm on it; or put a \
                    queue between, which keeps what the function fails at.
                    """,
                evidence: [.documentation],
                sources: ["https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"],
                examples: [
                    .bad(
                        "A rule and a schedule",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Worker, Arn: !GetAtt Worker.Arn}
                          Nightly:
                            Type: AWS::Scheduler::Schedule
                            Properties:
                              Target: {Arn: !GetAtt Worker.Arn, RoleArn: 'arn:aws:iam::123456789012:role/nightly'}
                        """,
                        finds: """
                            info[DLV-01]: 'Worker' is invoked without waiting, by 'OrderPlaced', 'Nightly': an event \
                            that it fails at is discarded after the retries, 2 by default, and one that waits for \
                            more than 6 h too. Give it a DeadLetterConfig, or an AWS::Lambda::EventInvokeConfig with \
                            an OnFailure destination [Resources/Worker]
                            """
                    ),
                    .good(
                        "A destination of failures",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Failed:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Worker, Arn: !GetAtt Worker.Arn}
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Worker
                              Qualifier: $LATEST
                              DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}
                        """
                    ),
                    .unknown(
                        "A destination of a function that a deployment names",
                        """
                        Parameters:
                          Name: {Type: String}
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Failed:
                            Type: AWS::SQS::Queue
                          OrderPlaced:
                            Type: AWS::Events::Rule
                            Properties:
                              EventPattern: {source: [my.orders]}
                              Targets:
                                - {Id: Worker, Arn: !GetAtt Worker.Arn}
                          Configuration:
                            Type: AWS::Lambda::EventInvokeConfig
                            Properties:
                              FunctionName: !Ref Name
                              Qualifier: $LATEST
                              DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}
                        """
                    ),
                ]
            )
        }
    )
}

extension Relations {
    /// Whether what a function fails at goes somewhere, or that is not known.
    fileprivate func keepsFailures(of function: ResourceView, under choices: Choices) -> Bool {
        let settings: [[ValueStep]] = [
            ["DeadLetterConfig", "TargetArn"],
            // These two are what AWS SAM has.
            ["DeadLetterQueue"], ["EventInvokeConfig", "DestinationConfig", "OnFailure"],
        ]
        let isSet = settings.contains { path in
            function.values(at: path, under: choices).contains { !$0.isAbsent }
        }
        return isSet
            || resources(of: "AWS::Lambda::EventInvokeConfig").contains { configuration in
                configuration.values("DestinationConfig", "OnFailure", "Destination").contains { destination in
                    guard !destination.isAbsent else { return false }
                    return configuration.values("FunctionName", under: destination.value.choices).contains { name in
                        let owner = functionTarget(of: name).resource
                        return owner == nil || owner?.subject.logicalID == function.subject.logicalID
                    }
                }
            }
    }
}
