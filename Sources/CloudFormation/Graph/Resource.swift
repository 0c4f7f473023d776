/// A resource of any type, as its schema describes it.
///
/// ```swift
/// let queue = scope.add("Queue", Resource(SQS.Queue.self, .init(visibilityTimeout: 60)))
/// ```
public struct Resource<R> {
    private var expression: Expression
    /// What CloudFormation itself does with the resource.
    public var options: ResourceOptions
    /// Properties by CloudFormation name that replace or complete the typed ones: for what the schema does not know yet.
    public var overrides: [String: JSON]
}

// Constraints are on extensions, for a quick start: docs/adr/0017-constraints-on-extensions.md.
extension Resource: Construct where R: ResourceType {
    /// Describes a resource.
    /// - Parameters:
    ///   - type: The resource type.
    ///   - properties: The properties.
    ///   - options: What CloudFormation itself does with the resource; its defaults when not given.
    ///   - overrides: Properties by CloudFormation name that replace or complete the typed ones.
    public init(
        _ type: R.Type = R.self,
        _ properties: R.Properties,
        options: ResourceOptions = ResourceOptions(),
        overrides: [String: JSON] = [:]
    ) {
        expression = properties.expression
        self.options = options
        self.overrides = overrides
    }

    /// The properties.
    public var properties: R.Properties {
        get { R.Properties(expression: expression) }
        set { expression = newValue.expression }
    }

    /// Declares the resource in the stack.
    public func build(in scope: Scope) -> Ref<R> {
        Ref(element: scope.graph.insert(resource: record(scope), scope), graph: scope.graph)
    }

    func record(_ scope: Scope) -> ResourceRecord {
        var record = ResourceRecord(type: R.typeName, properties: expression, options: options)
        for (key, value) in overrides { record.overrides[key] = value.expression }
        return record
    }
}

extension Resource: Equatable {
    /// Two descriptions are equal when they make the same resource.
    public static func == (left: Resource, right: Resource) -> Bool {
        left.expression == right.expression && left.options == right.options && left.overrides == right.overrides
    }
}

/// A resource that exists already and that the app only refers to.
///
/// ```swift
/// let table = scope.add("Orders", Imported(DynamoDB.Table.self, reference: "orders",
///     attributes: ["Arn": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"]))
/// ```
public struct Imported<R> {
    private let reference: Value<String>
    private let attributes: [String: JSON]
}

extension Imported: Construct where R: ResourceType {
    /// Describes a resource that exists already.
    /// - Parameters:
    ///   - type: The resource type.
    ///   - reference: What `Ref` would return for it.
    ///   - attributes: What `Fn::GetAtt` would return for it, by attribute. Use of one that is not given is an error.
    public init(_ type: R.Type = R.self, reference: Value<String>, attributes: [String: JSON] = [:]) {
        self.reference = reference
        self.attributes = attributes
    }

    /// Makes the resource known to the app; the template gets nothing of it.
    public func build(in scope: Scope) -> Ref<R> {
        let element = scope.graph.insert(
            imported: reference.expression,
            attributes: attributes.mapValues(\.expression),
            type: R.typeName,
            scope
        )
        return Ref(element: element, graph: scope.graph)
    }
}
