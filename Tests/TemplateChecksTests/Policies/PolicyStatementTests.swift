import Testing

@Suite("The statements of policy documents")
struct PolicyStatementTests {
    private static let managed = "AWS::IAM::ManagedPolicy"

    private static func role(_ statement: String) -> String {
        "AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, \(statement) }] }"
    }

    private static func policy(_ statement: String) -> String {
        "PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, \(statement) }] }"
    }

    @Test("Identity policies have no principals")
    func principalOfIdentityPolicy() throws {
        try expectFindings(
            in: Self.managed,
            Self.policy("Principal: ['*'], Action: 's3:*', Resource: '*'"),
            [
                "error[POL-05]: 'PolicyDocument.Statement[0].Principal' must not be given: the policy is for those "
                    + "that it is attached to [PolicyDocument/Statement/0/Principal]"
            ]
        )
    }

    @Test("Trust policies have principals and no resources")
    func trustPolicy() throws {
        try expectFindings(
            in: "AWS::IAM::Role",
            Self.role("Action: 'sts:AssumeRole', Resource: '*'"),
            [
                "error[POL-02]: 'AssumeRolePolicyDocument.Statement[0]' needs exactly one of 'Principal' or "
                    + "'NotPrincipal' [AssumeRolePolicyDocument/Statement/0]",
                "error[POL-07]: 'AssumeRolePolicyDocument.Statement[0].Resource' must not be given: a trust policy is "
                    + "about the role that it is a part of [AssumeRolePolicyDocument/Statement/0/Resource]",
            ]
        )
    }

    @Test("Principals have one of their forms")
    func principals() throws {
        try expectFindings(
            in: "AWS::IAM::Role",
            Self.role("Action: 'sts:AssumeRole', Principal: root"),
            [
                "error[POL-05]: 'AssumeRolePolicyDocument.Statement[0].Principal' is 'root', but must be '*' or an "
                    + "object with 'AWS', 'CanonicalUser', 'Federated' or 'Service' "
                    + "[AssumeRolePolicyDocument/Statement/0/Principal]"
            ]
        )
        try expectFindings(
            in: "AWS::IAM::Role",
            Self.role("Action: 'sts:AssumeRole', Principal: { Account: '123456789012' }"),
            [
                "error[POL-01]: 'Account' is no property of 'AssumeRolePolicyDocument.Statement[0].Principal'; it has "
                    + "'AWS', 'CanonicalUser', 'Federated' and 'Service' "
                    + "[AssumeRolePolicyDocument/Statement/0/Principal/Account]"
            ]
        )
        try expectFindings(
            in: "AWS::IAM::Role",
            Self.role(
                "Action: 'sts:AssumeRole', "
                    + "Principal: { AWS: [me, 'arn:aws:iam::12345:root', 'arn:aws:iam'], Service: lambda }"
            ),
            [
                "error[POL-05]: 'AssumeRolePolicyDocument.Statement[0].Principal.AWS[0]' is 'me', but must be '*', an "
                    + "account of 12 digits or an ARN, such as arn:aws:iam::123456789012:root "
                    + "[AssumeRolePolicyDocument/Statement/0/Principal/AWS/0]",
                "error[POL-05]: 'AssumeRolePolicyDocument.Statement[0].Principal.AWS[1]' is 'arn:aws:iam::12345:root', "
                    + "but an account has 12 digits, not 5 [AssumeRolePolicyDocument/Statement/0/Principal/AWS/1]",
                "error[POL-05]: 'AssumeRolePolicyDocument.Statement[0].Principal.AWS[2]' is 'arn:aws:iam', but an ARN "
                    + "has six parts: arn:partition:service:region:account:resource "
                    + "[AssumeRolePolicyDocument/Statement/0/Principal/AWS/2]",
                "error[POL-05]: 'AssumeRolePolicyDocument.Statement[0].Principal.Service' is 'lambda', but must be the "
                    + "domain name of a service, such as lambda.amazonaws.com "
                    + "[AssumeRolePolicyDocument/Statement/0/Principal/Service]",
            ]
        )
        let principals = [
            "'*'", "{ AWS: '*' }", "{ AWS: '123456789012' }", "{ AWS: !Ref AWS::AccountId }",
            "{ AWS: 'arn:aws:iam::123456789012:root' }", "{ AWS: AROAEXAMPLE123456789 }",
            "{ AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' }",
            "{ Service: [lambda.amazonaws.com, !Sub 'logs.${AWS::Region}.amazonaws.com'] }",
            "{ Federated: cognito-identity.amazonaws.com }",
        ]
        for principal in principals {
            try expectFindings(
                in: "AWS::IAM::Role",
                Self.role("Action: 'sts:AssumeRole', Principal: \(principal)"),
                []
            )
        }
    }

