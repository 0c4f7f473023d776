/// The name of a resource type: `AWS::SQS::Queue`.
public struct ResourceTypeName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Who publishes the type: `AWS`.
    public let vendor: String
    /// The service: `SQS`.
    public let service: String
    /// The resource: `Queue`.
    public let resource: String

    /// Splits a name; `nil` if it does not have three parts.
    /// - Parameter text: Three parts with two colons between each.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: true).map(String.init)
        guard parts.count == 3, parts.joined(separator: "::") == text else { return nil }
        (vendor, service, resource) = (parts[0], parts[1], parts[2])
    }

    /// The name in templates.
    public var description: String { "\(vendor)::\(service)::\(resource)" }

    /// Orders by service, then by resource.
    public static func < (left: ResourceTypeName, right: ResourceTypeName) -> Bool {
        (left.service, left.resource, left.vendor) < (right.service, right.resource, right.vendor)
    }
}
