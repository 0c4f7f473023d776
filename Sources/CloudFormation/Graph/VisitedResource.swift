internal import ResourceSchemas
internal import TemplateModel

/// A resource of an app whose constructs are all built: what a visitor looks at, changes and judges.
///
/// It reads and changes what the template will say. Everything it shows is what earlier visitors left.
public struct VisitedResource {
    let graph: Graph
    let element: Element
    let scope: Scope
    let visit: SourceLocation

    private var record: ResourceRecord? {
        switch element.kind {
        case .resource: graph.resources[element.index].content
        case .loop: graph.loops[element.index].content.body
        default: nil
        }
    }

    /// Where the resource is in the tree.
    public var path: ConstructPath { element.path }

    /// The type, `AWS::SQS::Queue` for example.
    public var typeName: String { record?.type ?? "" }

    /// The line that added the resource, or the construct of a library that did.
    public var location: SourceLocation { scope.location }

    /// The environment for which the app is synthesized, `nil` when it has none.
    public var environment: String? { graph.environment }

    /// What CloudFormation itself does with the resource.
    public var options: ResourceOptions {
        get { record?.options ?? ResourceOptions() }
        nonmutating set { graph.changeOptions(of: element) { $0 = newValue } }
    }

    /// Whether deleting the resource deletes data that cannot be made again, by the registry of resource types.
    public var keepsData: Bool { graph.schemas[typeName]?.keepsData ?? false }

    /// The tags that the resource will have, its own and inherited ones, as far as their keys are known.
    public var tags: [String: Value<String>] {
        guard let record else { return [:] }
        var writer = TagWriter(graph)
        return writer.knownTags(of: record, scope)
    }

    /// A property by its CloudFormation name; `nil` when it is not set.
    ///
    /// ```swift
    /// if resource["StreamSpecification"]?["StreamViewType"]?.stringValue == "NEW_IMAGE" { … }
    /// ```
    /// - Parameter property: The name of a top-level property.
    public subscript(property: String) -> JSON? {
        record?.property(property).map { JSON(expression: $0) }
    }

    /// Sets a property by its CloudFormation name.
    /// - Parameters:
    ///   - property: The name of a top-level property.
    ///   - value: The value; `JSON(…)` makes it of a typed one.
    ///   - filePath: The file of the call, which problems of the value point at.
    ///   - line: The line of the call.
    public func override(_ property: String, _ value: JSON, filePath: String = #filePath, line: UInt = #line) {
        let location = SourceLocation(filePath: filePath, line: line)
        graph.override(property, of: element, value.expression, at: location)
    }

    /// Tags the resource, in place of the value that it has or inherits.
    /// - Parameters:
    ///   - key: The key: 1 to 128 characters, which do not begin with `aws:`.
    ///   - value: The value: at most 256 characters.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func addTag(_ key: String, _ value: Value<String>, filePath: String = #filePath, line: UInt = #line) {
        graph.addTag(key, value.expression, to: element, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Keeps a tag of the app, the stack or a construct around the resource from it.
    /// - Parameter key: The key.
    public func removeTag(_ key: String) {
        graph.removeTag(key, from: element)
    }

    /// Reports a problem of the resource that keeps the template from being written, at the line that added it.
    /// - Parameter message: What is wrong, the value given, the values allowed, the fix; lower case, no period at the end.
    public func error(_ message: String) {
        report(.error, message)
    }

    /// Reports a problem of the resource that the user should know of, at the line that added it.
    /// - Parameter message: What is wrong, the value given, the values allowed, the fix; lower case, no period at the end.
    public func warning(_ message: String) {
        report(.warning, message)
    }

    private func report(_ severity: Diagnostic.Severity, _ message: String) {
        graph.diagnose(severity, message, scope, note: .init(message: "this is checked here", location: visit))
    }
}

/// What looks at the resources below a place.
package struct Visitor {
    let place: [String]
    let location: SourceLocation
    let action: (VisitedResource) -> Void
}

extension App {
    /// Visits every resource of the app once its constructs are built, to change or check it.
    ///
    /// ```swift
    /// app.visit { resource in
    ///     if resource.keepsData, resource.tags["DataClass"] == nil {
    ///         resource.error("a resource with data must have the tag DataClass, got none; add it with tagged(_:_:)")
    ///     }
    /// }
    /// ```
    ///
    /// Visitors run when the app is synthesized: after policies were written and default removal policies applied, before
    /// tags are, in the order in which they were given, whether to the app or to a scope. Each one visits all resources
    /// before the next one begins: in the order in which they were added, those of ``ForEach`` last. A visitor cannot add
    /// constructs.
    /// - Parameters:
    ///   - filePath: The file of the call.
    ///   - line: The line of the call, a note of what the visitor reports.
    ///   - visitor: Looks at a resource.
    public func visit(
        filePath: String = #filePath,
        line: UInt = #line,
        _ visitor: @escaping (VisitedResource) -> Void
    ) {
        graph.insert(visitor, below: [], at: SourceLocation(filePath: filePath, line: line))
    }

