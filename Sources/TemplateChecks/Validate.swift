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
    validate([SystemTemplate(template, name: "")], schemas: schemas)[0]
}

/// Checks whole templates that belong together.
///
/// What a template reads from the outputs of another one relates their resources as if they were in one template. A finding is
/// in the template that is to be changed.
///
/// - Parameters:
///   - templates: Any templates.
///   - schemas: The facts of all types.
/// - Returns: What is wrong with each template and not accepted, in its order.
package func validate(_ templates: [SystemTemplate], schemas: ResourceSchemas) -> [[Diagnostic]] {
    let sessions = templates.map { template in
        CheckSession(TemplateContext(template.template, schemas: schemas, paths: template.paths), Findings())
    }
    for session in sessions {
        StructureCheck(session.context).run(into: session.findings)
        SchemaCheck(session).run(into: session.findings)
        ReferenceCheck(session.context).run(into: session.findings)
        PolicyCheck(session).run()
        ResourceRuleCheck(session).run()
    }
    let system = TemplateSystem(templates, sessions.map(\.context))
    for group in system.groups {
        if group.count == 1 {
            RelationCheck(sessions[group[0]]).run()
        } else {
            let findings = Findings()
            let joined = system.joined(group, of: templates)
            RelationCheck(CheckSession(TemplateContext(joined, schemas: schemas), findings)).run()
            findings.distribute(to: sessions.map(\.findings), templates.map(\.name))
        }
    }
    return sessions.map { session in
        var acceptances = TemplateAcceptances(session.context.template, session.findings)
        acceptances.apply(to: session.findings, isComplete: !session.hasUnknownMacro)
        return session.findings.diagnostics(inOrderOf: session.context.template)
    }
}
