import AWSDynamoDB
import AWSEC2
import AWSLambda
import AWSSQS
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite struct VPCPlacementTests {
    @Test func aFunctionRunsInTheSubnetsWithAGroupOfItsOwn() throws {
        let stack = try ComputeStack { scope in
            let network = scope.add("Network", VPC())
            scope.add("Worker", Function(code: .swiftProduct("worker"), vpc: VPCPlacement(in: network)))
        }
        #expect(
            stack.properties("Worker")?["VpcConfig"] == [
                "SecurityGroupIds": [["Fn::GetAtt": ["WorkerSecurityGroup", "GroupId"]]],
                "SubnetIds": [["Ref": "NetworkPrivate1Subnet"], ["Ref": "NetworkPrivate2Subnet"]],
            ]
        )
        #expect(
            stack.properties("WorkerSecurityGroup") == [
                "GroupDescription": "Function S/Worker", "VpcId": ["Ref": "Network"],
            ]
        )
        #expect(stack.warnings.isEmpty)
    }

    @Test func theRoleMayMakeInterfacesBeforeThereIsAFunction() throws {
        let stack = try ComputeStack { scope in
            let network = scope.add("Network", VPC())
            scope.add(
                "Worker",
                Function(code: .swiftProduct("worker"), tracing: .active, vpc: VPCPlacement(in: network))
            )
        }
        let policies = stack.properties("WorkerRole")?["Policies"]
        #expect(policies?.arrayValue?.compactMap { $0["PolicyName"] } == ["NetworkInterfaces", "Tracing"])
        #expect(
            policies?[0]?["PolicyDocument"]?["Statement"] == [
                [
                    "Effect": "Allow",
                    "Action": [
                        "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
                        "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses",
                    ],
                    "Resource": "*",
                ]
            ]
        )
    }

    @Test func groupsAndSubnetsAreAsManyAsLambdaTakes() {
        let found = ComputeStack.errors { scope in
            let subnets = (0..<17).map { Value<String>("subnet-\($0)") }
            let network = scope.add("Network", VPC.imported(id: "vpc-0123456789abcdef0", subnets: List(subnets)))
            scope.add(
                "Worker",
                Function(code: .swiftProduct("worker"), vpc: VPCPlacement(in: network, securityGroups: []))
            )
        }
        #expect(
            found == [
                "a function may run in at most 16 subnets, got 17; import the VPC with fewer",
                "securityGroups of a function must be 1 to 5, got 0; leave them out for a group of its own",
            ]
        )
    }

    // MARK: - Services

    /// What is said of a function that reads a queue, writes a table and sends to another queue.
    private func warnings(_ network: @escaping (Scope) -> Network) throws -> [String] {
        try ComputeStack { scope in
            let network = network(scope)
            let failures = scope.add("Failures", Queue(retention: .days(14)))
            let orders = scope.add("Orders", Queue(deadLetters: .to(failures)))
            let table = scope.add("Table", Table(partitionKey: .string("id")))
            let worker = scope.add(
                "Worker",
                Function(
                    code: .swiftProduct("worker"),
                    asyncInvocation: AsyncInvocation(onFailure: .function(scope.addFunction("Handler"))),
                    vpc: VPCPlacement(in: network)
                )
            )
            scope.add("Source", EventSourceMapping(of: orders, to: worker))
            table.grant(.putItem, .getItem, to: worker)
            scope.add("Replies", Queue()).grantSendMessages(to: worker)
        }.warnings.filter { $0.contains("cannot reach") }
    }

    @Test func aServiceOutOfReachIsSeen() throws {
        #expect(
            try warnings { $0.add("Network", VPC()) } == [
                "'S/Worker' is granted dynamodb:GetItem, but cannot reach the service: 'S/Network' has neither a way to the internet nor an endpoint for 'dynamodb'; add a GatewayEndpoint for it",
                "'S/Worker' is granted sqs:SendMessage, but cannot reach the service: 'S/Network' has neither a way to the internet nor an endpoint for 'sqs'; add an InterfaceEndpoint for it",
            ]
        )
    }

    /// The extension writes logs from where the function runs; what the function itself logs goes another way.
    @Test func insightsOutOfReachAreSeen() throws {
        func warnings(layer: Value<String>?) throws -> [String] {
            try ComputeStack { scope in
                let vpc = VPCPlacement(in: scope.add("Network", VPC()))
                scope.add(
                    "Worker",
                    Function(code: .swiftProduct("worker"), architecture: .arm64, insightsLayer: layer, vpc: vpc)
                )
            }.warnings
        }
        #expect(try warnings(layer: nil).isEmpty)
        #expect(
            try warnings(layer: "arn:aws:lambda:eu-west-1:123456789012:layer:LambdaInsightsExtension-Arm64:1") == [
                "'S/Worker' is granted logs:CreateLogGroup, but cannot reach the service: 'S/Network' has neither a way to the internet nor an endpoint for 'logs'; add an InterfaceEndpoint for it"
            ]
        )
    }

    @Test func anEndpointIsInReach() throws {
        let found = try warnings { scope in
            let network = scope.add("Network", VPC())
            scope.add("DynamoDBEndpoint", GatewayEndpoint(for: .dynamoDB, in: network))
            scope.add("SQSEndpoint", InterfaceEndpoint(for: .sqs, in: network))
            return network
        }
        #expect(found.isEmpty)
    }

    @Test func anEndpointThatNoNameLeadsToIsNotInReach() throws {
        let found = try warnings { scope in
            let network = scope.add("Network", VPC())
            scope.add("DynamoDBEndpoint", GatewayEndpoint(for: .dynamoDB, in: network))
            scope.add("SQSEndpoint", InterfaceEndpoint(for: .sqs, in: network, privateDNS: false))
            return network
        }
        #expect(found.count == 1)
    }

    @Test func theInternetIsInReach() throws {
        #expect(try warnings { $0.add("Network", VPC(internetAccess: .natGateway)) }.isEmpty)
    }

    @Test func whatAVPCThatExistsReachesIsAsItSays() throws {
        func found(_ services: VPC.Services) throws -> [String] {
            try warnings {
                $0.add("Network", VPC.imported(id: "vpc-0123456789abcdef0", subnets: ["subnet-1"], services: services))
            }
        }
        #expect(try found(.all).isEmpty)
        #expect(try found(.withEndpoints(interface: [.sqs], gateway: [.dynamoDB])).isEmpty)
        #expect(try found(.withEndpoints(interface: [.sqs])).count == 1)
    }
}
