import ResourceSchemas
import TemplateModel

/// What a template says of the values of one of its parameters.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>
struct ParameterFacts {
    /// What is known of any value.
    let knowledge: Knowledge
    /// The value without an own one of the deployment; `nil` when there is no default, or it is the name of a parameter
    /// of Systems Manager.
    let defaultValue: Node?
    /// All values that are allowed; `nil` when nothing limits them.
    let allowedValues: [Node]?

    /// Reads a parameter.
    /// - Parameter entry: The parameter's entry; `nil` when there is none.
    init?(_ entry: Node?) {
        guard let entry, let type = entry["Type"]?.stringValue else { return nil }
        let isList = type == "CommaDelimitedList" || type.contains(bytes: "List<")
        let isStored = type.utf8.starts(with: "AWS::SSM::Parameter::".utf8)
        var knowledge = isList ? Knowledge.list : .scalar
        knowledge.format = Self.formats[Self.itemType(of: type)]
        self.knowledge = knowledge
        defaultValue = isStored ? nil : entry["Default"].flatMap { Self.value($0, isList: isList) }
        // Of a list each item is one of the allowed values, so that they do not limit the lists.
        allowedValues = isStored || isList ? nil : entry["AllowedValues"]?.arrayValue
    }

    private static func value(_ node: Node, isList: Bool) -> Node? {
        guard let text = node.scalarText else { return nil }
        // A dynamic reference as a default is replaced where the parameter is used.
        if text.hasDynamicReference { return nil }
        guard isList else { return node }
        return .array(text.split(separator: ",", omittingEmptySubsequences: false).map { .string(trimmed($0)) })
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...last])
    }

    /// The innermost of `AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>`.
    private static func itemType(of type: String) -> String {
        guard let start = type.lastIndex(of: "<") else { return type }
        return String(type[type.index(after: start)...].prefix { $0 != ">" })
    }

    /// What the values of the types of parameters stand for, as schemas' formats say it.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
    private static let formats = [
        "AWS::EC2::Image::Id": "AWS::EC2::Image.Id",
        "AWS::EC2::SecurityGroup::GroupName": "AWS::EC2::SecurityGroup.Name",
        "AWS::EC2::SecurityGroup::Id": "AWS::EC2::SecurityGroup.Id",
        "AWS::EC2::Subnet::Id": "AWS::EC2::Subnet.Id",
        "AWS::EC2::VPC::Id": "AWS::EC2::VPC.Id",
        "AWS::Route53::HostedZone::Id": "AWS::Route53::HostedZone.Id",
    ]
}
