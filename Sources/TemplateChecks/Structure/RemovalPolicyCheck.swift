import TemplateModel

/// Checks what becomes of a resource that is removed from the stack or replaced.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
struct RemovalPolicyCheck {
    private static let typesWithSnapshots: Set<String> = [
        "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster",
        "AWS::ElastiCache::ReplicationGroup", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
        "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
    ]

    private let context: TemplateContext
    private let findings: Findings

    init(_ context: TemplateContext, _ findings: Findings) {
        self.context = context
        self.findings = findings
    }

    /// Checks a policy.
    /// - Parameters:
    ///   - node: The policy.
    ///   - name: The name of the attribute, `DeletionPolicy` or `UpdateReplacePolicy`.
    ///   - typeName: The type of the resource.
    ///   - place: Where the policy is.
    ///   - subject: How messages call it.
    func check(_ node: Node, as name: String, of typeName: String?, at place: Place, _ subject: String) {
        if node == .null { return }
        if let call = node.functionCall {
            guard !context.hasLanguageExtensions, !context.hasUnknownMacro else { return }
            return findings.report(
                .removalPolicy,
                at: place,
                "\(subject) is the function '\(call.name)', which needs 'Transform: AWS::LanguageExtensions'"
            )
        }
        let isDeletion = name == "DeletionPolicy"
        let values = ["Delete", "Retain"] + (isDeletion ? ["RetainExceptOnCreate"] : []) + ["Snapshot"]
        guard let value = node.stringValue, values.contains(value) else {
            return findings.report(
                .removalPolicy,
                at: place,
                "\(subject) is \(node.summary), but must be \(ValueText.list(values, joinedBy: "or"))"
            )
        }
        guard value == "Snapshot", let typeName, typeName.utf8.starts(with: "AWS::".utf8),
            !typeName.utf8.starts(with: "AWS::Serverless::".utf8), !Self.typesWithSnapshots.contains(typeName)
        else { return }
        let others = ValueText.list(values.filter { $0 != "Snapshot" }, joinedBy: "or")
        if isDeletion {
            findings.report(
                .removalPolicy,
                at: place,
                "\(subject) is 'Snapshot', which the type does not support; use \(others)"
            )
        } else {
            findings.report(
                .replacementSnapshot,
                at: place,
                "\(subject) is 'Snapshot', which the type does not support, so that CloudFormation deletes the resource; use \(others)"
            )
        }
    }
}

extension Rule {
    static let removalPolicy = Rule(
        "TPL-27",
        "what becomes of a removed resource is one of the policies that its type supports",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html"
    )
    static let replacementSnapshot = Rule(
        "TPL-28",
        .warning,
        "snapshots of replaced resources are for types that support them",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html"
    )
}
