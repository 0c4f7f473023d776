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
    let system = TemplateSystem(templates)
    var diagnostics: [[Diagnostic]] = Array(repeating: [], count: templates.count)
    for group in system.groups {
        let sessions = group.map { index in
            let context = TemplateContext(templates[index].template, schemas: schemas, paths: templates[index].paths)
            return CheckSession(context, Findings())
        }
        sessions.forEach(checkParts)
        if group.count == 1 {
            RelationCheck(sessions[0]).run()
        } else {
            let findings = Findings()
            let common = TemplateContext(system.joined(group, of: templates), schemas: schemas)
            RelationCheck(CheckSession(common, findings)).run()
            findings.distribute(to: Dictionary(uniqueKeysWithValues: zip(group, sessions.map(\.findings)))) {
                templates[$0].name
            }
        }
        for (index, session) in zip(group, sessions) { diagnostics[index] = accepted(session) }
    }
    return diagnostics
}

/// Checks all that concerns single parts of a template.
private func checkParts(of session: CheckSession) {
    StructureCheck(session.context).run(into: session.findings)
    SchemaCheck(session).run(into: session.findings)
    ReferenceCheck(session.context).run(into: session.findings)
    PolicyCheck(session).run()
    ResourceRuleCheck(session).run()
}

/// What is found and not accepted by the template's metadata, in the order of the template.
private func accepted(_ session: CheckSession) -> [Diagnostic] {
    var acceptances = TemplateAcceptances(session.context.template, session.findings)
    acceptances.apply(to: session.findings, isComplete: !session.hasUnknownMacro)
    return session.findings.diagnostics(inOrderOf: session.context.template)
}
