import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about the limits and names of CloudFormation.
    static func ofLimits(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "CFN-01":
            RuleExplanation(
                why: """
                    CloudFormation reads at most 1 MB from Amazon S3. It is not said whether this is 1,000,000 or \
                    1,048,576 bytes, so that the smaller number is taken; from 80 % of it the finding is a warning.
                    """,
                fix: """
                    Move some of the resources to another stack or to a nested one, and long texts, such as the code \
                    of functions or state machines, to files of their own.
                    """,
                evidence: [.documentation, .linter("E1002"), .linter("I1002")],
                examples: []
            )
        case "CFN-02":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template with more than 500 resources. From 401 the finding is a \
                    warning: taking apart a stack that is in use is laborious, because its resources have to be \
                    moved.
                    """,
                fix: """
                    Move resources that change together to another stack or to a nested one. The finding says which \
                    parts of the template are the largest.
                    """,
                evidence: [.documentation, .linter("E3010"), .linter("I3010")],
                examples: []
            )
        case "CFN-03":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template with more than 200 parameters, outputs or mappings, or with \
                    more than 200 attributes in a mapping.
                    """,
                fix: "Divide the template; take lists as parameters instead of single values, and divide mappings.",
                evidence: [.documentation, .linter("E6010"), .linter("E7010")],
                examples: []
            )
        case "CFN-04":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template in which the name of a resource, parameter, output, mapping or \
                    key of a mapping has more than 255 characters.
                    """,
                fix: "Shorten the name, such as the parts of which a program or a loop makes it.",
                evidence: [.documentation, .linter("E2011"), .linter("E3001"), .linter("E6011"), .linter("E7002")],
                examples: []
            )
        case "CFN-05":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template whose description, or that of an output, has more than 1,024 \
                    bytes in UTF-8, in which a character can have up to 4.
                    """,
                fix: "Shorten the description, and put the rest into comments or into Metadata.",
                evidence: [.documentation, .linter("E1003"), .linter("E6011")],
                sources: [
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
                ],
                examples: []
            )
        case "CFN-06":
            RuleExplanation(
                why: """
                    CloudFormation takes no value of a parameter with more than 4,096 bytes, so that a longer \
                    default or allowed value cannot be used.
                    """,
                fix: """
                    Divide the value over several parameters and put it together with Fn::Join, or keep it in \
                    Parameter Store.
                    """,
                evidence: [.documentation, .linter("E2011")],
                examples: []
            )
        case "CFN-07":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: logical IDs are alphanumeric and unique within a template, \
                    and Ref could not tell a parameter from a resource with its name.
                    """,
                fix: """
                    Write names with ASCII letters and digits only, such as OrdersQueue, and rename the parameter or \
                    the resource if both have one name.
                    """,
                evidence: [.documentation, .linter("E3001"), .linter("E3007")],
                examples: [
                    .bad(
                        "A hyphen",
                        """
                        Resources:
                          orders-queue:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[CFN-07]: the name of resource 'orders-queue' must consist of ASCII letters and \
                            digits only [Resources/orders-queue]
                            """
                    ),
                    .bad(
                        "The name of a parameter",
                        """
                        Parameters:
                          Orders: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Ref Orders
                        """,
                        finds: """
                            error[CFN-07]: resource 'Orders' has the name of a parameter; rename one of them \
                            [Resources/Orders]
                            """
                    ),
                    .good(
                        "Letters and digits",
                        """
                        Parameters:
                          OrdersName: {Type: String}
                        Resources:
                          OrdersQueue:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Ref OrdersName
                        """
                    ),
                ]
            )
        case "CFN-08":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: parameters, pseudo parameters and functions cannot be in \
                    the section of mappings.
                    """,
                fix: """
                    Write the values as they are, and compute where they are used: Fn::Sub and Fn::Join can take \
                    what Fn::FindInMap finds.
                    """,
                evidence: [.documentation, .linter("E7001")],
                examples: [
                    .bad(
                        "A parameter in a mapping",
                        """
                        Parameters:
                          Days: {Type: Number}
                        Mappings:
                          Retention:
                            production: {Days: !Ref Days}
                            test: {Days: 7}
                        Resources:
                          Log:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              RetentionInDays: !FindInMap [Retention, production, Days]
                        """,
                        finds: """
                            error[CFN-08]: 'Days' of top-level key 'production' of mapping 'Retention' is the \
                            function 'Ref', but mappings have only literal values \
                            [Mappings/Retention/production/Days]
                            """
                    ),
                    .good(
                        "Values as they are",
                        """
                        Mappings:
                          Retention:
                            production: {Days: 90}
                            test: {Days: 7}
                        Resources:
                          Log:
                            Type: AWS::Logs::LogGroup
                            Properties:
                              RetentionInDays: !FindInMap [Retention, production, Days]
                        """
                    ),
                ]
            )
        case "CFN-09":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: the name of an export, and the name that Fn::ImportValue \
                    reads, cannot be made with Ref or Fn::GetAtt of a resource.
                    """,
                fix: "Make the name of texts, parameters and pseudo parameters, such as AWS::StackName.",
                evidence: [.documentation, .linter("E1010"), .linter("E1019"), .linter("E1020")],
                examples: [
                    .bad(
                        "The name of a resource",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          OrdersArn:
                            Value: !GetAtt Orders.Arn
                            Export: {Name: !Sub '${Orders.QueueName}-arn'}
                        """,
                        finds: """
                            error[CFN-09]: the name of the export of output 'OrdersArn' must not depend on \
                            resources, but refers to 'Orders' [Outputs/OrdersArn/Export/Name/Fn::Sub]
                            """
                    ),
                    .good(
                        "The name of the stack",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          OrdersArn:
                            Value: !GetAtt Orders.Arn
                            Export: {Name: !Sub '${AWS::StackName}-orders-arn'}
                        """
                    ),
                ]
            )
        case "CFN-11":
            RuleExplanation(
                why: """
                    Fn::GetStackOutput reads outputs across accounts and Regions, but not across partitions. A role \
                    of one partition does not exist in the others.
                    """,
                fix: """
                    Name a Region and a role of the same partition. Hand over values of another partition as \
                    parameters.
                    """,
                evidence: [.documentation],
                examples: [
                    .bad(
                        "A role of another partition",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId:
                                Fn::GetStackOutput:
                                  StackName: keys
                                  OutputName: Orders
                                  Region: cn-north-1
                                  RoleArn: arn:aws:iam::123456789012:role/outputs
                        """,
                        finds: """
                            error[CFN-11]: 'RoleArn' of 'Fn::GetStackOutput' is in the partition 'aws', but 'Region' \
                            is 'cn-north-1' of 'aws-cn'; outputs are read within a partition \
                            [Resources/Orders/Properties/KmsMasterKeyId/Fn::GetStackOutput/RoleArn]
                            """
                    ),
                    .good(
                        "A role of the partition",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId:
                                Fn::GetStackOutput:
                                  StackName: keys
                                  OutputName: Orders
                                  Region: cn-north-1
                                  RoleArn: arn:aws-cn:iam::123456789012:role/outputs
                        """
                    ),
                    .unknown(
                        "A Region that a deployment gives",
                        """
                        Parameters:
                          Region: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              KmsMasterKeyId:
                                Fn::GetStackOutput:
                                  StackName: keys
                                  OutputName: Orders
                                  Region: !Ref Region
                                  RoleArn: arn:aws:iam::123456789012:role/outputs
                        """
                    ),
                ]
            )
        case "CFN-12":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: functions can give the values of variables, but not the \
                    text in which the variables are.
                    """,
                fix: "Write the text as it is, and put what a function gives into it by a variable.",
                evidence: [.documentation, .linter("E1019")],
                examples: [
                    .bad(
                        "A text that is put together",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName:
                                Fn::Sub: !Join ['-', ['${AWS::StackName}', orders]]
                        """,
                        finds: """
                            error[CFN-12]: the text of 'Fn::Sub' is the function 'Fn::Join', but must be a string as \
                            it is, without functions [Resources/Orders/Properties/QueueName/Fn::Sub]
                            """
                    ),
                    .good(
                        "A text as it is",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub ${AWS::StackName}-orders
                        """
                    ),
                ]
            )
        case "CFN-13":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template with more than 60 dynamic references. Each place in the \
                    template counts here, also where several read the same value.
                    """,
                fix: """
                    Read the value of Parameter Store once, by a parameter of the type \
                    AWS::SSM::Parameter::Value<String>, or divide the template.
                    """,
                evidence: [.documentation],
                examples: []
            )
        case "CFN-15":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template with 'Circular dependency between resources': a resource is \
                    created after those that it refers to, also within policies, and in a cycle none can be the \
                    first.
                    """,
                fix: """
                    Take one reference out of the cycle: put it into a resource of its own, such as \
                    AWS::EC2::SecurityGroupIngress or AWS::SQS::QueuePolicy, or write a name instead that is known \
                    before.
                    """,
                evidence: [.documentation, .linter("E3004")],
                sources: [
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html"
                ],
                examples: [
                    .bad(
                        "Two groups that name each other",
                        """
                        Resources:
                          Web:
                            Type: AWS::EC2::SecurityGroup
                            Properties:
                              SecurityGroupEgress:
                                - {IpProtocol: tcp, DestinationSecurityGroupId: !GetAtt Database.GroupId}
                          Database:
                            Type: AWS::EC2::SecurityGroup
                            Properties:
                              SecurityGroupIngress:
                                - {IpProtocol: tcp, SourceSecurityGroupId: !GetAtt Web.GroupId}
                        """,
                        finds: """
                            error[CFN-15]: 'Web' -> 'Database' -> 'Web' is a cycle of dependencies: \
                            Resources/Web/Properties/SecurityGroupEgress/0/DestinationSecurityGroupId/Fn::GetAtt \
                            refers to 'Database', \
                            Resources/Database/Properties/SecurityGroupIngress/0/SourceSecurityGroupId/Fn::GetAtt \
                            refers to 'Web' \
                            [Resources/Web/Properties/SecurityGroupEgress/0/DestinationSecurityGroupId/Fn::GetAtt]
                            """
                    ),
                    .good(
                        "A rule of its own",
                        """
                        Resources:
                          Web:
                            Type: AWS::EC2::SecurityGroup
                            Properties:
                              SecurityGroupEgress:
                                - {IpProtocol: tcp, DestinationSecurityGroupId: !GetAtt Database.GroupId}
                          Database:
                            Type: AWS::EC2::SecurityGroup
                          FromWeb:
                            Type: AWS::EC2::SecurityGroupIngress
                            Properties:
                              GroupId: !GetAtt Database.GroupId
                              IpProtocol: tcp
                              SourceSecurityGroupId: !GetAtt Web.GroupId
                        """
                    ),
                ]
            )
        case "CFN-16":
            RuleExplanation(
                why: """
                    The service refuses the tags: a key is there once, has at most 128 characters and does not begin \
                    with 'aws:', which is for tags of AWS itself; a value has at most 256 characters.
                    """,
                fix: "Rename or shorten the key, and keep longer values elsewhere.",
                evidence: [.documentation, .linter("E3024")],
                examples: [
                    .bad(
                        "A key of AWS, and one that is there twice",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              Tags:
                                - {Key: aws:team, Value: shop}
                                - {Key: stage, Value: test}
                                - {Key: stage, Value: production}
                        """,
                        finds: """
                            error[CFN-16]: 'Tags' of 'Orders' (AWS::SQS::Queue) has the tag 'aws:team', but keys \
                            that begin with 'aws:' are for AWS [Resources/Orders/Properties/Tags/0/Key]
                            """,
                        """
                        error[CFN-16]: 'Tags' of 'Orders' (AWS::SQS::Queue) has the tag 'stage' twice \
                        [Resources/Orders/Properties/Tags/2/Key]
                        """
                    ),
                    .good(
                        "Keys of one's own",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              Tags:
                                - {Key: team, Value: shop}
                                - {Key: stage, Value: test}
                        """
                    ),
                    .unknown(
                        "A value that a deployment gives",
                        """
                        Parameters:
                          Team: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              Tags:
                                - {Key: team, Value: !Ref Team}
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
