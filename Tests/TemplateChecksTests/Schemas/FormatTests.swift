import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// What texts stand for.
@Suite struct FormatTests {
    @Test(arguments: [
        ("date-time", "2025-01-31T12:00:00Z", "31.1.2025"),
        ("date-time", "2025-01-31T12:00:00+01:00", "2025-13-31T12:00:00Z"),
        ("ipv4", "10.0.0.1", "10.0.0.256"),
        ("ipv4-network", "10.0.0.1/16", "10.0.0.0/33"),
        ("ipv4-network", "0.0.0.0/0", "::/0"),
        ("ipv6", "2001:db8::1", "2001:db8::1::2"),
        ("ipv6-network", "::/0", "2001:db8:1:2:3:4:5/64"),
        ("AWS::ACM::Certificate.Arn", "arn:aws:acm:us-east-1:123456789012:certificate/1", "certificate/1"),
        ("AWS::EC2::Image.Id", "ami-0123456789abcdef0", "ami-123"),
        ("AWS::EC2::SecurityGroup.Id", "sg-01234567", "default"),
        ("AWS::EC2::Subnet.Id", "subnet-01234567", "subnet-x1234567"),
        ("AWS::EC2::VPC.Id", "vpc-0123456789abcdef0", "vpc"),
        ("AWS::IAM::Role.Arn", "arn:aws-cn:iam::123456789012:role/a/b", "arn:aws:iam::123456789012:user/x"),
        ("AWS::IAM::Role.Arn", "arn:aws:iam::aws:role/aws-service-role/x", "arn:aws:iam::12345:role/x"),
        ("AWS::KMS::Alias.AliasName", "alias/aws/s3", "aws/s3"),
        ("AWS::KMS::Key.Arn", "arn:aws:kms:us-east-1:123456789012:key/1", "arn:aws:kms:us-east-1:123456789012:x"),
        ("AWS::KMS::Key.Id", "01234567-89ab-cdef-0123-456789abcdef", "0123"),
        ("AWS::Lambda::Function.Arn", "arn:aws:lambda:us-east-1:123456789012:function:f:1", "f"),
        ("AWS::Logs::LogGroup.Name", "/aws/lambda/f", "a b"),
        ("AWS::S3::Bucket.Name", "my-bucket.example", "My_Bucket"),
        ("AWS::SNS::Topic.Arn", "arn:aws:sns:us-east-1:123456789012:t", "arn:aws:sqs:us-east-1:123456789012:t"),
    ])
    func formats(name: String, good: String, bad: String) {
        #expect(KnownFormat.fits(good, name) == true)
        #expect(KnownFormat.fits(bad, name) == false)
    }

    @Test func literalsOfAnotherKind() throws {
        let key = Schema([
            .type(.string), .any([Schema([.format("AWS::KMS::Key.Arn")]), Schema([.format("AWS::KMS::Key.Id")])]),
        ])
        try expectSchemaFindings(
            "{A: arn:aws:sqs:us-east-1:123456789012:q, B: key, C: tomorrow, D: x}",
            of: [
                "A": Schema([.format("AWS::IAM::Role.Arn")]), "B": key, "C": Schema([.format("date-time")]),
                "D": Schema([.format("int64")]),
            ],
            [
                "error[SCH-13]: 'A' is 'arn:aws:sqs:us-east-1:123456789012:q', but must be the ARN of an AWS::IAM::Role [A]",
                "error[SCH-13]: 'B' is 'key', but must be the ARN of an AWS::KMS::Key or the ID of an AWS::KMS::Key [B]",
                "error[SCH-13]: 'C' is 'tomorrow', but must be a date and time such as 2025-01-31T12:00:00Z [C]",
            ]
        )
    }

    @Test func formatsOfListsAreThoseOfTheItems() throws {
        try expectSchemaFindings(
            "{A: [sg-01234567, default, !Ref Vpc]}",
            of: ["A": Schema([.type(.array), .format("AWS::EC2::SecurityGroup.Ids")])],
            sections: "Parameters: {Vpc: {Type: AWS::EC2::VPC::Id}}",
            [
                "error[SCH-13]: 'A[1]' is 'default', but must be the ID of an AWS::EC2::SecurityGroup [A/1]",
                "error[SCH-14]: 'A[2]' is Ref 'Vpc', the ID of an AWS::EC2::VPC, but must be the ID of an "
                    + "AWS::EC2::SecurityGroup [A/2]",
            ]
        )
    }

