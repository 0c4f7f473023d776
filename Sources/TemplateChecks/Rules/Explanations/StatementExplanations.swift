import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about principals, actions and other texts in the statements of policies.
    static func ofStatements(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "POL-05":
            RuleExplanation(
                why: """
                    IAM refuses the document: Invalid principal in policy. In a policy that is attached to users, \
                    groups or roles, these are the principal: Policy document should not specify a principal.
                    """,
                fix: """
                    Remove Principal from policies of identities. Elsewhere write '*', an account of 12 digits or \
                    an ARN below AWS, or the domain name of a service below Service.
                    """,
                evidence: [.archivedDocumentation, .linter("E3510"), .linter("E3512"), .linter("E3530"), .report],
                sources: [
                    "https://github.com/aws-cloudformation/cfn-lint/issues/4287",
                    "https://github.com/hashicorp/terraform-provider-aws/issues/10419",
                ],
                examples: [
                    .bad(
                        "A service without its domain name",
                        """
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: sts:AssumeRole
                                    Principal:
                                      Service: lambda
                        """,
                        finds: """
                            error[POL-05]: 'AssumeRolePolicyDocument.Statement[0].Principal.Service' of 'Worker' \
                            (AWS::IAM::Role) is 'lambda', but must be the domain name of a service, such as \
                            lambda.amazonaws.com \
                            [Resources/Worker/Properties/AssumeRolePolicyDocument/Statement/0/Principal/Service]
                            """
                    ),
                    .bad(
                        "A principal in a policy of identities",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                                    Principal: "*"
                        """,
                        finds: """
                            error[POL-05]: 'PolicyDocument.Statement[0].Principal' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) must not be given: the policy is for those that it is \
                            attached to [Resources/Readers/Properties/PolicyDocument/Statement/0/Principal]
                            """
                    ),
                    .good(
                        "A service",
                        """
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: sts:AssumeRole
                                    Principal:
                                      Service: lambda.amazonaws.com
                        """
                    ),
                    .unknown(
                        "A principal that is given at deployment",
                        """
                        Parameters:
                          Caller:
                            Type: String
                        Resources:
                          Worker:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: sts:AssumeRole
                                    Principal:
                                      AWS: !Ref Caller
                        """
                    ),
                ]
            )
        case "POL-06":
            RuleExplanation(
                why: """
                    An action is named by the prefix of its service, one colon and a name. A name alone says no \
                    action, and IAM refuses a second colon.
                    """,
                fix: "Put the prefix before it, such as s3:GetObject, or write '*' for all actions.",
                evidence: [.archivedDocumentation, .linter("W3037")],
                sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"],
                examples: [
                    .bad(
                        "An action without a service",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: GetObject
                                    Resource: arn:aws:s3:::receipts/*
                        """,
                        finds: """
                            error[POL-06]: 'PolicyDocument.Statement[0].Action' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'GetObject', but must be '*' or the prefix of a service \
                            and an action, such as 's3:GetObject' \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Action]
                            """
                    ),
                    .good(
                        "An action of Amazon S3",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                        """
                    ),
                ]
            )
        case "POL-07":
            RuleExplanation(
                why: """
                    IAM refuses the document: Resource must be in ARN format or "*". A trust policy says who may \
                    use the role that it is a part of, and has no resources.
                    """,
                fix: """
                    Write the ARN, !GetAtt Name.Arn or, for objects of a bucket, !Sub ${Name.Arn}/*. Remove \
                    Resource from trust policies.
                    """,
                evidence: [.archivedDocumentation, .linter("E3510"), .linter("E3514"), .linter("E3530"), .report],
                sources: [
                    "https://github.com/CloudSnorkel/CloudWatch2S3/issues/1",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
                ],
                examples: [
                    .bad(
                        "The name of a bucket",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: receipts/*
                        """,
                        finds: """
                            error[POL-07]: 'PolicyDocument.Statement[0].Resource' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'receipts/*', but must be '*' or an ARN, such as \
                            arn:aws:s3:::bucket/* \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Resource]
                            """
                    ),
                    .bad(
                        "An ARN with too few parts",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:receipts
                        """,
                        finds: """
                            error[POL-07]: 'PolicyDocument.Statement[0].Resource' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'arn:aws:s3:receipts', but an ARN has six parts: \
                            arn:partition:service:region:account:resource \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Resource]
                            """
                    ),
                    .good(
                        "The ARN of objects",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                        """
                    ),
                    .unknown(
                        "A resource that is given at deployment",
                        """
                        Parameters:
                          Objects:
                            Type: String
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: !Ref Objects
                        """
                    ),
                ]
            )
        case "POL-08":
            RuleExplanation(
                why: """
                    IAM refuses the document: Statement IDs (SID) must be alpha-numeric, and in a single policy \
                    must be unique. Other services accept more.
                    """,
                fix: """
                    Write the ID without spaces and signs, such as ReadReceipts, and give each statement another \
                    one or none.
                    """,
                evidence: [.documentation, .linter("E3510"), .linter("E3530"), .report],
                sources: [
                    "https://github.com/aws-cloudformation/cfn-lint/issues/1376",
                    "https://github.com/kubernetes/kops/issues/4951",
                ],
                examples: [
                    .bad(
                        "An ID with a space",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Sid: Read receipts
                                    Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                        """,
                        finds: """
                            error[POL-08]: 'PolicyDocument.Statement[0].Sid' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'Read receipts', but must have only letters and digits \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Sid]
                            """
                    ),
                    .bad(
                        "The same ID twice",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Sid: Read
                                    Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                                  - Sid: Read
                                    Effect: Allow
                                    Action: sqs:ReceiveMessage
                                    Resource: arn:aws:sqs:us-east-1:123456789012:orders
                        """,
                        finds: """
                            error[POL-08]: 'PolicyDocument.Statement[1].Sid' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'Read', as is that of another statement, but they must \
                            differ [Resources/Readers/Properties/PolicyDocument/Statement/1/Sid]
                            """
                    ),
                    .good(
                        "Letters",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Sid: ReadReceipts
                                    Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                        """
                    ),
                ]
            )
        case "POL-09":
            RuleExplanation(
                why: """
                    Without Version, a document has the older version, 2008-10-17, which treats variables such as \
                    ${aws:username} as literal strings: the statement then is about a resource or a value that has \
                    the braces in its name.
                    """,
                fix: "Set Version to '2012-10-17'.",
                evidence: [.documentation, .archivedDocumentation],
                sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html"],
                examples: [
                    .bad(
                        "A document without a version",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/${aws:username}/*
                        """,
                        finds: """
                            warning[POL-09]: 'PolicyDocument.Statement[0].Resource' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) has the variable '${aws:username}', which is not replaced \
                            unless 'Version' is '2012-10-17' \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Resource]
                            """
                    ),
                    .good(
                        "The version with variables",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/${aws:username}/*
                        """
                    ),
                ]
            )
        case "POL-10":
            RuleExplanation(
                why: """
                    An action that does not exist does not affect the permissions that a policy grants: what it \
                    was meant to allow is not allowed, what it was meant to deny is not denied. Services get new \
                    actions, so that one that is only unknown is a remark.
                    """,
                fix: """
                    Write the action that the finding names. Some operations have no action of their own, such as \
                    those of transactions: allow what they do.
                    """,
                evidence: [.archivedDocumentation, .linter("W3037")],
                sources: [
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
                ],
                examples: [
                    .bad(
                        "A misspelled action",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: sqs:RecieveMessage
                                    Resource: arn:aws:sqs:us-east-1:123456789012:orders
                        """,
                        finds: """
                            warning[POL-10]: 'PolicyDocument.Statement[0].Action' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'sqs:RecieveMessage', but 'sqs' has no such action; did \
                            you mean 'sqs:ReceiveMessage'? \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Action]
                            """
                    ),
                    .bad(
                        "An operation without an action",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: dynamodb:TransactGetItems
                                    Resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders
                        """,
                        finds: """
                            warning[POL-10]: 'PolicyDocument.Statement[0].Action' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'dynamodb:TransactGetItems', which is an operation, but \
                            no action: it takes 'dynamodb:GetItem' \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Action]
                            """
                    ),
                    .good(
                        "An action",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Allow
                                    Action: sqs:ReceiveMessage
                                    Resource: arn:aws:sqs:us-east-1:123456789012:orders
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
