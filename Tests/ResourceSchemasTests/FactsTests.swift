import ResourceSchemas
import TemplateModel
import Testing

@Suite("Facts about types")
struct FactsTests {
    private func schema(_ typeName: String) throws -> ResourceSchema {
        try #require(ResourceSchemas()[typeName])
    }

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
    @Test("A queue: names, identifiers, attributes, tags, permissions")
    func queue() throws {
        let queue = try schema("AWS::SQS::Queue")
        #expect(queue.createOnly == [["FifoQueue"], ["QueueName"]])
        #expect(queue.readOnly == [["Arn"], ["QueueUrl"]])
        #expect(queue.primaryIdentifier == [["QueueUrl"]])
        #expect(queue.writeOnly.isEmpty)
        #expect(queue.attributes["Arn"]?.formats == ["AWS::SQS::Queue.Arn"])
        #expect(queue.attributes["QueueName"]?.types == .string)
        #expect(queue.attribute("Nothing") == nil)
        #expect(queue.tagging == ResourceSchema.Tagging(property: "Tags", isUpdatable: true))
        #expect(queue.keepsData)
        #expect(queue.permissions[.delete] == ["sqs:DeleteQueue", "sqs:GetQueueAttributes"])
        #expect(queue.regions == nil)
    }

    @Test("A queue: bounds, values, documents that may be text")
    func queueProperties() throws {
        let members = try #require(try schema("AWS::SQS::Queue").properties.members)
        #expect(members.named.count == 18)
        guard case .forbidden = members.others else {
            Issue.record("a queue has no other properties")
            return
        }
        guard case .range(let range) = members.named["MessageRetentionPeriod"]?.assertions.last else {
            Issue.record("the period has a range")
            return
        }
        #expect(range.minimum == 60)
        #expect(range.maximum == 1_209_600)
        #expect(members.named["DeduplicationScope"]?.allowed == ["messageGroup", "queue"])
        let redrive = try #require(members.named["RedrivePolicy"])
        #expect(redrive.types == [.object, .string])
        #expect(redrive.members?.named.keys.sorted() == ["deadLetterTargetArn", "maxReceiveCount"])
    }

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
    @Test("A table: what replaces it, what it refers to")
    func table() throws {
        let table = try schema("AWS::DynamoDB::Table")
        #expect(table.conditionalCreateOnly == [["KeySchema"]])
        #expect(table.createOnly.contains(["TableName"]))
        #expect(table.attributes.keys.sorted() == ["Arn", "StreamArn"])
        let tag = try #require(table.definition("Tag"))
        #expect(tag.members?.named.keys.sorted() == ["Key", "Value"])
        #expect(table.definition("Tags") == nil)
        #expect(table.definition("Ta") == nil)
    }

    @Test(
        "What Ref returns",
        arguments: [
            ("AWS::SQS::Queue", []),
            ("AWS::SNS::Topic", ["AWS::SNS::Topic.Arn"]),
            ("AWS::KMS::Key", ["AWS::KMS::Key.Id"]),
            ("AWS::S3::Bucket", ["AWS::S3::Bucket.Name"]),
            ("AWS::EC2::Subnet", ["AWS::EC2::Subnet.Id"]),
            ("AWS::EC2::SecurityGroup", ["AWS::EC2::SecurityGroup.Id", "AWS::EC2::SecurityGroup.Name"]),
            ("AWS::IAM::Role", []),
        ] as [(String, Set<String>)]
    )
    func reference(_ typeName: String, _ formats: Set<String>) throws {
        let reference = try schema(typeName).reference
        #expect(reference.types == .string)
        #expect(reference.formats == formats)
    }

    @Test(
        "Attributes beyond the read-only properties",
        arguments: [
            ("AWS::CloudFormation::Stack", "Outputs.QueueArn"),
            ("AWS::Serverless::Application", "Outputs.QueueArn"),
            ("AWS::ServiceCatalog::CloudFormationProvisionedProduct", "Outputs.QueueArn"),
            ("AWS::CloudFormation::CustomResource", "Anything"),
            ("AWS::SNS::Topic", "TopicName"),
            ("AWS::EC2::Instance", "PrivateIp"),
            ("AWS::RDS::DBInstance", "Endpoint.Address"),
            ("AWS::RDS::DBCluster", "ReadEndpoint.Address"),
            ("AWS::ElastiCache::ReplicationGroup", "PrimaryEndPoint.Port"),
        ]
    )
    func attributes(_ typeName: String, _ name: String) throws {
        #expect(try schema(typeName).attribute(name) != nil)
    }

