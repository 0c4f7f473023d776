public import ResourceSchemas
public import TemplateModel

/// Checks a whole template against the schemas of its resource types and the rules of templates.
///
/// - Parameters:
///   - template: Any template, whoever wrote it.
///   - schemas: The facts of all types; pass the same ones to check several templates faster.
/// - Returns: What is wrong and not accepted by the template's metadata, with the place in the template, in its order;
///   empty when nothing is.
public func validate(_ template: Template, schemas: ResourceSchemas = ResourceSchemas()) -> [Diagnostic] {
    validate(template, schemas: schemas, paths: nil)
}

/// Checks a whole template of which it is known where its resources come from.
///
/// - Parameters:
///   - template: Any template.
///   - schemas: The facts of all types.
///   - paths: The way from the stack to the construct of each resource.
/// - Returns: What is wrong and not accepted, in the order of the template.
package func validate(
    _ template: Template,
    schemas: ResourceSchemas,
    paths: TemplateParts.Paths?
) -> [Diagnostic] {
    let context = TemplateContext(template, schemas: schemas, paths: paths)
    let findings = Findings()
    let session = CheckSession(context, findings)
    StructureCheck(context).run(into: findings)
    SchemaCheck(session).run(into: findings)
    ReferenceCheck(context).run(into: findings)
    PolicyCheck(session).run()
    ResourceRuleCheck(session).run()
    RelationCheck(session).run()
    var acceptances = TemplateAcceptances(template, findings)
    acceptances.apply(to: findings, isComplete: !session.hasUnknownMacro)
    return findings.diagnostics(inOrderOf: template)
}
