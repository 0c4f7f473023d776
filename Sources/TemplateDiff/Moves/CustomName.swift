import ResourceSchemas
import TemplateChecks
import TemplateModel

/// The name that a template gives to a physical resource.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
struct CustomName: Equatable {
    /// The property.
    let property: String
    /// The name.
    let value: Node

    /// Looks for the name; `nil` when CloudFormation chooses one.
    init?(_ properties: Object?, of schema: ResourceSchema?) {
        guard let properties, let schema, let property = Self.property(of: schema), let value = properties[property]
        else { return nil }
        self.property = property
        self.value = value
    }

    private static func property(of schema: ResourceSchema) -> String? {
        let settable = schema.createOnly.filter { $0.count == 1 && !schema.readOnly.contains($0) }.map { $0[0] }
        let type = schema.typeName.lastName
        if let name = settable.first(where: { $0 == "\(type)Name" || $0 == "\(type)Identifier" }) { return name }
        // A name within something else is no name of its own.
        guard schema.primaryIdentifier.count == 1, let identifier = schema.primaryIdentifier.first,
            identifier.count == 1
        else { return nil }
        if settable.contains(identifier[0]) {
            let name = identifier[0]
            return name.hasSuffix("Name") || name.hasSuffix("Identifier") ? name : nil
        }
        let others = settable.filter { $0.hasSuffix("Name") || $0.hasSuffix("Arn") || $0.hasSuffix("Id") }
        return others == ["Name"] ? "Name" : nil
    }
}
