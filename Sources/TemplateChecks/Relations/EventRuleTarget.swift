import TemplateModel

/// What a rule of Amazon EventBridge delivers events to.
struct EventRuleTarget {
    /// The rule.
    let rule: ResourceView
    /// The entry of `Targets`.
    let entry: FoundValue
    /// What it names.
    let target: Target
}

extension Relations {
    func findEventRuleTargets() -> [EventRuleTarget] {
        resources(of: "AWS::Events::Rule").flatMap { rule in
            rule.values("Targets", .items).flatMap { entry in
                rule.values("Arn", in: entry).filter { !$0.isAbsent }.map { arn in
                    EventRuleTarget(rule: rule, entry: entry, target: target(of: arn))
                }
            }
        }
    }
}
