import Testing

@Suite("The grammar of policy documents")
struct PolicyGrammarTests {
    private static let managed = "AWS::IAM::ManagedPolicy"

    @Test("A policy with all that it can have is accepted")
    func complete() throws {
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Version: '2012-10-17'
              Id: everything
              Statement:
                - Sid: ReadAll
                  Effect: Allow
                  Action: [s3:GetObject, 's3:List*', '*']
                  Resource: ['arn:aws:s3:::bucket/*', '*', !Sub 'arn:${AWS::Partition}:s3:::${AWS::StackName}']
                  Condition:
                    StringEqualsIfExists: { aws:PrincipalTag/team: [one, two] }
                    ForAnyValue:StringLike: { aws:TagKeys: 'a*' }
                    Bool: { aws:SecureTransport: true }
                    NumericLessThan: { aws:MultiFactorAuthAge: 3600 }
                    'Null': { aws:TokenIssueTime: 'false' }
                - Effect: Deny
                  NotAction: iam:*
                  NotResource: arn:aws:iam::123456789012:role/${aws:username}
            """,
            []
        )
    }

    @Test("An element that does not exist is found in documents, statements and conditions")
    func unknownElements() throws {
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Versoin: '2012-10-17'
              Statement:
                Effect: Allow
                Actions: s3:GetObject
                Action: s3:GetObject
                Resource: '*'
                Condition:
                  StringEqual: { aws:username: me }
                  NullIfExists: { aws:username: 'true' }
            """,
            [
                "error[POL-01]: 'Versoin' is no property of 'PolicyDocument'; did you mean 'Version'? "
                    + "[PolicyDocument/Versoin]",
                "error[POL-01]: 'Actions' is no property of 'PolicyDocument.Statement'; did you mean 'Action'? "
                    + "[PolicyDocument/Statement/Actions]",
                "error[POL-04]: 'StringEqual' is no property of 'PolicyDocument.Statement.Condition'; "
                    + "did you mean 'StringEquals'? [PolicyDocument/Statement/Condition/StringEqual]",
                "error[POL-04]: 'NullIfExists' is no property of 'PolicyDocument.Statement.Condition'; "
                    + "did you mean 'BoolIfExists'? [PolicyDocument/Statement/Condition/NullIfExists]",
            ]
        )
    }

    @Test("Elements that are missing are found")
    func missingElements() throws {
        try expectFindings(
            in: Self.managed,
            "PolicyDocument: { Version: '2012-10-17', Statement: [{}] }",
            [
                "error[POL-02]: 'Effect' of 'PolicyDocument.Statement[0]' is missing [PolicyDocument/Statement/0]",
                "error[POL-02]: 'PolicyDocument.Statement[0]' needs exactly one of 'Action' or 'NotAction' "
                    + "[PolicyDocument/Statement/0]",
                "error[POL-02]: 'PolicyDocument.Statement[0]' needs exactly one of 'Resource' or 'NotResource' "
                    + "[PolicyDocument/Statement/0]",
            ]
        )
        try expectFindings(
            in: Self.managed,
            "PolicyDocument: { Version: '2012-10-17' }",
            ["error[POL-02]: 'Statement' of 'PolicyDocument' is missing [PolicyDocument]"]
        )
    }

    @Test("Elements that exclude each other are found")
    func exclusiveElements() throws {
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Statement:
                - { Effect: Allow, Action: 's3:*', NotAction: 'iam:*', Resource: '*' }
            """,
            [
                "error[POL-02]: 'Action' and 'NotAction' of 'PolicyDocument.Statement[0]' exclude each other; "
                    + "give only one [PolicyDocument/Statement/0/NotAction]"
            ]
        )
    }

    @Test("Values that elements cannot have are found")
    func values() throws {
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Version: '2012-10-18'
              Statement:
                - Effect: allow
                  Action: []
                  Resource: [{ Effect: Allow }]
            """,
            [
                "error[POL-03]: 'PolicyDocument.Version' is '2012-10-18', but must be '2012-10-17' or '2008-10-17'; "
                    + "did you mean '2012-10-17'? [PolicyDocument/Version]",
                "error[POL-03]: 'PolicyDocument.Statement[0].Effect' is 'allow', but must be 'Allow'; "
                    + "upper and lower case differ [PolicyDocument/Statement/0/Effect]",
                "error[POL-03]: 'PolicyDocument.Statement[0].Action' has no items, but must have at least 1 "
                    + "[PolicyDocument/Statement/0/Action]",
                "error[POL-03]: 'PolicyDocument.Statement[0].Resource[0]' is an object, but must be a string "
                    + "[PolicyDocument/Statement/0/Resource/0]",
            ]
        )
    }

    @Test("Conditions decide which elements there are")
    func conditions() throws {
        let sections = """
            Parameters: { Stage: { Type: String } }
            Conditions: { IsProduction: !Equals [!Ref Stage, production] }
            """
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Statement:
                - Effect: !If [IsProduction, Deny, Allow]
                  Action: !If [IsProduction, 's3:*', !Ref AWS::NoValue]
                  NotAction: !If [IsProduction, !Ref AWS::NoValue, 'iam:*']
                  Resource: '*'
                - !If
                  - IsProduction
                  - { Effect: Allow, Action: 's3:*', Resource: '*' }
                  - !Ref AWS::NoValue
            """,
            sections: sections,
            []
        )
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: !If [IsProduction, 's3:*', !Ref AWS::NoValue]
                  Resource: '*'
            """,
            sections: sections,
            [
                "error[POL-02]: 'PolicyDocument.Statement[0]' needs exactly one of 'Action' or 'NotAction' "
                    + "when condition 'IsProduction' is false [PolicyDocument/Statement/0]"
            ]
        )
    }

    @Test("A document can be JSON in a text")
    func text() throws {
        try expectFindings(
            in: "AWS::SSO::PermissionSet",
            """
            InstanceArn: arn:aws:sso:::instance/ssoins-1234567890abcdef
            Name: administrators
            InlinePolicy: '{"Statement": [{"Effect": "Permit", "Action": "s3:*", "Resource": "*"}]}'
            """,
            ["error[POL-03]: 'InlinePolicy' is 'Permit', but must be 'Allow' or 'Deny' [InlinePolicy]"]
        )
        try expectFindings(
            in: "AWS::SSO::PermissionSet",
            """
            InstanceArn: arn:aws:sso:::instance/ssoins-1234567890abcdef
            Name: administrators
            InlinePolicy: '{"Statement": ['
            """,
            ["error[POL-03]: 'InlinePolicy' is '{\"Statement\": [', which is no JSON [InlinePolicy]"]
        )
    }

    @Test("What a deployment or a macro decides is accepted")
    func unknown() throws {
        try expectFindings(
            in: Self.managed,
            "PolicyDocument: !Ref Document",
            sections: "Parameters: { Document: { Type: String } }",
            []
        )
        try expectFindings(
            in: Self.managed,
            """
            PolicyDocument:
              Statement:
                Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/statements.yaml } }
            """,
            []
        )
        try expectFindings(
            in: Self.managed,
            "PolicyDocument: { Anything: at all }",
            sections: "Transform: Mine",
            []
        )
    }

    @Test("Policies of the serverless transform can be names and templates, too")
    func serverless() throws {
        try expectFindings(
            in: "AWS::Serverless::Function",
            """
            Handler: index.handler
            Runtime: nodejs24.x
            CodeUri: s3://bucket/key
            Policies:
              - AmazonDynamoDBReadOnlyAccess
              - S3ReadPolicy: { BucketName: bucket }
              - Statement: [{ Effect: Allow, Action: 's3:*' }]
            """,
            sections: "Transform: AWS::Serverless-2016-10-31",
            [
                "error[POL-02]: 'Policies[2].Statement[0]' needs exactly one of 'Resource' or 'NotResource' "
                    + "[Policies/2/Statement/0]"
            ]
        )
    }
}
