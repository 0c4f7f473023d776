internal import AWSSSM
public import CloudFormation
public import ResourceTypes

/// A text in Parameter Store of AWS Systems Manager, which programs and people read by name.
///
/// ```swift
/// let path = ParameterPath("/orders/\(Pseudo.stackName)")
/// scope.add("QueueURLParameter", StringParameter(queue.url, name: path.appending("queue-url")))
/// path.grantRead(to: worker)
/// ```
///
/// It is no place for secrets: templates cannot make encrypted parameters.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html>
public struct StringParameter: Construct, Equatable {
    /// How long a text may be, and what it costs.
    ///
    /// <https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html>
    public enum Tier: String, Hashable, Sendable {
        /// Up to 4,096 bytes, at no cost.
        case standard = "Standard"
        /// Up to 8,192 bytes; billed. It cannot become a standard one again.
        case advanced = "Advanced"

        /// The most bytes of a text.
        var maximumSize: Int { self == .standard ? 4_096 : 8_192 }
    }

    enum Content: Hashable {
        case text(Value<String>)
        case list([Value<String>])
    }

    let content: Content
    /// The name; CloudFormation makes one when `nil`.
    public var name: ParameterPath?
    /// What the parameter is for, at most 1,024 characters.
    public var description: String?
    /// A regular expression that every value must match, also those that are set by hand later; anything goes when `nil`.
    public var allowedPattern: String?
    /// How long the text may be; as long as it is when `nil`.
    public var tier: Tier?

    /// Describes a parameter with a text.
    /// - Parameters:
    ///   - value: The text: 1 to 4,096 bytes, 8,192 in the tier `advanced`, without `{{`.
    ///   - name: The name; CloudFormation makes one when not given. One with the name of the stack or environment in it lets several be in one
    ///     account and Region. Another name replaces the parameter.
    ///   - description: What the parameter is for, at most 1,024 characters; none when not given.
    ///   - allowedPattern: A regular expression that every value must match, also those that are set by hand later; at most 1,024 characters.
    ///     Anything goes when not given.
    ///   - tier: How long the text may be. When not given it is `advanced` for a text that is known now and needs it, otherwise `standard`.
    public init(
        _ value: Value<String>,
        name: ParameterPath? = nil,
        description: String? = nil,
        allowedPattern: String? = nil,
        tier: Tier? = nil
    ) {
        content = .text(value)
        self.name = name
        self.description = description
        self.allowedPattern = allowedPattern
        self.tier = tier
    }

    /// Describes a parameter with a list of texts, which programs get with commas between them.
    /// - Parameters:
    ///   - values: The texts, at least one, none with a comma in it; together and with the commas as long as one text may be.
    ///   - name: The name; CloudFormation makes one when not given. One with the name of the stack or environment in it lets several be in one
    ///     account and Region. Another name replaces the parameter.
    ///   - description: What the parameter is for, at most 1,024 characters; none when not given.
    ///   - allowedPattern: A regular expression that every value must match, also those that are set by hand later; at most 1,024 characters.
    ///     Anything goes when not given.
    ///   - tier: How long the text may be. When not given it is `advanced` for texts that are known now and need it, otherwise `standard`.
    public init(
        list values: [Value<String>],
        name: ParameterPath? = nil,
        description: String? = nil,
        allowedPattern: String? = nil,
        tier: Tier? = nil
    ) {
        content = .list(values)
        self.name = name
        self.description = description
        self.allowedPattern = allowedPattern
        self.tier = tier
    }

    /// Adds the parameter.
    public func build(in scope: Scope) -> Ref<SSM.Parameter> {
        let value = value
        check(value, in: scope)
        name?.check(in: scope)
        let isList = if case .list = content { true } else { false }
        return Resource(
            SSM.Parameter.self,
            .init(
                type: isList ? .stringList : .string,
                value: value,
                allowedPattern: allowedPattern.map { Value($0) },
                description: description.map { Value($0) },
                name: name?.text,
                tier: tier(of: value) == .standard ? nil : .advanced
            )
        ).build(in: scope)
    }

    private var value: Value<String> {
        switch content {
        case .text(let text): return text
        case .list(let texts):
            var joined = Value<String>.StringInterpolation(literalCapacity: 0, interpolationCount: texts.count)
            for (index, text) in texts.enumerated() {
                if index > 0 { joined.appendLiteral(",") }
                joined.appendInterpolation(text)
            }
            return Value(stringInterpolation: joined)
        }
    }

    private func tier(of value: Value<String>) -> Tier {
        tier ?? (value.knownSize > Tier.standard.maximumSize ? .advanced : .standard)
    }

    /// Reports what Parameter Store would refuse.
    ///
    /// <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html>
    private func check(_ value: Value<String>, in scope: Scope) {
        switch content {
        case .text(let text):
            if text.expression == .string("") { scope.error("the value of a parameter must not be empty") }
        case .list(let texts):
            if texts.isEmpty { scope.error("the values of a parameter must be at least one, got none") }
            for case .string(let text) in texts.map(\.expression) where text.isEmpty || text.contains(",") {
                scope.error("a value in the list of a parameter must not be empty or have a comma, got '\(text)'")
            }
        }
        let tier = tier(of: value)
        if value.knownSize > tier.maximumSize {
            let fix = tier == .standard ? "make its tier advanced" : "divide it among several"
            scope.error(
                "the value of a parameter of tier \(tier.rawValue.lowercased()) must have at most \(tier.maximumSize) bytes, got \(value.knownSize); \(fix)"
            )
        }
        if value.knownTexts.contains(where: { $0.contains("{{") }) {
            scope.error(
                "the value of a parameter must not have '{{' in it, which Parameter Store takes for another parameter"
            )
        }
        if let description, description.count > 1_024 {
            scope.error("description must have at most 1024 characters, got \(description.count)")
        }
        if let allowedPattern, allowedPattern.count > 1_024 {
            scope.error("allowedPattern must have at most 1024 characters, got \(allowedPattern.count)")
        }
    }
}

extension StringParameter {
    /// A parameter that exists already.
    /// - Parameters:
    ///   - name: The name of the parameter.
    ///   - region: The Region of the parameter; that of the stack when not given.
    ///   - accountID: The account of the parameter; that of the stack when not given.
    /// - Returns: The parameter, to be added to a scope.
    public static func imported(
        name: ParameterPath,
        region: Value<String> = Pseudo.region,
        accountID: Value<String> = Pseudo.accountID
    ) -> Imported<SSM.Parameter> {
        Imported(
            reference: name.text,
            attributes: [
                "Arn":
                    "arn:\(Pseudo.partition):ssm:\(region):\(accountID):parameter/\(name.textWithoutLeadingSlash)"
            ]
        )
    }
}
