internal import CloudFormation
internal import ResourceSchemas
internal import TemplateModel

/// The smallest policy with which a pipeline can deploy stacks, as far as the registry tells what its types need.
///
/// CloudFormation acts in the name of whoever deploys, or of the role that it is given for that: in both cases with
/// forward access sessions, so the same policy serves both.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/fas-requests-and-permission-evaluation.html
struct DeploymentPolicy {
    /// The policy document.
    let document: Object
    /// The types of which the registry does not tell what they need, sorted.
    let unknownTypes: [String]
    /// Whether a role is passed that the templates do not make or name.
    let passesUnknownRole: Bool

    private static let passRole = "iam:PassRole"

    /// Collects what stacks need.
    init(for stacks: [SynthesizedStack], schemas: ResourceSchemas) {
        var unknownTypes: Set<String> = []
        var actions: Set<String> = []
        var roleActions: Set<String> = []
        var roles = RolePatterns()
        for stack in stacks {
            let templates = [stack.template] + stack.nestedTemplates.map(\.template)
            for template in templates { roles.add(template, of: stack) }
            for type in Set(templates.flatMap { Self.types(in: $0) }) {
                if type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource" { continue }
                let needed = Self.actions(for: type, schemas)
                if needed.isEmpty { unknownTypes.insert(type) }
                if type == "AWS::IAM::Role" { roleActions.formUnion(needed) } else { actions.formUnion(needed) }
            }
        }
        let passes = actions.union(roleActions).contains(Self.passRole)
        actions.remove(Self.passRole)
        roleActions.remove(Self.passRole)
        // What other types need of roles reaches further than the roles of these stacks.
        roleActions.subtract(actions)

        var statements: [Node] = stacks.map { Self.deployment(of: $0) }
        let templates = stacks.flatMap { [$0.template] + $0.nestedTemplates.map(\.template) }
        let transforms = Set(templates.flatMap { Self.transforms(of: $0) }).sorted()
        if !transforms.isEmpty {
            statements.append(
                Self.statement(
                    "UseTransforms",
                    ["cloudformation:CreateChangeSet"],
                    on: transforms.map { "arn:aws:cloudformation:*:aws:transform/\($0)" }
                )
            )
        }
        if !actions.isEmpty {
            statements.append(
                Self.statement("ManageResources", actions.sorted(), on: ["*"], Self.throughCloudFormation)
            )
        }
        if !roleActions.isEmpty {
            statements.append(
                Self.statement("ManageRoles", roleActions.sorted(), on: roles.arns, Self.throughCloudFormation)
            )
        }
        if passes, !roles.arns.isEmpty {
            var condition = Self.throughCloudFormation
            if !roles.services.isEmpty {
                condition["StringEquals"] = [
                    "iam:PassedToService": .array(roles.services.sorted().map { .string($0) })
                ]
            }
            statements.append(Self.statement("PassRoles", [Self.passRole], on: roles.arns, condition))
        }
        document = ["Version": "2012-10-17", "Statement": .array(statements)]
        self.unknownTypes = unknownTypes.sorted()
        passesUnknownRole = passes && roles.arns.isEmpty
    }

    /// What `aws cloudformation deploy` calls for a stack.
    private static func deployment(of stack: SynthesizedStack) -> Node {
        statement(
            "Deploy" + stack.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) },
            [
                "cloudformation:CreateChangeSet", "cloudformation:DescribeChangeSet", "cloudformation:DescribeStacks",
                "cloudformation:ExecuteChangeSet", "cloudformation:GetTemplateSummary",
            ],
            on: ["arn:aws:cloudformation:*:*:stack/\(stack.name)/*"]
        )
    }

    private static func statement(
        _ id: String,
        _ actions: [String],
        on resources: [String],
        _ condition: Object = Object()
    ) -> Node {
        var statement: Object = [
            "Sid": .string(id),
            "Effect": "Allow",
            "Action": .array(actions.map { .string($0) }),
            "Resource": .array(resources.map { .string($0) }),
        ]
        if !condition.isEmpty { statement["Condition"] = .object(condition) }
        return .object(statement)
    }

    /// Only what CloudFormation does in the name of the caller.
    ///
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia
    private static let throughCloudFormation: Object = [
        "ForAnyValue:StringEquals": ["aws:CalledVia": ["cloudformation.amazonaws.com"]]
    ]

    private static func types(in template: Template) -> Set<String> {
        var types: Set<String> = []
        for (name, resource) in template.resources {
            if let type = resource["Type"]?.stringValue {
                types.insert(type)
            } else if name.hasPrefix("Fn::ForEach::"), let body = resource[2]?.objectValue {
                types.formUnion(body.compactMap { $0.value["Type"]?.stringValue })
            }
        }
        return types
    }

    private static func actions(for type: String, _ schemas: ResourceSchemas) -> Set<String> {
        let permissions = schemas[type]?.permissions ?? [:]
        return Set([.create, .read, .update, .delete].flatMap { permissions[$0] ?? [] })
    }

    private static func transforms(of template: Template) -> [String] {
        let names = template.transform?.arrayValue ?? [template.transform].compactMap(\.self)
        return names.compactMap(\.stringValue).filter { $0.hasPrefix("AWS::") }.map { String($0.dropFirst(5)) }
    }
}

/// The roles that stacks make or name.
private struct RolePatterns {
    private var patterns: Set<String> = []
    /// The services that may take the roles.
    private(set) var services: Set<String> = []

    /// The ARNs, sorted.
    var arns: [String] { patterns.sorted() }

    mutating func add(_ template: Template, of stack: SynthesizedStack) {
        for (_, resource) in template.resources {
            if resource["Type"] == "AWS::IAM::Role" {
                add(resource["Properties"], of: stack.name)
            } else if let properties = resource["Properties"] {
                addNamedRoles(in: properties)
            }
        }
    }

    private mutating func add(_ properties: Node?, of stack: String) {
        let path = properties?["Path"]?.stringValue ?? "/"
        let name = properties?["RoleName"]?.stringValue ?? Self.generatedName(in: stack)
        patterns.insert("arn:aws:iam::*:role\(path)\(name)")
        for statement in properties?["AssumeRolePolicyDocument"]?["Statement"]?.arrayValue ?? [] {
            let service = statement["Principal"]?["Service"]
            services.formUnion((service?.arrayValue ?? [service].compactMap(\.self)).compactMap(\.stringValue))
        }
    }

    private mutating func addNamedRoles(in node: Node) {
        switch node {
        case .string(let text) where text.hasPrefix("arn:aws") && text.contains(":role/"): patterns.insert(text)
        case .array(let items): for item in items { addNamedRoles(in: item) }
        case .object(let members): for member in members { addNamedRoles(in: member.value) }
        default: break
        }
    }

    /// A name starts with that of its stack, of which a long one is cut to make room for the rest.
    private static func generatedName(in stack: String) -> String {
        let longest = 24
        return stack.count > longest ? "\(stack.prefix(longest))*" : "\(stack)-*"
    }
}
