import TemplateModel
import Testing

@testable import TemplateDiff

/// What becomes possible, public or unprotected.
@Suite struct SecurityTests {
    /// The changes as lines: `broader Policy: also allows …`.
    private func lines(_ before: String, _ after: String) throws -> [String] {
        try difference(ofResources: before, after).security.map { change in
            "\(change.direction.rawValue) \(change.area.rawValue): \(change.message)"
        }
    }

    private func policy(_ statements: String) -> String {
        """
        Bucket: {Type: AWS::S3::Bucket}
        Policy:
          Type: AWS::IAM::Policy
          Properties: {Roles: [reader], PolicyDocument: {Statement: [\(statements)]}}
        """
    }

    private func lines(ofStatements before: String, _ after: String) throws -> [String] {
        try lines(policy(before), policy(after))
    }

    @Test func moreActionsAreBroader() throws {
        let lines = try lines(
            ofStatements: "{Effect: Allow, Action: 's3:Get*', Resource: !GetAtt Bucket.Arn}",
            "{Effect: Allow, Action: ['s3:Get*', 's3:PutObject', 's3:GetObject'], Resource: !GetAtt Bucket.Arn}"
        )
        #expect(lines == ["Broader Permissions: also allows s3:PutObject on Bucket.Arn"])
    }

    @Test func fewerAreNarrower() throws {
        let lines = try lines(
            ofStatements: "{Effect: Allow, Action: 's3:*', Resource: '*'}",
            "{Effect: Allow, Action: ['S3:Get*'], Resource: '*'}"
        )
        #expect(lines == ["Narrower Permissions: no longer allows s3:* on everything"])
    }

    @Test func denyingLessIsBroader() throws {
        let lines = try lines(
            ofStatements: "{Effect: Deny, Action: ['s3:Get*', 's3:Put*'], Resource: '*'}",
            "{Effect: Deny, Action: 's3:Get*', Resource: '*'}"
        )
        #expect(lines == ["Broader Permissions: no longer denies s3:Put* on everything"])
    }

    @Test func aStatementThatAnotherOneCoversAllowsNothingNew() throws {
        let wide = "{Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:::b/*'}"
        let narrow = "{Effect: Allow, Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::b/x/*']}"
        #expect(try lines(ofStatements: wide, "\(wide), \(narrow)") == [])
        #expect(try lines(ofStatements: "\(wide), \(narrow)", wide) == [])
    }

