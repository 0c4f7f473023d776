import TemplateModel

extension RelationRule {
    static let functionLogRetention = RelationRule(
        "LOG-03",
        .warning,
        "the logs of a function expire",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
        check: { relations, rule in
            guard !relations.mayHaveMore else { return }
            for group in relations.resources(of: "AWS::Logs::LogGroup") {
                for retention in group.values("RetentionInDays") where retention.isAbsent {
                    relations.report(
                        rule,
                        at: retention,
                        "'\(group.subject.logicalID)' keeps its logs for ever, which costs more each month; set RetentionInDays"
                    )
                }
            }
            for function in relations.resources(of: "AWS::Lambda::Function")
            where relations.hasLogGroup(function) == .no {
                relations.report(
                    rule,
                    at: function.whole(under: .none),
                    "Lambda makes the log group of '\(function.subject.logicalID)' when it first runs, and that keeps its logs for ever; add an "
                        + "AWS::Logs::LogGroup with RetentionInDays, and name it in LoggingConfig"
                )
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    A log group keeps its logs for ever unless it says otherwise, and Lambda makes one for a \
                    function that has none. Nothing removes it with the stack either.
                    """,
                fix: """
                    Add an AWS::Logs::LogGroup with RetentionInDays for each function, and name it in \
                    LoggingConfig.LogGroup.
                    """,
                evidence: [.linter("I3013")],
                examples: [
                    .bad(
                        "No log group",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                        """,
                        finds: """
                            warning[LOG-03]: Lambda makes the log group of 'Worker' when it first runs, and \
                            that keeps its logs for ever; add an AWS::Logs::LogGroup with RetentionInDays, and \
                            name it in LoggingConfig [Resources/Worker]
                            """
                    ),
                    .bad(
                        "A log group for ever",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              LoggingConfig: {LogGroup: !Ref Logs}
                          Logs:
                            Type: AWS::Logs::LogGroup
                        """,
                        finds: """
                            warning[LOG-03]: 'Logs' keeps its logs for ever, which costs more each month; set \
                            RetentionInDays [Resources/Logs]
                            """
                    ),
                    .good(
                        "A log group in LoggingConfig",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              LoggingConfig: {LogGroup: !Ref Logs}
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties: {RetentionInDays: 30}
                        """
                    ),
                    .good(
                        "A log group by its name",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                          Logs:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              LogGroupName: !Sub /aws/lambda/${Worker}
                              RetentionInDays: 30
                        """
                    ),
                    .unknown(
                        "A log group that a deployment names",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              LoggingConfig: {LogGroup: !Ref P}
                        """
                    ),
                ]
            )
        }
    )
}

extension Relations {
    /// Whether a function logs to a group that was made for it.
    fileprivate func hasLogGroup(_ function: ResourceView) -> Answer {
        let given = function.values("LoggingConfig", "LogGroup")
        if !given.allSatisfy(\.isAbsent) { return .yes }
        guard let naming = ResourceNaming.of("AWS::Lambda::Function") else { return .unknown }
        var names = [SymbolicText("/aws/lambda/")]
        names[0].append(.name(of: function.subject.logicalID))
        for name in self.names(of: function, naming) {
            var spelled = SymbolicText("/aws/lambda/")
            spelled.append(expanded(name))
            names.append(spelled)
        }
        let groups = resources(of: "AWS::Logs::LogGroup").flatMap { $0.values("LogGroupName") }
        var answer = Answer.no
        for group in groups {
            guard let text = SymbolicText(group.value) else { continue }
            if names.contains(expanded(text)) { return .yes }
            if text.literal == nil { answer = .unknown }
        }
        return answer
    }
}