    @Test func whatTheSchemaDoesNotTellFollowsFromTheAttribute() throws {
        let role = Schema([.type(.string), .pattern("^arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?.+$")])
        try expectSchemaFindings(
            """
            A: !GetAtt Queue.Arn
            B: !GetAtt Role.Arn
            C: !GetAtt Queue.Arn
            D: !Ref Queue
            E: !GetAtt Role.Arn
            F: !GetAtt Version.FunctionArn
            G: !Ref Role
            H: !Ref Role
            I: !Ref Role
            """,
            of: [
                "A": role, "B": role, "C": Schema([.format("AWS::IAM::Role.Arn")]),
                "D": Schema([.format("AWS::EC2::VPC.Id")]),
                "E": Schema([.pattern("^arn:aws:(iam|sts)::.*$")]),
                "F": Schema([.format("AWS::Lambda::Function.Arn")]),
                "G": role, "H": Schema([.pattern("^(arn:aws:iam::.*)?[a-z]+$")]),
                "I": Schema([.pattern("^arn:aws:iam::[0-9|]+:role/.+|[a-z]+$")]),
            ],
            resources: """
                Queue: {Type: AWS::SQS::Queue}
                Role: {Type: AWS::IAM::Role}
                Version: {Type: AWS::Lambda::Version, Properties: {FunctionName: x}}
                """,
            [
                "error[SCH-14]: 'A' is Fn::GetAtt 'Queue.Arn', the ARN of an AWS::SQS::Queue, but must match the pattern "
                    + "^arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?.+$ [A]",
                "error[SCH-14]: 'C' is Fn::GetAtt 'Queue.Arn', the ARN of an AWS::SQS::Queue, but must be the ARN of an "
                    + "AWS::IAM::Role [C]",
                "error[SCH-14]: 'D' is Ref 'Queue', the QueueUrl of an AWS::SQS::Queue, but must be the ID of an "
                    + "AWS::EC2::VPC [D]",
                "error[SCH-14]: 'G' is Ref 'Role', the name of an AWS::IAM::Role, but must match the pattern "
                    + "^arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?.+$; that is Fn::GetAtt 'Role.Arn' [G]",
            ]
        )
    }

    @Test func referencesToAnotherKind() throws {
        let role = Schema([.type(.string), .format("AWS::IAM::Role.Arn")])
        let key = Schema([.any([Schema([.format("AWS::KMS::Key.Arn")]), Schema([.format("AWS::KMS::Key.Id")])])])
        try expectSchemaFindings(
            """
            A: !GetAtt Orders.Arn
            B: !GetAtt Role.Arn
            C: !Ref Orders
            D: !Ref Role
            E: !Ref Subnet
            F: !GetAtt Job.Arn
            G: !If [X, !GetAtt Role.Arn, !GetAtt Orders.Arn]
            H: !GetAtt Orders.Arn
            I: [!Ref Subnets]
            J: !Ref Subnets
            """,
            of: [
                "A": role, "B": role, "C": role, "D": role, "E": Schema([.format("AWS::EC2::VPC.Id")]), "F": role,
                "G": role, "H": key,
                "I": Schema([.items(Schema([.format("AWS::EC2::Subnet.Id")]))]),
                "J": Schema([.type(.array), .format("AWS::EC2::Subnet.Ids")]),
            ],
            sections: """
                Parameters: {Subnet: {Type: AWS::EC2::Subnet::Id}, Subnets: {Type: List<AWS::EC2::Subnet::Id>}}
                Conditions: {X: !Equals [!Ref AWS::Region, x]}
                """,
            resources: """
                Orders: {Type: AWS::Test::Queue}
                Role: {Type: AWS::IAM::Role}
                Job: {Type: Custom::Job, Properties: {ServiceToken: x}}
                """,
            [
                "error[SCH-14]: 'A' is Fn::GetAtt 'Orders.Arn', the ARN of an AWS::Test::Queue, but must be the ARN of an "
                    + "AWS::IAM::Role [A]",
                "error[SCH-14]: 'C' is Ref 'Orders', the Url of an AWS::Test::Queue, but must be the ARN of an "
                    + "AWS::IAM::Role [C]",
                "error[SCH-14]: 'D' is Ref 'Role', the name of an AWS::IAM::Role, but must be the ARN of an AWS::IAM::Role; "
                    + "that is Fn::GetAtt 'Role.Arn' [D]",
                "error[SCH-14]: 'E' is Ref 'Subnet', the ID of an AWS::EC2::Subnet, but must be the ID of an AWS::EC2::VPC [E]",
                "error[SCH-14]: 'G' is Fn::GetAtt 'Orders.Arn', the ARN of an AWS::Test::Queue, but must be the ARN of an "
                    + "AWS::IAM::Role [G/Fn::If/2]",
                "error[SCH-14]: 'H' is Fn::GetAtt 'Orders.Arn', the ARN of an AWS::Test::Queue, but must be the ARN of an "
                    + "AWS::KMS::Key or the ID of an AWS::KMS::Key [H]",
            ]
        )
    }
}
