import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about one function each.
    static func ofSingleFunctions(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "FUN-09":
            RuleExplanation(
                why: """
                    Items are counted from 0, and 'Fn::Select' does not check the index: with one that is out of \
                    bounds the deployment fails.
                    """,
                fix: "Take an index from 0 to one less than the number of items.",
                evidence: [.documentation, .linter("E1017")],
                examples: [
                    .bad(
                        "The number of the last item",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Select [2, [orders, invoices]]
                        """,
                        finds: """
                            error[FUN-09]: the index of 'Fn::Select' is 2, but must be an integer from 0 to 1 \
                            [Resources/Orders/Properties/QueueName/Fn::Select/0]
                            """
                    ),
                    .good(
                        "The index of the last item",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Select [1, [orders, invoices]]
                        """
                    ),
                    .unknown(
                        "A list that a deployment gives",
                        """
                        Parameters:
                          Names: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Select [2, !Ref Names]
                        """
                    ),
                ]
            )
        case "FUN-10":
            RuleExplanation(
                why: """
                    'Fn::Cidr' makes at most 256 blocks; the third value is the number of bits of each block that are \
                    left for its addresses, 32 less the length of the prefix for IPv4. With a count outside \
                    CloudFormation refuses the template.
                    """,
                fix: "Give a count from 1 to 256, and bits from 1 to 128: 8 for blocks of a prefix of 24.",
                evidence: [.documentation, .linter("E1024")],
                examples: [
                    .bad(
                        "Too many blocks",
                        """
                        Resources:
                          Subnet:
                            Type: AWS::EC2::Subnet
                            Properties:
                              VpcId: vpc-0123456789abcdef0
                              CidrBlock: !Select [0, !Cidr [10.0.0.0/16, 1024, 6]]
                        """,
                        finds: """
                            error[FUN-10]: the count of 'Fn::Cidr' is 1024, but must be from 1 to 256 \
                            [Resources/Subnet/Properties/CidrBlock/Fn::Select/1/Fn::Cidr/1]
                            """
                    ),
                    .good(
                        "Blocks of 256 addresses",
                        """
                        Resources:
                          Subnet:
                            Type: AWS::EC2::Subnet
                            Properties:
                              VpcId: vpc-0123456789abcdef0
                              CidrBlock: !Select [0, !Cidr [10.0.0.0/16, 256, 8]]
                        """
                    ),
                ]
            )
        case "FUN-11":
            RuleExplanation(
                why: """
                    '${…}' in the text of 'Fn::Sub' is a variable: a parameter, a resource, an attribute, or one of \
                    the second value. CloudFormation refuses what cannot be the name of any, such as a variable of a \
                    shell with a default.
                    """,
                fix: "Write '${!Name}' for text that is to stay '${Name}', or the name of a variable.",
                evidence: [.documentation, .linter("E1019")],
                examples: [
                    .bad(
                        "A variable of a shell",
                        """
                        Resources:
                          Script:
                            Type: AWS::SSM::Parameter
                            Properties:
                              Type: String
                              Value: !Sub 'echo ${REGION:-none} ${AWS::Region}'
                        """,
                        finds: """
                            error[FUN-11]: '${REGION:-none}' in the text of 'Fn::Sub' is no variable, whose name has \
                            only letters, digits, '_', '.' and ':'; write '${!REGION:-none}' to keep it as it is \
                            [Resources/Script/Properties/Value/Fn::Sub]
                            """
                    ),
                    .good(
                        "Text that is kept",
                        """
                        Resources:
                          Script:
                            Type: AWS::SSM::Parameter
                            Properties:
                              Type: String
                              Value: !Sub 'echo ${!REGION:-none} ${AWS::Region}'
                        """
                    ),
                ]
            )
        case "FUN-12":
            RuleExplanation(
                why: """
                    A value that is given to 'Fn::Sub' and is not in the text has no effect. Often the '${…}' around \
                    the name is missing.
                    """,
                fix: "Write the variable in the text as '${Name}', or remove its value.",
                evidence: [.linter("W1019")],
                examples: [
                    .bad(
                        "A name without braces",
                        """
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub ['orders-Name', {Name: !Select [0, !Ref Stages]}]
                        """,
                        finds: """
                            warning[FUN-12]: variable 'Name' is not in the text of 'Fn::Sub'; write '${Name}' there \
                            or remove it [Resources/Orders/Properties/QueueName/Fn::Sub/1/Name]
                            """
                    ),
                    .good(
                        "A variable that is used",
                        """
                        Parameters:
                          Stages: {Type: CommaDelimitedList}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub ['orders-${Name}', {Name: !Select [0, !Ref Stages]}]
                        """
                    ),
                ]
            )
        case "FUN-13":
            RuleExplanation(
                why: """
                    A loop is a list of three: the identifier that stands for an item, the items, and the object that \
                    is repeated. The transform refuses anything else, and a name of the loop that has other \
                    characters than letters and digits.
                    """,
                fix: "Write 'Fn::ForEach::Name: [Identifier, [items], {key: value}]'.",
                evidence: [.documentation, .linter("E1032")],
                examples: [
                    .bad(
                        "No identifier",
                        """
                        Transform: AWS::LanguageExtensions
                        Resources:
                          Fn::ForEach::Queues:
                            - [Orders, Invoices]
                            - Queue:
                                Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[FUN-13]: a loop is a list of an identifier, a collection and what is repeated, but \
                            is given 2 values [Resources/Fn::ForEach::Queues]
                            """
                    ),
                    .bad(
                        "A hyphen in the name",
                        """
                        Transform: AWS::LanguageExtensions
                        Resources:
                          Fn::ForEach::all-queues:
                            - Name
                            - [Orders, Invoices]
                            - ${Name}Queue:
                                Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[FUN-13]: the name of the loop 'Fn::ForEach::all-queues' must consist of letters and \
                            digits [Resources/Fn::ForEach::all-queues]
                            """
                    ),
                    .good(
                        "A loop",
                        """
                        Transform: AWS::LanguageExtensions
                        Resources:
                          Fn::ForEach::Queues:
                            - Name
                            - [Orders, Invoices]
                            - ${Name}Queue:
                                Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "FUN-14":
            RuleExplanation(
                why: """
                    Each item of a loop makes a member with the same name, so that all would be one. CloudFormation \
                    demands that the identifier is in the name.
                    """,
                fix: """
                    Put '${Identifier}' into the name, or '&{Identifier}' for items that have characters which names \
                    cannot have.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "The same name for each item",
                        """
                        Transform: AWS::LanguageExtensions
                        Resources:
                          Fn::ForEach::Queues:
                            - Name
                            - [Orders, Invoices]
                            - Queue:
                                Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[FUN-14]: 'Queue' is the same for each item of the loop; add '${Name}' to its name \
                            [Resources/Fn::ForEach::Queues/2/Queue]
                            """
                    ),
                    .good(
                        "A name for each item",
                        """
                        Transform: AWS::LanguageExtensions
                        Resources:
                          Fn::ForEach::Queues:
                            - Name
                            - [Orders, Invoices]
                            - ${Name}Queue:
                                Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "FUN-15":
            RuleExplanation(
                why: """
                    Only 'Fn::Sub' replaces '${AWS::Region}' and the like. In a plain string the service gets the \
                    text with the braces, and refuses it or looks for what does not exist.
                    """,
                fix: "Put 'Fn::Sub' around the string.",
                evidence: [.documentation, .linter("E1029")],
                examples: [
                    .bad(
                        "A plain string",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders-${AWS::Region}
                        """,
                        finds: """
                            warning[FUN-15]: '${AWS::Region}' stays as it is written, as 'orders-${AWS::Region}' is \
                            not the text of 'Fn::Sub'; use 'Fn::Sub' [Resources/Orders/Properties/QueueName]
                            """
                    ),
                    .good(
                        "A string of 'Fn::Sub'",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub 'orders-${AWS::Region}'
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
