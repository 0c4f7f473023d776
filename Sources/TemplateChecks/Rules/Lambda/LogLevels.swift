import TemplateModel

extension RelationRule {
    static let logLevels = RelationRule(
        "LAM-12",
        .error,
        "levels of logs are given only with logs in JSON",
        source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html",
        check: { relations, rule in
            for function in relations.resources(of: "AWS::Lambda::Function") {
                for key in ["ApplicationLogLevel", "SystemLogLevel"] {
                    for level in function.values("LoggingConfig", .key(key)) where level.node != nil {
                        // With LogFormat: Text the schema finds it.
                        let formats = function.values("LoggingConfig", "LogFormat", under: level.value.choices)
                        let providers = function.values("CapacityProviderConfig", under: level.value.choices)
                        guard (formats + providers).allSatisfy(\.isAbsent) else { continue }
                        relations.report(
                            rule,
                            at: level,
                            "\(key) is given without LogFormat, so that logs are text, of which Lambda filters no levels; add "
                                + "LogFormat: JSON, or remove the level"
                        )
                    }
                }
            }
        },
        explanation: {
            RuleExplanation(
                why: """
                    Lambda tells levels apart only in logs in JSON, and refuses a level with the format Text, \
                    which it takes without LogFormat. With LogFormat: Text this is SCH-11.
                    """,
                fix: "Set LogFormat to JSON.",
                evidence: [.documentation, .linter("E3696"), .cdk],
                sources: [
                    "https://github.com/aws/aws-cdk/pull/28045"
                ],
                examples: [
                    .bad(
                        "A level alone",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              LoggingConfig:
                                ApplicationLogLevel: WARN
                        """,
                        finds:
                            """
                            error[LAM-12]: ApplicationLogLevel is given without LogFormat, so that logs are \
                            text, of which Lambda filters no levels; add LogFormat: JSON, or remove the level \
                            [Resources/Writer/Properties/LoggingConfig/ApplicationLogLevel]
                            """
                    ),
                    .good(
                        "Logs in JSON",
                        """
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              LoggingConfig:
                                ApplicationLogLevel: WARN
                                LogFormat: JSON
                        """
                    ),
                    .unknown(
                        "A format that a deployment gives",
                        """
                        Parameters:
                          P: {Type: String}
                        Resources:
                          Writer:
                            Type: AWS::Lambda::Function
                            Properties:
                              LoggingConfig:
                                ApplicationLogLevel: WARN
                                LogFormat: !Ref P
                        """
                    ),
                ]
            )
        }
    )
}
