import ResourcePlanning
import SchemaModel
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: [
        ("QueueName", "queueName"),
        ("KmsKeyId", "kmsKeyId"),
        ("SSESpecification", "sseSpecification"),
        ("VPCId", "vpcId"),
        ("KMSMasterKeyID", "kmsMasterKeyID"),
        ("DBInstanceIdentifier", "dbInstanceIdentifier"),
        ("S3Bucket", "s3Bucket"),
        ("EC2InstanceId", "ec2InstanceId"),
        ("IPv6Address", "ipv6Address"),
        ("ARNs", "arns"),
        ("URLsToAdd", "urlsToAdd"),
        ("ARN", "arn"),
        ("deadLetterTargetArn", "deadLetterTargetArn"),
        ("aws-region", "awsRegion"),
        ("Endpoint Address", "endpointAddress"),
        ("3DTiles", "_3DTiles"),
    ])
    func `parameters keep the spelling of AWS with a small start`(name: String, expected: String) {
        #expect(Identifier.lowerCamel(name) == expected)
    }

    @Test(arguments: [("arnOrId", "ArnOrId"), ("SSESpecification", "SSESpecification"), ("a.b-c", "ABC")])
    func `types start with a capital letter`(name: String, expected: String) {
        #expect(Identifier.upperCamel(name) == expected)
    }

    @Test func `words of the language are quoted`() {
        #expect(Identifier.quoted("protocol") == "`protocol`")
        #expect(Identifier.quoted("name") == "name")
    }

    @Test func `a marker that cannot be a nested type has the name of the service before it`() throws {
        #expect(Identifier.marker(try #require(ResourceTypeName("AWS::AppSync::Type"))) == "AppSyncType")
        #expect(Identifier.marker(try #require(ResourceTypeName("AWS::SQS::Queue"))) == "Queue")
    }
}

@Suite struct EnumCaseNamesTests {
    @Test(arguments: [
        ("PAY_PER_REQUEST", "payPerRequest"),
        ("messageGroup", "messageGroup"),
        ("HASH", "hash"),
        ("python3.13", "python3_13"),
        ("x86_64", "x86_64"),
        ("provided.al2023", "providedAl2023"),
        ("AWS::SQS::Queue", "awsSqsQueue"),
        ("KafkaTopic", "kafkaTopic"),
        ("1-day", "_1Day"),
        ("", "empty"),
        ("*", "asterisk"),
        (">=", "greaterEquals"),
        ("NONE", "noneValue"),
        ("self", "selfValue"),
    ])
    func `one value`(value: String, expected: String) {
        #expect(EnumCaseNames.names(of: [value]) == [value: expected])
    }

    @Test func `values that differ in capitals only keep them`() {
        #expect(
            EnumCaseNames.names(of: ["Enabled", "ENABLED", "off"]) == [
                "Enabled": "Enabled", "ENABLED": "ENABLED", "off": "off",
            ]
        )
    }

    @Test func `values that differ in punctuation only have it spelled out`() {
        #expect(EnumCaseNames.names(of: ["a+", "a-"]) == ["a+": "aPlus", "a-": "aMinus"])
    }

    @Test func `names do not depend on the order of the values`() {
        let values = ["a-b", "a_b", "A_B", "aB", "c"]
        #expect(EnumCaseNames.names(of: values) == EnumCaseNames.names(of: values.reversed()))
        #expect(Set(EnumCaseNames.names(of: values).values).count == values.count)
    }
}
