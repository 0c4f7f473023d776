import ResourceSchemas
import TemplateModel

extension Resolver {
    /// The resources that exist, as far as conditions tell.
    ///
    /// One whose condition depends on what is not known counts as existing: with the same parameters it does in both
    /// versions or in neither.
    var existingResources: [String] {
        resources.compactMap { logicalID, entry in
            // A macro or a loop over what is not known stands for resources that only CloudFormation knows.
            if logicalID.utf8.starts(with: "Fn::".utf8) { return nil }
            guard let name = entry["Condition"]?.stringValue else { return logicalID }
            return condition(name) == .bool(false) ? nil : logicalID
        }
    }

    /// The type of a resource; `nil` when it has none, or is none.
    func typeName(of logicalID: String) -> String? { resources[logicalID]?["Type"]?.stringValue }

    /// Whether an attribute stays the same as long as the physical resource does.
    func isIdentity(_ attribute: String, of logicalID: String) -> Bool {
        guard let type = typeName(of: logicalID), let schema = schemas[type] else { return false }
        let path = attribute.split(separator: ".").map(String.init)
        if schema.primaryIdentifier.contains(path) || schema.createOnly.contains(path) { return true }
        // Schemas do not say that what identifies a resource otherwise is given to it once.
        return attribute == "Arn" || attribute.hasSuffix("Id") || attribute == "\(type.lastName)Arn"
    }
}

extension String {
    /// The last part of a type's name, `Queue` of `AWS::SQS::Queue`.
    var lastName: Substring { self[(lastIndex(of: ":").map { index(after: $0) } ?? startIndex)...] }
}