    @Test("A stack has no attribute of another name")
    func stack() throws {
        #expect(try schema("AWS::CloudFormation::Stack").attribute("Output.QueueArn") == nil)
    }

    @Test(
        "Types that keep data",
        arguments: [
            ("AWS::DynamoDB::Table", true), ("AWS::RDS::DBInstance", true), ("AWS::KMS::Key", true),
            ("AWS::Logs::LogGroup", true), ("AWS::SecretsManager::Secret", true), ("AWS::S3::Bucket", false),
            ("AWS::Lambda::Function", false), ("AWS::SNS::Topic", false),
        ]
    )
    func keepsData(_ typeName: String, _ keepsData: Bool) throws {
        #expect(try schema(typeName).keepsData == keepsData)
    }

    @Test("Types that exist in some Regions only")
    func regions() throws {
        let regions = try #require(try schema("AWS::RoboMaker::Robot").regions)
        #expect(regions.contains("us-east-1"))
        #expect(!regions.contains("ap-southeast-7"))
        #expect(try schema("AWS::Serverless::Function").regions == nil)
    }

    @Test("Tags that cannot be changed, and none")
    func tagging() throws {
        #expect(try schema("AWS::SQS::QueuePolicy").tagging == nil)
        #expect(try schema("AWS::Lambda::Function").tagging?.isUpdatable == true)
    }

    @Test("What cfn-lint adds is a definition of its own")
    func extensions() throws {
        let queue = try schema("AWS::SQS::Queue")
        #expect(queue.properties.definitions.contains("E3501"))
        #expect(queue.definition("E3501") != nil)
    }

    @Test("Every format is known to the checks")
    func formats() {
        let schemas = ResourceSchemas()
        var formats: Set<String> = []
        schemas.visitAll { assertion in if case .format(let format) = assertion { formats.insert(format) } }
        let plain = formats.filter { !$0.contains(".") }
        #expect(plain == ["date-time", "ipv4-network", "ipv6-network", "json", "uri"])
        let types = Set(formats.subtracting(plain).compactMap { $0.split(separator: ".").first.map(String.init) })
        #expect(
            types.subtracting(ResourceSchemas.typeNames)
                == ["AWS::ACM::Certificate", "AWS::EC2::Image", "AWS::Route53::AliasTarget"]
        )
    }

    @Test("Every regular expression can be used")
    func patterns() {
        let schemas = ResourceSchemas()
        var patterns: Set<String> = []
        schemas.visitAll { assertion in
            switch assertion {
            case .pattern(let pattern): patterns.insert(pattern)
            case .members(let members): patterns.formUnion(members.matching.map(\.pattern))
            default: break
            }
        }
        #expect(patterns.count > 3000)
        for pattern in patterns {
            #expect(throws: Never.self, "\(pattern)") {
                _ = try Regex(pattern).matchingSemantics(.unicodeScalar).firstMatch(in: "a")
            }
        }
    }
}

extension ResourceSchemas {
    /// Calls a function with each assertion of all types.
    fileprivate func visitAll(_ body: (Assertion) -> Void) {
        for typeName in ResourceSchemas.typeNames {
            guard let schema = self[typeName] else { continue }
            var seen: Set<String> = []
            func visit(_ part: Schema) {
                part.visit(body)
                for name in part.definitions where seen.insert(name).inserted {
                    if let definition = schema.definition(name) { visit(definition) }
                }
            }
            visit(schema.properties)
            visit(schema.reference)
            schema.attributes.values.forEach(visit)
        }
    }
}

extension Schema {
    fileprivate var types: Assertion.ValueTypes? {
        assertions.lazy.compactMap { if case .type(let types) = $0 { types } else { nil } }.first
    }

    fileprivate var members: Assertion.Members? {
        assertions.lazy.compactMap { if case .members(let members) = $0 { members } else { nil } }.first
    }

    fileprivate var allowed: [Node]? {
        assertions.lazy.compactMap { if case .allowed(let values, _) = $0 { values } else { nil } }.first
    }

    fileprivate var formats: Set<String> {
        var formats: Set<String> = []
        visit { assertion in if case .format(let format) = assertion { formats.insert(format) } }
        return formats
    }
}
