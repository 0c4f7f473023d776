import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about dynamic references.
    static func ofDynamicReferences(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "TPL-31":
            RuleExplanation(
                why: """
                    CloudFormation reads the reference by the parts between the colons. Parameters of Systems \
                    Manager have a name and a version, which must be a number and, in the section of parameters, \
                    must be given; secrets have SecretString, a key, and a version's stage or its ID.
                    """,
                fix: """
                    Write {{resolve:ssm:name:1}} or {{resolve:secretsmanager:name:SecretString:key}}. A secret of \
                    another account is named by its whole ARN.
                    """,
                evidence: [.documentation, .archivedDocumentation, .linter("E1050")],
                sources: [
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html",
                    """
                    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/\
                    dynamic-references-secretsmanager.html
                    """,
                ],
                examples: [
                    .bad(
                        "A key without SecretString",
                        """
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBInstance
                            Properties:
                              MasterUserPassword: "{{resolve:secretsmanager:orders:password}}"
                        """,
                        finds: """
                            error[TPL-31]: dynamic reference '{{resolve:secretsmanager:orders:password}}' must \
                            have 'SecretString' after the secret, got 'password' \
                            [Resources/Orders/Properties/MasterUserPassword]
                            """
                    ),
                    .good(
                        "A key of a secret",
                        """
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBInstance
                            Properties:
                              MasterUserPassword: "{{resolve:secretsmanager:orders:SecretString:password}}"
                        """
                    ),
                    .unknown(
                        "A reference that is made at deployment",
                        """
                        Parameters:
                          Secret:
                            Type: String
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBInstance
                            Properties:
                              MasterUserPassword: !Sub "{{resolve:secretsmanager:${Secret}}}"
                        """
                    ),
                ]
            )
        case "TPL-32":
            RuleExplanation(
                why: """
                    CloudFormation reads secrets of Secrets Manager for properties of resources only: in metadata \
                    and outputs they could be seen. Secure strings of Systems Manager can be used only for a few \
                    properties, mostly passwords.
                    """,
                fix: """
                    Remove the secret from outputs and metadata; a program can read it itself. For other \
                    properties than those few, keep the value in Secrets Manager.
                    """,
                evidence: [.documentation, .archivedDocumentation, .linter("E1027"), .linter("E1051")],
                sources: [
                    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/cfn-example_reference-secret.html"
                ],
                examples: [
                    .bad(
                        "A secret in an output",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                        Outputs:
                          Token:
                            Value: "{{resolve:secretsmanager:token}}"
                        """,
                        finds: """
                            error[TPL-32]: dynamic reference '{{resolve:secretsmanager:token}}' is a secret, which \
                            only properties of resources take [Outputs/Token/Value]
                            """
                    ),
                    .bad(
                        "A secure string in a property that does not take it",
                        """
                        Resources:
                          Worker:
                            Type: AWS::Lambda::Function
                            Properties:
                              Environment:
                                Variables:
                                  TOKEN: "{{resolve:ssm-secure:token:1}}"
                        """,
                        finds: """
                            error[TPL-32]: dynamic reference '{{resolve:ssm-secure:token:1}}' is a secure string, \
                            which this property does not take; use Secrets Manager \
                            [Resources/Worker/Properties/Environment/Variables/TOKEN]
                            """
                    ),
                    .good(
                        "A secure string as a password",
                        """
                        Resources:
                          Orders:
                            Type: AWS::RDS::DBInstance
                            Properties:
                              MasterUserPassword: "{{resolve:ssm-secure:password:1}}"
                        """
                    ),
                ]
            )
        case "TPL-33":
            RuleExplanation(
                why: """
                    Dynamic references for secure values are not supported in custom resources, so that the \
                    handler does not get the secret that is meant.
                    """,
                fix: "Give the custom resource the secret's ARN, and let its handler read the secret.",
                evidence: [.archivedDocumentation],
                sources: ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html"],
                examples: [
                    .bad(
                        "A secret for a custom resource",
                        """
                        Resources:
                          Schema:
                            Type: Custom::Schema
                            Properties:
                              ServiceToken: arn:aws:lambda:us-east-1:123456789012:function:schema
                              Password: "{{resolve:secretsmanager:orders:SecretString:password}}"
                        """,
                        finds: """
                            warning[TPL-33]: dynamic reference \
                            '{{resolve:secretsmanager:orders:SecretString:password}}' is a secret, which \
                            CloudFormation does not read for custom resources \
                            [Resources/Schema/Properties/Password]
                            """
                    ),
                    .good(
                        "The secret's ARN",
                        """
                        Resources:
                          Password:
                            Type: AWS::SecretsManager::Secret
                          Schema:
                            Type: Custom::Schema
                            Properties:
                              ServiceToken: arn:aws:lambda:us-east-1:123456789012:function:schema
                              PasswordARN: !Ref Password
                        """
                    ),
                ]
            )
        case "TPL-34":
            RuleExplanation(
                why: """
                    CloudFormation leaves the text as it is, without an error: the property gets the braces and \
                    the name, not the value.
                    """,
                fix: "Remove the spaces between '{{' and 'resolve'.",
                evidence: [.linter("W1053"), .report],
                sources: ["https://github.com/aws-cloudformation/cfn-lint/pull/4412"],
                examples: [
                    .bad(
                        "Spaces inside the braces",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: "{{ resolve:ssm:/orders/name }}"
                        """,
                        finds: """
                            warning[TPL-34]: '{{ resolve:ssm:/orders/name }}' has spaces after '{{', so that it is \
                            no dynamic reference; remove them [Resources/Orders/Properties/QueueName]
                            """
                    ),
                    .good(
                        "No spaces",
                        """
                        Resources:
                          Orders:
                            Type: AWS::SQS::Queue
                            Properties:
                              QueueName: "{{resolve:ssm:/orders/name}}"
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
