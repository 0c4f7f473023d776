import TemplateChecks
import TemplateModel

/// What about a resource is open or protected, beside policies.
struct Protection {
    /// One fact, which a resource has or not.
    struct Fact: Hashable {
        let area: SecurityChange.Area
        /// What is said when the resource gets the fact.
        let message: String
        /// What is said when it loses it.
        let opposite: String
        /// Whether the resource is more open with the fact than without.
        let isOpen: Bool
        /// What can have only one such fact, so that one takes the place of another; `nil` when there can be many.
        let subject: String?
        /// What distinguishes the fact from others with the same subject; `nil` without one.
        let value: String?
        /// The resource of the template that the fact is about besides; `nil` for none.
        var resource: String?
    }

    private(set) var facts: [Fact] = []

    /// What is open about a new resource; that it is protected besides says nothing.
    static func openings(of typeName: String, _ properties: Object) -> [Fact] {
        var protection = Protection()
        protection.addAccess(typeName, properties)
        return protection.facts.filter(\.isOpen)
    }

    private init() {}

    init(of typeName: String, _ properties: Object) {
        addAccess(typeName, properties)
        addEncryption(.object(properties), path: [])
        // Queues are encrypted unless the template says otherwise.
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
        if typeName == "AWS::SQS::Queue",
            properties["SqsManagedSseEnabled"]?.truthValue != false || properties["KmsMasterKeyId"] != nil
        {
            add(.encryption, isOpen: false, "encryption is turned on", "encryption is turned off")
        }
    }

    private mutating func addAccess(_ typeName: String, _ properties: Object) {
        addExposures(typeName, properties)
        addIdentities(typeName, properties)
        addRules(typeName, properties)
    }

    private mutating func add(
        _ area: SecurityChange.Area,
        isOpen: Bool,
        _ message: String,
        _ opposite: String,
        about subject: String? = nil,
        _ value: String? = nil,
        with resource: String? = nil
    ) {
        let fact = Fact(
            area: area,
            message: message,
            opposite: opposite,
            isOpen: isOpen,
            subject: subject,
            value: value,
            resource: resource
        )
        if !facts.contains(fact) { facts.append(fact) }
    }

    // MARK: Exposure

