import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about the values of properties.
    static func ofPropertyValues(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "SCH-04":
            RuleExplanation(
                why: """
                    A number or a Boolean can be written as a string and the other way round, but what is no number \
                    is not made one, nor a list of a single value: the service refuses it when the resource is made \
                    or changed.
                    """,
                fix: """
                    Give a value of the type; put one value into a list by brackets, take one out of a list by \
                    'Fn::Select'.
                    """,
                evidence: [.schema, .linter("E3012")],
                examples: [
                    .bad(
                        "A text instead of a number",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: soon
                        """,
                        finds: """
                            error[SCH-04]: 'DelaySeconds' of 'Orders' (AWS::SQS::Queue) is 'soon', but must be an \
                            integer [Resources/Orders/Properties/DelaySeconds]
                            """
                    ),
                    .bad(
                        "A string instead of a list",
                        """
                        Parameters:
                          Group: {Type: 'AWS::EC2::SecurityGroup::Id'}
                        Resources:
                          Server:
                            Type: AWS::EC2::Instance
                            Properties:
                              SecurityGroupIds: !Ref Group
                        """,
                        finds: """
                            error[SCH-04]: 'SecurityGroupIds' of 'Server' (AWS::EC2::Instance) is Ref 'Group', which \
                            is a string, but must be a list; make it an item of a list \
                            [Resources/Server/Properties/SecurityGroupIds]
                            """
                    ),
                    .good(
                        "A number, also as a text",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: '60'
                        """
                    ),
                    .good(
                        "A list",
                        """
                        Parameters:
                          Group: {Type: 'AWS::EC2::SecurityGroup::Id'}
                        Resources:
                          Server:
                            Type: AWS::EC2::Instance
                            Properties:
                              SecurityGroupIds: [!Ref Group]
                        """
                    ),
                ]
            )
        case "SCH-05":
            RuleExplanation(
                why: """
                    The service takes only the values of a list, in this spelling, and refuses others when the \
                    resource is made or changed.
                    """,
                fix: """
                    Take one of the values that the finding names. Give a parameter that is used here the same \
                    'AllowedValues'.
                    """,
                evidence: [.schema, .linter("E3030"), .linter("W1030")],
                examples: [
                    .bad(
                        "A value that is none of them",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: ON_DEMAND
                        """,
                        finds: """
                            error[SCH-05]: 'BillingMode' of 'Orders' (AWS::DynamoDB::Table) is 'ON_DEMAND', but must \
                            be 'PAY_PER_REQUEST' or 'PROVISIONED' [Resources/Orders/Properties/BillingMode]
                            """
                    ),
                    .bad(
                        "The default of a parameter",
                        """
                        Parameters:
                          Mode: {Type: String, Default: provisioned}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: !Ref Mode
                        """,
                        finds: """
                            warning[SCH-05]: 'BillingMode' of 'Orders' (AWS::DynamoDB::Table) is 'provisioned' from \
                            the default of parameter 'Mode', but must be 'PROVISIONED'; upper and lower case differ \
                            [Resources/Orders/Properties/BillingMode]
                            """
                    ),
                    .good(
                        "One of the values",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: PAY_PER_REQUEST
                        """
                    ),
                    .unknown(
                        "A parameter without a default",
                        """
                        Parameters:
                          Mode: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              BillingMode: !Ref Mode
                        """
                    ),
                ]
            )
        case "SCH-06":
            RuleExplanation(
                why: """
                    The service refuses a number that is too small or too large when the resource is made or changed.
                    """,
                fix: "Give a number within the bounds, which both count; mind the unit, such as seconds.",
                evidence: [.schema, .linter("E3034")],
                examples: [
                    .bad(
                        "More than 15 minutes",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: 3600
                        """,
                        finds: """
                            error[SCH-06]: 'DelaySeconds' of 'Orders' (AWS::SQS::Queue) is 3600, but must be from 0 \
                            to 900 [Resources/Orders/Properties/DelaySeconds]
                            """
                    ),
                    .good(
                        "The most there can be",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: 900
                        """
                    ),
                    .unknown(
                        "A number that a deployment gives",
                        """
                        Parameters:
                          Delay: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              DelaySeconds: !Ref Delay
                        """
                    ),
                ]
            )
        case "SCH-07":
            RuleExplanation(
                why: "The service refuses a text that is too short or too long when the resource is made or changed.",
                fix: "Shorten or extend the text. A name can be left out where the service makes one.",
                evidence: [.schema, .linter("E3033")],
                examples: [
                    .bad(
                        "A name that is too long",
                        """
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              RoleName: worker-that-writes-all-orders-of-the-shop-to-the-table-of-orders-for-ever
                        """,
                        finds: """
                            error[SCH-07]: 'RoleName' of 'Worker' (AWS::IAM::Role) is \
                            'worker-that-writes-all-orders-of-the-shop-to-the-table-of-o…', which has 73 characters, \
                            but must have 1 to 64 [Resources/Worker/Properties/RoleName]
                            """
                    ),
                    .good(
                        "A short name",
                        """
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              RoleName: !Sub '${AWS::StackName}-writer'
                        """
                    ),
                ]
            )
        case "SCH-08":
            RuleExplanation(
                why: """
                    The service refuses a list with too few or too many items, an object with too few or too many \
                    members too.
                    """,
                fix: "Remove or add items; what one resource cannot hold needs several.",
                evidence: [.schema, .linter("E3032")],
                examples: [
                    .bad(
                        "Two architectures",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Architectures: [arm64, x86_64]
                        """,
                        finds: """
                            error[SCH-08]: 'Architectures' of 'Worker' (AWS::Lambda::Function) has 2 items, but must \
                            have 1 [Resources/Worker/Properties/Architectures]
                            """
                    ),
                    .bad(
                        "No item is left",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Architectures: [!Ref AWS::NoValue]
                        """,
                        finds: """
                            error[SCH-08]: 'Architectures' of 'Worker' (AWS::Lambda::Function) has no items, but must \
                            have 1 [Resources/Worker/Properties/Architectures]
                            """
                    ),
                    .good(
                        "One architecture",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Architectures: [arm64]
                        """
                    ),
                ]
            )
        case "SCH-09":
            RuleExplanation(
                why: """
                    The service refuses a text that does not have the form that its pattern describes when the \
                    resource is made or changed.
                    """,
                fix: """
                    Correct the text. Often it is a name where an ARN is wanted, or has a character that names cannot \
                    have.
                    """,
                evidence: [.schema, .linter("E3031")],
                examples: [
                    .bad(
                        "A space in a name",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              FunctionName: order writer
                        """,
                        finds: """
                            error[SCH-09]: 'FunctionName' of 'Worker' (AWS::Lambda::Function) is 'order writer', but \
                            must match the pattern of the property [Resources/Worker/Properties/FunctionName]
                            """
                    ),
                    .good(
                        "A name",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              FunctionName: order-writer
                        """
                    ),
                ]
            )
        case "SCH-10":
            RuleExplanation(
                why: """
                    The service, or CloudFormation, refuses a list that has an item twice, two items with the same \
                    key, or more different items than there may be.
                    """,
                fix: "Remove an item, or give it a key of its own.",
                evidence: [.schema, .linter("E3037"), .linter("E3065")],
                examples: [
                    .bad(
                        "The same policy twice",
                        """
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              ManagedPolicyArns:
                                - arn:aws:iam::aws:policy/ReadOnlyAccess
                                - arn:aws:iam::aws:policy/ReadOnlyAccess
                        """,
                        finds: """
                            error[SCH-10]: 'ManagedPolicyArns' of 'Worker' (AWS::IAM::Role) has the same item at 0 \
                            and 1, but items must differ [Resources/Worker/Properties/ManagedPolicyArns/1]
                            """
                    ),
                    .bad(
                        "Six actions",
                        """
                        Resources:
                          Failures:
                            Type: AWS::CloudWatch::Alarm
                            Properties:
                              AlarmActions:
                                - arn:aws:sns:eu-west-1:123456789012:alice
                                - arn:aws:sns:eu-west-1:123456789012:bob
                                - arn:aws:sns:eu-west-1:123456789012:carol
                                - arn:aws:sns:eu-west-1:123456789012:dave
                                - arn:aws:sns:eu-west-1:123456789012:erin
                                - arn:aws:sns:eu-west-1:123456789012:frank
                        """,
                        finds: """
                            error[SCH-10]: 'AlarmActions' of 'Failures' (AWS::CloudWatch::Alarm) has 6 different \
                            items, but must have at most 5 [Resources/Failures/Properties/AlarmActions]
                            """
                    ),
                    .good(
                        "Each policy once",
                        """
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              ManagedPolicyArns:
                                - arn:aws:iam::aws:policy/ReadOnlyAccess
                                - arn:aws:iam::aws:policy/SecurityAudit
                        """
                    ),
                ]
            )
        case "SCH-13":
            RuleExplanation(
                why: """
                    The service refuses a text that is no ARN, ID, address or date where it wants one when the \
                    resource is made or changed.
                    """,
                fix: """
                    Give a value of the form that the finding names; better a reference to the resource than its \
                    name.
                    """,
                evidence: [.linter("E1150"), .linter("E1152"), .linter("E1154"), .linter("E1156")],
                examples: [
                    .bad(
                        "A name instead of an ID",
                        """
                        Resources:
                          Server:
                            Type: AWS::EC2::Instance
                            Properties:
                              SubnetId: private
                        """,
                        finds: """
                            error[SCH-13]: 'SubnetId' of 'Server' (AWS::EC2::Instance) is 'private', but must be the \
                            ID of an AWS::EC2::Subnet [Resources/Server/Properties/SubnetId]
                            """
                    ),
                    .good(
                        "An ID",
                        """
                        Resources:
                          Server:
                            Type: AWS::EC2::Instance
                            Properties:
                              SubnetId: subnet-0123456789abcdef0
                        """
                    ),
                ]
            )
        case "SCH-14":
            RuleExplanation(
                why: """
                    Each reference by itself is valid, so that the template is accepted; the service refuses the ARN \
                    or ID of another type's resource when the resource is made.
                    """,
                fix: "Refer to a resource of the type; take the attribute that the property wants by 'Fn::GetAtt'.",
                evidence: [.schema, .linter("E1040"), .linter("E1041")],
                examples: [
                    .bad(
                        "A queue instead of a role",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt Orders.Arn
                        """,
                        finds: """
                            error[SCH-14]: 'Role' of 'Worker' (AWS::Lambda::Function) is Fn::GetAtt 'Orders.Arn', the \
                            ARN of an AWS::SQS::Queue, but must match the pattern \
                            ^arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$ \
                            [Resources/Worker/Properties/Role]
                            """
                    ),
                    .bad(
                        "A VPC instead of a subnet",
                        """
                        Resources:
                          Network:
                            Type: AWS::EC2::VPC
                          Server:
                            Type: AWS::EC2::Instance
                            Properties:
                              SubnetId: !Ref Network
                        """,
                        finds: """
                            error[SCH-14]: 'SubnetId' of 'Server' (AWS::EC2::Instance) is Ref 'Network', the ID of an \
                            AWS::EC2::VPC, but must be the ID of an AWS::EC2::Subnet \
                            [Resources/Server/Properties/SubnetId]
                            """
                    ),
                    .good(
                        "The ARN of a role",
                        """
                        Resources:
                          WorkerRole:
                            Type: AWS::IAM::Role
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Role: !GetAtt WorkerRole.Arn
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
