import Testing

@Suite("Subnets, route tables and instances")
struct NetworkTests {
    private func expectNetwork(_ resources: String, sections: String = "", _ expected: [String]) throws {
        try expectFindings(
            inTemplate: """
                \(sections)
                Resources:
                  VPC: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
                \(resources)
                """,
            expected
        )
    }

    private func subnet(_ name: String, _ range: String) -> String {
        "  \(name): { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref VPC, CidrBlock: \(range) } }\n"
    }

    @Test("Subnets that overlap are found")
    func overlap() throws {
        try expectNetwork(
            subnet("One", "10.0.0.0/24") + subnet("Two", "10.0.0.128/25") + subnet("Three", "10.0.1.0/24"),
            [
                "error[RES-05]: 'CidrBlock' of 'Two' (AWS::EC2::Subnet) is '10.0.0.128/25', which overlaps with "
                    + "'10.0.0.0/24' of 'One' [Resources/Two/Properties/CidrBlock]"
            ]
        )
    }

    @Test("Subnets beyond their VPC are found, unless it has further ranges")
    func beyondNetwork() throws {
        try expectNetwork(
            subnet("One", "10.1.0.0/24"),
            [
                "error[RES-05]: 'CidrBlock' of 'One' (AWS::EC2::Subnet) is '10.1.0.0/24', but must be within "
                    + "'10.0.0.0/16' of its VPC 'VPC' [Resources/One/Properties/CidrBlock]"
            ]
        )
        try expectNetwork(
            subnet("One", "10.1.0.0/24")
                + "  More: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref VPC, CidrBlock: 10.1.0.0/16 } }",
            []
        )
    }

    @Test("Ranges that are not known are accepted")
    func unknownRanges() throws {
        try expectNetwork(
            subnet("One", "!Ref Range") + subnet("Two", "!Ref Range")
                + subnet("Three", "!Select [0, !Cidr [10.0.0.0/16, 2, 8]]"),
            sections: "Parameters: { Range: { Type: String, Default: 10.0.0.0/24 } }",
            []
        )
        try expectNetwork(
            subnet("One", "!If [East, 10.0.0.0/24, 10.0.1.0/24]")
                + subnet("Two", "!If [East, 10.0.1.0/24, 10.0.0.0/24]"),
            sections: "Conditions: { East: !Equals [!Ref AWS::Region, us-east-1] }",
            []
        )
    }

    @Test("A subnet has one route table")
    func routeTables() throws {
        func association(_ name: String, _ subnet: String) -> String {
            "  \(name): { Type: AWS::EC2::SubnetRouteTableAssociation, "
                + "Properties: { SubnetId: \(subnet), RouteTableId: rtb-12345678 } }\n"
        }
        let subnets = subnet("First", "10.0.0.0/24") + subnet("Second", "10.0.1.0/24")
        try expectNetwork(
            subnets + association("One", "!Ref First") + association("Two", "!Ref Second")
                + association("Three", "!Ref First"),
            [
                "error[RES-04]: 'Three' (AWS::EC2::SubnetRouteTableAssociation) is for the subnet of 'One', but a "
                    + "subnet can have only one route table [Resources/Three/Properties/SubnetId]"
            ]
        )
        try expectNetwork(
            subnets + association("One", "!If [East, !Ref First, !Ref Second]")
                + association("Two", "!If [East, !Ref Second, !Ref First]"),
            sections: "Conditions: { East: !Equals [!Ref AWS::Region, us-east-1] }",
            []
        )
    }

    @Test("An instance has an image or a launch template")
    func images() throws {
        let type = "AWS::EC2::Instance"
        try expectFindings(
            in: type,
            "InstanceType: t3.micro",
            [
                "error[RES-22]: 'ImageId' is missing; give it, or a 'LaunchTemplate' that has it "
                    + "[Resources/Thing/Properties]"
            ]
        )
        try expectFindings(in: type, "ImageId: ami-12345678", [])
        try expectFindings(in: type, "LaunchTemplate: { LaunchTemplateName: web, Version: '1' }", [])
        try expectFindings(
            in: type,
            """
            ImageId: !If [East, ami-12345678, !Ref AWS::NoValue]
            LaunchTemplate: !If [East, !Ref AWS::NoValue, { LaunchTemplateName: web, Version: '1' }]
            """,
            sections: "Conditions: { East: !Equals [!Ref AWS::Region, us-east-1] }",
            []
        )
    }
}
