import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about sections and their entries.
    static func ofSections(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "TPL-01":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: Invalid template property or properties. Capital letters \
                    matter: there is a section 'Outputs', but none 'outputs'.
                    """,
                fix: "Correct the name of the section. What is only for people and programs goes below Metadata.",
                evidence: [.archivedDocumentation, .knowledgeCentre, .linter("E1001"), .report],
                sources: [
                    "https://aws.amazon.com/premiumsupport/knowledge-center/cloudformation-template-validation/",
                    "https://github.com/Versent/cfn-check/issues/3",
                ],
                examples: [
                    .bad(
                        "A misspelled section",
                        """
                        Parameter:
                          Stage:
                            Type: String
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-01]: a template cannot have a section 'Parameter'; did you mean \
                            'Parameters'? [Parameter]
                            """
                    ),
                    .good(
                        "The section of parameters",
                        """
                        Parameters:
                          Stage:
                            Type: String
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                    .unknown(
                        "A section that a macro may read",
                        """
                        Transform: Stages
                        Stages:
                          - test
                          - production
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-02":
            RuleExplanation(
                why: """
                    The entries of such a section have names, by which the template refers to them. In a list or a \
                    string there is nothing that it could refer to.
                    """,
                fix: "Write the section as an object with an entry for each name.",
                evidence: [
                    .archivedDocumentation, .linter("E1001"), .linter("E2001"), .linter("E3001"), .linter("E6003"),
                    .linter("E7001"), .linter("E8001"),
                ],
                examples: [
                    .bad(
                        "A list of parameters",
                        """
                        Parameters:
                          - Stage
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-02]: section 'Parameters' is a list, but must be an object of parameters by \
                            their logical IDs [Parameters]
                            """
                    ),
                    .good(
                        "Parameters by their names",
                        """
                        Parameters:
                          Stage:
                            Type: String
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-03":
            RuleExplanation(
                why: """
                    2010-09-09 is the only format version that there is, and it must be a literal string. It is \
                    not the version of a policy document, 2012-10-17.
                    """,
                fix: """
                    Write 2010-09-09, or leave the section out: CloudFormation then assumes the latest format \
                    version.
                    """,
                evidence: [.documentation, .linter("E1001")],
                examples: [
                    .bad(
                        "The version of policy documents",
                        """
                        AWSTemplateFormatVersion: 2012-10-17
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-03]: 'AWSTemplateFormatVersion' is '2012-10-17', but must be '2010-09-09' \
                            [AWSTemplateFormatVersion]
                            """
                    ),
                    .good(
                        "The version of templates",
                        """
                        AWSTemplateFormatVersion: 2010-09-09
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-04":
            RuleExplanation(
                why: """
                    The description must be a literal string: CloudFormation puts in no parameters, and calls no \
                    functions.
                    """,
                fix: """
                    Write a text without functions. What differs between stacks can be said in an output or in a \
                    tag.
                    """,
                evidence: [.archivedDocumentation, .linter("E1004")],
                examples: [
                    .bad(
                        "A description with a function",
                        """
                        Description: !Sub Orders of ${AWS::StackName}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-04]: 'Description' is the function 'Fn::Sub', but must be a string \
                            [Description]
                            """
                    ),
                    .good(
                        "A literal description",
                        """
                        Description: Orders
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-05":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: At least one Resources member must be defined. Resources \
                    is the only section that a template must have.
                    """,
                fix: """
                    Add the section with at least one resource. Where nothing is to be made, an \
                    AWS::CloudFormation::WaitConditionHandle serves.
                    """,
                evidence: [.archivedDocumentation, .knowledgeCentre, .linter("E1001"), .report],
                sources: [
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
                    "https://aws.amazon.com/premiumsupport/knowledge-center/cloudformation-template-validation/",
                    "https://github.com/agutoli/serverless-layers/issues/96",
                ],
                examples: [
                    .bad(
                        "A template with parameters only",
                        """
                        Parameters:
                          Stage:
                            Type: String
                        """,
                        finds: "error[TPL-05]: the template must have a section 'Resources'"
                    ),
                    .bad(
                        "An empty section",
                        """
                        Resources: {}
                        """,
                        finds: """
                            error[TPL-05]: section 'Resources' is empty, but must have at least one resource \
                            [Resources]
                            """
                    ),
                    .good(
                        "A template with a resource",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                    .unknown(
                        "Resources that a transform adds",
                        """
                        Transform:
                          Name: AWS::Include
                          Parameters:
                            Location: s3://templates/orders.yaml
                        """
                    ),
                ]
            )
        case "TPL-06":
            RuleExplanation(
                why: """
                    CloudFormation runs the macros that the section names, in their order. What has no name is no \
                    macro that it could run.
                    """,
                fix: """
                    Write the name of a macro, an object with Name and, where the macro needs them, Parameters, or \
                    a list of these. The names are literal.
                    """,
                evidence: [.archivedDocumentation, .linter("E1005")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                    transform-aws-languageextensions.html
                    """
                ],
                examples: [
                    .bad(
                        "Parameters without a macro",
                        """
                        Transform:
                          - Parameters:
                              Location: s3://templates/shared.yaml
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: "error[TPL-06]: item 1 of 'Transform' must have 'Name' [Transform/0]"
                    ),
                    .good(
                        "A macro with parameters",
                        """
                        Transform:
                          - Name: AWS::Include
                            Parameters:
                              Location: s3://templates/shared.yaml
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-07":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: 'null' values are not allowed in templates. In YAML, a \
                    key without a value has the value null.
                    """,
                fix: "Give it a value, or remove the key. To leave out a property in some stacks, use AWS::NoValue.",
                evidence: [.report],
                sources: [
                    "https://github.com/getmoto/moto/pull/4221",
                    "https://github.com/serverless-heaven/serverless-aws-alias/issues/66",
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html",
                ],
                examples: [
                    .bad(
                        "An output without a value",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Value:
                        """,
                        finds: """
                            error[TPL-07]: the value is null, which templates cannot have; give it a value or \
                            remove it [Outputs/Queue/Value]
                            """
                    ),
                    .good(
                        "A value",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Value: !Ref Orders
                        """
                    ),
                ]
            )
        case "TPL-08":
            RuleExplanation(
                why: "CloudFormation invokes a hook by its type, with its properties; both are required.",
                fix: "Give the hook Type, AWS::CodeDeploy::BlueGreen, and Properties.",
                evidence: [.archivedDocumentation],
                sources: ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/blue-green.html"],
                examples: [
                    .bad(
                        "A hook without a type",
                        """
                        Transform: AWS::CodeDeployBlueGreen
                        Hooks:
                          Shift:
                            Properties:
                              TrafficRoutingConfig:
                                Type: AllAtOnce
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: "error[TPL-08]: hook 'Shift' must have 'Type' [Hooks/Shift]"
                    ),
                    .good(
                        "A hook with type and properties",
                        """
                        Transform: AWS::CodeDeployBlueGreen
                        Hooks:
                          Shift:
                            Type: AWS::CodeDeploy::BlueGreen
                            Properties:
                              TrafficRoutingConfig:
                                Type: AllAtOnce
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-09":
            RuleExplanation(
                why: "Only some resources of AWS SAM take settings from Globals; others are not supported.",
                fix: """
                    Name one of the kinds that the finding lists, such as Function, or move the settings to the \
                    resources.
                    """,
                evidence: [.archivedDocumentation, .linter("E3724")],
                examples: [
                    .bad(
                        "A kind that does not exist",
                        """
                        Transform: AWS::Serverless-2016-10-31
                        Globals:
                          Functions:
                            Timeout: 30
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-09]: section 'Globals' cannot have 'Functions'; did you mean 'Function'? \
                            [Globals/Functions]
                            """
                    ),
                    .good(
                        "Settings of functions",
                        """
                        Transform: AWS::Serverless-2016-10-31
                        Globals:
                          Function:
                            Timeout: 30
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-10":
            RuleExplanation(
                why: """
                    The transform turns Globals, Connectors and IgnoreGlobals into what CloudFormation knows. \
                    CloudFormation itself has no such section and no such attributes.
                    """,
                fix: "Add Transform: AWS::Serverless-2016-10-31, or remove the part.",
                evidence: [.archivedDocumentation, .linter("E3066"), .linter("E3724")],
                examples: [
                    .bad(
                        "Globals without the transform",
                        """
                        Globals:
                          Function:
                            Timeout: 30
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-10]: section 'Globals' is one of AWS SAM; add 'Transform: \
                            AWS::Serverless-2016-10-31' [Globals]
                            """
                    ),
                    .good(
                        "Globals with the transform",
                        """
                        Transform: AWS::Serverless-2016-10-31
                        Globals:
                          Function:
                            Timeout: 30
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        default: ofParameters(id) ?? ofEntries(id) ?? ofDynamicReferences(id)
        }
    }
}
