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
            let groups = LogGroupNames(relations)
            for function in relations.resources(of: "AWS::Lambda::Function")
            where groups.mayHaveOne(of: function) == false {
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

/// The names of the log groups of a template.
private struct LogGroupNames {
    private let relations: Relations
    private var names: Set<SymbolicText> = []
    private var isComplete = true

    init(_ relations: Relations) {
        self.relations = relations
        for group in relations.resources(of: "AWS::Logs::LogGroup") {
            for name in group.values("LogGroupName") where !name.isAbsent {
                let text = SymbolicText(name.value).map(relations.expanded) ?? .anything
                names.insert(text)
                // What is made of references may be the name of any function.
                let isPlain = text.parts.allSatisfy { part in
                    switch part {
                    case .literal, .name: true
                    case .reference, .unknown: false
                    }
                }
                if !isPlain { isComplete = false }
            }
        }
    }

    /// Whether a function may log to a group that was made for it.
    func mayHaveOne(of function: ResourceView) -> Bool {
        guard isComplete, function.values("LoggingConfig", "LogGroup").allSatisfy(\.isAbsent),
            let naming = ResourceNaming.of("AWS::Lambda::Function")
        else { return true }
        var byReference = SymbolicText.nothing
        byReference.append(.name(of: function.subject.logicalID))
        return ([byReference] + relations.names(of: function, naming).map(relations.expanded)).contains { name in
            var group = SymbolicText("/aws/lambda/")
            group.append(name)
            return names.contains(group)
        }
    }
}