    private mutating func addExposures(_ typeName: String, _ properties: Object) {
        func isOn(_ node: Node?) -> Bool { node?.truthValue == true }
        if isOn(properties["PubliclyAccessible"]) {
            add(.exposure, isOpen: true, "is reachable from the internet", "is no longer reachable from the internet")
        }
        if isOn(properties["MapPublicIpOnLaunch"]) {
            add(.exposure, isOpen: true, "gives public addresses", "no longer gives public addresses")
        }
        switch typeName {
        case "AWS::S3::Bucket", "AWS::S3::AccessPoint":
            for name in ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]
            where isOn(properties["PublicAccessBlockConfiguration"]?[name]) {
                add(.exposure, isOpen: false, "'\(name)' is turned on", "'\(name)' is turned off")
            }
            if let access = properties["AccessControl"]?.stringValue,
                ["PublicRead", "PublicReadWrite", "AuthenticatedRead"].contains(access)
            {
                add(
                    .exposure,
                    isOpen: true,
                    "has the public access '\(access)'",
                    "no longer has the public access '\(access)'"
                )
            }
        case "AWS::Lambda::Url" where properties["AuthType"] == "NONE":
            add(.exposure, isOpen: true, "can be called by everybody", "can no longer be called by everybody")
        case "AWS::ElasticLoadBalancingV2::LoadBalancer" where properties["Scheme"] == "internet-facing",
            "AWS::ElasticLoadBalancing::LoadBalancer" where properties["Scheme"] == "internet-facing":
            add(.exposure, isOpen: true, "is reachable from the internet", "is no longer reachable from the internet")
        case "AWS::ApiGatewayV2::Route", "AWS::ApiGateway::Method":
            let type = properties["AuthorizationType"]?.stringValue ?? "NONE"
            if type != "NONE" {
                add(
                    .exposure,
                    isOpen: false,
                    "is called with authorization '\(type)'",
                    "is called without authorization '\(type)'",
                    about: "authorization",
                    "'\(type)'"
                )
            }
        default:
            break
        }
    }

    /// Policies and users that are attached by name.
    private mutating func addIdentities(_ typeName: String, _ properties: Object) {
        guard typeName.hasPrefix("AWS::IAM::") else { return }
        func texts(_ name: String) -> [String] {
            (properties[name]?.arrayValue ?? []).map { $0.stringValue ?? ValueText($0).phrase }
        }
        for policy in texts("ManagedPolicyArns") {
            add(.permissions, isOpen: true, "has the policy \(policy)", "no longer has the policy \(policy)")
        }
        if let boundary = properties["PermissionsBoundary"] {
            let text = boundary.stringValue ?? ValueText(boundary).phrase
            add(
                .permissions,
                isOpen: false,
                "has the boundary \(text)",
                "no longer has the boundary \(text)",
                about: "boundary",
                text
            )
        }
        for name in ["Roles", "Users", "Groups"] where typeName.hasSuffix("Policy") {
            for target in properties[name]?.arrayValue ?? [] {
                let resource = target["Ref"]?.stringValue
                let text = "\(name.dropLast().lowercased()) \(resource ?? target.stringValue ?? ValueText(target).line)"
                add(.permissions, isOpen: true, "applies to \(text)", "no longer applies to \(text)", with: resource)
            }
        }
    }

    /// What security groups let in and out.
    private mutating func addRules(_ typeName: String, _ properties: Object) {
        switch typeName {
        case "AWS::EC2::SecurityGroup":
            for rule in properties["SecurityGroupIngress"]?.arrayValue ?? [] { addRule(rule, isIngress: true) }
            for rule in properties["SecurityGroupEgress"]?.arrayValue ?? [] { addRule(rule, isIngress: false) }
        case "AWS::EC2::SecurityGroupIngress":
            addRule(.object(properties), isIngress: true)
        case "AWS::EC2::SecurityGroupEgress":
            addRule(.object(properties), isIngress: false)
        default:
            break
        }
    }

    private mutating func addRule(_ rule: Node, isIngress: Bool) {
        let sides =
            isIngress
            ? ["CidrIp", "CidrIpv6", "SourceSecurityGroupId", "SourcePrefixListId"]
            : ["CidrIp", "CidrIpv6", "DestinationSecurityGroupId", "DestinationPrefixListId"]
        guard let side = sides.compactMap({ rule[$0] }).first else { return }
        let everywhere = ["0.0.0.0/0", "::/0"].contains(side.stringValue ?? "")
        let other = everywhere ? "everywhere (\(side.stringValue ?? ""))" : ValueText(side).line
        let network = rule["IpProtocol"]?.scalarText ?? "-1"
        var what = network == "-1" ? "all traffic" : network
        if network != "-1", let from = rule["FromPort"]?.scalarText, let to = rule["ToPort"]?.scalarText {
            what += from == to ? " \(from)" : " \(from) to \(to)"
        }
        let text = isIngress ? "lets in \(what) from \(other)" : "lets out \(what) to \(other)"
        let opposite = isIngress ? "no longer lets in \(what) from \(other)" : "no longer lets out \(what) to \(other)"
        add(everywhere && isIngress ? .exposure : .permissions, isOpen: true, text, opposite)
    }

    // MARK: Encryption

    /// The properties that turn encryption on, of all types.
    private static let switches: Set<String> = [
        "AtRestEncryptionEnabled", "Encrypted", "EncryptionEnabled", "EnforceHTTPS", "SSEEnabled", "StorageEncrypted",
        "TransitEncryptionEnabled",
    ]
    /// The properties that name a key to encrypt with, of all types.
    private static let keys: Set<String> = [
        "KMSKeyArn", "KMSKeyId", "KMSMasterKeyID", "KMSMasterKeyId", "KmsKeyArn", "KmsKeyId", "KmsMasterKeyId",
    ]
    /// The properties that are there when something is encrypted.
    private static let configurations: Set<String> = [
        "BucketEncryption", "EncryptionAtRestOptions", "NodeToNodeEncryptionOptions", "StreamEncryption",
    ]

    private mutating func addEncryption(_ node: Node, path: [String]) {
        guard path.count < 32, case .object(let object) = node, !node.isCall else { return }
        for (name, value) in object {
            var place: String { (path + [name]).joined(separator: ".") }
            if Self.switches.contains(name) || name == "Enabled" && Self.configurations.contains(path.last ?? "") {
                if value.truthValue == true {
                    add(.encryption, isOpen: false, "'\(place)' is turned on", "'\(place)' is turned off")
                }
            } else if Self.keys.contains(name) {
                let key = ValueText(value).phrase
                // Where a resource has one key, the name of the property adds nothing.
                let what = path.count < 2 ? "" : " ('\(place)')"
                add(
                    .encryption,
                    isOpen: false,
                    "is encrypted with the key \(key)\(what)",
                    "is no longer encrypted with the key \(key)\(what)",
                    about: place,
                    key
                )
            } else if name == "BucketEncryption" || name == "StreamEncryption" {
                add(.encryption, isOpen: false, "has '\(place)'", "no longer has '\(place)'")
            }
            switch value {
            case .object: addEncryption(value, path: path + [name])
            case .array(let items): for item in items { addEncryption(item, path: path + [name]) }
            case .null, .bool, .int, .double, .string: break
            }
        }
    }
}
