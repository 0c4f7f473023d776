import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about accepted findings.
    static func ofAcceptances(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "ACC-01":
            RuleExplanation(
                why: """
                    An acceptance that names no rule accepts nothing: the finding that it was written for is reported \
                    all the same.
                    """,
                fix: """
                    Write the ID that the finding has in its brackets, such as ESQ-19; 'synth explain' lists all \
                    rules.
                    """,
                evidence: [],
                examples: [
                    .bad(
                        "A slip in the ID",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {SCH-6: the limit was raised}}}
                            Properties: {DelaySeconds: 901}
                        """,
                        finds: """
                            error[ACC-01]: unknown rule 'SCH-6'; did you mean 'SCH-06'? \
                            [Resources/Orders/Metadata/synth/allow/SCH-6]
                            """
                    ),
                    .good(
                        "The rule of the finding",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {SCH-06: the limit was raised}}}
                            Properties: {DelaySeconds: 901}
                        """
                    ),
                ]
            )
        case "ACC-02":
            RuleExplanation(
                why: """
                    Without a reason nobody can tell later whether the finding is still meant. It is reported as if \
                    it were not accepted.
                    """,
                fix: "Say in a few words why what the rule warns of does no harm here.",
                evidence: [],
                examples: [
                    .bad(
                        "No reason",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {SCH-06: ''}}}
                            Properties: {DelaySeconds: 901}
                        """,
                        finds: """
                            error[ACC-02]: the acceptance of 'SCH-06' gives no reason; say why the finding is meant \
                            [Resources/Orders/Metadata/synth/allow/SCH-06]
                            """
                    ),
                    .good(
                        "A reason",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {SCH-06: the limit was raised}}}
                            Properties: {DelaySeconds: 901}
                        """
                    ),
                ]
            )
        case "ACC-03":
            RuleExplanation(
                why: """
                    Errors of CFN, CON, FUN, REF and TPL are about the language of templates. CloudFormation refuses \
                    them whatever the metadata says, so that an acceptance would only move the error to the \
                    deployment.
                    """,
                fix: """
                    Correct what the finding is about, and remove the acceptance. Warnings of these rules can be \
                    accepted.
                    """,
                evidence: [],
                examples: [
                    .bad(
                        "A reference to nothing",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {REF-02: it will be there}}}
                            Properties: {QueueName: !Ref Name}
                        """,
                        finds: """
                            error[ACC-03]: an error of 'REF-02' cannot be accepted, as CloudFormation refuses the \
                            template; correct it, and remove the acceptance \
                            [Resources/Orders/Metadata/synth/allow/REF-02]
                            """
                    ),
                    .good(
                        "A warning",
                        """
                        Parameters:
                          Name: {Type: String}
                        Metadata: {synth: {allow: {REF-06: all our templates have it}}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "ACC-04":
            RuleExplanation(
                why: """
                    An acceptance that outlives its finding would silently accept the next one of the same rule, \
                    which nobody has judged. One in the metadata of a resource is only about findings in that \
                    resource.
                    """,
                fix: """
                    Remove the acceptance, or move it to the metadata of the resource that has the finding, or of the \
                    template.
                    """,
                evidence: [],
                examples: [
                    .bad(
                        "A finding that is gone",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {SCH-06: the limit was raised}}}
                            Properties: {DelaySeconds: 900}
                        """,
                        finds: """
                            warning[ACC-04]: 'SCH-06' finds nothing here that is to be accepted; remove the \
                            acceptance [Resources/Orders/Metadata/synth/allow/SCH-06]
                            """
                    ),
                    .good(
                        "A finding that is there",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {SCH-06: the limit was raised}}}
                            Properties: {DelaySeconds: 901}
                        """
                    ),
                ]
            )
        case "ACC-05":
            RuleExplanation(
                why: """
                    Only the member 'allow' of 'synth' is read, and only if it is an object of rules with their \
                    reasons; anything else accepts nothing.
                    """,
                fix: "Write 'synth: {allow: {ESQ-19: messages may be lost}}', with one member for each rule.",
                evidence: [],
                examples: [
                    .bad(
                        "Another member",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {alow: {SCH-06: the limit was raised}}}
                            Properties: {DelaySeconds: 901}
                        """,
                        finds: """
                            error[ACC-05]: 'alow' is no setting of 'synth'; did you mean 'allow'? \
                            [Resources/Orders/Metadata/synth/alow]
                            """
                    ),
                    .bad(
                        "A list of rules",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: [SCH-06]}}
                            Properties: {DelaySeconds: 901}
                        """,
                        finds: """
                            error[ACC-05]: 'allow' must be an object of rules with reasons, such as ESQ-02: the \
                            handler is idempotent [Resources/Orders/Metadata/synth/allow]
                            """
                    ),
                    .good(
                        "Rules with reasons",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Metadata: {synth: {allow: {SCH-06: the limit was raised}}}
                            Properties: {DelaySeconds: 901}
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