    @Test("Actions have the prefix of a service")
    func actions() throws {
        try expectFindings(
            in: Self.managed,
            Self.policy(
                "Action: [GetObject, 's3:GetObject', '*', !Ref AWS::StackName, 's3:Get:Object'], Resource: '*'"
            ),
            [0: "GetObject", 4: "s3:Get:Object"].sorted { $0.key < $1.key }.map { index, action in
                "error[POL-06]: 'PolicyDocument.Statement[0].Action[\(index)]' is '\(action)', but must be '*' or the "
                    + "prefix of a service and an action, such as 's3:GetObject' "
                    + "[PolicyDocument/Statement/0/Action/\(index)]"
            }
        )
    }

    @Test("Resources are ARNs")
    func resources() throws {
        try expectFindings(
            in: Self.managed,
            Self.policy(
                "Action: 's3:*', Resource: [bucket, 'arn:aws:s3', 'arn:amazon:s3:::b', 'arn:aws::::b', 'arn:aws:s3:::']"
            ),
            [
                "error[POL-07]: 'PolicyDocument.Statement[0].Resource[0]' is 'bucket', but must be '*' or an ARN, such "
                    + "as arn:aws:s3:::bucket/* [PolicyDocument/Statement/0/Resource/0]",
                "error[POL-07]: 'PolicyDocument.Statement[0].Resource[1]' is 'arn:aws:s3', but an ARN has six parts: "
                    + "arn:partition:service:region:account:resource [PolicyDocument/Statement/0/Resource/1]",
                "error[POL-07]: 'PolicyDocument.Statement[0].Resource[2]' is 'arn:amazon:s3:::b', but the partition "
                    + "must be 'aws' or another one of AWS, not 'amazon' [PolicyDocument/Statement/0/Resource/2]",
                "error[POL-07]: 'PolicyDocument.Statement[0].Resource[3]' is 'arn:aws::::b', but the service is "
                    + "missing after 'arn:aws:' [PolicyDocument/Statement/0/Resource/3]",
                "error[POL-07]: 'PolicyDocument.Statement[0].Resource[4]' is 'arn:aws:s3:::', but nothing is behind "
                    + "the account [PolicyDocument/Statement/0/Resource/4]",
            ]
        )
        try expectFindings(
            in: Self.managed,
            Self.policy(
                "Action: 's3:*', Resource: ['arn:aws:s3:*', 'arn:*:s3:::b', 'arn:aws:ec2:*:*:instance/*', !Ref Bucket]"
            ),
            sections: "Parameters: { Bucket: { Type: String, Default: '' } }",
            []
        )
    }

    @Test("A default that is no ARN is a warning")
    func defaultResource() throws {
        try expectFindings(
            in: Self.managed,
            Self.policy("Action: 's3:*', Resource: !Ref Bucket"),
            sections: "Parameters: { Bucket: { Type: String, Default: orders } }",
            [
                "warning[POL-07]: 'PolicyDocument.Statement[0].Resource' is 'orders' from the default of parameter "
                    + "'Bucket', but must be '*' or an ARN, such as arn:aws:s3:::bucket/* "
                    + "[PolicyDocument/Statement/0/Resource]"
            ]
        )
    }

