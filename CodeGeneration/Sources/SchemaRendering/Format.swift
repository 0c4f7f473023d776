/// What the value of `format` says.
enum Format {
    /// Which texts are meant.
    case meaning
    /// Nothing that is not said by the type.
    case annotation

    /// Meanings of texts beside those of resource types.
    private static let meanings: Set = ["date-time", "ipv4-network", "ipv6-network", "json", "uri"]
    /// Hints for generators of code, and two slips for `date-time` that the services do not keep to.
    private static let annotations: Set = ["double", "int64", "password", "string", "timestamp"]
    /// Formats of values that belong to no resource type.
    private static let others: Set = [
        "AWS::ACM::Certificate", "AWS::EC2::Image", "AWS::Route53::AliasTarget",
    ]

    /// Looks a format up; `nil` if it is unknown.
    init?(_ text: String, knownTypes: Set<String>) {
        if Format.meanings.contains(text) {
            self = .meaning
        } else if Format.annotations.contains(text) {
            self = .annotation
        } else {
            let parts = text.split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let type = parts.first.map(String.init),
                Format.others.contains(type) || knownTypes.contains(type)
            else { return nil }
            self = .meaning
        }
    }
}
