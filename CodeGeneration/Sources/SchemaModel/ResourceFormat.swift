/// A format that says which resource a text identifies: `AWS::EC2::VPC.Id`.
public struct ResourceFormat: Hashable, Sendable {
    /// What of a resource the text is.
    public enum Part: String, Sendable {
        case aliasName = "AliasName"
        case arn = "Arn"
        case hostedZoneId = "HostedZoneId"
        case id = "Id"
        case ids = "Ids"
        case name = "Name"
        case names = "Names"
    }

    /// The name of the resource type, as the format spells it.
    public let typeName: String
    /// What of the resource the text is.
    public let part: Part

    /// Reads a format; `nil` if it does not name a resource type and a part that is known.
    /// - Parameter text: The format.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, ResourceTypeName(parts[0]) != nil, let part = Part(rawValue: parts[1]) else {
            return nil
        }
        typeName = parts[0]
        self.part = part
    }
}