    /// Visits every resource of a type once the constructs of the app are built, to change or check it.
    ///
    /// ```swift
    /// app.visit(S3.Bucket.self) { bucket, resource in
    ///     if resource["VersioningConfiguration"] == nil {
    ///         let versioning = S3.Bucket.VersioningConfiguration(status: .enabled)
    ///         bucket.override("VersioningConfiguration", JSON(versioning))
    ///     }
    /// }
    /// ```
    ///
    /// As ``visit(filePath:line:_:)``, but without the resources of a ``ForEach``, to which there is no reference.
    /// - Parameters:
    ///   - type: The resource type.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call, a note of what the visitor reports.
    ///   - visitor: Looks at a resource, to which it gets a reference.
    public func visit<R: ResourceType>(
        _ type: R.Type,
        filePath: String = #filePath,
        line: UInt = #line,
        _ visitor: @escaping (Ref<R>, VisitedResource) -> Void
    ) {
        graph.insert(visitor, below: [], at: SourceLocation(filePath: filePath, line: line))
    }
}

extension Scope {
    /// Visits every resource of this construct, and of those in it, once the constructs of the app are built.
    ///
    /// As ``App/visit(filePath:line:_:)``, for a part of the app.
    /// - Parameters:
    ///   - filePath: The file of the call.
    ///   - line: The line of the call, a note of what the visitor reports.
    ///   - visitor: Looks at a resource.
    public func visit(
        filePath: String = #filePath,
        line: UInt = #line,
        _ visitor: @escaping (VisitedResource) -> Void
    ) {
        guard !isDuplicate else { return }
        graph.insert(visitor, below: path.components, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Visits every resource of a type of this construct, and of those in it, once the constructs of the app are built.
    ///
    /// As ``App/visit(_:filePath:line:_:)``, for a part of the app.
    /// - Parameters:
    ///   - type: The resource type.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call, a note of what the visitor reports.
    ///   - visitor: Looks at a resource, to which it gets a reference.
    public func visit<R: ResourceType>(
        _ type: R.Type,
        filePath: String = #filePath,
        line: UInt = #line,
        _ visitor: @escaping (Ref<R>, VisitedResource) -> Void
    ) {
        guard !isDuplicate else { return }
        graph.insert(visitor, below: path.components, at: SourceLocation(filePath: filePath, line: line))
    }
}

extension Construct {
    /// The same construct or stack, whose resources are visited once the constructs of the app are built.
    ///
    /// As ``App/visit(filePath:line:_:)``, for a part of the app.
    /// - Parameters:
    ///   - filePath: The file of the call.
    ///   - line: The line of the call, a note of what the visitor reports.
    ///   - visitor: Looks at a resource.
    /// - Returns: The construct to add.
    public func visited(
        filePath: String = #filePath,
        line: UInt = #line,
        _ visitor: @escaping (VisitedResource) -> Void
    ) -> ModifiedConstruct<Self> {
        ModifiedConstruct(self, after: { $0.visit(filePath: filePath, line: line, visitor) })
    }
}

extension Graph {
    fileprivate func insert(
        _ visitor: @escaping (VisitedResource) -> Void,
        below place: [String],
        at location: SourceLocation
    ) {
        requireBuilding("a visitor is added to")
        insert(Visitor(place: place, location: location, action: visitor))
    }

    fileprivate func insert<R: ResourceType>(
        _ visitor: @escaping (Ref<R>, VisitedResource) -> Void,
        below place: [String],
        at location: SourceLocation
    ) {
        insert(
            { resource in
                guard resource.element.kind == .resource, resource.typeName == R.typeName else { return }
                visitor(Ref(element: resource.element, graph: resource.graph), resource)
            },
            below: place,
            at: location
        )
    }

    func visitResources() {
        guard !visitors.isEmpty else { return }
        let places = (resources.map { ($0.element, $0.scope) } + loops.map { ($0.element, $0.scope) })
        for visitor in visitors {
            for (element, scope) in places where element.path.isInside(visitor.place) {
                visitor.action(
                    VisitedResource(graph: self, element: element, scope: scope, visit: visitor.location)
                )
            }
        }
    }
}
