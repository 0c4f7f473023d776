import SchemaModel

/// Texts that many properties accept, and those of the formats that the schemas name.
enum SampleTexts {
    /// Texts to try before one is made of the pattern, because a person recognizes them.
    static let common = [
        "sample", "sample-1", "Sample", "sample_1", "/sample", "sample/sample", "sample.txt", "1", "10", "1.0", "1.0.0",
        "a",
        "A", "true", "123456789012", "us-east-1", "us-east-1a", "2026-10-20", "2026-10-20T00:00:00Z", "12:00", "PT1H",
        "rate(1 day)", "example.com", "https://example.com", "https://example.com/sample", "sample@example.com",
        "s3://sample-bucket/sample", "10.0.0.0/16", "10.0.0.1", "2001:db8::/32", "2001:db8::1",
        "12345678-1234-1234-1234-123456789012", "arn:aws:iam::123456789012:role/sample",
        "arn:aws:s3:::sample-bucket", "alias/sample", "+12065550100", "#AABBCC", "en-US", "USD", "$", "{}", "[]",
    ]

    /// A text of a format, the `number`th of several that differ.
    static func text(of format: String, _ number: Int) -> String? {
        let (digit, name) = (String(number % 10), name(number))
        let hexadecimal = "0123456789abcdef"
        return switch format {
        case "date-time", "timestamp": "2026-10-2\(digit)T00:00:00Z"
        case "uri": "https://example.com/\(name)"
        case "ipv4-network": "10.\(digit).0.0/16"
        case "ipv6-network": "2001:db8:\(digit)::/48"
        case "json": "{}"
        case "AWS::ACM::Certificate.Arn", "AWS::CertificateManager::Certificate.Arn":
            "arn:aws:acm:us-east-1:123456789012:certificate/\(identifier(digit))"
        case "AWS::EC2::Image.Id": "ami-\(hexadecimal)\(digit)"
        case "AWS::EC2::SecurityGroup.Id", "AWS::EC2::SecurityGroup.Ids": "sg-\(hexadecimal)\(digit)"
        case "AWS::EC2::Subnet.Id", "AWS::EC2::Subnet.Ids": "subnet-\(hexadecimal)\(digit)"
        case "AWS::EC2::VPC.Id": "vpc-\(hexadecimal)\(digit)"
        case "AWS::IAM::Role.Arn": "arn:aws:iam::123456789012:role/\(name)"
        case "AWS::KMS::Alias.AliasName": "alias/\(name)"
        case "AWS::KMS::Key.Arn": "arn:aws:kms:us-east-1:123456789012:key/\(identifier(digit))"
        case "AWS::KMS::Key.Id": identifier(digit)
        case "AWS::Lambda::Function.Arn": "arn:aws:lambda:us-east-1:123456789012:function:\(name)"
        case "AWS::Route53::AliasTarget.HostedZoneId", "AWS::Route53::HostedZone.Id": "Z0123456789ABCDEFGH\(digit)"
        case "AWS::SNS::Topic.Arn": "arn:aws:sns:us-east-1:123456789012:\(name)"
        case "AWS::SQS::Queue.Arn": "arn:aws:sqs:us-east-1:123456789012:\(name)"
        default: nil
        }
    }

    /// An ARN of a resource type.
    static func arn(of type: ResourceTypeName, _ number: Int) -> String {
        text(of: "\(type).Arn", number)
            ?? "arn:aws:\(type.service.lowercased()):us-east-1:123456789012:\(type.resource.lowercased())/\(name(number))"
    }

    /// The `number`th of several names.
    static func name(_ number: Int) -> String { number == 0 ? "sample" : "sample-\(number)" }

    private static func identifier(_ digit: String) -> String { "12345678-1234-1234-1234-12345678901\(digit)" }
}
