/// What is known about resource types beyond their schemas.
public struct ResourceFacts: Sendable {
    /// The property that `Ref` returns, by resource type.
    ///
    /// Needed where the schema leaves it open: when the identifier is
    /// one that only CloudFormation sets.
    public var references: [String: String]
    /// Properties that `Fn::GetAtt` returns although a template may set them, by resource type.
    public var attributes: [String: [String]]
    /// The resource types that formats call by another name.
    public var formatTypes: [String: String]
    /// What formats name that no resource type makes.
    public var otherFormatNames: Set<String>

    /// Collects facts.
    /// - Parameters:
    ///   - references: The property that `Ref` returns, by resource type.
    ///   - attributes: Settable properties that `Fn::GetAtt` returns, by resource type.
    ///   - formatTypes: The resource types that formats call by another name.
    ///   - otherFormatNames: What formats name that no resource type makes.
    public init(
        references: [String: String] = [:],
        attributes: [String: [String]] = [:],
        formatTypes: [String: String] = [:],
        otherFormatNames: Set<String> = []
    ) {
        self.references = references
        self.attributes = attributes
        self.formatTypes = formatTypes
        self.otherFormatNames = otherFormatNames
    }

    /// The facts that AWS documents on the page of each resource type, under "Return values".
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>
    public static let documented = ResourceFacts(
        references: [
            "AWS::KMS::Key": "KeyId",
            "AWS::Lambda::EventSourceMapping": "Id",
            "AWS::SNS::Topic": "TopicArn",
            "AWS::SQS::Queue": "QueueUrl",
        ],
        attributes: [
            "AWS::SNS::Topic": ["TopicName"],
            "AWS::SQS::Queue": ["QueueName"],
        ],
        formatTypes: [
            "AWS::ACM::Certificate": "AWS::CertificateManager::Certificate"
        ],
        otherFormatNames: ["AWS::EC2::Image", "AWS::Route53::AliasTarget"]
    )
}
