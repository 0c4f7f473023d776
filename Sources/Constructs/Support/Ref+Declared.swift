internal import CloudFormation

extension Ref {
    /// What a property was declared as.
    /// - Parameter property: The top-level property.
    /// - Returns: `nil` when it was not declared, or the resource is imported.
    func declared(_ property: String) -> Expression? {
        guard let record = graph.resource(element)?.content, case .object(let members) = record.properties else {
            return nil
        }
        return record.overrides[property] ?? members[property]
    }
}
