import ResourceSchemas
import TemplateModel

/// What a reference to a resource stands for, in the words of schemas' formats: `AWS::SQS::Queue.Arn`.
struct ReferenceFormat {
    /// The formats of which the value is one; empty when nothing is known.
    let names: [String]
    /// Whether the schema does not tell the format, and it follows from what is referred to: the attribute `Arn`, or an
    /// identifier that the service makes.
    let isInferred: Bool

    /// Finds out what a value stands for.
    init(_ knowledge: Knowledge, _ patterns: PatternCache) {
        if let format = knowledge.format {
            names = [format]
            isInferred = false
            return
        }
        guard let (schema, owner) = knowledge.schema else {
            names = []
            isInferred = false
            return
        }
        let told = Self.formats(of: schema, owner: owner, depth: 0)
        if told.isEmpty {
            names = [Self.inferred(knowledge.attribute, owner, patterns)].compactMap(\.self)
            isInferred = true
        } else {
            names = told
            isInferred = false
        }
    }

    /// Whether the value can be of a format; `nil` when that is not known.
    func fits(_ wanted: String) -> Bool? {
        guard !names.isEmpty, Self.isComparable(wanted), names.allSatisfy(Self.isComparable) else { return nil }
        if names.contains(where: { Self.general($0) == Self.general(wanted) }) { return true }
        if isName, wanted.hasSuffix(".Arn") { return false }
        // Several types of one service can share what their identifiers stand for: functions, versions and aliases.
        if isInferred, names.contains(where: { Self.service(of: $0) == Self.service(of: wanted) }) { return nil }
        return false
    }

    /// Whether the value, an ARN or a name, can match a pattern for ARNs; `nil` when that is not known.
    func fits(pattern: String) -> Bool? {
        guard names.count == 1 else { return nil }
        if isName { return Self.isOfARNsOnly(pattern) ? false : nil }
        guard names[0].hasSuffix(".Arn"), let given = Self.services[Self.service(of: names[0])],
            let wanted = Self.service(inPattern: pattern)
        else { return nil }
        return given == wanted ? nil : false
    }

    private var isName: Bool { names.count == 1 && names[0].hasSuffix(".Name") }

    private static func formats(of schema: Schema, owner: ResourceSchema, depth: Int) -> [String] {
        guard depth < 8 else { return [] }
        var formats: [String] = []
        for assertion in schema.assertions {
            switch assertion {
            case .format(let format):
                formats.append(format)
            case .definition(let name):
                formats += owner.definition(name).map { Self.formats(of: $0, owner: owner, depth: depth + 1) } ?? []
            case .any(let schemas), .one(let schemas):
                let alternatives = schemas.map { Self.formats(of: $0, owner: owner, depth: depth + 1) }
                // With one alternative unknown, all is.
                if alternatives.contains(where: \.isEmpty) { return [] }
                formats += alternatives.flatMap(\.self)
            default:
                continue
            }
        }
        return formats
    }

    /// What follows from the attribute, or without one from the identifier that `Ref` returns.
    private static func inferred(
        _ attribute: String?,
        _ owner: ResourceSchema,
        _ patterns: PatternCache
    ) -> String? {
        // Their resources are made by others, and what they return is decided there.
        let foreign = ["AWS::CloudFormation::", "AWS::Serverless::", "AWS::ServiceCatalog::"]
        guard owner.typeName.utf8.starts(with: "AWS::".utf8),
            !foreign.contains(where: { owner.typeName.utf8.starts(with: $0.utf8) })
        else { return nil }
        if let attribute { return attribute == "Arn" ? "\(owner.typeName).Arn" : nil }
        guard owner.primaryIdentifier.count == 1, let identifier = owner.primaryIdentifier.first?.first else {
            return nil
        }
        guard owner.readOnly.contains([identifier]) else {
            return isName(identifier, owner, patterns) ? "\(owner.typeName).Name" : nil
        }
        return switch identifier {
        case _ where identifier.hasSuffix("Arn"): "\(owner.typeName).Arn"
        case _ where identifier.hasSuffix("Id"): "\(owner.typeName).Id"
        default: "\(owner.typeName).\(identifier)"
        }
    }

