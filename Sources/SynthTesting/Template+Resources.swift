public import CloudFormation
public import TemplateModel

extension Template {
    /// The resources of a type.
    ///
    /// ```swift
    /// let alarms = template.resources(of: CloudWatch.Alarm.self)
    /// #expect(alarms.map(\.logicalID) == ["OrdersDeadLetterDepth", "OrdersErrors"])
    /// ```
    /// - Parameter type: The resource type.
    /// - Returns: The resources in the order of the template: a synthesized one is sorted by logical ID.
    public func resources<R: ResourceType>(of type: R.Type) -> [TemplateResource] {
        resources.compactMap { TemplateResource(logicalID: $0.key, $0.value) }.filter { $0.typeName == R.typeName }
    }

    /// A resource by its name in the template.
    /// - Parameter logicalID: The name.
    /// - Returns: The resource, `nil` when there is none of that name.
    public func resource(_ logicalID: String) -> TemplateResource? {
        TemplateResource(logicalID: logicalID, resources[logicalID])
    }

    /// How many resources there are of a type.
    /// - Parameter type: The resource type.
    /// - Returns: The number, 0 when there are none.
    public func resourceCount<R: ResourceType>(of type: R.Type) -> Int { resources(of: type).count }

    /// Whether there is a resource with certain properties, beside others that it may have.
    ///
    /// ```swift
    /// #expect(template.hasResource(of: SQS.Queue.self, with: ["RedrivePolicy": ["maxReceiveCount": 5]]))
    /// ```
    ///
    /// ``expectResource(of:with:in:sourceLocation:)`` also says what the resources have instead.
    /// - Parameters:
    ///   - type: The resource type.
    ///   - pattern: The properties, compared as `Node.includes(_:)` does.
    /// - Returns: Whether one of the resources has them all.
    public func hasResource<R: ResourceType>(of type: R.Type, with pattern: Node) -> Bool {
        resources(of: type).contains { Node.object($0.properties).includes(pattern) }
    }

    /// The value of an output.
    ///
    /// ```swift
    /// #expect(template.outputValue("QueueURL") == ["Ref": "OrdersQueue"])
    /// ```
    /// - Parameter name: The logical ID of the output.
    /// - Returns: The value, `nil` when there is no output of that name.
    public func outputValue(_ name: String) -> Node? { outputs[name]?["Value"] }
}
