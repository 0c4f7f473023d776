import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about references.
    static func ofReferences(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "REF-01":
            RuleExplanation(
                why: """
                    'DependsOn' is the order in which resources are made; a resource cannot be made after itself, so \
                    that CloudFormation refuses the template.
                    """,
                fix: "Remove the name from 'DependsOn', or name the resource that has to be there before.",
                evidence: [.linter("E3005"), .linter("E3004")],
                examples: [
                    .bad(
                        "A resource after itself",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            DependsOn: Orders
                        """,
                        finds: """
                            error[REF-01]: 'Orders' depends on itself; remove it from 'DependsOn' \
                            [Resources/Orders/DependsOn]
                            """
                    ),
                    .good(
                        "A resource after another",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            DependsOn: Topic
                          Topic:
                            Type: AWS::SNS::Topic
                        """
                    ),
                ]
            )
        case "REF-02":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template that refers to what it does not have: "Unresolved resource \
                    dependencies".
                    """,
                fix: """
                    Correct the name, or declare the resource or the parameter. What another stack has is read by \
                    'Fn::ImportValue'.
                    """,
                evidence: [.documentation, .knowledgeCentre, .linter("E1020"), .linter("E1019")],
                sources: ["https://repost.aws/knowledge-center/cloudformation-template-validation"],
                examples: [
                    .bad(
                        "A slip in the name",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Address: {Value: !Ref Order}
                        """,
                        finds: """
                            error[REF-02]: there is no resource, parameter or pseudo parameter 'Order'; did you mean \
                            'Orders'? [Outputs/Address/Value/Ref]
                            """
                    ),
                    .bad(
                        "A variable in a text",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub 'orders-${Stage}'
                        """,
                        finds: """
                            error[REF-02]: there is no resource, parameter or pseudo parameter 'Stage' \
                            [Resources/Orders/Properties/QueueName/Fn::Sub]
                            """
                    ),
                    .good(
                        "What the template has",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub 'orders-${Stage}'
                        Outputs:
                          Address: {Value: !Ref Orders}
                        """
                    ),
                    .unknown(
                        "A macro that may add it",
                        """
                        Transform: OurMacro
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: !Sub 'orders-${Stage}'
                        """
                    ),
                ]
            )
        case "REF-03":
            RuleExplanation(
                why: """
                    A resource has the attributes that its type's schema lists; with another one CloudFormation \
                    refuses the template.
                    """,
                fix: """
                    Take an attribute of the type. What 'Ref' returns, often the name or the address, needs no \
                    attribute.
                    """,
                evidence: [.documentation, .schema, .linter("E1010")],
                examples: [
                    .bad(
                        "The attribute of another type",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Address: {Value: !GetAtt Orders.Url}
                        """,
                        finds: """
                            error[REF-03]: 'Url' is no attribute of 'Orders' (AWS::SQS::Queue), which has 'Arn', \
                            'ContentBasedDeduplication', 'DeduplicationScope', 'DelaySeconds', 'FifoQueue', \
                            'FifoThroughputLimit', 'KmsDataKeyReusePeriodSeconds', 'KmsMasterKeyId', \
                            'MaximumMessageSize', 'MessageRetentionPeriod', 'QueueName', 'QueueUrl' and 6 more; did \
                            you mean 'QueueUrl'? [Outputs/Address/Value/Fn::GetAtt]
                            """
                    ),
                    .good(
                        "Attributes of the type",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Address: {Value: !GetAtt Orders.QueueUrl}
                          Name: {Value: !GetAtt Orders.QueueName}
                        """
                    ),
                    .unknown(
                        "A type that is made by a function",
                        """
                        Resources:
                          Invoice:
                            Type: Custom::Invoice
                            Properties:
                              ServiceToken: arn:aws:lambda:eu-west-1:123456789012:function:invoice
                        Outputs:
                          Number: {Value: !GetAtt Invoice.Number}
                        """
                    ),
                ]
            )
        case "REF-04":
            RuleExplanation(
                why: """
                    Conditions and rules are decided before any resource is there, so that they can use parameters, \
                    mappings and other conditions alone.
                    """,
                fix: "Compare the parameter that the resource is made of, or add one.",
                evidence: [.documentation, .linter("E1020")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-\
                    reference-conditions.html
                    """
                ],
                examples: [
                    .bad(
                        "A condition about a queue",
                        """
                        Conditions:
                          HasOrders: !Equals [!Ref Orders, orders]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                          Topic:
                            Type: AWS::SNS::Topic
                            Condition: HasOrders
                        """,
                        finds: """
                            error[REF-04]: conditions cannot refer to the resource 'Orders', as they are decided \
                            before resources exist; refer to parameters [Conditions/HasOrders/Fn::Equals/0/Ref]
                            """
                    ),
                    .good(
                        "A condition about the parameter",
                        """
                        Parameters:
                          Name: {Type: String}
                        Conditions:
                          HasOrders: !Equals [!Ref Name, orders]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {QueueName: !Ref Name}
                          Topic:
                            Type: AWS::SNS::Topic
                            Condition: HasOrders
                        """
                    ),
                ]
            )
        case "REF-05":
            RuleExplanation(
                why: """
                    Where the condition of a resource is false, the resource is not made, and a reference to it \
                    resolves to nothing: the deployment fails, though only with some parameters.
                    """,
                fix: """
                    Choose by 'Fn::If' with the condition of the resource, or give what refers to it the same \
                    condition.
                    """,
                evidence: [.linter("W1001")],
                examples: [
                    .bad(
                        "An output of a queue that may be missing",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Topic:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        Outputs:
                          Address: {Value: !Ref Orders}
                        """,
                        finds: """
                            warning[REF-05]: 'Orders' exists only if condition 'IsProd' is true, but output 'Address' \
                            refers to it also when it is false; use 'Fn::If' with 'IsProd' \
                            [Outputs/Address/Value/Ref]
                            """
                    ),
                    .good(
                        "The same condition",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Topic:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        Outputs:
                          Address: {Condition: IsProd, Value: !Ref Orders}
                        """
                    ),
                    .good(
                        "A choice",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Topic:
                            Type: AWS::SNS::Topic
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        Outputs:
                          Address: {Value: !If [IsProd, !Ref Orders, none]}
                        """
                    ),
                ]
            )
        case "REF-06":
            RuleExplanation(
                why: """
                    Whoever deploys the template is asked for a value that changes nothing. Often a literal stands \
                    where the parameter was meant.
                    """,
                fix: "Use the parameter, or remove it.",
                evidence: [.linter("W2001")],
                examples: [
                    .bad(
                        "A parameter without use",
                        """
                        Parameters:
                          Delay: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: 60}
                        """,
                        finds: "warning[REF-06]: parameter 'Delay' is not used; remove it [Parameters/Delay]"
                    ),
                    .good(
                        "A parameter that is used",
                        """
                        Parameters:
                          Delay: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !Ref Delay}
                        """
                    ),
                    .unknown(
                        "A macro that may use it",
                        """
                        Transform: OurMacro
                        Parameters:
                          Delay: {Type: Number}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """
                    ),
                ]
            )
        case "REF-07":
            RuleExplanation(
                why: """
                    A mapping that 'Fn::FindInMap' never names has no effect, and counts towards the size of the \
                    template and the number of its mappings.
                    """,
                fix: "Look values up in the mapping, or remove it.",
                evidence: [.linter("W7001")],
                examples: [
                    .bad(
                        "A mapping without use",
                        """
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: "warning[REF-07]: mapping 'Delays' is not used; remove it [Mappings/Delays]"
                    ),
                    .good(
                        "A mapping that is used",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]}
                        """
                    ),
                    .unknown(
                        "A name that a deployment decides",
                        """
                        Parameters:
                          Table: {Type: String}
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [!Ref Table, dev, Seconds]}
                        """
                    ),
                ]
            )
        case "REF-08":
            RuleExplanation(
                why: """
                    A condition that no resource, output, 'Fn::If' or other condition names decides nothing. Often \
                    what was to depend on it is always deployed.
                    """,
                fix: "Name the condition where it is to decide, or remove it.",
                evidence: [.linter("W8001")],
                examples: [
                    .bad(
                        "A condition without use",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        """,
                        finds: "warning[REF-08]: condition 'IsProd' is not used; remove it [Conditions/IsProd]"
                    ),
                    .good(
                        "A condition that is used",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Condition: IsProd
                        """
                    ),
                ]
            )
        case "REF-09":
            RuleExplanation(
                why: """
                    'Fn::FindInMap' looks values up in the section 'Mappings' of the same template; CloudFormation \
                    refuses one that names a mapping which is not there.
                    """,
                fix: "Correct the name, or declare the mapping.",
                evidence: [.documentation, .linter("E1011")],
                examples: [
                    .bad(
                        "A slip in the name",
                        """
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delay, prod, Seconds]}
                        """,
                        finds: """
                            error[REF-09]: there is no mapping 'Delay'; did you mean 'Delays'? \
                            [Resources/Orders/Properties/DelaySeconds/Fn::FindInMap/0]
                            """
                    ),
                    .good(
                        "The name of a mapping",
                        """
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, prod, Seconds]}
                        """
                    ),
                ]
            )
        case "REF-10":
            RuleExplanation(
                why: """
                    CloudFormation refuses a template in which 'Fn::FindInMap' names a key that the mapping does not \
                    have.
                    """,
                fix: """
                    Correct the key, or add it to the mapping. With the transform 'AWS::LanguageExtensions' a fourth \
                    value, an object with 'DefaultValue', stands for keys that are missing.
                    """,
                evidence: [.documentation, .linter("E1011")],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-\
                    reference-findinmap-enhancements.html
                    """
                ],
                examples: [
                    .bad(
                        "A key that is not there",
                        """
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, test, Seconds]}
                        """,
                        finds: """
                            error[REF-10]: mapping 'Delays' has no key 'test', but only 'dev' and 'prod' \
                            [Resources/Orders/Properties/DelaySeconds/Fn::FindInMap/1]
                            """
                    ),
                    .good(
                        "A key of the mapping",
                        """
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, prod, Seconds]}
                        """
                    ),
                    .good(
                        "A default value",
                        """
                        Transform: AWS::LanguageExtensions
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, test, Seconds, {DefaultValue: 10}]}
                        """
                    ),
                    .unknown(
                        "A key that a deployment decides",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]}
                        """
                    ),
                ]
            )
        case "REF-11":
            RuleExplanation(
                why: """
                    With the default of the parameter, or one of its allowed values, as the key nothing is found, so \
                    that such a deployment fails.
                    """,
                fix: "Add the key to the mapping, or take the value from the parameter.",
                evidence: [.documentation],
                sources: [
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-\
                    reference-findinmap-enhancements.html
                    """
                ],
                examples: [
                    .bad(
                        "An allowed value that is no key",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, test, prod]}
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]}
                        """,
                        finds: """
                            warning[REF-11]: mapping 'Delays' has no key 'test', which is allowed for parameter \
                            'Stage', but only 'dev' and 'prod' \
                            [Resources/Orders/Properties/DelaySeconds/Fn::FindInMap/1]
                            """
                    ),
                    .bad(
                        "A default that is no key",
                        """
                        Parameters:
                          Stage: {Type: String, Default: test}
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]}
                        """,
                        finds: """
                            warning[REF-11]: mapping 'Delays' has no key 'test', which is the default of parameter \
                            'Stage', but only 'dev' and 'prod' \
                            [Resources/Orders/Properties/DelaySeconds/Fn::FindInMap/1]
                            """
                    ),
                    .good(
                        "A key for each allowed value",
                        """
                        Parameters:
                          Stage: {Type: String, AllowedValues: [dev, prod]}
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]}
                        """
                    ),
                    .unknown(
                        "Any value",
                        """
                        Parameters:
                          Stage: {Type: String}
                        Mappings:
                          Delays: {dev: {Seconds: 0}, prod: {Seconds: 60}}
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties: {DelaySeconds: !FindInMap [Delays, !Ref Stage, Seconds]}
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
