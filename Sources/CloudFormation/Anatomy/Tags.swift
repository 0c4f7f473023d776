internal import TemplateModel

extension App {
    /// Tags every resource of the app whose type can have tags.
    ///
    /// A stack or construct can give the tag another value, or remove it; so can the properties of a resource.
    ///
    /// ```swift
    /// app.addTag("Project", "Ingestion")
    /// app.addTag("Environment", Value(environment.rawValue))
    /// ```
    ///
    /// It does not matter whether the tag is added before or after what it is for; of two additions of one key in one place
    /// the later one counts.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html>
    /// - Parameters:
    ///   - key: The key: 1 to 128 characters, which do not begin with `aws:`.
    ///   - value: The value: at most 256 characters. Pseudo parameters are those of the stack that a resource is in.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func addTag(_ key: String, _ value: Value<String>, filePath: String = #filePath, line: UInt = #line) {
        graph.requireUnsynthesized("tag '\(key)' is added to")
        let location = SourceLocation(filePath: filePath, line: line)
        let problems = TagBounds.problems(key, value.expression)
        for problem in problems { graph.diagnose(.error, problem, at: location) }
        guard problems.isEmpty else { return }
        graph.insert(TagChange(key: key, value: value.expression, location: location), below: [])
    }
}

extension Scope {
    /// Tags every resource of this construct, and of those in it, whose type can have tags.
    ///
    /// It replaces the value that the tag has around the construct. A construct in it can give another value, or remove the
    /// tag; so can the properties of a resource. It does not matter whether the tag is added before or after what it is for;
    /// of two additions of one key in one place the later one counts.
    ///
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html>
    /// - Parameters:
    ///   - key: The key: 1 to 128 characters, which do not begin with `aws:`.
    ///   - value: The value: at most 256 characters.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func addTag(_ key: String, _ value: Value<String>, filePath: String = #filePath, line: UInt = #line) {
        addTag(key, value, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Keeps a tag of the stack, the app or a construct around this one from the resources of this construct.
    ///
    /// Nothing happens when there is no such tag.
    /// - Parameter key: The key.
    public func removeTag(_ key: String) {
        graph.requireUnsynthesized("tag '\(key)' is removed in")
        guard !isDuplicate else { return }
        graph.insert(TagChange(key: key, value: nil, location: location), below: path.components)
    }

    fileprivate func addTag(_ key: String, _ value: Value<String>, at location: SourceLocation) {
        graph.requireUnsynthesized("tag '\(key)' is added to")
        let problems = TagBounds.problems(key, value.expression)
        for problem in problems { error(problem, at: location) }
        guard problems.isEmpty, !isDuplicate else { return }
        graph.insert(TagChange(key: key, value: value.expression, location: location), below: path.components)
    }
}

extension Construct {
    /// The same construct or stack, with a tag on all its resources whose types can have tags.
    ///
    /// ```swift
    /// app.add("Orders", OrdersStack().tagged("Team", "Shop"))
    /// scope.add("Audit", AuditTrail().tagged("Retention", "7 years"))
    /// ```
    ///
    /// It replaces what the construct itself adds in its own scope; what that adds for a part of it stays.
    /// - Parameters:
    ///   - key: The key: 1 to 128 characters, which do not begin with `aws:`.
    ///   - value: The value: at most 256 characters.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    /// - Returns: The construct to add.
    public func tagged(
        _ key: String,
        _ value: Value<String>,
        filePath: String = #filePath,
        line: UInt = #line
    ) -> ModifiedConstruct<Self> {
        let location = SourceLocation(filePath: filePath, line: line)
        return ModifiedConstruct(self, after: { $0.addTag(key, value, at: location) })
    }

    /// The same construct or stack, without a tag of the app, the stack or a construct around it.
    /// - Parameter key: The key.
    /// - Returns: The construct to add.
    public func untagged(_ key: String) -> ModifiedConstruct<Self> {
        ModifiedConstruct(self, after: { $0.removeTag(key) })
    }
}

extension Ref {
    /// Tags the resource, after it was added, one that a construct of a library made for example.
    ///
    /// It replaces the value that the resource has or inherits; an imported resource stays as it is.
    /// - Parameters:
    ///   - key: The key: 1 to 128 characters, which do not begin with `aws:`.
    ///   - value: The value: at most 256 characters.
    ///   - filePath: The file of the call.
    ///   - line: The line of the call.
    public func addTag(_ key: String, _ value: Value<String>, filePath: String = #filePath, line: UInt = #line) {
        graph.addTag(key, value.expression, to: element, at: SourceLocation(filePath: filePath, line: line))
    }

    /// Keeps a tag of the app, the stack or a construct around the resource from it.
    ///
    /// Nothing happens when there is no such tag.
    /// - Parameter key: The key.
    public func removeTag(_ key: String) {
        graph.removeTag(key, from: element)
    }
}

extension Graph {
    func addTag(_ key: String, _ value: Expression, to element: Element, at location: SourceLocation) {
        requireUnsynthesized("tag '\(key)' is added to '\(element.path)' of")
        guard let scope = scope(of: element) else { return }
        let problems = TagBounds.problems(key, value)
        for problem in problems { diagnose(.error, problem, scope, location) }
        guard problems.isEmpty else { return }
        insert(TagChange(key: key, value: value, location: location), at: element)
    }

    func removeTag(_ key: String, from element: Element) {
        requireUnsynthesized("tag '\(key)' is removed from '\(element.path)' of")
        guard let scope = scope(of: element) else { return }
        insert(TagChange(key: key, value: nil, location: scope.location), at: element)
    }
}

/// A tag that is added, or removed when it has no value.
package struct TagChange {
    package let key: String
    package let value: Expression?
    package let location: SourceLocation
}

/// What AWS allows in tags.
///
/// <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>
enum TagBounds {
    /// The most tags of a resource.
    static let maximumCount = 50

    /// What is wrong with a tag.
    static func problems(_ key: String, _ value: Expression) -> [String] {
        var problems: [String] = []
        let length = key.unicodeScalars.count
        if !(1...128).contains(length) {
            problems.append("a tag's key must have 1 to 128 characters, got \(length) in '\(key)'")
        }
        if key.lowercased().hasPrefix("aws:") {
            problems.append("a tag's key must not begin with 'aws:', which only AWS uses, got '\(key)'")
        }
        if case .string(let text) = value, text.unicodeScalars.count > 256 {
            problems.append(
                "the value of tag '\(key)' must have at most 256 characters, got \(text.unicodeScalars.count)"
            )
        }
        return problems
    }
}
