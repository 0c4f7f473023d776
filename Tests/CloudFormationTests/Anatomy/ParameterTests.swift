import CloudFormation
import TemplateModel
import Testing

@Suite struct ParameterTests {
    private func declaration<P: PropertyValue>(_ parameter: Parameter<P>) throws -> Node {
        let template = try template { scope in
            _ = scope.add("Value", parameter)
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
        return try #require(template.parameters["Value"])
    }

    private func problems<P: PropertyValue>(_ parameter: Parameter<P>) -> [String] {
        diagnostics { scope in
            _ = scope.add("Value", parameter)
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
    }

    @Test func aParameterIsUsedByReference() throws {
        #expect(try resolved { $0.add("Stage", Parameter.string()) } == ["Ref": "Stage"])
        #expect(try resolved { $0.add("Subnets", Parameter.existing(listOf: .subnetID)) } == ["Ref": "Subnets"])
    }

    @Test func text() throws {
        #expect(try declaration(.string()) == ["Type": "String"])
        #expect(
            try declaration(
                .string(
                    default: "dev",
                    allowedValues: ["dev", "prod"],
                    allowedPattern: "[a-z]+",
                    length: 2...4,
                    .init(
                        description: "The stage.",
                        label: "Stage",
                        group: "Deployment",
                        constraintDescription: "dev or prod",
                        noEcho: true
                    )
                )
            ) == [
                "Type": "String", "Default": "dev", "AllowedValues": ["dev", "prod"], "AllowedPattern": "[a-z]+",
                "MinLength": 2,
                "MaxLength": 4, "Description": "The stage.", "ConstraintDescription": "dev or prod", "NoEcho": true,
            ]
        )
    }

    @Test func numbers() throws {
        #expect(try declaration(.integer()) == ["Type": "Number"])
        #expect(
            try declaration(.integer(default: 2, minimum: 1, maximum: 3, allowedValues: [1, 2]))
                == ["Type": "Number", "Default": 2, "MinValue": 1, "MaxValue": 3, "AllowedValues": [1, 2]]
        )
        #expect(
            try declaration(.number(default: 0.5, minimum: 0.25, maximum: 1.5, allowedValues: [0.5]))
                == ["Type": "Number", "Default": 0.5, "MinValue": 0.25, "MaxValue": 1.5, "AllowedValues": [0.5]]
        )
    }

    @Test func lists() throws {
        #expect(try declaration(.commaDelimitedList()) == ["Type": "CommaDelimitedList"])
        #expect(
            try declaration(.commaDelimitedList(default: ["a", "b"], allowedValues: ["a", "b", "c"]))
                == ["Type": "CommaDelimitedList", "Default": "a,b", "AllowedValues": ["a", "b", "c"]]
        )
        #expect(try declaration(.numberList()) == ["Type": "List<Number>"])
        #expect(try declaration(.numberList(default: [1, 2.5])) == ["Type": "List<Number>", "Default": "1,2.5"])
        #expect(
            try declaration(.existing(listOf: .subnetID, default: ["subnet-1", "subnet-2"]))
                == ["Type": "List<AWS::EC2::Subnet::Id>", "Default": "subnet-1,subnet-2"]
        )
    }

    @Test(arguments: [
        (AWSSpecificType.availabilityZoneName, "AWS::EC2::AvailabilityZone::Name"), (.imageID, "AWS::EC2::Image::Id"),
        (.instanceID, "AWS::EC2::Instance::Id"), (.keyName, "AWS::EC2::KeyPair::KeyName"),
        (.securityGroupName, "AWS::EC2::SecurityGroup::GroupName"), (.securityGroupID, "AWS::EC2::SecurityGroup::Id"),
        (.subnetID, "AWS::EC2::Subnet::Id"), (.volumeID, "AWS::EC2::Volume::Id"), (.vpcID, "AWS::EC2::VPC::Id"),
        (.hostedZoneID, "AWS::Route53::HostedZone::Id"),
    ]) func existingResources(type: AWSSpecificType, name: String) throws {
        #expect(try declaration(.existing(type)) == ["Type": .string(name)])
        #expect(
            try declaration(.parameterStoreValue(default: "/p", of: type))
                == ["Type": .string("AWS::SSM::Parameter::Value<\(name)>"), "Default": "/p"]
        )
        guard type != .keyName else { return }
        #expect(try declaration(.existing(listOf: type)) == ["Type": .string("List<\(name)>")])
        #expect(
            try declaration(.parameterStoreValues(of: type))
                == ["Type": .string("AWS::SSM::Parameter::Value<List<\(name)>>")]
        )
    }

    @Test func everyExistingTypeIsTested() {
        #expect(AWSSpecificType.allCases.count == 10)
    }

    @Test func parameterStore() throws {
        #expect(
            try declaration(.parameterStoreName(default: "/p")) == [
                "Type": "AWS::SSM::Parameter::Name", "Default": "/p",
            ]
        )
        #expect(try declaration(.parameterStoreValue()) == ["Type": "AWS::SSM::Parameter::Value<String>"])
        #expect(try declaration(.parameterStoreValues()) == ["Type": "AWS::SSM::Parameter::Value<CommaDelimitedList>"])
    }

    @Test func defaultsMustBeAllowed() {
        #expect(
            problems(.string(default: "x", allowedValues: ["a", "b"]))
                == ["error: default must be one of the allowed values 'a', 'b', got 'x' [S/Value]"]
        )
        #expect(
            problems(.string(default: "abc", length: 1...2)) == [
                "error: default must have 1 to 2 characters, got 3 [S/Value]"
            ]
        )
        #expect(problems(.integer(default: 0, minimum: 1)) == ["error: default must be at least 1, got 0 [S/Value]"])
        #expect(problems(.integer(default: 4, maximum: 3)) == ["error: default must be at most 3, got 4 [S/Value]"])
        #expect(
            problems(.integer(default: 4, allowedValues: [1, 2]))
                == ["error: default must be one of the allowed values [1, 2], got 4 [S/Value]"]
        )
        #expect(
            problems(.number(default: 0.5, minimum: 1.5)) == ["error: default must be at least 1.5, got 0.5 [S/Value]"]
        )
        #expect(
            problems(.commaDelimitedList(default: ["a", "x"], allowedValues: ["a", "b"]))
                == ["error: default must have only the allowed values 'a', 'b', got 'x' [S/Value]"]
        )
    }

    @Test func theMinimumMustNotExceedTheMaximum() {
        #expect(
            problems(.integer(minimum: 3, maximum: 2)) == [
                "error: minimum must not exceed maximum, got 3 and 2 [S/Value]"
            ]
        )
    }

    @Test func elementsOfAListMustNotContainCommas() {
        let expected = ["error: an element of a comma-delimited list must not contain a comma, got 'a,b' [S/Value]"]
        #expect(problems(.commaDelimitedList(default: ["a,b", "c"])) == expected)
        #expect(problems(.existing(listOf: .subnetID, default: ["a,b"])) == expected)
    }

    @Test func keyPairsHaveNoListType() {
        let expected = [
            "error: there is no parameter type for a list of key pairs; use commaDelimitedList, or one parameter for each [S/Value]"
        ]
        #expect(problems(.existing(listOf: .keyName)) == expected)
        #expect(problems(.parameterStoreValues(of: .keyName)) == expected)
    }

    @Test func numbersMustBeFinite() {
        #expect(problems(.number(default: .nan)) == ["error: a number must be finite, got nan [S/Value]"])
        #expect(
            problems(.numberList(default: [1, .infinity])) == ["error: a number must be finite, got inf [S/Value]"]
        )
    }

    @Test func theDescriptionHasALimit() {
        #expect(problems(.string(.init(description: String(repeating: "ü", count: 4000)))) == [])
        #expect(
            problems(.string(.init(description: String(repeating: "ü", count: 4001))))
                == ["error: a parameter's description must have at most 4000 characters, got 4001 [S/Value]"]
        )
    }

    @Test func allMistakesOfAParameterAreReported() {
        #expect(
            problems(.integer(default: 9, minimum: 3, maximum: 2, allowedValues: [1])) == [
                "error: default must be at most 2, got 9 [S/Value]",
                "error: default must be one of the allowed values [1], got 9 [S/Value]",
                "error: minimum must not exceed maximum, got 3 and 2 [S/Value]",
            ]
        )
    }

    @Test func groupsAndLabelsBecomeTheInterface() throws {
        let template = try template { scope in
            scope.addTemplateMetadata("Team", "shop")
            _ = scope.add("Stage", Parameter.string(.init(label: "The stage", group: "Deployment")))
            _ = scope.add("Subnets", Parameter.commaDelimitedList(.init(group: "Network")))
            _ = scope.add("Account", Parameter.string(.init(group: "Deployment")))
            _ = scope.add("Size", Parameter.integer(.init(label: "How large")))
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
        #expect(
            template.metadata == [
                "Team": "shop",
                "AWS::CloudFormation::Interface": [
                    "ParameterGroups": [
                        ["Label": ["default": "Deployment"], "Parameters": ["Stage", "Account"]],
                        ["Label": ["default": "Network"], "Parameters": ["Subnets"]],
                    ],
                    "ParameterLabels": ["Stage": ["default": "The stage"], "Size": ["default": "How large"]],
                ],
            ]
        )
    }

    @Test func parametersWithoutGroupsAndLabelsNeedNoMetadata() throws {
        let template = try template { scope in
            _ = scope.add("Stage", Parameter.string())
            scope.add("Queue", Resource<Test.Queue>.queue)
        }
        #expect(template.metadata.isEmpty)
    }
}
