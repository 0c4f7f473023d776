public import CloudFormation
public import TemplateModel
public import Testing

/// Expects that a template has a resource with certain properties, beside others that it may have.
///
/// ```swift
/// expectResource(of: SQS.Queue.self, with: ["RedrivePolicy": ["maxReceiveCount": 5]], in: template)
/// ```
///
/// When there is none the test fails with what each resource of the type has instead.
/// - Parameters:
///   - type: The resource type.
///   - pattern: The properties, compared as `Node.includes(_:)` does.
///   - template: The template.
///   - sourceLocation: The line that a failure is shown at; that of the call when not given.
/// - Returns: The first resource that has the properties, `nil` when none has.
@discardableResult
public func expectResource<R: ResourceType>(
    of type: R.Type,
    with pattern: Node,
    in template: Template,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> TemplateResource? {
    let resources = template.resources(of: type)
    var reasons: [String] = []
    for resource in resources {
        let differences = Node.object(resource.properties).differences(from: pattern)
        if differences.isEmpty { return resource }
        reasons += differences.map { "  \(resource.logicalID): \($0)" }
    }
    let sentence =
        resources.isEmpty
        ? "the template has no \(R.typeName)"
        : "no \(R.typeName) has the properties expected:\n\(reasons.joined(separator: "\n"))"
    Issue.record(Comment(rawValue: sentence), sourceLocation: sourceLocation)
    return nil
}
