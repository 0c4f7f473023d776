/// A value that whoever deploys the stack gives, and the constraints on it.
///
/// Added to a scope it returns the typed value, ready for any property:
///
/// ```swift
/// let capacity = scope.add("WriteCapacity", Parameter.integer(default: 5, minimum: 1))
/// ```
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>
public struct Parameter<Wrapped>: Hashable, Sendable {
    /// Constraints and texts that all types of parameter have.
    public typealias Details = ParameterDetails

    package let type: String
    package let constraints: Members
    package let details: Details
    package let problems: [String]

    package init(type: String, constraints: Members, details: Details, problems: [String] = []) {
        self.type = type
        self.constraints = constraints
        self.details = details
        self.problems = problems
    }
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension Parameter: Construct where Wrapped: PropertyValue {
    /// Declares the parameter in the stack.
    public func build(in scope: Scope) -> Wrapped {
        for problem in problems { scope.error(problem) }
        if let length = details.description?.unicodeScalars.count, length > 4000 {
            scope.error("a parameter's description must have at most 4000 characters, got \(length)")
        }
        var members = Members(capacity: 8)
        members["Type"] = .string(type)
        for entry in constraints.entries { members[entry.key] = entry.value }
        members["Description"] = details.description.map { .string($0) }
        members["ConstraintDescription"] = details.constraintDescription.map { .string($0) }
        if details.noEcho { members["NoEcho"] = .bool(true) }
        let element = scope.graph.insert(
            parameter: .object(members),
            label: details.label,
            group: details.group,
            scope
        )
        return Wrapped(expression: .reference(element, nil))
    }
}

extension Parameter where Wrapped == Value<String> {
    /// A text.
    /// - Parameters:
    ///   - default: The value when none is given; without it a value must be given.
    ///   - allowedValues: The only values allowed; any when empty.
    ///   - allowedPattern: A regular expression that the whole value must match.
    ///   - length: How many characters the value may have.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func string(
        default: String? = nil,
        allowedValues: [String] = [],
        allowedPattern: String? = nil,
        length: ClosedRange<Int>? = nil,
        _ details: Details = Details()
    ) -> Parameter {
        var members = Members()
        members["Default"] = `default`.map { .string($0) }
        if !allowedValues.isEmpty { members["AllowedValues"] = .array(allowedValues.map { .string($0) }) }
        members["AllowedPattern"] = allowedPattern.map { .string($0) }
        members["MinLength"] = length.map { .int($0.lowerBound) }
        members["MaxLength"] = length.map { .int($0.upperBound) }
        var problems: [String] = []
        if let value = `default` {
            if !allowedValues.isEmpty, !allowedValues.contains(value) {
                problems.append(
                    "default must be one of the allowed values \(allowedValues.map { "'\($0)'" }.joined(separator: ", ")), got '\(value)'"
                )
            }
            if let length, !length.contains(value.unicodeScalars.count) {
                problems.append(
                    "default must have \(length.lowerBound) to \(length.upperBound) characters, got \(value.unicodeScalars.count)"
                )
            }
        }
        return Parameter(type: "String", constraints: members, details: details, problems: problems)
    }

    /// A resource that must exist in the account, an Amazon EC2 key pair for example.
    /// - Parameters:
    ///   - type: The kind of resource.
    ///   - default: The value when none is given; without it a value must be given.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func existing(
        _ type: AWSSpecificType,
        default: String? = nil,
        _ details: Details = Details()
    ) -> Parameter {
        Parameter(type: type.rawValue, default: `default`, details)
    }

    /// The value of a Parameter Store parameter, read at each deployment.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
    /// - Parameters:
    ///   - default: The name of the Parameter Store parameter; without it a name must be given.
    ///   - type: The kind of resource that the value names; plain text when not given.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func parameterStoreValue(
        default: String? = nil,
        of type: AWSSpecificType? = nil,
        _ details: Details = Details()
    ) -> Parameter {
        Parameter(type: "AWS::SSM::Parameter::Value<\(type?.rawValue ?? "String")>", default: `default`, details)
    }

    /// The name of a Parameter Store parameter that must exist.
    /// - Parameters:
    ///   - default: The name; without it a name must be given.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func parameterStoreName(default: String? = nil, _ details: Details = Details()) -> Parameter {
        Parameter(type: "AWS::SSM::Parameter::Name", default: `default`, details)
    }
}

