import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about mappings, outputs, and the attributes of resources.
    static func ofEntries(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "TPL-22":
            RuleExplanation(
                why: """
                    Fn::FindInMap reads a value by a mapping and two keys. A value on another level cannot be \
                    read; values are strings or lists.
                    """,
                fix: """
                    Give each mapping top-level keys of letters, digits, '-' and '.', and below each of them \
                    second-level keys of letters and digits with the values.
                    """,
                evidence: [.documentation, .archivedDocumentation, .linter("E7001")],
                examples: [
                    .bad(
                        "A mapping with one level",
                        """
                        Mappings:
                          Retention:
                            test: 60
                            production: 1209600
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-22]: top-level key 'test' of mapping 'Retention' is 60, but must be an \
                            object of values [Mappings/Retention/test]
                            """,
                        """
                        error[TPL-22]: top-level key 'production' of mapping 'Retention' is 1209600, but must \
                        be an object of values [Mappings/Retention/production]
                        """
                    ),
                    .bad(
                        "A key with an underscore",
                        """
                        Mappings:
                          Retention:
                            us_east_1:
                              Seconds: 60
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: """
                            error[TPL-22]: top-level key 'us_east_1' of mapping 'Retention' must consist of ASCII \
                            letters, digits, '-' and '.' [Mappings/Retention/us_east_1]
                            """
                    ),
                    .good(
                        "Two levels",
                        """
                        Mappings:
                          Retention:
                            test:
                              Seconds: 60
                            production:
                              Seconds: 1209600
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "TPL-23":
            RuleExplanation(
                why: """
                    An output must have a value; CloudFormation refuses the template otherwise: Every Outputs \
                    member must contain a Value object. Other attributes than those of outputs do not exist.
                    """,
                fix: """
                    Add Value, correct the name of the attribute, or write it in the form that the finding names: \
                    Condition is the name of a condition, Description a literal string, Export an object with \
                    Name.
                    """,
                evidence: [
                    .documentation, .archivedDocumentation, .linter("E6001"), .linter("E6002"), .linter("E6003"),
                    .report,
                ],
                sources: ["https://github.com/aws-samples/aws-iot-chat-example/issues/1"],
                examples: [
                    .bad(
                        "An output without a value",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Description: Where orders arrive
                        """,
                        finds: "error[TPL-23]: output 'Queue' must have 'Value' [Outputs/Queue]"
                    ),
                    .bad(
                        "An export without Name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Value: !Ref Orders
                            Export: orders
                        """,
                        finds: """
                            error[TPL-23]: 'Export' of output 'Queue' is 'orders', but must be an object \
                            [Outputs/Queue/Export]
                            """
                    ),
                    .good(
                        "A value that is exported",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Description: Where orders arrive
                            Value: !Ref Orders
                            Export:
                              Name: orders
                        """
                    ),
                ]
            )
        case "TPL-24":
            RuleExplanation(
                why: """
                    The value of an output is a string: what describes a stack, and what imports a value, has no \
                    lists.
                    """,
                fix: """
                    Join a list by Fn::Join, and split it by Fn::Split where it is imported; or take one item by \
                    Fn::Select.
                    """,
                evidence: [.documentation, .linter("E6101")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                    aws-properties-cloudformation-stack-output.html
                    """
                ],
                examples: [
                    .bad(
                        "A list of zones",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Zones:
                            Value: !GetAZs ""
                        """,
                        finds: """
                            error[TPL-24]: 'Value' of output 'Zones' is a list, the result of 'Fn::GetAZs', but \
                            must be a string; join a list by 'Fn::Join' [Outputs/Zones/Value]
                            """
                    ),
                    .good(
                        "The zones in a string",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Zones:
                            Value: !Join [",", !GetAZs ""]
                        """
                    ),
                ]
            )
        case "TPL-25":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: The Name field of every Export member must be specified \
                    and consist only of alphanumeric characters, colons, or hyphens. It must not be longer than \
                    256 characters.
                    """,
                fix: "Replace other characters by '-' or ':', here and where Fn::ImportValue names the export.",
                evidence: [.report, .cdk],
                sources: ["https://github.com/aws/aws-cdk/issues/9733", "https://github.com/aws/aws-cdk/pull/28575"],
                examples: [
                    .bad(
                        "A name with an underscore",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Value: !Ref Orders
                            Export:
                              Name: orders_queue
                        """,
                        finds: """
                            error[TPL-25]: 'Name' of 'Export' of output 'Queue' is 'orders_queue', but must \
                            consist of ASCII letters, digits, ':' and '-' [Outputs/Queue/Export/Name]
                            """
                    ),
                    .good(
                        "A name with a hyphen",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Value: !Ref Orders
                            Export:
                              Name: orders-queue
                        """
                    ),
                    .unknown(
                        "A name that is given at deployment",
                        """
                        Parameters:
                          Name:
                            Type: String
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Queue:
                            Value: !Ref Orders
                            Export:
                              Name: !Ref Name
                        """
                    ),
                ]
            )
        case "TPL-26":
            RuleExplanation(
                why: """
                    CloudFormation refuses the template: Invalid template resource property. Beside Type there are \
                    only the attributes of all resources; what a resource type has of its own is below Properties.
                    """,
                fix: """
                    Add Type, correct the name of the attribute, or move what belongs to the resource below \
                    Properties.
                    """,
                evidence: [.documentation, .knowledgeCentre, .linter("E3001"), .report],
                sources: [
                    "https://aws.amazon.com/premiumsupport/knowledge-center/cloudformation-template-validation/",
                    "https://github.com/cloudtools/troposphere/pull/140",
                    "https://github.com/localstack/localstack/issues/9844",
                ],
                examples: [
                    .bad(
                        "A property beside the type",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            QueueName: orders
                        """,
                        finds: """
                            error[TPL-26]: 'Orders' (AWS::SQS::Queue) cannot have 'QueueName', but only \
                            'Condition', 'CreationPolicy', 'DeletionPolicy', 'DependsOn', 'Metadata', \
                            'Properties', 'Type', 'UpdatePolicy' and 'UpdateReplacePolicy' \
                            [Resources/Orders/QueueName]
                            """
                    ),
                    .bad(
                        "A function in DependsOn",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Shipments:
                            Type: AWS::SQS::Queue
                            DependsOn: !Ref Orders
                        """,
                        finds: """
                            error[TPL-26]: 'DependsOn' of 'Shipments' (AWS::SQS::Queue) is the function 'Ref', but \
                            must be the logical ID of a resource or a list of such [Resources/Shipments/DependsOn]
                            """
                    ),
                    .good(
                        "A property below Properties",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: orders
                        """
                    ),
                ]
            )
        case "TPL-27":
            RuleExplanation(
                why: """
                    CloudFormation takes a snapshot only of types that support it. A policy must be a literal \
                    string unless AWS::LanguageExtensions transforms the template: Every DeletionPolicy member \
                    must be a string.
                    """,
                fix: """
                    Write one of the policies that the finding names. RetainExceptOnCreate is for DeletionPolicy \
                    alone.
                    """,
                evidence: [.archivedDocumentation, .linter("E3035"), .linter("E3036"), .report],
                sources: [
                    "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/269",
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                    aws-attribute-updatereplacepolicy.html
                    """,
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                    transform-aws-languageextensions.html
                    """,
                ],
                examples: [
                    .bad(
                        "A snapshot of a bucket",
                        """
                        Resources:
                          Receipts:
                            Type: AWS::S3::Bucket
                            DeletionPolicy: Snapshot
                        """,
                        finds: """
                            error[TPL-27]: 'DeletionPolicy' of 'Receipts' (AWS::S3::Bucket) is 'Snapshot', which \
                            the type does not support; use 'Delete', 'Retain' or 'RetainExceptOnCreate' \
                            [Resources/Receipts/DeletionPolicy]
                            """
                    ),
                    .bad(
                        "A policy by a function",
                        """
                        Parameters:
                          Policy:
                            Type: String
                        Resources:
                          Receipts:
                            Type: AWS::S3::Bucket
                            DeletionPolicy: !Ref Policy
                        """,
                        finds: """
                            error[TPL-27]: 'DeletionPolicy' of 'Receipts' (AWS::S3::Bucket) is the function 'Ref', \
                            which needs 'Transform: AWS::LanguageExtensions' [Resources/Receipts/DeletionPolicy]
                            """
                    ),
                    .good(
                        "A bucket that is kept",
                        """
                        Resources:
                          Receipts:
                            Type: AWS::S3::Bucket
                            DeletionPolicy: Retain
                        """
                    ),
                ]
            )
        case "TPL-28":
            RuleExplanation(
                why: """
                    For a type without snapshots, CloudFormation falls back to Delete: when the resource is \
                    replaced, the old one and what it stores are deleted, and no snapshot is left.
                    """,
                fix: "Use Retain to keep the old resource, or Delete if it may go.",
                evidence: [.archivedDocumentation, .linter("E3036")],
                examples: [
                    .bad(
                        "A table",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            UpdateReplacePolicy: Snapshot
                        """,
                        finds: """
                            warning[TPL-28]: 'UpdateReplacePolicy' of 'Orders' (AWS::DynamoDB::Table) is \
                            'Snapshot', which the type does not support, so that CloudFormation deletes the \
                            resource; use 'Delete' or 'Retain' [Resources/Orders/UpdateReplacePolicy]
                            """
                    ),
                    .good(
                        "A table that is kept",
                        """
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            UpdateReplacePolicy: Retain
                        """
                    ),
                    .good(
                        "A database, of which there are snapshots",
                        """
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBInstance
                            UpdateReplacePolicy: Snapshot
                        """
                    ),
                ]
            )
        case "TPL-29":
            RuleExplanation(
                why: """
                    A creation policy makes CloudFormation wait for signals before a resource counts as made. Only \
                    few types support one; the time to wait is in the form PT#H#M#S, at most 12 hours.
                    """,
                fix: """
                    Remove the policy from other types, and write Timeout such as PT15M, Count as an integer, and \
                    a percentage from 0 to 100.
                    """,
                evidence: [.documentation, .archivedDocumentation, .linter("E3055")],
                examples: [
                    .bad(
                        "A time in another form",
                        """
                        Resources:
                          Worker:
                            Type: AWS::EC2::Instance
                            CreationPolicy:
                              ResourceSignal:
                                Count: 1
                                Timeout: 15M
                        """,
                        finds: """
                            error[TPL-29]: 'Timeout' of 'ResourceSignal' of 'CreationPolicy' of 'Worker' \
                            (AWS::EC2::Instance) is '15M', but must be a time in the form 'PT1H30M10S' \
                            [Resources/Worker/CreationPolicy/ResourceSignal/Timeout]
                            """
                    ),
                    .bad(
                        "A type that sends no signals",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            CreationPolicy:
                              ResourceSignal:
                                Count: 1
                        """,
                        finds: """
                            error[TPL-29]: 'CreationPolicy' of 'Orders' (AWS::SQS::Queue) is not supported; only \
                            'AWS::AppStream::Fleet', 'AWS::AutoScaling::AutoScalingGroup', \
                            'AWS::CloudFormation::WaitCondition' and 'AWS::EC2::Instance' have one \
                            [Resources/Orders/CreationPolicy]
                            """
                    ),
                    .good(
                        "An instance that signals",
                        """
                        Resources:
                          Worker:
                            Type: AWS::EC2::Instance
                            CreationPolicy:
                              ResourceSignal:
                                Count: 1
                                Timeout: PT15M
                        """
                    ),
                ]
            )
        case "TPL-30":
            RuleExplanation(
                why: """
                    An update policy says how CloudFormation updates a resource; each of the few types that \
                    support one has policies of its own, with bounds such as a pause of at most an hour and \
                    batches of at most 100 instances.
                    """,
                fix: """
                    Remove the policy from other types, and write what the finding names. An instance refresh and \
                    a rolling update exclude each other.
                    """,
                evidence: [.documentation, .archivedDocumentation, .linter("E3016")],
                sources: ["https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnAutoScalingInstanceRefresh.html"],
                examples: [
                    .bad(
                        "A pause that is too long",
                        """
                        Resources:
                          Workers:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            UpdatePolicy:
                              AutoScalingRollingUpdate:
                                PauseTime: PT2H
                        """,
                        finds: """
                            error[TPL-30]: 'PauseTime' of 'AutoScalingRollingUpdate' of 'UpdatePolicy' of \
                            'Workers' (AWS::AutoScaling::AutoScalingGroup) is 'PT2H', but must be at most 'PT1H' \
                            [Resources/Workers/UpdatePolicy/AutoScalingRollingUpdate/PauseTime]
                            """
                    ),
                    .bad(
                        "Two ways to update",
                        """
                        Resources:
                          Workers:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            UpdatePolicy:
                              AutoScalingInstanceRefresh:
                                Strategy: Rolling
                              AutoScalingRollingUpdate:
                                PauseTime: PT5M
                        """,
                        finds: """
                            error[TPL-30]: 'UpdatePolicy' of 'Workers' (AWS::AutoScaling::AutoScalingGroup) has \
                            'AutoScalingInstanceRefresh' and 'AutoScalingRollingUpdate'; remove one of them \
                            [Resources/Workers/UpdatePolicy]
                            """
                    ),
                    .good(
                        "A rolling update",
                        """
                        Resources:
                          Workers:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            UpdatePolicy:
                              AutoScalingRollingUpdate:
                                PauseTime: PT5M
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
