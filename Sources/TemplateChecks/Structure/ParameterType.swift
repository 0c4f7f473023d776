/// The type of a parameter.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
struct ParameterType {
    /// What a value is.
    enum Item {
        case text, number
    }

    /// How far a name is one of a type.
    enum Standing {
        /// The documentation has it.
        case documented
        /// CloudFormation takes it, but does not check the values.
        case unchecked
        /// There is no such type.
        case unknown
    }

    /// The name in templates.
    let name: String
    /// What a value, or each item of it, is.
    let item: Item
    /// Whether a value given is a list separated by commas.
    let isList: Bool
    /// Whether a reference to the parameter gives a list.
    let refersToList: Bool
    /// How far the name is one of a type.
    let standing: Standing

    /// Reads the name of a type.
    init(_ name: String) {
        self.name = name
        item = name == "Number" || name == "List<Number>" ? .number : .text
        let stored = Self.argument(of: "AWS::SSM::Parameter::Value", in: name)
        isList = stored == nil && Self.isList(name)
        refersToList = Self.isList(stored ?? name)
        if Self.isKnown(stored ?? name) || stored == nil && name == "AWS::SSM::Parameter::Name" {
            standing = .documented
        } else if stored != nil || Self.argument(of: "List", in: name) != nil {
            standing = .unchecked
        } else {
            standing = .unknown
        }
    }

    /// The names to suggest for an unknown one.
    static let names =
        ["String", "Number", "CommaDelimitedList", "List<Number>", "AWS::SSM::Parameter::Name"]
        + ["AWS::SSM::Parameter::Value<String>"] + existing.sorted() + existing.sorted().map { "List<\($0)>" }

    /// The types of the names of what exists in the account.
    private static let existing: Set<String> = [
        "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id",
        "AWS::EC2::KeyPair::KeyName", "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id",
        "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id", "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
    ]

    private static func isKnown(_ name: String) -> Bool {
        if name == "CommaDelimitedList" { return true }
        let item = argument(of: "List", in: name) ?? name
        return item == "String" || item == "Number" || existing.contains(item)
    }

    private static func isList(_ name: String) -> Bool {
        name == "CommaDelimitedList" || argument(of: "List", in: name) != nil
    }

    /// `X` of `List<X>`.
    private static func argument(of generic: String, in name: String) -> String? {
        guard name.hasPrefix(generic + "<"), name.hasSuffix(">") else { return nil }
        return String(name.dropFirst(generic.utf8.count + 1).dropLast())
    }
}
