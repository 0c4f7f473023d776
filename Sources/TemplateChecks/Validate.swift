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
    let context = TemplateContext(template, schemas: schemas)
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
