/// `Fn::ForEach`: one resource for each element of a list that only CloudFormation knows.
///
/// Adds the transform `AWS::LanguageExtensions`.
///
/// For a list that is known now, a Swift loop is better: its resources have references of their own.
///
/// ```swift
/// let names = scope.add("TopicNames", Parameter.commaDelimitedList(default: ["success", "failure"]))
/// scope.add("Topic", ForEach(in: names) { name in
///     Resource(SNS.Topic.self, .init(topicName: name))
/// })
/// ```
///
/// The elements must be alphanumeric, as they become part of logical IDs: `Topic` and the element.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
public struct ForEach<R> {
    private let collection: List<Value<String>>
    private let resource: (Value<String>) -> Resource<R>
}

extension ForEach: Construct where R: ResourceType {
    /// Describes the loop.
    /// - Parameters:
    ///   - collection: A list of texts: a parameter, a list of a mapping, or literals.
    ///   - resource: Makes the resource for an element.
    public init(in collection: List<Value<String>>, _ resource: @escaping (Value<String>) -> Resource<R>) {
        self.collection = collection
        self.resource = resource
    }

    /// Declares the loop in the stack.
    public func build(in scope: Scope) {
        if case .array(let elements) = collection.expression {
            for case .string(let text) in elements where !ConstructPath.isLogicalID(text) {
                scope.error(
                    "an element of a ForEach must have ASCII letters and digits and nothing else, got '\(text)'"
                )
            }
        }
        let element = scope.graph.insertLoop(over: collection.expression, scope)
        let identifier = Value<String>(expression: .function("Ref", .string(element.loopIdentifier)))
        scope.graph.setBody(resource(identifier).record(scope), ofLoop: element)
    }
}

extension Element {
    /// The loop variable.
    ///
    /// It must differ from all logical IDs, so it carries the loop's own name.
    package var loopIdentifier: String { namePath.logicalID + "Item" }
}
