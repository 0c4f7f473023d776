/// A CloudFormation resource type.
///
/// Generated, never instantiated.
public protocol ResourceType {
    /// The properties that a template may set.
    associatedtype Properties: PropertyValue
    /// The name in templates, `AWS::SQS::Queue` for example.
    static var typeName: String { get }
}