extension Parameter where Wrapped == Value<Int> {
    /// A whole number.
    ///
    /// CloudFormation knows only numbers, so a fraction is refused by the property that takes the value.
    /// - Parameters:
    ///   - default: The value when none is given; without it a value must be given.
    ///   - minimum: The least value allowed.
    ///   - maximum: The greatest value allowed.
    ///   - allowedValues: The only values allowed; any when empty.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func integer(
        default: Int? = nil,
        minimum: Int? = nil,
        maximum: Int? = nil,
        allowedValues: [Int] = [],
        _ details: Details = Details()
    ) -> Parameter {
        Parameter(
            number: `default`,
            minimum: minimum,
            maximum: maximum,
            allowedValues: allowedValues,
            details: details,
            expression: Expression.int
        )
    }
}

extension Parameter where Wrapped == Value<Double> {
    /// A number.
    /// - Parameters:
    ///   - default: The value when none is given; without it a value must be given.
    ///   - minimum: The least value allowed.
    ///   - maximum: The greatest value allowed.
    ///   - allowedValues: The only values allowed; any when empty.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func number(
        default: Double? = nil,
        minimum: Double? = nil,
        maximum: Double? = nil,
        allowedValues: [Double] = [],
        _ details: Details = Details()
    ) -> Parameter {
        Parameter(
            number: `default`,
            minimum: minimum,
            maximum: maximum,
            allowedValues: allowedValues,
            details: details,
            expression: Expression.double
        )
    }
}

extension Parameter where Wrapped == List<Value<String>> {
    /// Texts, separated by commas.
    /// - Parameters:
    ///   - default: The values when none are given; without it values must be given.
    ///   - allowedValues: The only values allowed for an element; any when empty.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func commaDelimitedList(
        default: [String]? = nil,
        allowedValues: [String] = [],
        _ details: Details = Details()
    ) -> Parameter {
        var members = Members()
        members["Default"] = `default`.map { .string($0.joined(separator: ",")) }
        if !allowedValues.isEmpty { members["AllowedValues"] = .array(allowedValues.map { .string($0) }) }
        var problems = commaProblems(in: `default`)
        for element in `default` ?? [] where !allowedValues.isEmpty && !allowedValues.contains(element) {
            problems.append(
                "default must have only the allowed values \(allowedValues.map { "'\($0)'" }.joined(separator: ", ")), got '\(element)'"
            )
        }
        return Parameter(type: "CommaDelimitedList", constraints: members, details: details, problems: problems)
    }

    /// Resources that must exist in the account, subnets for example.
    /// - Parameters:
    ///   - type: The kind of resource. Key pairs have no list type.
    ///   - default: The values when none are given; without it values must be given.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func existing(
        listOf type: AWSSpecificType,
        default: [String]? = nil,
        _ details: Details = Details()
    ) -> Parameter {
        Parameter(
            type: "List<\(type.rawValue)>",
            default: `default`?.joined(separator: ","),
            details,
            problems: keyPairProblems(type) + commaProblems(in: `default`)
        )
    }

    /// The values of a Parameter Store parameter of type StringList, read at each deployment.
    /// - Parameters:
    ///   - default: The name of the Parameter Store parameter; without it a name must be given.
    ///   - type: The kind of resource that the values name; plain text when not given. Key pairs have no list type.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func parameterStoreValues(
        default: String? = nil,
        of type: AWSSpecificType? = nil,
        _ details: Details = Details()
    ) -> Parameter {
        let inner = type.map { "List<\($0.rawValue)>" } ?? "CommaDelimitedList"
        return Parameter(
            type: "AWS::SSM::Parameter::Value<\(inner)>",
            default: `default`,
            details,
            problems: keyPairProblems(type)
        )
    }

    private static func commaProblems(in elements: [String]?) -> [String] {
        (elements ?? []).filter { $0.contains(",") }.map {
            "an element of a comma-delimited list must not contain a comma, got '\($0)'"
        }
    }

    private static func keyPairProblems(_ type: AWSSpecificType?) -> [String] {
        type == .keyName
            ? ["there is no parameter type for a list of key pairs; use commaDelimitedList, or one parameter for each"]
            : []
    }
}

