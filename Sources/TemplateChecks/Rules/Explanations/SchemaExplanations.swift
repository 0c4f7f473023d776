import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about the schemas of resource types.
    static func ofSchemas(_ id: RuleID) -> RuleExplanation? {
        ofProperties(id) ?? ofPropertyValues(id)
    }

    /// What is to be said of rules about types, and about the properties that resources have.
    static func ofProperties(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "SCH-01":
            RuleExplanation(
                why: """
                    CloudFormation makes resources of the types in its registry, and refuses a template with another: \
                    "Unrecognized resource types". Those of AWS SAM need its transform.
                    """,
                fix: """
                    Correct the type, or add 'AWS::Serverless-2016-10-31' to 'Transform'. What no type does is done \
                    by a custom resource, 'Custom::Name'.
                    """,
                evidence: [.schema, .knowledgeCentre, .linter("E3006"), .linter("E3038")],
                sources: ["https://repost.aws/knowledge-center/cloudformation-template-validation"],
                examples: [
                    .bad(
                        "A slip in the type",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queu
                        """,
                        finds: """
                            error[SCH-01]: 'Orders' is of the type 'AWS::SQS::Queu', which does not exist; did you \
                            mean 'AWS::SQS::Queue'? [Resources/Orders/Type]
                            """
                    ),
                    .bad(
                        "A type of AWS SAM without its transform",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Serverless::SimpleTable
                        """,
                        finds: """
                            error[SCH-01]: 'Orders' is an AWS::Serverless::SimpleTable, which needs the transform \
                            'AWS::Serverless-2016-10-31' [Resources/Orders/Type]
                            """
                    ),
                    .good(
                        "A type of the registry",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                    .unknown(
                        "A type of somebody else's, which an account may have registered",
                        """
                        Resources:
                          Orders:
                            Type: Example::Shop::Orders
                        """
                    ),
                ]
            )
        case "SCH-02":
            RuleExplanation(
                why: """
                    CloudFormation refuses a resource with a property that its type does not have, also deep inside: \
                    "extraneous key is not permitted", "Encountered unsupported property".
                    """,
                fix: "Correct the name, or move the property to the object that has it.",
                evidence: [.schema, .knowledgeCentre, .linter("E3002")],
                sources: [
                    "https://repost.aws/knowledge-center/cloudformation-template-validation",
                    "https://repost.aws/knowledge-center/cloudformation-model-validation-failure",
                ],
                examples: [
                    .bad(
                        "A slip in the name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeOut: 60
                        """,
                        finds: """
                            error[SCH-02]: 'VisibilityTimeOut' is no property of 'Orders' (AWS::SQS::Queue); did you \
                            mean 'VisibilityTimeout'? [Resources/Orders/Properties/VisibilityTimeOut]
                            """
                    ),
                    .good(
                        "The name of a property",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              VisibilityTimeout: 60
                        """
                    ),
                ]
            )
        case "SCH-03":
            RuleExplanation(
                why: "Without a property that its type requires a resource cannot be made: the deployment fails.",
                fix: "Add the property. Where 'Fn::If' leaves it out, give a value instead of 'AWS::NoValue'.",
                evidence: [.schema, .linter("E3003")],
                examples: [
                    .bad(
                        "A role without its trust",
                        """
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              RoleName: worker
                        """,
                        finds: """
                            error[SCH-03]: 'AssumeRolePolicyDocument' of 'Worker' (AWS::IAM::Role) is missing \
                            [Resources/Worker/Properties]
                            """
                    ),
                    .bad(
                        "Missing under a condition",
                        """
                        Parameters:
                          Topic: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Topic, orders]
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !If [IsProd, !Ref Topic, !Ref AWS::NoValue]
                              Protocol: sqs
                        """,
                        finds: """
                            error[SCH-03]: 'TopicArn' of 'Subscription' (AWS::SNS::Subscription) is missing when \
                            condition 'IsProd' is false [Resources/Subscription/Properties]
                            """
                    ),
                    .good(
                        "All that is required",
                        """
                        Parameters:
                          Topic: {Type: String}
                        Resources:
                          Subscription:
                            Type: AWS::SNS::Subscription
                            Properties:
                              TopicArn: !Ref Topic
                              Protocol: sqs
                        """
                    ),
                ]
            )
        case "SCH-11":
            RuleExplanation(
                why: """
                    Properties that need, exclude or replace each other must fit together in every combination of the \
                    conditions; otherwise the service refuses the resource.
                    """,
                fix: "Add the property that is missing, or remove one of those that exclude each other.",
                evidence: [.schema, .linter("E3014"), .linter("E3020"), .linter("E3021")],
                examples: [
                    .bad(
                        "A property of FIFO queues alone",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              ContentBasedDeduplication: true
                        """,
                        finds: """
                            error[SCH-11]: 'ContentBasedDeduplication' of 'Orders' (AWS::SQS::Queue) must not be \
                            given, because 'FifoQueue' is not given \
                            [Resources/Orders/Properties/ContentBasedDeduplication]
                            """
                    ),
                    .bad(
                        "Two that exclude each other",
                        """
                        Resources:
                          Subnet:
                            Type: AWS::EC2::Subnet
                            Properties:
                              VpcId: vpc-0123456789abcdef0
                              CidrBlock: 10.0.0.0/24
                              Ipv4IpamPoolId: ipam-pool-0123456789abcdef0
                              Ipv4NetmaskLength: 24
                        """,
                        finds: """
                            error[SCH-11]: 'CidrBlock' and 'Ipv4IpamPoolId' of 'Subnet' (AWS::EC2::Subnet) exclude \
                            each other; give only one [Resources/Subnet/Properties/Ipv4IpamPoolId]
                            """
                    ),
                    .good(
                        "A FIFO queue",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              ContentBasedDeduplication: true
                        """
                    ),
                ]
            )
        case "SCH-12":
            RuleExplanation(
                why: """
                    Where a value must be one of several forms, or one item of a list must be of a certain kind, the \
                    service refuses what is none, or several at once.
                    """,
                fix: "Change the value so that exactly one form fits, or add the item.",
                evidence: [.schema, .linter("E3017"), .linter("E3018"), .linter("E3042")],
                examples: [
                    .bad(
                        "A task in which no container is essential",
                        """
                        Resources:
                          Web:
                            Type: AWS::ECS::TaskDefinition
                            Properties:
                              ContainerDefinitions:
                                - {Name: web, Image: nginx, Essential: false}
                        """,
                        finds: """
                            error[SCH-12]: 'ContainerDefinitions' of 'Web' (AWS::ECS::TaskDefinition) lacks an item \
                            that must be there [Resources/Web/Properties/ContainerDefinitions]
                            """
                    ),
                    .good(
                        "An essential container",
                        """
                        Resources:
                          Web:
                            Type: AWS::ECS::TaskDefinition
                            Properties:
                              ContainerDefinitions:
                                - {Name: web, Image: nginx, Essential: true}
                        """
                    ),
                ]
            )
        case "SCH-15":
            RuleExplanation(
                why: """
                    Properties that the schema lists as read-only are returned by the service and cannot be set: what \
                    the template gives is refused, or has no effect and shows as drift.
                    """,
                fix: """
                    Remove the property. Where its value is needed, read it by 'Fn::GetAtt'; a name is set by another \
                    property.
                    """,
                evidence: [.documentation, .schema, .linter("E3040")],
                examples: [
                    .bad(
                        "An ARN that is given",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SNS::Topic
                            Properties:
                              TopicArn: arn:aws:sns:eu-west-1:123456789012:orders
                        """,
                        finds: """
                            error[SCH-15]: 'TopicArn' of 'Orders' (AWS::SNS::Topic) is set by the service; remove it, \
                            and read it with Fn::GetAtt where it is needed [Resources/Orders/Properties/TopicArn]
                            """
                    ),
                    .good(
                        "A name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SNS::Topic
                            Properties:
                              TopicName: orders
                        """
                    ),
                ]
            )
        case "SCH-16":
            RuleExplanation(
                why: """
                    The schema lists the property as deprecated: it is still accepted, but may be ignored or \
                    converted to what has replaced it, and need not be returned when the resource is read.
                    """,
                fix: "Use what has replaced the property, which the page of the type tells.",
                evidence: [.documentation, .schema],
                examples: [
                    .bad(
                        "An address by its old property",
                        """
                        Resources:
                          Address:
                            Type: AWS::EC2::EIPAssociation
                            Properties:
                              EIP: 192.0.2.1
                              InstanceId: i-0123456789abcdef0
                        """,
                        finds: """
                            warning[SCH-16]: 'EIP' of 'Address' (AWS::EC2::EIPAssociation) should no longer be used \
                            [Resources/Address/Properties/EIP]
                            """
                    ),
                    .good(
                        "An address by its allocation",
                        """
                        Resources:
                          Address:
                            Type: AWS::EC2::EIPAssociation
                            Properties:
                              AllocationId: eipalloc-0123456789abcdef0
                              InstanceId: i-0123456789abcdef0
                        """
                    ),
                ]
            )
        case "SCH-17":
            RuleExplanation(
                why: """
                    A path on the machine that deploys means nothing to CloudFormation. 'aws cloudformation package' \
                    uploads what is there to Amazon S3, and writes a template with the place; without it the \
                    deployment fails.
                    """,
                fix: """
                    Run 'aws cloudformation package', and deploy the template that it writes; or give the place in \
                    Amazon S3.
                    """,
                evidence: [.documentation, .linter("W3002")],
                examples: [
                    .bad(
                        "A folder",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Code: ./worker
                        """,
                        finds: """
                            warning[SCH-17]: 'Code' of 'Worker' (AWS::Lambda::Function) is './worker', which only \
                            'aws cloudformation package' understands; run it before the template is deployed \
                            [Resources/Worker/Properties/Code]
                            """
                    ),
                    .good(
                        "A place in Amazon S3",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Code: {S3Bucket: code, S3Key: worker.zip}
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
