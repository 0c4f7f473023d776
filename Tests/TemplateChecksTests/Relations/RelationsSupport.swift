import ResourceSchemas
import TemplateModel
import Testing

@testable import TemplateChecks

/// How the resources of a template are connected.
func relations(_ yaml: String) throws -> Relations {
    let context = TemplateContext(try ParsedTemplate(parsing: yaml).template, schemas: ResourceSchemas())
    return Relations(CheckSession(context, Findings()))
}

extension Choices {
    /// The conditions and parameters, `IsProduction !HasKey Size=5`.
    var testText: String {
        let conditions = conditions.map { $0.value ? $0.name : "!\($0.name)" }
        let parameters = parameters.map { "\($0.name)=\($0.value.scalarText ?? "…")" }
        return (conditions + parameters).joined(separator: " ")
    }
}

extension Target {
    /// The logical ID, or the service of another resource.
    var testText: String { resource?.subject.logicalID ?? "(\(service ?? "?"))" }
}