    @Test func conditionsThatGoAwayAreBroader() throws {
        let start = "{Effect: Allow, Action: 's3:Get*', Resource: '*'"
        let condition = "Condition: {StringEquals: {'aws:SourceAccount': '123456789012'}}"
        #expect(
            try lines(ofStatements: "\(start), \(condition)}", "\(start)}") == [
                """
                Broader Permissions: allows s3:Get* on everything without the condition aws:SourceAccount \
                is 123456789012
                """
            ]
        )
        #expect(
            try lines(ofStatements: "\(start)}", "\(start), \(condition)}") == [
                "Narrower Permissions: allows s3:Get* on everything only if aws:SourceAccount is 123456789012"
            ]
        )
    }

    @Test func whatCannotBeToldIsAChange() throws {
        let lines = try lines(
            ofStatements: "{Sid: A, Effect: Allow, NotAction: 'iam:*', Resource: '*'}",
            "{Sid: A, Effect: Allow, NotAction: 's3:*', Resource: '*'}"
        )
        #expect(
            lines == ["Changed Permissions: allows all but s3:* on everything, before: all but iam:* on everything"]
        )
    }

    @Test func anotherOrderAndAnotherNameMeanNothing() throws {
        let one = "{Sid: A, Effect: Allow, Action: ['s3:Get*', 's3:Put*'], Resource: '*'}"
        let other = "{Sid: B, Effect: Allow, Action: ['s3:Put*', 's3:Get*'], Resource: ['*']}"
        let deny = "{Effect: Deny, Action: 'iam:*', Resource: '*'}"
        #expect(try lines(ofStatements: "\(one), \(deny)", "\(deny), \(other)") == [])
    }

    private func topicPolicy(_ principal: String, _ rest: String = "") -> String {
        """
        Topic: {Type: AWS::SNS::Topic}
        Policy:
          Type: AWS::SNS::TopicPolicy
          Properties:
            Topics: [!Ref Topic]
            PolicyDocument: {Statement: {Effect: Allow, Action: 'sns:Publish', Resource: !Ref Topic, Principal: \(principal)\(rest)}}
        """
    }

    @Test func everybodyIsAnExposure() throws {
        let account = topicPolicy("{AWS: 'arn:aws:iam::123456789012:root'}")
        for everybody in ["'*'", "{AWS: '*'}", "{AWS: ['*']}"] {
            let lines = try lines(account, topicPolicy(everybody))
            #expect(lines.first == "Broader Exposure: also allows sns:Publish on Topic to everybody")
        }
        let limited = ", Condition: {ArnLike: {'aws:SourceArn': 'arn:aws:events:*:123456789012:*'}}"
        #expect(try lines(account, topicPolicy("'*'", limited)).allSatisfy { !$0.contains("Exposure") })
        let transport = ", Condition: {Bool: {'aws:SecureTransport': 'true'}}"
        #expect(try lines(account, topicPolicy("'*'", transport)).contains { $0.contains("Exposure") })
    }

    @Test func aPermissionOfAFunctionIsAStatement() throws {
        let permission = """
            Permission:
              Type: AWS::Lambda::Permission
              Properties: {Action: 'lambda:InvokeFunction', FunctionName: f, Principal: s3.amazonaws.com%}
            """
        let lines = try lines(
            permission.replacing("%", with: ", SourceArn: 'arn:aws:s3:::b'"),
            permission.replacing("%", with: "")
        )
        #expect(
            lines == [
                """
                Broader Permissions: allows lambda:InvokeFunction on f to s3.amazonaws.com without the condition \
                aws:SourceArn is like arn:aws:s3:::b
                """
            ]
        )
    }

    @Test func policiesOfARoleCount() throws {
        let role = "Role: {Type: AWS::IAM::Role, Properties: {%}}"
        let read = "ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']"
        let admin = "ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']"
        #expect(
            try lines(role.replacing("%", with: read), role.replacing("%", with: "\(admin), PermissionsBoundary: b"))
                == [
                    "Broader Permissions: has the policy arn:aws:iam::aws:policy/AdministratorAccess",
                    "Narrower Permissions: has the boundary b",
                    "Narrower Permissions: no longer has the policy arn:aws:iam::aws:policy/ReadOnlyAccess",
                ]
        )
    }

    @Test(arguments: [
        (
            "AWS::S3::Bucket", "PublicAccessBlockConfiguration: {BlockPublicPolicy: true}", "BucketName: b",
            "Broader Exposure: 'BlockPublicPolicy' is turned off"
        ),
        (
            "AWS::S3::Bucket", "BucketName: b", "AccessControl: PublicRead",
            "Broader Exposure: has the public access 'PublicRead'"
        ),
        ("AWS::Lambda::Url", "AuthType: AWS_IAM", "AuthType: NONE", "Broader Exposure: can be called by everybody"),
        (
            "AWS::RDS::DBInstance", "PubliclyAccessible: false", "PubliclyAccessible: true",
            "Broader Exposure: is reachable from the internet"
        ),
        (
            "AWS::ApiGatewayV2::Route", "AuthorizationType: JWT", "AuthorizationType: NONE",
            "Broader Exposure: is called without authorization 'JWT'"
        ),
        (
            "AWS::EC2::SecurityGroup", "GroupDescription: g",
            "SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}]",
            "Broader Exposure: lets in tcp 22 from everywhere (0.0.0.0/0)"
        ),
        (
            "AWS::EC2::SecurityGroup", "GroupDescription: g",
            "SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 90, CidrIp: 10.0.0.0/8}]",
            "Broader Permissions: lets in tcp 80 to 90 from 10.0.0.0/8"
        ),
        (
            "AWS::RDS::DBInstance", "StorageEncrypted: true", "StorageEncrypted: false",
            "Broader Encryption: 'StorageEncrypted' is turned off"
        ),
        (
            "AWS::DynamoDB::Table", "SSESpecification: {SSEEnabled: true}", "BillingMode: PAY_PER_REQUEST",
            "Broader Encryption: 'SSESpecification.SSEEnabled' is turned off"
        ),
        (
            "AWS::SQS::Queue", "DelaySeconds: 1", "SqsManagedSseEnabled: false",
            "Broader Encryption: encryption is turned off"
        ),
        (
            "AWS::SNS::Topic", "KmsMasterKeyId: k", "TopicName: t",
            "Broader Encryption: is no longer encrypted with the key k"
        ),
        (
            "AWS::SNS::Topic", "KmsMasterKeyId: k", "KmsMasterKeyId: l",
            "Changed Encryption: is encrypted with the key l instead of k"
        ),
    ])
    func protectionThatGoesIsBroader(_ type: String, _ before: String, _ after: String, _ line: String) throws {
        let found = try lines(
            "R: {Type: \(type), Properties: {\(before)}}",
            "R: {Type: \(type), Properties: {\(after)}}"
        )
        #expect(found == [line])
    }

    @Test func aQueueStaysEncryptedWithItsDefault() throws {
        let queue = "R: {Type: AWS::SQS::Queue, Properties: {%}}"
        #expect(
            try lines(queue.replacing("%", with: "SqsManagedSseEnabled: true"), queue.replacing("%", with: "")) == []
        )
    }

    @Test func whatComesAndGoesWithItsResourceIsNoChange() throws {
        let other = "Other: {Type: AWS::SNS::Topic}"
        let deny = topicPolicy("'*'").replacing("Allow", with: "Deny")
        #expect(try lines(other, "\(other)\n\(deny)") == [])
        #expect(try lines("\(other)\n\(deny)", other) == [])
        #expect(try lines("\(other)\n\(topicPolicy("s"))", other) == [])
        #expect(try lines(other, "\(other)\n\(topicPolicy("'*'"))").count == 1)
    }
}
