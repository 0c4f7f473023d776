import AWSIAM
import AWSLambda
import CloudFormation
import SynthTesting
import TemplateModel
import Testing

@testable import synth

/// What each function may do.
struct PermissionsTests {
    /// The app, and the pipelines that differ in what functions may do.
    private static func assemblies() throws -> [(name: String, assembly: Assembly)] {
        // Outside of production there are load tests too.
        let app = App(environment: DeploymentEnvironment.dev.rawValue)
        Synth.addStacks(to: app, for: .dev)
        return [
            ("dev", try app.synthesize()),
            ("a key of one's own", try IngestionConfig([.customerKey]).assembly(for: .dev)),
            (
                "a network of one's own, with Lambda Insights",
                try IngestionConfig([.vpc, .insights]).assembly(for: .dev)
            ),
            ("split functions", try IngestionConfig([.split]).assembly(for: .dev)),
        ]
    }

    @Test func statementsOfEachFunction() throws {
        var text = ""
        for (name, assembly) in try Self.assemblies() {
            for stack in assembly.stacks {
                let functions = stack.template.functions.sorted { $0.id < $1.id }
                if functions.isEmpty { continue }
                text += "\(stack.id) (\(name))\n\n"
                text += "function | effect | actions | resources | conditions\n"
                for function in functions {
                    #expect(!function.statements.isEmpty, "\(function.id)")
                    for statement in function.statements { text += "\(function.id) | \(statement.row)\n" }
                }
                text += "\n"
            }
        }
        expectText(text, matches: "functions.txt")
    }

    /// Actions that have no resources, or whose resources nobody knows beforehand, and the page that says so.
    private static let withoutResources: [String: String] = {
        let tracing = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html"
        // Lambda makes the network interfaces of a function, and checks that its role may, before there are any.
        let network =
            "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html"
        return [
            "ec2:AssignPrivateIpAddresses": network,
            "ec2:CreateNetworkInterface": network,
            "ec2:DeleteNetworkInterface": network,
            "ec2:DescribeNetworkInterfaces": network,
            "ec2:DescribeSubnets": network,
            "ec2:UnassignPrivateIpAddresses": network,
            "xray:PutTelemetryRecords": tracing,
            "xray:PutTraceSegments": tracing,
        ]
    }()

    @Test func everyStatementNamesItsResources() throws {
        for (name, assembly) in try Self.assemblies() {
            for stack in assembly.stacks {
                for function in stack.template.functions {
                    for statement in function.statements {
                        #expect(
                            !statement.actions.contains { $0.hasSuffix("*") },
                            "\(name), \(stack.id), \(function.id)"
                        )
                        guard statement.resources.contains("*") else { continue }
                        let unexplained = statement.actions.filter { Self.withoutResources[$0] == nil }
                        #expect(unexplained == [], "\(name), \(stack.id), \(function.id)")
                    }
                }
            }
        }
    }

    /// A test that sees no statement would find nothing wrong.
    @Test func theExceptionsAreUsed() throws {
        let used = try Self.assemblies().flatMap { $0.assembly.stacks.flatMap { $0.template.functions } }
            .flatMap(\.statements).filter { $0.resources.contains("*") }.flatMap(\.actions)
        #expect(Set(used) == Set(Self.withoutResources.keys))
    }
}

/// A function and what its role may do.
private struct FunctionPermissions {
    let id: String
    let statements: [RoleStatement]
}

/// A statement, or a managed policy, of a role.
private struct RoleStatement {
    let effect: String
    let actions: [String]
    let resources: [String]
    let conditions: String

    init(statement: Node) {
        effect = statement["Effect"]?.stringValue ?? ""
        actions = statement["Action"]?.texts ?? []
        resources = statement["Resource"]?.texts ?? []
        conditions = statement["Condition"]?.shortText ?? ""
    }

    init(managedPolicy: Node) {
        effect = "Allow"
        actions = [managedPolicy.shortText]
        resources = ["as the managed policy says"]
        conditions = ""
    }

    var row: String {
        [
            effect, actions.joined(separator: ", "), resources.joined(separator: ", "),
            conditions.isEmpty ? "-" : conditions,
        ]
        .joined(separator: " | ")
    }
}

extension Template {
    fileprivate var functions: [FunctionPermissions] {
        resources.compactMap { id, resource in
            guard resource["Type"] == "AWS::Lambda::Function",
                let role = resource["Properties"]?["Role"]?["Fn::GetAtt"]?[0]?.stringValue
            else { return nil }
            return FunctionPermissions(id: id, statements: statements(of: role))
        }
    }

    private func statements(of role: String) -> [RoleStatement] {
        let properties = self[role]?["Properties"]
        let managed = (properties?["ManagedPolicyArns"]?.arrayValue ?? []).map(RoleStatement.init(managedPolicy:))
        let inline = (properties?["Policies"]?.arrayValue ?? []).compactMap { $0["PolicyDocument"] }
        let attached = resources.compactMap { _, resource -> Node? in
            guard resource["Type"] == "AWS::IAM::Policy",
                resource["Properties"]?["Roles"]?.arrayValue?.contains(["Ref": .string(role)]) == true
            else { return nil }
            return resource["Properties"]?["PolicyDocument"]
        }
        return managed
            + (inline + attached).flatMap { ($0["Statement"]?.arrayValue ?? []).map(RoleStatement.init(statement:)) }
    }

    private subscript(id: String) -> Node? { resources.first { $0.key == id }?.value }
}

extension Node {
    /// The texts of a list, or the only one.
    fileprivate var texts: [String] { (arrayValue ?? [self]).map(\.shortText) }

    /// References as in the short form of YAML.
    fileprivate var shortText: String {
        switch self {
        case .null: return "null"
        case .bool(let truth): return "\(truth)"
        case .int(let number): return "\(number)"
        case .double(let number): return "\(number)"
        case .string(let text): return text
        case .array(let items): return "[\(items.map(\.shortText).joined(separator: ", "))]"
        case .object(let members):
            if let name = self["Ref"]?.stringValue { return "!Ref \(name)" }
            if let parts = self["Fn::GetAtt"]?.arrayValue {
                return "!GetAtt \(parts.map(\.shortText).joined(separator: "."))"
            }
            if let name = self["Fn::ImportValue"] { return "!ImportValue \(name.shortText)" }
            if let text = self["Fn::Sub"] { return "!Sub \(text.shortText)" }
            return "{\(members.map { "\($0.key): \($0.value.shortText)" }.joined(separator: ", "))}"
        }
    }
}
