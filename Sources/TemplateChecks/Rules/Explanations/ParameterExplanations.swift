import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about parameters, and the rules that a template has for them.
    static func ofParameters(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "TPL-11":
            RuleExplanation(
                why: """
                    A parameter must have a type; CloudFormation refuses other attributes than those of \
                    parameters: Invalid template parameter property. Functions can be used in resources and \
                    outputs, but not here.
                    """,
                fix: """
                    Add Type, correct the name of the attribute, or write a literal value of the kind that the \
                    finding names.
                    """,
                evidence: [.archivedDocumentation, .knowledgeCentre, .linter("E2001")],
                sources: [
                    "https://aws.amazon.com/premiumsupport/knowledge-center/cloudformation-template-validation/",
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html",
                ],
                examples: [
                    .bad(
                        "A misspelled attribute",
                        """
                        Parameters:
                          Stage:
                            Type: String
                            Defualt: test
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-11]: parameter 'Stage' cannot have 'Defualt'; did you mean 'Default'? \
                            [Parameters/Stage/Defualt]
                            """
                    ),
                    .bad(
                        "A parameter without a type",
                        """
                        Parameters:
                          Stage:
                            Default: test
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: "error[TPL-11]: parameter 'Stage' must have 'Type' [Parameters/Stage]"
                    ),
                    .good(
                        "A parameter with a default",
                        """
                        Parameters:
                          Stage:
                            Type: String
                            Default: test
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-12":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: Unrecognized parameter type. The type says which values a \
                    parameter accepts; there is a fixed list of types.
                    """,
                fix: """
                    Use String, Number, List<Number>, CommaDelimitedList, a type of AWS such as AWS::EC2::VPC::Id, \
                    or one of Systems Manager such as AWS::SSM::Parameter::Value<String>. For true and false, use \
                    String with AllowedValues.
                    """,
                evidence: [.archivedDocumentation, .knowledgeCentre, .linter("E2002")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/\
                    cloudformation-supplied-parameter-types.html
                    """,
                    "https://aws.amazon.com/premiumsupport/knowledge-center/cloudformation-template-validation/",
                ],
                examples: [
                    .bad(
                        "A type of other languages",
                        """
                        Parameters:
                          Count:
                            Type: Integer
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-12]: 'Type' of parameter 'Count' is 'Integer', but must be the type of a \
                            parameter, such as 'String' [Parameters/Count/Type]
                            """
                    ),
                    .good(
                        "A number",
                        """
                        Parameters:
                          Count:
                            Type: Number
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-13":
            RuleExplanation(
                why: """
                    CloudFormation compares the values of the types of AWS that are documented with what exists in \
                    the account. For other ones it takes any value, so that a wrong one is found only when a \
                    resource is made.
                    """,
                fix: "Use a type that is documented, or String or CommaDelimitedList with AllowedPattern.",
                evidence: [.archivedDocumentation, .linter("W2002")],
                examples: [
                    .bad(
                        "A list of a type that is not documented",
                        """
                        Parameters:
                          Roles:
                            Type: List<AWS::IAM::Role::Arn>
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            warning[TPL-13]: 'Type' of parameter 'Roles' is 'List<AWS::IAM::Role::Arn>', which is \
                            not documented; CloudFormation does not check its values [Parameters/Roles/Type]
                            """
                    ),
                    .good(
                        "A list of texts",
                        """
                        Parameters:
                          Roles:
                            Type: CommaDelimitedList
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-14":
            RuleExplanation(
                why: """
                    Lengths and patterns are constraints of strings, least and greatest values those of numbers. \
                    With a minimum above the maximum, no value can be given.
                    """,
                fix: """
                    Use MinValue and MaxValue for numbers, MinLength, MaxLength and AllowedPattern for strings, \
                    and a minimum that is at most the maximum.
                    """,
                evidence: [.archivedDocumentation, .linter("E2001")],
                examples: [
                    .bad(
                        "A length of a number",
                        """
                        Parameters:
                          Count:
                            Type: Number
                            MaxLength: 2
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-14]: 'MaxLength' of parameter 'Count' is for strings, but 'Type' is \
                            'Number'; remove one of them [Parameters/Count/MaxLength]
                            """
                    ),
                    .bad(
                        "A minimum above the maximum",
                        """
                        Parameters:
                          Count:
                            Type: Number
                            MinValue: 10
                            MaxValue: 1
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-14]: 'MinValue' of parameter 'Count' is 10, but must be at most 'MaxValue', \
                            1 [Parameters/Count/MinValue]
                            """
                    ),
                    .good(
                        "Bounds of a number",
                        """
                        Parameters:
                          Count:
                            Type: Number
                            MinValue: 1
                            MaxValue: 10
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-15":
            RuleExplanation(
                why: """
                    The pattern is a regular expression that the values of the parameter must match. A text that \
                    is none can be compared with no value.
                    """,
                fix: "Close what is open, and put a backslash before characters that stand for themselves.",
                evidence: [.archivedDocumentation, .linter("I2003")],
                examples: [
                    .bad(
                        "A class that is not closed",
                        """
                        Parameters:
                          Stage:
                            Type: String
                            AllowedPattern: "[a-z+"
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-15]: 'AllowedPattern' of parameter 'Stage' is '[a-z+', but must be a regular \
                            expression: a '[' is not closed [Parameters/Stage/AllowedPattern]
                            """
                    ),
                    .good(
                        "A class of letters",
                        """
                        Parameters:
                          Stage:
                            Type: String
                            AllowedPattern: "[a-z]+"
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-16":
            RuleExplanation(
                why: """
                    The default is used when no value is given, and must satisfy the constraints of the parameter \
                    as any other value. Each item of the default of a CommaDelimitedList must be one of \
                    AllowedValues.
                    """,
                fix: """
                    Change the default or the constraint. Without a default, a value must be given for each new \
                    stack.
                    """,
                evidence: [.archivedDocumentation, .linter("E2015")],
                examples: [
                    .bad(
                        "A default that is not allowed",
                        """
                        Parameters:
                          Stage:
                            Type: String
                            Default: dev
                            AllowedValues:
                              - test
                              - production
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-16]: 'Default' of parameter 'Stage' is 'dev', but must be one of \
                            'AllowedValues', 'test' or 'production' [Parameters/Stage/Default]
                            """
                    ),
                    .good(
                        "One of the allowed values",
                        """
                        Parameters:
                          Stage:
                            Type: String
                            Default: test
                            AllowedValues:
                              - test
                              - production
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-17":
            RuleExplanation(
                why: "The description of a parameter is a string of up to 4,000 characters.",
                fix: "Shorten it. More can be said in Metadata, or in a document that the description names.",
                evidence: [.documentation, .archivedDocumentation],
                sources: ["https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnParameter.html"],
                examples: []
            )
        case "TPL-18":
            RuleExplanation(
                why: """
                    The console shows the parameters in the groups and with the labels of this form. Only the \
                    console reads it, so that a stack can be made without.
                    """,
                fix: """
                    ParameterGroups is a list of objects with Label and Parameters; ParameterLabels has an object \
                    by the name of each parameter. A label is an object with default, a literal string.
                    """,
                evidence: [.archivedDocumentation, .linter("E4001")],
                examples: [
                    .bad(
                        "A label that is a string",
                        """
                        Metadata:
                          AWS::CloudFormation::Interface:
                            ParameterGroups:
                              - Label: Network
                                Parameters:
                                  - Network
                        Parameters:
                          Network:
                            Type: AWS::EC2::VPC::Id
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            warning[TPL-18]: 'Label' of item 1 of 'ParameterGroups' of \
                            'AWS::CloudFormation::Interface' is 'Network', but must be an object \
                            [Metadata/AWS::CloudFormation::Interface/ParameterGroups/0/Label]
                            """
                    ),
                    .good(
                        "A label with a default",
                        """
                        Metadata:
                          AWS::CloudFormation::Interface:
                            ParameterGroups:
                              - Label:
                                  default: Network
                                Parameters:
                                  - Network
                        Parameters:
                          Network:
                            Type: AWS::EC2::VPC::Id
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-19":
            RuleExplanation(
                why: """
                    All parameters that the groups and labels name must be declared in the template. A group or a \
                    label of another name stands for nothing.
                    """,
                fix: "Correct the name, or remove it from the groups and labels.",
                evidence: [.archivedDocumentation, .linter("W4001")],
                sources: [
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
                ],
                examples: [
                    .bad(
                        "A label of no parameter",
                        """
                        Metadata:
                          AWS::CloudFormation::Interface:
                            ParameterLabels:
                              Networks:
                                default: Where the queue is read
                        Parameters:
                          Network:
                            Type: AWS::EC2::VPC::Id
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            warning[TPL-19]: 'AWS::CloudFormation::Interface' names 'Networks', which is no \
                            parameter of the template; did you mean 'Network'? \
                            [Metadata/AWS::CloudFormation::Interface/ParameterLabels/Networks]
                            """
                    ),
                    .good(
                        "A label of a parameter",
                        """
                        Metadata:
                          AWS::CloudFormation::Interface:
                            ParameterLabels:
                              Network:
                                default: Where the queue is read
                        Parameters:
                          Network:
                            Type: AWS::EC2::VPC::Id
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-20":
            RuleExplanation(
                why: """
                    A rule must have assertions: they are what CloudFormation checks of the parameters before it \
                    makes or changes anything. A rule without them checks nothing.
                    """,
                fix: "Add Assertions, a list of objects with Assert and, to explain it, AssertDescription.",
                evidence: [.documentation, .archivedDocumentation, .linter("E1700")],
                sources: [
                    """
                    https://docs.aws.amazon.com/servicecatalog/latest/adminguide/\
                    reference-template_constraint_rules.html
                    """
                ],
                examples: [
                    .bad(
                        "A rule without assertions",
                        """
                        Parameters:
                          Stage:
                            Type: String
                          Count:
                            Type: String
                        Rules:
                          Production:
                            RuleCondition: !Equals [!Ref Stage, production]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: "error[TPL-20]: rule 'Production' must have 'Assertions' [Rules/Production]"
                    ),
                    .good(
                        "A rule with an assertion",
                        """
                        Parameters:
                          Stage:
                            Type: String
                          Count:
                            Type: String
                        Rules:
                          Production:
                            RuleCondition: !Equals [!Ref Stage, production]
                            Assertions:
                              - Assert: !Not [!Equals [!Ref Count, "0"]]
                                AssertDescription: production needs workers
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-21":
            RuleExplanation(
                why: """
                    What a rule's condition and assertions say must be true or false, of parameters alone. Only \
                    the functions for rules can say it; there are no resources yet of which others could tell.
                    """,
                fix: """
                    Use Fn::And, Fn::Contains, Fn::EachMemberEquals, Fn::EachMemberIn, Fn::Equals, Fn::If, Fn::Not \
                    or Fn::Or, with Ref, Fn::RefAll, Fn::ValueOf and Fn::ValueOfAll for the values.
                    """,
                evidence: [.documentation, .archivedDocumentation, .linter("E1701"), .linter("E1702")],
                sources: ["https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnRuleProps.html"],
                examples: [
                    .bad(
                        "A function that is not for rules",
                        """
                        Parameters:
                          Stage:
                            Type: String
                          Count:
                            Type: String
                        Rules:
                          Production:
                            Assertions:
                              - Assert: !Equals [!Sub "${Stage}-${Count}", production-2]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-21]: 'Assert' of item 1 of 'Assertions' of rule 'Production' uses the \
                            function 'Fn::Sub', but rules can use only 'Fn::And', 'Fn::Contains', \
                            'Fn::EachMemberEquals', 'Fn::EachMemberIn', 'Fn::Equals', 'Fn::If', 'Fn::Not', \
                            'Fn::Or', 'Ref', 'Fn::RefAll', 'Fn::ValueOf' and 'Fn::ValueOfAll' \
                            [Rules/Production/Assertions/0/Assert/Fn::Equals/0]
                            """
                    ),
                    .good(
                        "Functions for rules",
                        """
                        Parameters:
                          Stage:
                            Type: String
                          Count:
                            Type: String
                        Rules:
                          Production:
                            Assertions:
                              - Assert: !And
                                  - !Equals [!Ref Stage, production]
                                  - !Equals [!Ref Count, "2"]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-35":
            RuleExplanation(
                why: """
                    A rule has RuleCondition and Assertions, an assertion Assert and AssertDescription. Of other \
                    members nothing is documented: under another name, a condition does not restrict the rule, \
                    whose assertions then always take effect.
                    """,
                fix: "Correct the name, or remove the member.",
                evidence: [.documentation],
                sources: [
                    """
                    https://docs.aws.amazon.com/servicecatalog/latest/adminguide/\
                    reference-template_constraint_rules.html
                    """
                ],
                examples: [
                    .bad(
                        "A condition under another name",
                        """
                        Parameters:
                          Stage:
                            Type: String
                          Count:
                            Type: String
                        Rules:
                          Production:
                            Condition: !Equals [!Ref Stage, production]
                            Assertions:
                              - Assert: !Not [!Equals [!Ref Count, "0"]]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            warning[TPL-35]: rule 'Production' cannot have 'Condition', but only 'Assertions' and \
                            'RuleCondition' [Rules/Production/Condition]
                            """
                    ),
                    .good(
                        "The condition of a rule",
                        """
                        Parameters:
                          Stage:
                            Type: String
                          Count:
                            Type: String
                        Rules:
                          Production:
                            RuleCondition: !Equals [!Ref Stage, production]
                            Assertions:
                              - Assert: !Not [!Equals [!Ref Count, "0"]]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
