import AWSDynamoDB
import AWSEC2
import AWSLambda
import AWSSQS
import CloudFormation
import ResourceTypes
import TemplateModel
import Testing

@testable import Constructs

@Suite struct NetworkTests {
    // MARK: - VPC

    @Test func vpcHasIsolatedSubnetsInTwoZones() throws {
        let stack = try ComputeStack { $0.add("Network", VPC()) }
        #expect(
            Set(stack.template.resources.keys) == [
                "Network", "NetworkPrivate1Subnet", "NetworkPrivate1RouteTable", "NetworkPrivate1RouteTableAssociation",
                "NetworkPrivate2Subnet", "NetworkPrivate2RouteTable", "NetworkPrivate2RouteTableAssociation",
            ]
        )
        #expect(
            stack.properties("Network") == [
                "CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": true, "EnableDnsSupport": true,
                "Tags": [["Key": "Name", "Value": ["Fn::Sub": "${AWS::StackName}/Network"]]],
            ]
        )
        #expect(
            stack.properties("NetworkPrivate2Subnet") == [
                "AvailabilityZone": ["Fn::Select": [1, ["Fn::GetAZs": ["Ref": "AWS::Region"]]]],
                "CidrBlock": "10.0.32.0/19",
                "Tags": [["Key": "Name", "Value": ["Fn::Sub": "${AWS::StackName}/Network/Private2"]]],
                "VpcId": ["Ref": "Network"],
            ]
        )
        #expect(
            stack.properties("NetworkPrivate2RouteTableAssociation") == [
                "RouteTableId": ["Ref": "NetworkPrivate2RouteTable"], "SubnetId": ["Ref": "NetworkPrivate2Subnet"],
            ]
        )
    }

    @Test func moreZonesAndGatewaysChangeNoSubnet() throws {
        func subnets(_ vpc: VPC) throws -> [String: Node] {
            let stack = try ComputeStack { $0.add("Network", vpc) }
            return Dictionary(
                uniqueKeysWithValues: stack.template.resources.compactMap { id, resource in
                    resource["Properties"]?["CidrBlock"].map { (id, $0) }
                }
            )
        }
        let few = try subnets(VPC(addressRange: "192.168.0.0/24"))
        let many = try subnets(
            VPC(addressRange: "192.168.0.0/24", zoneCount: 4, internetAccess: .natGatewayPerZone)
        )
        #expect(few["NetworkPrivate1Subnet"] == "192.168.0.0/27")
        #expect(few.allSatisfy { many[$0.key] == $0.value })
        #expect(many["NetworkPublic4Subnet"] == "192.168.0.224/27")
        #expect(Set(many.values).count == 9)
    }

    @Test func aGatewayLeadsToTheInternet() throws {
        let stack = try ComputeStack { $0.add("Network", VPC(internetAccess: .natGateway)) }
        #expect(
            stack.template.resources["NetworkPublicRoute"] == [
                "Type": "AWS::EC2::Route", "DependsOn": "NetworkInternetGatewayAttachment",
                "Properties": [
                    "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": ["Ref": "NetworkInternetGateway"],
                    "RouteTableId": ["Ref": "NetworkPublicRouteTable"],
                ],
            ]
        )
        for zone in 1...2 {
            #expect(
                stack.properties("NetworkPrivate\(zone)Route") == [
                    "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": ["Ref": "NetworkPublic1NATGateway"],
                    "RouteTableId": ["Ref": .string("NetworkPrivate\(zone)RouteTable")],
                ]
            )
        }
        #expect(
            stack.template.resources["NetworkPublic1NATGateway"] == [
                "Type": "AWS::EC2::NatGateway", "DependsOn": "NetworkInternetGatewayAttachment",
                "Properties": [
                    "AllocationId": ["Fn::GetAtt": ["NetworkPublic1Address", "AllocationId"]],
                    "SubnetId": ["Ref": "NetworkPublic1Subnet"],
                ],
            ]
        )
        #expect(stack.template.resources["NetworkPublic2Subnet"] == nil)
    }

    @Test func eachZoneCanHaveAGateway() throws {
        let stack = try ComputeStack { $0.add("Network", VPC(internetAccess: .natGatewayPerZone)) }
        #expect(
            stack.properties("NetworkPrivate2Route")?["NatGatewayId"] == ["Ref": "NetworkPublic2NATGateway"]
        )
    }

    @Test(arguments: ["10.0.0.0", "10.0.0.0/15", "10.0.0.0/26", "10.0.1.0/16", "10.0.0/16", "256.0.0.0/16", "a/16", ""])
    func theAddressesAreARange(_ range: String) {
        #expect(
            ComputeStack.errors { $0.add("Network", VPC(addressRange: range)) } == [
                "addressRange must be an IPv4 address and 16 to 25 bits, all others zero, '10.0.0.0/16' for example, got '\(range)'"
            ]
        )
    }

    @Test func thereAreNotManyZones() {
        #expect(ComputeStack.errors { $0.add("Network", VPC(zoneCount: 5)) } == ["zoneCount must be 1 to 4, got 5"])
        #expect(ComputeStack.errors { $0.add("Network", VPC(zoneCount: 0)) } == ["zoneCount must be 1 to 4, got 0"])
    }

    // MARK: - Import

    @Test func aVPCThatExistsIsGivenByParameters() throws {
        let stack = try ComputeStack { scope in
            let id = scope.add("VPC", Parameter.existing(.vpcID))
            let subnets = scope.add("Subnets", Parameter.existing(listOf: .subnetID))
            let group = scope.add("Group", Parameter.existing(.securityGroupID))
            let network = scope.add("Network", VPC.imported(id: id, subnets: subnets))
            let own = scope.add("WorkerGroup", SecurityGroup.imported(id: group))
            scope.add(
                "Worker",
                Function(code: .swiftProduct("worker"), vpc: VPCPlacement(in: network, securityGroups: [own]))
            )
        }
        #expect(
            stack.properties("Worker")?["VpcConfig"] == [
                "SecurityGroupIds": [["Ref": "Group"]], "SubnetIds": ["Ref": "Subnets"],
            ]
        )
        // Only what is made in the network needs its identifier.
        #expect(stack.warnings == ["parameter 'VPC' is not used; remove it"])
    }

    @Test func identifiersAreOfTheRightKind() {
        let found = ComputeStack.errors { scope in
            scope.add(
                "Network",
                VPC.imported(
                    id: "subnet-1",
                    subnets: ["vpc-1"],
                    routeTables: ["rtb_1"],
                    addressRange: "10.0.0.0"
                )
            )
            scope.add("Empty", VPC.imported(id: "vpc-1", subnets: []))
            scope.add("Group", SecurityGroup.imported(id: "default"))
        }
        #expect(
            found == [
                "addressRange must be a range of IPv4 addresses, '10.0.0.0/16' for example, got '10.0.0.0'",
                "id must be 'vpc-' and letters and digits, 'vpc-0123456789abcdef0' for example, got 'subnet-1'",
                "routeTables must be 'rtb-' and letters and digits, 'rtb-0123456789abcdef0' for example, got 'rtb_1'",
                "subnets must be 'subnet-' and letters and digits, 'subnet-0123456789abcdef0' for example, got 'vpc-1'",
                "subnets must name at least one subnet, got none",
                "id must be 'sg-' and letters and digits, 'sg-0123456789abcdef0' for example, got 'default'",
            ]
        )
    }

    // MARK: - Security groups

    @Test func aGroupLetsNothingInAndAllOut() throws {
        let stack = try ComputeStack { scope in
            scope.add("Group", SecurityGroup(in: scope.add("Network", VPC()), description: "Worker"))
        }
        #expect(stack.properties("Group") == ["GroupDescription": "Worker", "VpcId": ["Ref": "Network"]])
    }

    @Test func rulesAreWhatTheySay() throws {
        let stack = try ComputeStack { scope in
            scope.add(
                "Group",
                SecurityGroup(
                    in: scope.add("Network", VPC()),
                    description: "Worker",
                    inbound: [
                        .tcp(443, .ipv4("10.0.0.0/16"), description: "HTTPS"), .udp(53, .ipv6("2001:db8::1/128")),
                        .all(.anyIPv6),
                    ],
                    outbound: .only([.tcp(1024...2048, .prefixList("pl-0123456789abcdef0"))])
                )
            )
        }
        #expect(
            stack.properties("Group")?["SecurityGroupIngress"] == [
                ["CidrIp": "10.0.0.0/16", "Description": "HTTPS", "FromPort": 443, "IpProtocol": "tcp", "ToPort": 443],
                ["CidrIpv6": "2001:db8::1/128", "FromPort": 53, "IpProtocol": "udp", "ToPort": 53],
                ["CidrIpv6": "::/0", "IpProtocol": "-1"],
            ]
        )
        #expect(
            stack.properties("Group")?["SecurityGroupEgress"] == [
                [
                    "DestinationPrefixListId": "pl-0123456789abcdef0", "FromPort": 1024, "IpProtocol": "tcp",
                    "ToPort": 2048,
                ]
            ]
        )
    }

    @Test func groupsMayNameEachOther() throws {
        let stack = try ComputeStack { scope in
            let network = scope.add("Network", VPC())
            let worker = scope.add("Worker", SecurityGroup(in: network, description: "Worker"))
            let database = scope.add(
                "Database",
                SecurityGroup(
                    in: network,
                    description: "Database",
                    inbound: [.tcp(5432, .group(worker))],
                    outbound: .only([.all(.group(worker))])
                )
            )
            worker.addInbound(.tcp(8000...8010, .group(database)))
        }
        #expect(stack.properties("Database")?["SecurityGroupIngress"] == nil)
        // Without a rule, Amazon EC2 would let all out.
        #expect(
            stack.properties("Database")?["SecurityGroupEgress"] == [["CidrIp": "127.0.0.1/32", "IpProtocol": "-1"]]
        )
        #expect(
            stack.template.resources["DatabaseInboundTCP5432Worker"] == [
                "Type": "AWS::EC2::SecurityGroupIngress",
                "Properties": [
                    "FromPort": 5432, "GroupId": ["Fn::GetAtt": ["Database", "GroupId"]], "IpProtocol": "tcp",
                    "SourceSecurityGroupId": ["Fn::GetAtt": ["Worker", "GroupId"]], "ToPort": 5432,
                ],
            ]
        )
        #expect(
            stack.template.resources["DatabaseOutboundAllWorker"] == [
                "Type": "AWS::EC2::SecurityGroupEgress",
                "Properties": [
                    "DestinationSecurityGroupId": ["Fn::GetAtt": ["Worker", "GroupId"]],
                    "GroupId": ["Fn::GetAtt": ["Database", "GroupId"]], "IpProtocol": "-1",
                ],
            ]
        )
        #expect(
            stack.properties("WorkerInboundTCP8000to8010Database")?["SourceSecurityGroupId"] == [
                "Fn::GetAtt": ["Database", "GroupId"]
            ]
        )
    }

    @Test func groupsAndRulesAreWhatAmazonEC2Takes() {
        let found = ComputeStack.errors { scope in
            scope.add(
                "Group",
                SecurityGroup(
                    in: scope.add("Network", VPC()),
                    description: "Wörker",
                    inbound: [.tcp(65_536, .ipv4("10.0.0.1/16")), .udp(-1, .ipv6("10.0.0.0/16"))],
                    outbound: .only([.all(.prefixList("s3"), description: "a?")])
                )
            )
        }
        #expect(
            found == [
                "a port must be 0 to 65535, got -1",
                "a port must be 0 to 65535, got 65536",
                "a prefix list must be 'pl-' and letters and digits, 'pl-0123456789abcdef0' for example, got 's3'",
                "a range of IPv4 addresses must be an address and the bits that all share, all others zero, '10.0.0.0/16' for example, got '10.0.0.1/16'",
                "a range of IPv6 addresses must be an address and the bits that all share, '2001:db8::/32' for example, got '10.0.0.0/16'",
                "description must be at most 255 letters, digits, spaces and '._-:/()#,@[]+=&;{}!$*', got 'Wörker'",
                "description of a rule must be at most 255 letters, digits, spaces and '._-:/()#,@[]+=&;{}!$*', got 'a?'",
            ]
        )
    }

    // MARK: - Endpoints

    @Test func anInterfaceEndpointLetsTheNetworkIn() throws {
        let stack = try ComputeStack { scope in
            scope.add("SQSEndpoint", InterfaceEndpoint(for: .sqs, in: scope.add("Network", VPC())))
        }
        #expect(
            stack.properties("SQSEndpoint") == [
                "PrivateDnsEnabled": true,
                "SecurityGroupIds": [["Fn::GetAtt": ["SQSEndpointSecurityGroup", "GroupId"]]],
                "ServiceName": ["Fn::Sub": "com.amazonaws.${AWS::Region}.sqs"],
                "SubnetIds": [["Ref": "NetworkPrivate1Subnet"], ["Ref": "NetworkPrivate2Subnet"]],
                "VpcEndpointType": "Interface", "VpcId": ["Ref": "Network"],
            ]
        )
        #expect(
            stack.properties("SQSEndpointSecurityGroup") == [
                "GroupDescription": "HTTPS from the network to sqs",
                "SecurityGroupEgress": [["CidrIp": "127.0.0.1/32", "IpProtocol": "-1"]],
                "SecurityGroupIngress": [
                    ["CidrIp": "10.0.0.0/16", "FromPort": 443, "IpProtocol": "tcp", "ToPort": 443]
                ],
                "VpcId": ["Ref": "Network"],
            ]
        )
    }

    @Test func aGatewayEndpointIsInTheRouteTables() throws {
        let stack = try ComputeStack { scope in
            let network = scope.add("Network", VPC())
            scope.add(
                "Tables",
                GatewayEndpoint(
                    for: .dynamoDB,
                    in: network,
                    policy: [
                        PolicyStatement(
                            principals: [.everyone],
                            actions: ["dynamodb:PutItem"],
                            resources: ["arn:aws:dynamodb:eu-west-1:123456789012:table/orders"]
                        )
                    ]
                )
            )
        }
        #expect(
            stack.properties("Tables") == [
                "PolicyDocument": [
                    "Version": "2012-10-17",
                    "Statement": [
                        [
                            "Effect": "Allow", "Principal": "*", "Action": "dynamodb:PutItem",
                            "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                        ]
                    ],
                ],
                "RouteTableIds": [["Ref": "NetworkPrivate1RouteTable"], ["Ref": "NetworkPrivate2RouteTable"]],
                "ServiceName": ["Fn::Sub": "com.amazonaws.${AWS::Region}.dynamodb"], "VpcEndpointType": "Gateway",
                "VpcId": ["Ref": "Network"],
            ]
        )
    }

    @Test func endpointsAreNotDoubled() {
        let found = ComputeStack.errors { scope in
            let network = scope.add("Network", VPC())
            scope.add("A", InterfaceEndpoint(for: .sqs, in: network))
            scope.add("B", InterfaceEndpoint(for: .sqs, in: network, privateDNS: false))
            scope.add("C", InterfaceEndpoint(for: .sqs, in: network))
            scope.add("D", GatewayEndpoint(for: .s3, in: network))
            scope.add("E", GatewayEndpoint(for: .s3, in: network))
        }
        #expect(
            found == [
                "'S/Network' has an endpoint for 'sqs' already, and can have one; remove one of the two",
                "'S/Network' has an endpoint for 's3' already, and can have one; remove one of the two",
            ]
        )
    }

    @Test func endpointsNeedToKnowTheirNetwork() {
        let found = ComputeStack.errors { scope in
            let network = scope.add("Network", VPC.imported(id: "vpc-1", subnets: ["subnet-1"]))
            scope.add("SQS", InterfaceEndpoint(for: .sqs, in: network))
            scope.add("S3", GatewayEndpoint(for: .s3, in: network))
            scope.add("SNS", InterfaceEndpoint(for: .sns, in: network, securityGroups: []))
            scope.add(
                "KMS",
                InterfaceEndpoint(
                    for: InterfaceEndpointService("k m s"),
                    in: network,
                    securityGroups: [scope.add("Group", SecurityGroup.imported(id: "sg-1"))],
                    policy: []
                )
            )
        }
        #expect(
            found == [
                "securityGroups must be given, because the addresses of 'S/Network' are not known; or import the VPC with its addressRange",
                "the route tables of 'S/Network' must be known for a gateway endpoint; import the VPC with its routeTables",
                "securityGroups must name at least one group; leave it out for one that lets the network in",
                "policy of an endpoint must have a statement; leave it out to let everything through",
                "the name of a service must be letters, digits, periods and hyphens, 'sqs' for example, got 'k m s'",
            ]
        )
    }
}
