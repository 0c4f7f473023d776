import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about functions.
    static func ofFunctions(_ id: RuleID) -> RuleExplanation? {
        ofCalls(id) ?? ofSingleFunctions(id)
    }

    /// What is to be said of rules about all functions.
    static func ofCalls(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "FUN-01":
            RuleExplanation(
                why: """
                    A call of a function is an object with the function as its only member. Beside others it stands \
                    for no value, and which of several functions is meant nothing says.
                    """,
                fix: "Remove the other members, or put the function one level further in, as the value of a member.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "Two functions in one object",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName:
                                Fn::Sub: orders-${Stage}
                                Fn::Join: ['-', [orders, !Ref Stage]]
                        """,
                        finds: """
                            error[FUN-01]: 'Fn::Sub' stands beside other members, but a function must be the only \
                            member of its object [Resources/Orders/Properties/QueueName/Fn::Sub]
                            """
                    ),
                    .good(
                        "One function",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName:
                                Fn::Sub: orders-${Stage}
                        """
                    ),
                ]
            )
        case "FUN-02":
            RuleExplanation(
                why: """
                    Members that begin with 'Fn::' are functions of CloudFormation; it refuses a template with one \
                    that it does not have.
                    """,
                fix: "Correct the name. A macro is called by 'Fn::Transform' or named in 'Transform'.",
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A slip in the name",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: {'Fn::Subst': 'orders-${Stage}'}
                        """,
                        finds: """
                            error[FUN-02]: there is no function 'Fn::Subst'; did you mean 'Fn::Sub'? \
                            [Resources/Orders/Properties/QueueName/Fn::Subst]
                            """
                    ),
                    .good(
                        "A function",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: {'Fn::Sub': 'orders-${Stage}'}
                        """
                    ),
                    .unknown(
                        "A macro that may have its own functions",
                        """
                        Transform: OurMacro
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: {'Fn::Subst': 'orders-${Stage}'}
                        """
                    ),
                ]
            )
        case "FUN-03":
            RuleExplanation(
                why: """
                    'Fn::Length', 'Fn::ToJsonString', 'Fn::ForEach' and default values of 'Fn::FindInMap' are \
                    resolved by the transform 'AWS::LanguageExtensions'; without it CloudFormation does not know \
                    them.
                    """,
                fix: "Add 'AWS::LanguageExtensions' to 'Transform'.",
                evidence: [.documentation, .linter("E1030"), .linter("E1031"), .linter("E1032")],
                examples: [
                    .bad(
                        "A function without the transform",
                        """
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: {'Fn::Length': !Ref Stages}
                        """,
                        finds: """
                            error[FUN-03]: 'Fn::Length' needs the transform 'AWS::LanguageExtensions'; add it to \
                            'Transform' [Resources/Orders/Properties/DelaySeconds/Fn::Length]
                            """
                    ),
                    .good(
                        "With the transform",
                        """
                        Transform: AWS::LanguageExtensions
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: {'Fn::Length': !Ref Stages}
                        """
                    ),
                ]
            )
        case "FUN-04":
            RuleExplanation(
                why: """
                    Condition functions other than 'Fn::If' are for the sections 'Conditions' and 'Rules', and those \
                    of rules for 'Rules' alone; in conditions there is no 'Fn::GetAtt' or the like, as no resource is \
                    there yet. Elsewhere CloudFormation refuses them.
                    """,
                fix: """
                    Declare a condition, and choose by 'Fn::If' with its name. In conditions use parameters and \
                    mappings.
                    """,
                evidence: [.documentation, .linter("E8003")],
                examples: [
                    .bad(
                        "A comparison in a property",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: !Equals [!Ref Stage, prod]
                        """,
                        finds: """
                            error[FUN-04]: 'Fn::Equals' is only for the sections 'Conditions' and 'Rules'; declare a \
                            condition and use 'Fn::If' [Resources/Orders/Properties/FifoQueue/Fn::Equals]
                            """
                    ),
                    .bad(
                        "An attribute in a condition",
                        """
                        Conditions:
                          IsEast: !Equals [!GetAtt Orders.QueueName, orders]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Topic:
                            Type: AWS::SNS::Topic
                            Condition: IsEast
                        """,
                        finds: """
                            error[FUN-04]: 'Fn::GetAtt' cannot be in conditions, which are decided before resources \
                            exist; use parameters [Conditions/IsEast/Fn::Equals/0/Fn::GetAtt]
                            """
                    ),
                    .good(
                        "A condition and a choice",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !If [IsProd, 60, 0]
                        """
                    ),
                ]
            )
        case "FUN-05":
            RuleExplanation(
                why: """
                    CloudFormation refuses a call with too few or too many values, or with a value of another form \
                    than the function takes.
                    """,
                fix: "Give the function the values that the finding names, in their order.",
                evidence: [.documentation, .linter("E1022"), .linter("E1028")],
                examples: [
                    .bad(
                        "A delimiter that is missing",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Join [orders, !Ref Stage, queue]
                        """,
                        finds: """
                            error[FUN-05]: 'Fn::Join' takes a list of a delimiter and a list of values, but is given \
                            3 values [Resources/Orders/Properties/QueueName/Fn::Join]
                            """
                    ),
                    .bad(
                        "A choice without a second value",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !If [IsProd, 60]
                        """,
                        finds: """
                            error[FUN-05]: 'Fn::If' takes a list of a condition and the values for true and false, \
                            but is given 2 values [Resources/Orders/Properties/DelaySeconds/Fn::If]
                            """
                    ),
                    .good(
                        "All values",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Join ['-', [orders, !Ref Stage, queue]]
                              DelaySeconds: !If [IsProd, 60, !Ref AWS::NoValue]
                        """
                    ),
                ]
            )
        case "FUN-06":
            RuleExplanation(
                why: """
                    A function that takes a string cannot do anything with a list, and one that takes a list nothing \
                    with a string: the deployment fails. Parameters of the type 'CommaDelimitedList', 'Fn::Split', \
                    'Fn::GetAZs' and 'Fn::Cidr' are lists.
                    """,
                fix: """
                    Make one string of a list by 'Fn::Join', take an item by 'Fn::Select', or make a list of a string \
                    by 'Fn::Split'.
                    """,
                evidence: [.documentation, .linter("E1019"), .linter("E1022")],
                examples: [
                    .bad(
                        "A list in a text",
                        """
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub 'orders-${Stages}'
                        """,
                        finds: """
                            error[FUN-06]: '${Stages}' in the text of 'Fn::Sub' is a list, but must be a string; give \
                            the variable a value by 'Fn::Join' [Resources/Orders/Properties/QueueName/Fn::Sub]
                            """
                    ),
                    .bad(
                        "A string instead of a list",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Join ['-', !Ref Stage]
                        """,
                        finds: """
                            error[FUN-06]: the second value of 'Fn::Join' is a string, the value of 'Stage', but must \
                            be a list [Resources/Orders/Properties/QueueName/Fn::Join/1]
                            """
                    ),
                    .good(
                        "An item, and a list",
                        """
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Join ['-', [orders, !Select [0, !Ref Stages]]]
                        """
                    ),
                ]
            )
        case "FUN-07":
            RuleExplanation(
                why: """
                    The name that 'Ref' or 'Fn::GetAtt' refers to, the delimiter of 'Fn::Join' and 'Fn::Split' and \
                    the condition of 'Fn::If' are strings; CloudFormation refuses a function there.
                    """,
                fix: """
                    Write the name or the delimiter itself. For a choice between resources put 'Fn::If' around the \
                    references. The transform 'AWS::LanguageExtensions' lets functions make the names of 'Ref' and \
                    'Fn::GetAtt'.
                    """,
                evidence: [.documentation, .linter("E1028")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-\
                    reference-join.html
                    """,
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-\
                    reference-getatt.html
                    """,
                ],
                examples: [
                    .bad(
                        "A comparison instead of a condition's name",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !If [!Equals [!Ref Stage, prod], 60, 0]
                        """,
                        finds: """
                            error[FUN-07]: the condition of 'Fn::If' is the function 'Fn::Equals', but must be the \
                            name of a condition [Resources/Orders/Properties/DelaySeconds/Fn::If/0]
                            """
                    ),
                    .bad(
                        "A name that a function makes",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Address:
                            Value:
                              Ref: !Join ['', [Ord, ers]]
                        """,
                        finds: """
                            error[FUN-07]: the name of 'Ref' is the function 'Fn::Join', but must be a string as it \
                            is, without functions [Outputs/Address/Value/Ref]
                            """
                    ),
                    .good(
                        "The name of a condition",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !If [IsProd, 60, 0]
                        """
                    ),
                ]
            )
        case "FUN-08":
            RuleExplanation(
                why: """
                    Without the transform 'AWS::LanguageExtensions' the keys of 'Fn::FindInMap', the index of \
                    'Fn::Select' and the attribute of 'Fn::GetAtt' can be made by few functions, mostly 'Ref' and \
                    'Fn::FindInMap'; CloudFormation refuses others.
                    """,
                fix: "Use a function that the finding names, or add the transform 'AWS::LanguageExtensions'.",
                evidence: [.documentation, .linter("E1011"), .linter("E1017"), .linter("E1010")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-\
                    reference-findinmap.html
                    """,
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-\
                    reference-select.html
                    """,
                ],
                examples: [
                    .bad(
                        "A key that 'Fn::Select' takes",
                        """
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !FindInMap [Delays, !Select [0, !Ref Stages], Seconds]
                        """,
                        finds: """
                            error[FUN-08]: the first key of 'Fn::FindInMap' is the function 'Fn::Select', but of the \
                            functions only 'Fn::FindInMap' or 'Ref' can be there; the transform \
                            'AWS::LanguageExtensions' allows more \
                            [Resources/Orders/Properties/DelaySeconds/Fn::FindInMap/1]
                            """
                    ),
                    .good(
                        "A key that 'Ref' takes",
                        """
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]
                        """
                    ),
                    .good(
                        "With the transform",
                        """
                        Transform: AWS::LanguageExtensions
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !FindInMap [Delays, !Select [0, !Ref Stages], Seconds]
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
