import TemplateModel

/// `Fn::GetStackOutput`.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html>
extension FunctionCheck {
    private static let stackOutputMembers = ["OutputName", "Region", "RoleArn", "StackName"]

    /// Checks a reading of another stack's output.
    func visitGetStackOutput(_ node: Node, at place: Place, _ site: FunctionSite) -> ResultKind {
        if node == .null || node.functionCall?.function == .transform { return .unknown }
        guard case .object(let members) = node, node.functionCall == nil else {
            visit(node, at: place, site)
            report(
                .argumentForm,
                at: place,
                site,
                "'Fn::GetStackOutput' takes an object with 'StackName' and 'OutputName', but is given \(node.summary)"
            )
            return .text
        }
        for (name, value) in members where name != IntrinsicFunction.transform.rawValue {
            expectText(value, at: place.key(name), site, "'\(name)' of 'Fn::GetStackOutput'")
            guard !Self.stackOutputMembers.contains(name) else { continue }
            let question = Suggestion.question(for: name, among: Self.stackOutputMembers)
            report(
                .argumentForm,
                at: place.key(name),
                site,
                "'Fn::GetStackOutput' has no \(ValueText.quoted(name)), but only "
                    + "\(ValueText.list(Self.stackOutputMembers, joinedBy: "and"))\(question)"
            )
        }
        for name in ["StackName", "OutputName"]
        where members[name] == nil && members[IntrinsicFunction.transform.rawValue] == nil {
            report(.argumentForm, at: place, site, "'Fn::GetStackOutput' needs '\(name)'")
        }
        checkPartition(members, at: place, site)
        return .text
    }

    private func checkPartition(_ members: Object, at place: Place, _ site: FunctionSite) {
        guard let region = members["Region"]?.stringValue, let role = members["RoleArn"]?.stringValue else { return }
        let parts = role.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "arn", parts[1].utf8.starts(with: "aws".utf8) else { return }
        let partition = Self.partition(ofRegion: region)
        guard let partition, parts[1] != partition else { return }
        report(
            .stackPartition,
            at: place.key("RoleArn"),
            site,
            "'RoleArn' of 'Fn::GetStackOutput' is in the partition '\(parts[1])', but 'Region' is '\(region)' of "
                + "'\(partition)'; outputs are read within a partition"
        )
    }

    /// The partition of a Region by its name; `nil` for one that looks like none.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
    private static func partition(ofRegion region: String) -> String? {
        let parts = region.split(separator: "-")
        guard parts.count >= 3, Int(parts[parts.count - 1]) != nil else { return nil }
        if parts[0] == "cn" { return "aws-cn" }
        if parts[0] == "us", parts[1] == "gov" { return "aws-us-gov" }
        return parts.count == 3 && parts[0].utf8.count == 2 ? "aws" : nil
    }
}

extension Rule {
    static let stackPartition = Rule(
        "CFN-11",
        "outputs of other stacks are read within a partition",
        source:
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html"
    )
}