    /// Whether a property is a name that cannot be an ARN, since it may not have what an ARN has.
    private static func isName(_ property: String, _ owner: ResourceSchema, _ patterns: PatternCache) -> Bool {
        guard property.hasSuffix("Name") else { return false }
        for case .members(let members) in owner.properties.assertions {
            for case .pattern(let pattern) in members.named[property]?.assertions ?? [] {
                if patterns.matches("arn:aws:iam::123456789012:role/name", pattern) == false { return true }
            }
        }
        return false
    }

    /// Whether a format says what kind of resource a value stands for.
    private static func isComparable(_ format: String) -> Bool {
        // The zone of an alias is that of a load balancer or the like, or that of another record.
        format != "AWS::Route53::AliasTarget.HostedZoneId" && format.utf8.starts(with: "AWS::".utf8)
            && format.utf8.contains(UInt8(ascii: "."))
    }

    /// The format of the items of lists of a format; `nil` when it is not one of lists.
    static func ofItems(_ format: String) -> String? {
        format.hasSuffix("Ids") || format.hasSuffix("Names") ? general(format) : nil
    }

    /// The format's usual name: that of an item for a list, `Id` for `GroupId`.
    private static func general(_ format: String) -> String {
        switch format {
        case "AWS::EC2::SecurityGroup.GroupId", "AWS::EC2::SecurityGroup.Ids": "AWS::EC2::SecurityGroup.Id"
        case "AWS::EC2::SecurityGroup.Names": "AWS::EC2::SecurityGroup.Name"
        case "AWS::EC2::Subnet.Ids": "AWS::EC2::Subnet.Id"
        default: format
        }
    }

    /// The service in the name of a format: `AWS::SQS` for `AWS::SQS::Queue.Arn`.
    private static func service(of format: String) -> String {
        let parts = format.split(separator: ":", maxSplits: 2)
        let service = parts.count < 2 ? format : "\(parts[0])::\(parts[1])"
        return service == "AWS::ACM" ? "AWS::CertificateManager" : service
    }

    /// The service that an ARN names, for services whose types' ARNs all do.
    ///
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
    private static let services = [
        "AWS::CertificateManager": "acm", "AWS::DynamoDB": "dynamodb", "AWS::ECR": "ecr", "AWS::ECS": "ecs",
        "AWS::Events": "events", "AWS::IAM": "iam", "AWS::Kinesis": "kinesis", "AWS::KinesisFirehose": "firehose",
        "AWS::KMS": "kms", "AWS::Lambda": "lambda", "AWS::Logs": "logs", "AWS::S3": "s3",
        "AWS::SecretsManager": "secretsmanager", "AWS::SNS": "sns", "AWS::SQS": "sqs", "AWS::StepFunctions": "states",
    ]

    /// Whether a pattern is one of ARNs of the service that a type is of.
    static func service(ofType type: String, isIn pattern: String) -> Bool {
        services[service(of: type)].map { $0 == service(inPattern: pattern) } ?? false
    }

    /// Whether a pattern demands an ARN, with no alternative beside it.
    private static func isOfARNsOnly(_ pattern: String) -> Bool {
        guard pattern.utf8.starts(with: "^arn:".utf8) else { return false }
        var depth = 0
        var isInClass = false
        var isEscaped = false
        for byte in pattern.utf8 {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "]"): isInClass = false
            case _ where isInClass: break
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "|") where depth == 0: return false
            default: break
            }
        }
        return true
    }

    /// The service in a pattern that only ARNs of one service match: `iam` in `^arn:(aws[a-zA-Z-]*)?:iam::…`.
    private static func service(inPattern pattern: String) -> String? {
        var rest = pattern.utf8[...]
        if rest.first == UInt8(ascii: "^") { rest = rest.dropFirst() } else { return nil }
        if rest.first == UInt8(ascii: "(") { rest = rest.dropFirst() }
        guard rest.starts(with: "arn:".utf8) else { return nil }
        rest = rest.dropFirst(4)
        guard let colon = rest.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        // With another colon in a group, as in `(aws|aws-cn):`, this is still the end of the partition.
        let partition = rest[..<colon]
        let isGroupClosed =
            partition.count { $0 == UInt8(ascii: "(") } == partition.count { $0 == UInt8(ascii: ")") }
        rest = rest[rest.index(after: colon)...]
        let service = rest.prefix { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
        rest = rest[service.endIndex...]
        guard isGroupClosed, !service.isEmpty, rest.first == UInt8(ascii: ":") else { return nil }
        return String(decoding: rest, as: UTF8.self).contains(bytes: "arn:") ? nil : String(Substring(service))
    }
}
