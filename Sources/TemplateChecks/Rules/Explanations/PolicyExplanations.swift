import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about policy documents.
    static func ofPolicies(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "POL-01":
            RuleExplanation(
                why: """
                    The document does not comply with the grammar of policies, which is checked when it is saved. \
                    The grammar has no elements of other names.
                    """,
                fix: """
                    Correct the name of the element: a statement has Sid, Effect, Principal, Action, Resource and \
                    Condition, and Not before Principal, Action and Resource; a document has Id, Version and \
                    Statement.
                    """,
                evidence: [
                    .archivedDocumentation, .linter("E3510"), .linter("E3512"), .linter("E3513"), .linter("E3530"),
                ],
                sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_policy-validator.html"],
                examples: [
                    .bad(
                        "A misspelled element",
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
                                    Conditions:
                                      Bool:
                                        aws:SecureTransport: true
                        """,
                        finds: """
                            error[POL-01]: 'Conditions' is no property of 'PolicyDocument.Statement[0]' of \
                            'Readers' (AWS::IAM::ManagedPolicy); did you mean 'Condition'? \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Conditions]
                            """
                    ),
                    .good(
                        "A condition",
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
                                    Condition:
                                      Bool:
                                        aws:SecureTransport: true
                        """
                    ),
                ]
            )
        case "POL-02":
            RuleExplanation(
                why: """
                    A statement must say Effect, Action or NotAction and, according to what the policy is attached \
                    to, Principal and Resource or their opposites. Of an element and its opposite only one can be \
                    given. The document does not comply with the grammar otherwise.
                    """,
                fix: "Add the element that the finding names, or remove one of the two that exclude each other.",
                evidence: [
                    .archivedDocumentation, .linter("E3510"), .linter("E3512"), .linter("E3513"), .linter("E3530"),
                ],
                sources: [
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_policy-validator.html",
                ],
                examples: [
                    .bad(
                        "A policy that says no resource",
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
                        """,
                        finds: """
                            error[POL-02]: 'PolicyDocument.Statement[0]' of 'Readers' (AWS::IAM::ManagedPolicy) \
                            needs exactly one of 'Resource' or 'NotResource' \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0]
                            """
                    ),
                    .bad(
                        "A trust policy that says no principal",
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
                        """,
                        finds: """
                            error[POL-02]: 'AssumeRolePolicyDocument.Statement[0]' of 'Worker' (AWS::IAM::Role) \
                            needs exactly one of 'Principal' or 'NotPrincipal' \
                            [Resources/Worker/Properties/AssumeRolePolicyDocument/Statement/0]
                            """
                    ),
                    .good(
                        "A policy with action and resource",
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
                        "A document that is given at deployment",
                        """
                        Parameters:
                          Document:
                            Type: String
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument: !Ref Document
                        """
                    ),
                ]
            )
        case "POL-03":
            RuleExplanation(
                why: """
                    Effect is Allow or Deny and Version one of two dates, in this very spelling; actions and \
                    resources are texts or lists of them. With another value the document does not comply with the \
                    grammar.
                    """,
                fix: "Write the value that the finding names.",
                evidence: [
                    .documentation, .archivedDocumentation, .linter("E3510"), .linter("E3512"), .linter("E3513"),
                    .linter("E3530"),
                ],
                sources: [
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_policy-validator.html",
                ],
                examples: [
                    .bad(
                        "An effect that does not exist",
                        """
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: Permit
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                        """,
                        finds: """
                            error[POL-03]: 'PolicyDocument.Statement[0].Effect' of 'Readers' \
                            (AWS::IAM::ManagedPolicy) is 'Permit', but must be 'Allow' or 'Deny' \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Effect]
                            """
                    ),
                    .good(
                        "An effect",
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
                        "An effect that is given at deployment",
                        """
                        Parameters:
                          Effect:
                            Type: String
                        Resources:
                          Readers:
                            Type: AWS::IAM::ManagedPolicy
                            Properties:
                              PolicyDocument:
                                Version: "2012-10-17"
                                Statement:
                                  - Effect: !Ref Effect
                                    Action: s3:GetObject
                                    Resource: arn:aws:s3:::receipts/*
                        """
                    ),
                ]
            )
        case "POL-04":
            RuleExplanation(
                why: """
                    The operator says how a key is compared with values, and there is a fixed list of operators. \
                    IfExists may follow all but Null, ForAllValues: and ForAnyValue: may precede them.
                    """,
                fix: "Correct the name of the operator, such as StringEquals.",
                evidence: [
                    .archivedDocumentation, .linter("E3510"), .linter("E3512"), .linter("E3513"), .linter("E3530"),
                ],
                sources: [
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html"
                ],
                examples: [
                    .bad(
                        "A misspelled operator",
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
                                    Condition:
                                      StringEqual:
                                        aws:SourceVpc: vpc-a123baa3
                        """,
                        finds: """
                            error[POL-04]: 'StringEqual' is no property of 'PolicyDocument.Statement[0].Condition' \
                            of 'Readers' (AWS::IAM::ManagedPolicy); did you mean 'StringEquals'? \
                            [Resources/Readers/Properties/PolicyDocument/Statement/0/Condition/StringEqual]
                            """
                    ),
                    .good(
                        "An operator",
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
                                    Condition:
                                      StringEquals:
                                        aws:SourceVpc: vpc-a123baa3
                        """
                    ),
                    .good(
                        "An operator for several values",
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
                                    Condition:
                                      ForAnyValue:StringEquals:
                                        aws:TagKeys:
                                          - team
                        """
                    ),
                ]
            )
        default: ofStatements(id)
        }
    }
}
