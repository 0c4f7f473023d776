public import TemplateModel

/// A template with the values of its parameters: a stack as it is deployed, or as it would be.
public struct StackVersion: Hashable, Sendable {
    /// The template.
    public var template: Template
    /// The values of parameters, by name; a parameter without one has its default, if there is one.
    public var parameters: [String: String]
    /// The values of pseudo parameters, by name: `AWS::Region` for example.
    ///
    /// One without a value stays a reference, which is taken to be the same in both versions.
    public var pseudoParameters: [String: String]
    /// Where in an app the resources come from, by logical ID; what is known of it makes advice more precise.
    public var origins: [String: ResourceOrigin]

    /// Makes a version.
    /// - Parameters:
    ///   - template: The template.
    ///   - parameters: The values of parameters, by name; defaults apply to all others.
    ///   - pseudoParameters: The values of pseudo parameters, by name; none is known when not given.
    ///   - origins: Where in an app the resources come from, by logical ID; not known when not given.
    public init(
        _ template: Template,
        parameters: [String: String] = [:],
        pseudoParameters: [String: String] = [:],
        origins: [String: ResourceOrigin] = [:]
    ) {
        self.template = template
        self.parameters = parameters
        self.pseudoParameters = pseudoParameters
        self.origins = origins
    }

    /// A stack that does not exist.
    public static let nothing = StackVersion(Template())
}