    @Test("The IDs of the statements of IAM are letters and digits, and differ")
    func statementIDs() throws {
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Statement:
                - { Sid: Read all, Effect: Allow, Action: 's3:*', Resource: '*' }
                - { Sid: Read, Effect: Allow, Action: 's3:*', Resource: '*' }
                - { Sid: Read, Effect: Allow, Action: 's3:*', Resource: '*' }
            """,
            [
                "error[POL-08]: 'PolicyDocument.Statement[0].Sid' is 'Read all', but must have only letters and digits "
                    + "[PolicyDocument/Statement/0/Sid]",
                "error[POL-08]: 'PolicyDocument.Statement[2].Sid' is 'Read', as is that of another statement, but they "
                    + "must differ [PolicyDocument/Statement/2/Sid]",
            ]
        )
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Statement:
                - !If [East, { Sid: Read, Effect: Allow, Action: 's3:*', Resource: '*' }, !Ref AWS::NoValue]
                - !If [East, !Ref AWS::NoValue, { Sid: Read, Effect: Deny, Action: 's3:*', Resource: '*' }]
            """,
            sections: "Conditions: { East: !Equals [!Ref AWS::Region, us-east-1] }",
            []
        )
        try expectFindings(
            in: "AWS::KMS::Key",
            """
            KeyPolicy:
              Statement:
                - { Sid: Allow use of the key, Effect: Allow, Principal: '*', Action: 'kms:*', Resource: '*' }
                - { Sid: Allow use of the key, Effect: Allow, Principal: '*', Action: 'kms:*', Resource: '*' }
            """,
            []
        )
    }

    @Test("Variables need the version that knows them")
    func variables() throws {
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Version: '2008-10-17'
              Statement:
                Effect: Allow
                Action: s3:*
                Resource: arn:aws:s3:::bucket/${aws:username}/*
                Condition: { StringLike: { s3:prefix: ['${aws:userid}/*'] } }
            """,
            [
                "warning[POL-09]: 'PolicyDocument.Statement.Resource' has the variable '${aws:username}', which is not "
                    + "replaced unless 'Version' is '2012-10-17' [PolicyDocument/Statement/Resource]",
                "warning[POL-09]: 'PolicyDocument.Statement.Condition.StringLike.s3:prefix[0]' has the variable "
                    + "'${aws:userid}', which is not replaced unless 'Version' is '2012-10-17' "
                    + "[PolicyDocument/Statement/Condition/StringLike/s3:prefix/0]",
            ]
        )
    }

    @Test("Policies of resources say who and what")
    func resourcePolicy() throws {
        try expectFindings(
            in: "AWS::SQS::QueuePolicy",
            """
            Queues: ['https://sqs.us-east-1.amazonaws.com/123456789012/orders']
            PolicyDocument: { Statement: [{ Effect: Allow, Action: 'sqs:SendMessage', Resource: orders }] }
            """,
            [
                "error[POL-02]: 'PolicyDocument.Statement[0]' needs exactly one of 'Principal' or 'NotPrincipal' "
                    + "[PolicyDocument/Statement/0]"
            ]
        )
        try expectFindings(
            in: "AWS::ECR::Repository",
            """
            RepositoryPolicyText:
              Statement: [{ Effect: Allow, Action: 'ecr:BatchGetImage', Principal: { AWS: '123456789012' } }]
            """,
            []
        )
        try expectFindings(
            in: "AWS::SecretsManager::ResourcePolicy",
            """
            SecretId: orders
            ResourcePolicy:
              Statement:
                - { Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: '*', NotResource: '*' }
            """,
            [
                "error[POL-02]: 'Resource' and 'NotResource' of 'ResourcePolicy.Statement[0]' exclude each other; "
                    + "give only one [ResourcePolicy/Statement/0/NotResource]"
            ]
        )
    }
}