extension Parameter where Wrapped == List<Value<Double>> {
    /// Numbers, separated by commas.
    /// - Parameters:
    ///   - default: The values when none are given; without it values must be given.
    ///   - details: Texts, and whether the value is masked.
    /// - Returns: The parameter.
    public static func numberList(default: [Double]? = nil, _ details: Details = Details()) -> Parameter {
        let text = `default`.map { numbers in
            numbers.map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" }.joined(separator: ",")
        }
        let problems = (`default` ?? []).filter { !$0.isFinite }.map { "a number must be finite, got \($0)" }
        return Parameter(type: "List<Number>", default: text, details, problems: problems)
    }
}

extension Parameter {
    fileprivate init(type: String, default: String?, _ details: Details, problems: [String] = []) {
        var members = Members()
        members["Default"] = `default`.map { .string($0) }
        self.init(type: type, constraints: members, details: details, problems: problems)
    }

    fileprivate init<N: Comparable & Hashable & Sendable>(
        number value: N?,
        minimum: N?,
        maximum: N?,
        allowedValues: [N],
        details: Details,
        expression: (N) -> Expression
    ) {
        var members = Members()
        members["Default"] = value.map(expression)
        members["MinValue"] = minimum.map(expression)
        members["MaxValue"] = maximum.map(expression)
        if !allowedValues.isEmpty { members["AllowedValues"] = .array(allowedValues.map(expression)) }
        var problems: [String] = []
        if let minimum, let maximum, minimum > maximum {
            problems.append("minimum must not exceed maximum, got \(minimum) and \(maximum)")
        }
        if let value {
            if let minimum, value < minimum { problems.append("default must be at least \(minimum), got \(value)") }
            if let maximum, value > maximum { problems.append("default must be at most \(maximum), got \(value)") }
            if !allowedValues.isEmpty, !allowedValues.contains(value) {
                problems.append("default must be one of the allowed values \(allowedValues), got \(value)")
            }
        }
        self.init(type: "Number", constraints: members, details: details, problems: problems)
    }
}

/// The kinds of existing resource that a parameter can ask for.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
public enum AWSSpecificType: String, Hashable, Sendable, CaseIterable {
    /// An Availability Zone.
    case availabilityZoneName = "AWS::EC2::AvailabilityZone::Name"
    /// An Amazon Machine Image.
    case imageID = "AWS::EC2::Image::Id"
    /// An Amazon EC2 instance.
    case instanceID = "AWS::EC2::Instance::Id"
    /// An Amazon EC2 key pair, by name.
    case keyName = "AWS::EC2::KeyPair::KeyName"
    /// A security group, by name.
    case securityGroupName = "AWS::EC2::SecurityGroup::GroupName"
    /// A security group.
    case securityGroupID = "AWS::EC2::SecurityGroup::Id"
    /// A subnet.
    case subnetID = "AWS::EC2::Subnet::Id"
    /// An Amazon EBS volume.
    case volumeID = "AWS::EC2::Volume::Id"
    /// A VPC.
    case vpcID = "AWS::EC2::VPC::Id"
    /// A hosted zone of Route 53.
    case hostedZoneID = "AWS::Route53::HostedZone::Id"
}
