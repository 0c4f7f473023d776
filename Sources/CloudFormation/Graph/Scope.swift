/// The place in the tree where a construct builds itself.
public struct Scope {
    /// Where in the tree the construct is.
    public let path: ConstructPath
    /// The line that added the construct.
    public let location: SourceLocation
    package let graph: Graph
    package let stack: Int
    /// The construct around this one, `nil` for a stack.
    package let parent: Ancestor?
    /// Whether this construct, or one around it, has the identifier of another one.
    ///
    /// That has been reported, so nothing below is.
    package let isDuplicate: Bool

    /// Adds a construct.
    /// - Parameters:
    ///   - id: The name of the construct here. It becomes part of logical IDs, so a change of it replaces resources.
    ///   - construct: What to add.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: What the construct lets others refer to.
    /// - Throws: What the construct throws, nothing for most.
    @discardableResult
    public func add<C: Construct>(
        _ id: String,
        _ construct: C,
        filePath: String = #filePath,
        line: UInt = #line
    ) throws(C.Failure) -> C.Output {
        try add(id, construct, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Adds a construct on behalf of another line: that of a configuration entry, or that which added the enclosing construct.
    /// - Parameters:
    ///   - id: The name of the construct here. It becomes part of logical IDs, so a change of it replaces resources.
    ///   - construct: What to add.
    ///   - location: The line that problems of the construct point at.
    /// - Returns: What the construct lets others refer to.
    /// - Throws: What the construct throws, nothing for most.
    @discardableResult
    public func add<C: Construct>(
        _ id: String,
        _ construct: C,
        at location: SourceLocation
    ) throws(C.Failure) -> C.Output {
        graph.requireBuilding("\(location): '\(path)/\(id)' is added to")
        return try construct.build(in: graph.enter(id, self, location))
    }

    /// Reports a problem that keeps the template from being written.
    /// - Parameters:
    ///   - message: What is wrong, the value given, the values allowed, the fix; lower case, no period at the end.
    ///   - location: The line that made the mistake; the line that added the construct when not given.
    public func error(_ message: String, at location: SourceLocation? = nil) {
        graph.diagnose(.error, message, self, location)
    }

    /// Reports a problem that the user should know of.
    /// - Parameters:
    ///   - message: What is wrong, the value given, the values allowed, the fix; lower case, no period at the end.
    ///   - location: The line that made the mistake; the line that added the construct when not given.
    public func warning(_ message: String, at location: SourceLocation? = nil) {
        graph.diagnose(.warning, message, self, location)
    }

    /// The environment for which the app is synthesized, `nil` when it has none.
    public var environment: String? { graph.environment }

    /// Adds data about the template, an entry of the section `Metadata`.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html>
    /// - Parameters:
    ///   - key: The name of the entry.
    ///   - value: The data.
    public func addTemplateMetadata(_ key: String, _ value: JSON) {
        graph.requireUnsynthesized("template metadata '\(key)' is added to")
        graph.stacks[stack].metadata[key] = value.expression
    }

    /// Exports a value whether or not another stack of the app uses it, so that the last use can be removed before the export is.
    /// - Parameter value: An attribute of, or reference to, a resource of this stack.
    public func export<T>(_ value: Value<T>) {
        graph.requireUnsynthesized("an export is added to")
        graph.stacks[stack].pinnedExports.append((value.expression, self))
    }
}

/// A construct around another one.
package final class Ancestor: Sendable {
    package let path: ConstructPath
    /// The path that names in templates are made of.
    package let namePath: ConstructPath
    package let location: SourceLocation
    package let parent: Ancestor?

    private init(path: ConstructPath, namePath: ConstructPath, location: SourceLocation, parent: Ancestor?) {
        self.path = path
        self.namePath = namePath
        self.location = location
        self.parent = parent
    }

    /// The construct of a scope, as one around others.
    package convenience init(_ scope: Scope) {
        self.init(path: scope.path, namePath: scope.namePath, location: scope.location, parent: scope.parent)
    }
}

extension Ancestor: Hashable {
    package static func == (left: Ancestor, right: Ancestor) -> Bool {
        left === right || left.path == right.path && left.location == right.location && left.parent == right.parent
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(location)
    }
}
